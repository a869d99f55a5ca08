// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/internal/torch_forward_pass.h"

#include <c10/core/InferenceMode.h>

#include <algorithm>
#include <cmath>

#include "core/base/error.h"
#include "core/kernels/finite.h"
#include "core/model/hook_point.h"

namespace steerscope {
namespace {

[[noreturn]] void misuse(const std::string& problem, const std::string& field) {
    throw Error({.code = "RUN-003",
                 .problem = problem,
                 .field = field,
                 .hint = "This is a fault in the program; please report it."});
}

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

void checkContext(std::int64_t length, std::int32_t contextLength) {
    if (length <= contextLength) return;
    throw Error({.code = "RUN-002",
                 .problem = "The text is longer than the model's context",
                 .field = "length",
                 .found = std::to_string(length) + " tokens",
                 .allowed = std::to_string(contextLength) + " tokens or fewer",
                 .hint = "Shorten the prompt or the answer."});
}

FloatMatrix copyOf(RowsView rows) {
    return {rows.rows, rows.cols, std::vector<float>(rows.data, rows.data + rows.rows * rows.cols)};
}

} // namespace

TorchForwardPass::TorchForwardPass(const TorchTransformer& model, std::span<Lane> lanes)
    : m_model(model), m_parts(model.parts()), m_lanes(lanes), m_traces(lanes.size()) {
    const c10::InferenceMode noGradients;
    for (const Lane& lane : lanes)
        addLane(lane);
    for (const LaneSlot& slot : m_slots)
        slot.cache->reserve(slot.past + slot.count);
    m_x = embed();
    m_angles = anglesOfRows();
    allocateBuffers();
}

void TorchForwardPass::addLane(const Lane& lane) {
    auto* cache = dynamic_cast<TorchKvCache*>(lane.cache);
    if (!cache || !cache->belongsTo(&m_model))
        misuse("A lane's cache is not this model's", "cache");
    if (lane.tokens.empty()) misuse("A lane has no tokens", "tokens");
    for (const LaneSlot& other : m_slots) {
        if (other.cache == cache) misuse("Two lanes share one cache", "cache");
    }
    checkTokens(lane.tokens, m_parts.config.vocabSize);
    const LaneSlot slot{.cache = cache,
                        .firstRow = m_rowCount,
                        .count = static_cast<std::int64_t>(lane.tokens.size()),
                        .past = cache->length().value};
    checkContext(slot.past + slot.count, m_parts.config.contextLength);
    m_slots.push_back(slot);
    m_rowCount += slot.count;
}

at::Tensor TorchForwardPass::embed() const {
    at::Tensor ids = at::empty({m_rowCount}, at::kLong);
    std::int64_t* next = ids.data_ptr<std::int64_t>();
    for (const Lane& lane : m_lanes) {
        for (const TokenId token : lane.tokens)
            *next++ = token.value;
    }
    return m_parts.weights.embedding.index_select(0, ids.to(m_parts.device));
}

RopeAngles TorchForwardPass::anglesOfRows() const {
    const std::vector<double>& frequencies = m_parts.weights.inverseFrequencies;
    const auto half = static_cast<std::int64_t>(frequencies.size());
    at::Tensor cos = at::empty({m_rowCount, half}, at::kFloat);
    at::Tensor sin = at::empty({m_rowCount, half}, at::kFloat);
    float* c = cos.data_ptr<float>();
    float* s = sin.data_ptr<float>();
    for (const LaneSlot& slot : m_slots) {
        for (std::int64_t t = 0; t < slot.count; ++t) {
            for (const double frequency : frequencies) {
                const double angle = static_cast<double>(slot.past + t) * frequency;
                *c++ = static_cast<float>(std::cos(angle));
                *s++ = static_cast<float>(std::sin(angle));
            }
        }
    }
    return {cos.to(m_parts.device), sin.to(m_parts.device)};
}

void TorchForwardPass::allocateBuffers() {
    const ModelConfig& c = m_parts.config;
    const std::int64_t queries = std::int64_t{c.nHeads} * c.headDim;
    const std::int64_t keys = std::int64_t{c.nKvHeads} * c.headDim;
    const auto rows = [this](std::int64_t cols) {
        return at::empty({m_rowCount, cols}, m_x.options());
    };
    m_normed = rows(c.dModel);
    m_qkv = rows(queries + 2 * keys);
    m_attended = rows(queries);
    m_gateUp = rows(2 * std::int64_t{c.dFf});
    m_gated = rows(c.dFf);
}

bool TorchForwardPass::advance() {
    if (m_next == m_parts.config.nLayers || m_lanes.empty()) return false;
    const c10::InferenceMode noGradients;
    upload();
    runBlock(m_parts.weights.layers[static_cast<std::size_t>(m_next)]);
    ++m_next;
    editAndCapture();
    return true;
}

/// x += attention(norm(x)); x += mlp(norm(x))
void TorchForwardPass::runBlock(const LayerWeights& w) {
    const BlockOps& ops = *m_parts.ops;
    ops.rmsNorm(m_normed, m_x, w.attentionNorm);
    ops.linear(m_qkv, m_normed, w.qkv, w.qkvBias);
    ops.rotate(m_qkv, m_angles);
    ops.attend(m_attended, m_qkv, m_next, m_slots);
    ops.addLinear(m_x, m_attended, w.attentionOutput);

    ops.rmsNorm(m_normed, m_x, w.mlpNorm);
    ops.linear(m_gateUp, m_normed, w.gateUp, at::Tensor());
    ops.gate(m_gated, m_gateUp);
    ops.addLinear(m_x, m_gated, w.down);
}

void TorchForwardPass::upload() {
    if (!m_hostIsAhead) return;
    m_x.copy_(m_host);
    m_hostIsAhead = false;
}

RowsView TorchForwardPass::rows() {
    const c10::InferenceMode noGradients;
    if (!m_x.is_cpu() && !m_hostIsAhead) {
        m_host = m_x.cpu();
        m_hostIsAhead = true;
    }
    float* data = (m_x.is_cpu() ? m_x : m_host).data_ptr<float>();
    return {data, static_cast<std::size_t>(m_rowCount),
            static_cast<std::size_t>(m_parts.config.dModel)};
}

void TorchForwardPass::editAndCapture() {
    for (std::size_t i = 0; i < m_lanes.size(); ++i) {
        const Lane& lane = m_lanes[i];
        const bool edits = lane.edit && lane.edit->touches(layer());
        if (!edits && lane.capture == Capture::none) continue;
        const LaneSlot& slot = m_slots[i];
        const RowsView mine = rows().slice(static_cast<std::size_t>(slot.firstRow),
                                           static_cast<std::size_t>(slot.count));
        if (edits) edit(lane, slot, mine);
        if (lane.capture == Capture::residPost) m_traces[i].layers.push_back(copyOf(mine));
    }
}

void TorchForwardPass::edit(const Lane& lane, const LaneSlot& slot, RowsView rows) const {
    lane.edit->apply(layer(), Position(static_cast<std::int32_t>(slot.past)), rows);
    if (allFinite({rows.data, rows.rows * rows.cols})) return;
    throw Error({.code = "NUM-001",
                 .problem = "Steering has driven the activations out of range",
                 .field = toText({layer(), HookSite::residPost}),
                 .found = "infinite or undefined values at position " + std::to_string(slot.past) +
                          " or after",
                 .hint = "Lower the strength, or leave this layer out."});
}

std::vector<std::int64_t> TorchForwardPass::rowsThatNeedLogits() const {
    std::vector<std::int64_t> out;
    for (std::size_t i = 0; i < m_lanes.size(); ++i) {
        const LaneSlot& slot = m_slots[i];
        const std::int64_t end = slot.firstRow + slot.count;
        std::int64_t row = end;
        if (m_lanes[i].logits == LogitsFor::lastPosition) row = end - 1;
        if (m_lanes[i].logits == LogitsFor::allPositions) row = slot.firstRow;
        for (; row < end; ++row)
            out.push_back(row);
    }
    return out;
}

std::vector<LaneResult> TorchForwardPass::finish() {
    const c10::InferenceMode noGradients;
    upload();
    std::vector<std::int64_t> wanted = rowsThatNeedLogits();
    at::Tensor logits;
    if (!wanted.empty()) {
        const at::Tensor index =
            at::from_blob(wanted.data(), {static_cast<std::int64_t>(wanted.size())}, at::kLong);
        logits = m_model.logitRows(m_x.index_select(0, index.to(m_parts.device))).cpu();
    }
    std::vector<LaneResult> out = resultsWith(logits);
    for (const LaneSlot& slot : m_slots) {
        slot.cache->commit(Position(static_cast<std::int32_t>(slot.past + slot.count)));
    }
    return out;
}

std::vector<LaneResult> TorchForwardPass::resultsWith(const at::Tensor& logits) {
    std::vector<LaneResult> out(m_lanes.size());
    const auto vocabulary = static_cast<std::size_t>(m_parts.config.vocabSize);
    float* next = logits.defined() ? logits.data_ptr<float>() : nullptr;
    for (std::size_t i = 0; i < m_lanes.size(); ++i) {
        out[i].trace = std::move(m_traces[i]);
        out[i].trace.first = Position(static_cast<std::int32_t>(m_slots[i].past));
        if (m_lanes[i].logits == LogitsFor::none) continue;
        const bool all = m_lanes[i].logits == LogitsFor::allPositions;
        const RowsView mine{next, all ? m_lanes[i].tokens.size() : 1, vocabulary};
        next += mine.rows * mine.cols;
        if (!allFinite({mine.data, mine.rows * mine.cols})) {
            throw Error({.code = "NUM-002",
                         .problem = "The model's output is out of range",
                         .field = "logits of lane " + std::to_string(i),
                         .found = "infinite or undefined values",
                         .hint = "Lower the strength of the steering; if there is none, the "
                                 "model file is damaged."});
        }
        out[i].logits = copyOf(mine);
    }
    return out;
}

} // namespace steerscope
