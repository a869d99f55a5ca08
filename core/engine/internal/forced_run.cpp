// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/internal/forced_run.h"

#include <algorithm>

namespace steerscope {

ForcedRun::ForcedRun(const LanguageModel& model, std::vector<ForcedLane> lanes)
    : m_model(model), m_lanes(std::move(lanes)) {}

std::size_t ForcedRun::steps(const LanguageModel& model, std::size_t longestLane) {
    const std::size_t chunks = (longestLane + kChunk - 1) / kChunk;
    return chunks * static_cast<std::size_t>(model.config().nLayers);
}

bool ForcedRun::step() {
    if (!m_pass && !beginChunk()) return false;
    m_pass->advance();
    if (m_pass->layer().value + 1 == m_model.config().nLayers) endChunk();
    return true;
}

bool ForcedRun::beginChunk() {
    m_chunk.clear();
    m_chunkLanes.clear();
    for (std::size_t i = 0; i < m_lanes.size(); ++i) {
        ForcedLane& lane = m_lanes[i];
        if (lane.tokens.size() <= m_done) continue;
        const std::size_t count = std::min(kChunk, lane.tokens.size() - m_done);
        m_chunk.push_back({.tokens = std::span(lane.tokens).subspan(m_done, count),
                           .cache = lane.cache.get(),
                           .edit = lane.edit,
                           .capture = lane.capture,
                           .logits = LogitsFor::none});
        m_chunkLanes.push_back(i);
    }
    if (m_chunk.empty()) return false;
    m_pass = m_model.begin(m_chunk);
    return true;
}

void ForcedRun::endChunk() {
    // A pass is complete, its caches kept, once advance() has said that no block is left.
    m_pass->advance();
    std::vector<LaneResult> results = m_pass->finish();
    for (std::size_t i = 0; i < results.size(); ++i) {
        ForcedLane& lane = m_lanes[m_chunkLanes[i]];
        if (lane.capture == Capture::none) continue;
        if (lane.trace.layers.empty()) {
            lane.trace = std::move(results[i].trace);
        } else {
            lane.trace.append(results[i].trace);
        }
    }
    m_pass.reset();
    m_done += kChunk;
}

} // namespace steerscope
