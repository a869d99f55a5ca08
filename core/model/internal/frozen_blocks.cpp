// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/internal/frozen_blocks.h"

#include <limits>

#include "core/base/error.h"
#include "core/model/internal/frozen_linear.h"

namespace steerscope {
namespace {

void requireLane(const DifferentiableLane& lane) {
    if (lane.prefix && lane.rows > 0) return;
    throw Error({.code = "RUN-003",
                 .problem = "A lane has no prefix or no rows",
                 .field = "lanes",
                 .hint = "This is a fault in the program; please report it."});
}

void requireContext(std::int64_t length, std::int32_t contextLength) {
    if (length <= contextLength) return;
    throw Error({.code = "RUN-002",
                 .problem = "The text is longer than the model's context",
                 .field = "length",
                 .found = std::to_string(length) + " tokens",
                 .allowed = std::to_string(contextLength) + " tokens or fewer",
                 .hint = "Shorten the prompt or the answer."});
}

} // namespace

FrozenBlocks::FrozenBlocks(const FrozenWeights& weights, std::span<const DifferentiableLane> lanes)
    : m_weights(weights), m_config(weights.config()) {
    for (const DifferentiableLane& lane : lanes) {
        requireLane(lane);
        Lane added{.prefix = lane.prefix,
                   .past = lane.prefix->length().value,
                   .count = static_cast<std::int64_t>(lane.rows),
                   .mask = {},
                   .slidingMask = {}};
        requireContext(added.past + added.count, m_config.contextLength);
        for (LayerIndex l(0); l.value < m_config.nLayers; ++l) {
            at::Tensor& mask = m_config.isSliding(l) ? added.slidingMask : added.mask;
            if (!mask.defined()) mask = maskOf(added, l);
        }
        m_counts.push_back(added.count);
        m_rows += added.count;
        m_lanes.push_back(std::move(added));
    }
    for (LayerIndex l(0); l.value < m_config.nLayers; ++l) {
        RopeAngles& angles = m_config.isSliding(l) ? m_slidingAngles : m_angles;
        if (!angles.cos.defined()) angles = anglesOf(l);
    }
}

at::Tensor FrozenBlocks::maskOf(const Lane& lane, LayerIndex layer) const {
    at::Tensor mask = at::full({lane.count, lane.past + lane.count},
                               -std::numeric_limits<float>::infinity(), at::kFloat);
    for (std::int64_t t = 0; t < lane.count; ++t) {
        const std::int64_t position = lane.past + t;
        const std::int64_t first = m_config.firstSeen(layer, static_cast<std::int32_t>(position));
        mask[t].narrow(0, first, position + 1 - first).zero_();
    }
    return mask.to(m_weights.device());
}

/// [N × 1 × r/2]: one row of angles for all heads.
RopeAngles FrozenBlocks::anglesOf(LayerIndex layer) const {
    const RopeFrequencies& frequencies = m_weights.rope(layer);
    const std::size_t half = frequencies.inverse.size();
    at::Tensor cos = at::empty({m_rows, 1, static_cast<std::int64_t>(half)}, at::kFloat);
    at::Tensor sin = at::empty_like(cos);
    float* c = cos.data_ptr<float>();
    float* s = sin.data_ptr<float>();
    for (const Lane& lane : m_lanes) {
        for (std::int64_t t = 0; t < lane.count; ++t, c += half, s += half)
            ropeAngles(frequencies, m_config.ropeMagnitude, lane.past + t, {c, half}, {s, half});
    }
    return {cos.to(m_weights.device()), sin.to(m_weights.device())};
}

at::Tensor FrozenBlocks::run(LayerIndex layer, const at::Tensor& x) const {
    const LayerWeights w = m_weights.layer(layer);
    at::Tensor added = attention(layer, w, x);
    if (m_config.postNorms) added = norm(added, w.postAttentionNorm);
    const at::Tensor middle = x + added;
    added = mlp(w, middle);
    if (m_config.postNorms) added = norm(added, w.postMlpNorm);
    return middle + added;
}

at::Tensor FrozenBlocks::norm(const at::Tensor& x, const at::Tensor& weight) const {
    return at::rms_norm(x, {weight.size(0)}, weight, m_config.normEps);
}

at::Tensor FrozenBlocks::attention(LayerIndex layer, const LayerWeights& w,
                                   const at::Tensor& x) const {
    const std::int64_t h = m_config.nHeads;
    const std::int64_t kv = m_config.nKvHeads;
    const at::Tensor qkv = frozenLinear(norm(x, w.attentionNorm), w.qkv, w.qkvBias);
    const auto parts =
        qkv.view({m_rows, h + 2 * kv, m_config.headDim}).split_with_sizes({h + kv, kv}, 1);
    at::Tensor turned = parts[0];
    if (m_config.qkNorm)
        turned = at::rms_norm(turned, {m_config.headDim}, {}, m_config.normEps) * w.headNorms;
    if (m_config.usesRope(layer))
        turned = rotate(turned, m_config.isSliding(layer) ? m_slidingAngles : m_angles);
    const auto lanes = at::cat({turned, parts[1]}, 1).split_with_sizes(m_counts, 0);
    std::vector<at::Tensor> attended;
    for (std::size_t i = 0; i < lanes.size(); ++i)
        attended.push_back(attendLane(layer, m_lanes[i], lanes[i]));
    return frozenLinear(at::cat(attended, 0), w.attentionOutput);
}

/// heads [N × (H + K) × d]: the first r values of each are turned in pairs.
at::Tensor FrozenBlocks::rotate(const at::Tensor& heads, const RopeAngles& angles) const {
    const std::int64_t half = angles.cos.size(2);
    const std::int64_t d = m_config.headDim;
    const auto parts = heads.split_with_sizes({2 * half, d - 2 * half}, 2);
    const bool halves = m_config.ropeStyle == RopeStyle::halves;
    const auto pairs =
        halves ? parts[0].split(half, 2) : parts[0].view({m_rows, -1, half, 2}).unbind(3);
    const at::Tensor a = pairs[0] * angles.cos - pairs[1] * angles.sin;
    const at::Tensor b = pairs[0] * angles.sin + pairs[1] * angles.cos;
    const at::Tensor turned = halves ? at::cat({a, b}, 2) : at::stack({a, b}, 3).flatten(2);
    return 2 * half == d ? turned : at::cat({turned, parts[1]}, 2);
}

/// heads [T × (H + 2K) × d], queries, keys, values → [T × H·d]. The queries that share a key head
/// are stacked above each other, so that keys and values need not be repeated.
at::Tensor FrozenBlocks::attendLane(LayerIndex layer, const Lane& lane,
                                    const at::Tensor& heads) const {
    const std::int64_t kv = m_config.nKvHeads;
    const std::int64_t group = m_config.nHeads / kv;
    const std::int64_t d = m_config.headDim;
    const auto parts = heads.transpose(0, 1).split_with_sizes({group * kv, kv, kv}, 0);
    const PrefixRows prefix = m_weights.prefix(*lane.prefix, layer);
    const at::Tensor keys = at::cat({prefix.keys, parts[1]}, 1);     // [K × S × d]
    const at::Tensor values = at::cat({prefix.values, parts[2]}, 1); // [K × S × d]
    const at::Tensor queries = parts[0].reshape({kv, group * lane.count, d});

    const double scale = m_config.attentionScale;
    at::Tensor scores = at::bmm(queries, keys.transpose(1, 2)) * scale; // [K × group·T × S]
    const double cap = m_config.attentionSoftcap;
    if (cap > 0) scores = at::tanh(scores / cap) * cap;
    const at::Tensor& mask = m_config.isSliding(layer) ? lane.slidingMask : lane.mask;
    scores = scores.view({kv, group, lane.count, -1}) + mask;
    const at::Tensor shares = at::softmax(scores, -1).view({kv, group * lane.count, -1});
    return at::bmm(shares, values)
        .view({group * kv, lane.count, d})
        .transpose(0, 1)
        .reshape({lane.count, group * kv * d});
}

at::Tensor FrozenBlocks::mlp(const LayerWeights& w, const at::Tensor& x) const {
    const auto parts = frozenLinear(norm(x, w.mlpNorm), w.gateUp).split(m_config.dFf, 1);
    const at::Tensor gate =
        m_config.activation == Activation::silu ? at::silu(parts[0]) : at::gelu(parts[0], "tanh");
    return frozenLinear(gate * parts[1], w.down);
}

} // namespace steerscope
