// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/internal/torch_forward_pass.h"

#include <c10/core/InferenceMode.h>

namespace steerscope {

TorchForwardPass::TorchForwardPass(const TorchTransformer& model, std::span<Lane> lanes)
    : BlockwisePass(model.config(), lanes), m_model(model), m_parts(model.parts()) {
    const c10::InferenceMode noGradients;
    addSlots();
    m_x = embed();
    m_angles = anglesOfRows(m_parts.weights.rope);
    m_slidingAngles = m_model.config().localRopeTheta > 0.0f
                          ? anglesOfRows(m_parts.weights.slidingRope)
                          : m_angles;
    allocateBuffers();
}

void TorchForwardPass::addSlots() {
    for (std::size_t i = 0; i < lanes().size(); ++i) {
        auto* cache = dynamic_cast<TorchKvCache*>(lanes()[i].cache);
        if (!cache || !cache->belongsTo(&m_model))
            misuse("A lane's cache is not this model's", "cache");
        const LaneRows& where = laneRows()[i];
        m_slots.push_back({.cache = cache,
                           .firstRow = static_cast<std::int64_t>(where.first),
                           .count = static_cast<std::int64_t>(where.count),
                           .past = static_cast<std::int64_t>(where.past)});
        cache->reserve(m_slots[i].past + m_slots[i].count);
    }
}

at::Tensor TorchForwardPass::embed() const {
    at::Tensor ids = at::empty({static_cast<std::int64_t>(rowCount())}, at::kLong);
    std::int64_t* next = ids.data_ptr<std::int64_t>();
    for (const Lane& lane : lanes()) {
        for (const TokenId token : lane.tokens)
            *next++ = token.value;
    }
    at::Tensor rows =
        m_parts.weights.embedding.index_select(0, ids.to(m_parts.placement.device)).to(at::kFloat);
    const float scale = m_model.config().embeddingScale;
    return scale == 1.0f ? rows : rows.mul_(scale);
}

RopeAngles TorchForwardPass::anglesOfRows(const RopeFrequencies& frequencies) const {
    const std::int64_t half = m_model.config().ropeDim / 2;
    at::Tensor cos = at::empty({static_cast<std::int64_t>(rowCount()), half}, at::kFloat);
    at::Tensor sin = at::empty_like(cos);
    const auto width = static_cast<std::size_t>(half);
    for (const LaneSlot& slot : m_slots) {
        for (std::int64_t t = 0; t < slot.count; ++t) {
            const std::int64_t at = (slot.firstRow + t) * half;
            ropeAngles(frequencies, m_model.config().ropeMagnitude, slot.past + t,
                       {cos.data_ptr<float>() + at, width}, {sin.data_ptr<float>() + at, width});
        }
    }
    return {cos.to(m_parts.placement.device), sin.to(m_parts.placement.device)};
}

void TorchForwardPass::allocateBuffers() {
    const ModelConfig& c = m_model.config();
    const std::int64_t queries = std::int64_t{c.nHeads} * c.headDim;
    const std::int64_t keys = std::int64_t{c.nKvHeads} * c.headDim;
    const auto rows = [this](std::int64_t cols) {
        return at::empty({static_cast<std::int64_t>(rowCount()), cols},
                         m_parts.placement.options());
    };
    m_normed = rows(c.dModel);
    m_qkv = rows(queries + 2 * keys);
    m_attended = rows(queries);
    m_gateUp = rows(2 * std::int64_t{c.dFf});
    m_gated = rows(c.dFf);
}

/// x += attention(norm(x)); x += mlp(norm(x)), each sum's right side normalised where the model
/// has norms for that.
void TorchForwardPass::runBlock(LayerIndex layer) {
    const c10::InferenceMode noGradients;
    const LayerWeights& w = m_parts.weights.layers[static_cast<std::size_t>(layer.value)];
    const BlockOps& ops = *m_parts.ops;
    ops.rmsNorm(m_normed, m_x, w.attentionNorm);
    ops.linear(m_qkv, m_normed, w.qkv, w.qkvBias);
    if (w.headNorms.defined()) ops.normHeads(m_qkv, w.headNorms);
    const ModelConfig& c = m_model.config();
    if (c.usesRope(layer)) ops.rotate(m_qkv, c.isSliding(layer) ? m_slidingAngles : m_angles);
    ops.attend(m_attended, m_qkv, layer.value, m_slots);
    addProduct(m_attended, w.attentionOutput, w.postAttentionNorm);

    ops.rmsNorm(m_normed, m_x, w.mlpNorm);
    ops.linear(m_gateUp, m_normed, w.gateUp, at::Tensor());
    ops.gate(m_gated, m_gateUp);
    addProduct(m_gated, w.down, w.postMlpNorm);
}

void TorchForwardPass::addProduct(const at::Tensor& in, const at::Tensor& weight,
                                  const at::Tensor& postNorm) {
    const BlockOps& ops = *m_parts.ops;
    if (!postNorm.defined()) return ops.addLinear(m_x, in, weight);
    ops.linear(m_normed, in, weight, at::Tensor());
    ops.rmsNorm(m_normed, m_normed, postNorm);
    m_x.add_(m_normed);
}

void TorchForwardPass::takeBackRows() {
    if (!m_hostIsAhead) return;
    const c10::InferenceMode noGradients;
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
    return {data, rowCount(), static_cast<std::size_t>(m_model.config().dModel)};
}

FloatMatrix TorchForwardPass::logitsOf(std::span<const std::size_t> rows) {
    const c10::InferenceMode noGradients;
    std::vector<std::int64_t> wanted(rows.begin(), rows.end());
    const at::Tensor index =
        at::from_blob(wanted.data(), {static_cast<std::int64_t>(wanted.size())}, at::kLong);
    const at::Tensor out =
        m_model.logitRows(m_x.index_select(0, index.to(m_parts.placement.device))).cpu();
    const float* values = out.const_data_ptr<float>();
    return {rows.size(), static_cast<std::size_t>(m_model.config().vocabSize),
            std::vector<float>(values, values + out.numel())};
}

void TorchForwardPass::commit(std::size_t lane, Position length) {
    m_slots[lane].cache->commit(length);
}

} // namespace steerscope
