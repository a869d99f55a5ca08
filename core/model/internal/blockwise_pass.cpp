// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/internal/blockwise_pass.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/kernels/finite.h"
#include "core/model/hook_point.h"

namespace steerscope {
namespace {

void checkTokens(std::span<const TokenId> tokens, std::int32_t vocabSize) {
    for (const TokenId token : tokens) {
        if (token.value >= 0 && token.value < vocabSize) continue;
        throw Error({.code = "RUN-001",
                     .problem = "A token does not exist in this model",
                     .field = "token",
                     .found = std::to_string(token.value),
                     .allowed = "0 to " + std::to_string(vocabSize - 1),
                     .hint = "Tokenise the text with the model that is to read it."});
    }
}

void checkContext(std::size_t length, std::int32_t contextLength) {
    if (length <= static_cast<std::size_t>(contextLength)) return;
    throw Error({.code = "RUN-002",
                 .problem = "The text is longer than the model's context",
                 .field = "length",
                 .found = std::to_string(length) + " tokens",
                 .allowed = std::to_string(contextLength) + " tokens or fewer",
                 .hint = "Shorten the prompt or the answer."});
}

void requireFinite(RowsView logits, std::size_t lane) {
    if (allFinite({logits.data, logits.rows * logits.cols})) return;
    throw Error({.code = "NUM-002",
                 .problem = "The model's output is out of range",
                 .field = "logits of lane " + std::to_string(lane),
                 .found = "infinite or undefined values",
                 .hint = "Lower the strength of the steering; if there is none, the "
                         "model file is damaged."});
}

FloatMatrix copyOf(RowsView rows) {
    return {rows.rows, rows.cols, std::vector<float>(rows.data, rows.data + rows.rows * rows.cols)};
}

Position positionOf(std::size_t index) {
    return Position(static_cast<std::int32_t>(index));
}

} // namespace

void BlockwisePass::misuse(const std::string& problem, const std::string& field) {
    throw Error({.code = "RUN-003",
                 .problem = problem,
                 .field = field,
                 .hint = "This is a fault in the program; please report it."});
}

BlockwisePass::BlockwisePass(const ModelConfig& config, std::span<Lane> lanes)
    : m_config(config), m_lanes(lanes), m_traces(lanes.size()) {
    for (const Lane& lane : lanes)
        addLane(lane);
}

void BlockwisePass::addLane(const Lane& lane) {
    if (!lane.cache) misuse("A lane has no cache", "cache");
    if (lane.tokens.empty()) misuse("A lane has no tokens", "tokens");
    for (std::size_t i = 0; i < m_laneRows.size(); ++i) {
        if (m_lanes[i].cache == lane.cache) misuse("Two lanes share one cache", "cache");
        if (lane.edit && m_lanes[i].edit == lane.edit) misuse("Two lanes share one edit", "edit");
    }
    checkTokens(lane.tokens, m_config.vocabSize);
    const LaneRows where{.first = m_rowCount,
                         .count = lane.tokens.size(),
                         .past = static_cast<std::size_t>(lane.cache->length().value)};
    checkContext(where.past + where.count, m_config.contextLength);
    m_laneRows.push_back(where);
    m_rowCount += where.count;
}

bool BlockwisePass::advance() {
    if (m_next == m_config.nLayers || m_lanes.empty()) return false;
    takeBackRows();
    runBlock(LayerIndex(m_next));
    ++m_next;
    editAndCapture();
    return true;
}

void BlockwisePass::editAndCapture() {
    const auto isWanted = [](const Lane& lane) {
        return lane.edit || lane.capture != Capture::none;
    };
    if (std::ranges::none_of(m_lanes, isWanted)) return;
    const RowsView all = rows();
    forLanes([&](std::size_t lane) { editAndCapture(lane, all); });
}

void BlockwisePass::editAndCapture(std::size_t index, RowsView all) {
    const Lane& lane = m_lanes[index];
    const bool edits = lane.edit && lane.edit->touches(layer());
    if (!edits && lane.capture == Capture::none) return;
    const LaneRows& where = m_laneRows[index];
    const RowsView mine = all.slice(where.first, where.count);
    if (edits) edit(lane, where, mine);
    if (lane.capture == Capture::residPost) m_traces[index].layers.push_back(copyOf(mine));
}

void BlockwisePass::forLanes(const std::function<void(std::size_t)>& work) {
    for (std::size_t lane = 0; lane < m_lanes.size(); ++lane)
        work(lane);
}

void BlockwisePass::edit(const Lane& lane, const LaneRows& where, RowsView rows) const {
    lane.edit->apply(layer(), positionOf(where.past), rows);
    if (allFinite({rows.data, rows.rows * rows.cols})) return;
    throw Error({.code = "NUM-001",
                 .problem = "Steering has driven the activations out of range",
                 .field = toText({layer(), HookSite::residPost}),
                 .found = "infinite or undefined values at position " + std::to_string(where.past) +
                          " or after",
                 .hint = "Lower the strength, or leave this layer out."});
}

std::vector<std::size_t> BlockwisePass::rowsThatNeedLogits() const {
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < m_lanes.size(); ++i) {
        const std::size_t end = m_laneRows[i].first + m_laneRows[i].count;
        std::size_t row = end;
        if (m_lanes[i].logits == LogitsFor::lastPosition) row = end - 1;
        if (m_lanes[i].logits == LogitsFor::allPositions) row = m_laneRows[i].first;
        for (; row < end; ++row)
            out.push_back(row);
    }
    return out;
}

std::vector<LaneResult> BlockwisePass::finish() {
    takeBackRows();
    const std::vector<std::size_t> wanted = rowsThatNeedLogits();
    std::vector<LaneResult> out = resultsWith(wanted.empty() ? FloatMatrix() : logitsOf(wanted));
    for (std::size_t i = 0; i < m_lanes.size(); ++i) {
        commit(i, positionOf(m_laneRows[i].past + m_laneRows[i].count));
    }
    return out;
}

std::vector<LaneResult> BlockwisePass::resultsWith(FloatMatrix logits) {
    std::vector<LaneResult> out(m_lanes.size());
    std::size_t next = 0;
    for (std::size_t i = 0; i < m_lanes.size(); ++i) {
        out[i].trace = std::move(m_traces[i]);
        out[i].trace.first = positionOf(m_laneRows[i].past);
        if (m_lanes[i].logits == LogitsFor::none) continue;
        const bool all = m_lanes[i].logits == LogitsFor::allPositions;
        const RowsView mine = logits.view().slice(next, all ? m_laneRows[i].count : 1);
        requireFinite(mine, i);
        next += mine.rows;
        out[i].logits = mine.rows == logits.rows() ? std::move(logits) : copyOf(mine);
    }
    return out;
}

} // namespace steerscope
