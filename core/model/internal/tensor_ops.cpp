// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>
#include <optional>

#include "core/model/internal/block_ops.h"

namespace steerscope {
namespace {

class TensorOps final : public BlockOps {
public:
    explicit TensorOps(const ModelConfig& config) : m_config(config) {}

    void linear(at::Tensor& out, const at::Tensor& in, const at::Tensor& weight,
                const at::Tensor& bias) const override {
        if (bias.defined()) {
            at::addmm_out(out, bias, in, weight.t());
        } else {
            at::mm_out(out, in, weight.t());
        }
    }

    void addLinear(at::Tensor& x, const at::Tensor& in, const at::Tensor& weight) const override {
        if (x.scalar_type() == in.scalar_type())
            x.addmm_(in, weight.t());
        else
            x.add_(at::mm(in, weight.t()));
    }

    void rmsNorm(at::Tensor& out, const at::Tensor& x, const at::Tensor& weight) const override {
        out.copy_(normalised(x.to(at::kFloat)) * weight);
    }

    void normHeads(at::Tensor& qkv, const at::Tensor& weights) const override {
        const at::Tensor x = turnedHeads(qkv);
        x.copy_(normalised(x.to(at::kFloat)) * weights);
    }

    void rotate(at::Tensor& qkv, const RopeAngles& angles) const override {
        const auto [a, b] = pairs(turnedHeads(qkv)); // each [N × heads × r/2]
        const at::Tensor cos = angles.cos.unsqueeze(1);
        const at::Tensor sin = angles.sin.unsqueeze(1);
        const at::Tensor turnedA = a * cos - b * sin;
        const at::Tensor turnedB = a * sin + b * cos;
        a.copy_(turnedA);
        b.copy_(turnedB);
    }

    void attend(at::Tensor& out, const at::Tensor& qkv, std::int64_t layer,
                std::span<const LaneSlot> lanes) const override {
        for (const LaneSlot& lane : lanes) {
            const at::Tensor rows = qkv.narrow(0, lane.firstRow, lane.count);
            out.narrow(0, lane.firstRow, lane.count).copy_(attendLane(rows, layer, lane));
        }
    }

    void gate(at::Tensor& out, const at::Tensor& gateUp) const override {
        const at::Tensor gate = gateUp.narrow(1, 0, m_config.dFf);
        const at::Tensor up = gateUp.narrow(1, m_config.dFf, m_config.dFf);
        out.copy_(m_config.activation == Activation::silu ? at::silu(gate) * up
                                                          : at::gelu(gate, "tanh") * up);
    }

private:
    at::Tensor normalised(const at::Tensor& x) const {
        return x * at::rsqrt(x.square().mean(-1, /*keepdim=*/true) + m_config.normEps);
    }

    /// Query and key heads of qkv, [N × (H + K) × d].
    at::Tensor turnedHeads(const at::Tensor& qkv) const {
        const std::int64_t heads = m_config.nHeads + m_config.nKvHeads;
        return qkv.narrow(1, 0, heads * m_config.headDim)
            .view({qkv.size(0), heads, m_config.headDim});
    }

    std::pair<at::Tensor, at::Tensor> pairs(const at::Tensor& heads) const {
        const std::int64_t half = m_config.ropeDim / 2;
        const at::Tensor x = heads.narrow(-1, 0, m_config.ropeDim);
        if (m_config.ropeStyle == RopeStyle::halves) {
            return {x.narrow(-1, 0, half), x.narrow(-1, half, half)};
        }
        const at::Tensor split = x.unflatten(-1, {half, 2});
        return {split.select(-1, 0), split.select(-1, 1)};
    }

    /// `rows` [T × (H + 2K)·d] → [T × H·d]
    at::Tensor attendLane(const at::Tensor& rows, std::int64_t layer, const LaneSlot& lane) const {
        const std::int64_t d = m_config.headDim;
        const std::int64_t kv = m_config.nKvHeads;
        const at::Tensor heads =
            rows.view({lane.count, m_config.nHeads + 2 * kv, d}).transpose(0, 1);
        const std::int64_t length = lane.past + lane.count;
        const at::Tensor keys = lane.cache->keys(layer).narrow(1, 0, length);
        const at::Tensor values = lane.cache->values(layer).narrow(1, 0, length);
        keys.narrow(1, lane.past, lane.count).copy_(heads.narrow(0, m_config.nHeads, kv));
        values.narrow(1, lane.past, lane.count).copy_(heads.narrow(0, m_config.nHeads + kv, kv));

        const at::Tensor q = heads.narrow(0, 0, m_config.nHeads).contiguous().unsqueeze(0);
        const std::int64_t group = m_config.nHeads / kv;
        const at::Tensor out =
            attention(q, keys.repeat_interleave(group, 0).unsqueeze(0),
                      values.repeat_interleave(group, 0).unsqueeze(0),
                      visible(lane, LayerIndex(static_cast<std::int32_t>(layer)), q.device()));
        return out.squeeze(0).transpose(0, 1).reshape({lane.count, m_config.nHeads * d});
    }

    /// softmax(cap(scale · q · Kᵀ)) V over the visible positions; all [1 × H × … × d].
    at::Tensor attention(const at::Tensor& q, const at::Tensor& keys, const at::Tensor& values,
                         const std::optional<at::Tensor>& mask) const {
        const double scale = m_config.attentionScale;
        if (m_config.attentionSoftcap == 0.0f) {
            return at::scaled_dot_product_attention(q, keys, values, mask, /*dropout_p=*/0.0,
                                                    /*is_causal=*/false, scale);
        }
        const double cap = m_config.attentionSoftcap;
        at::Tensor scores = at::matmul(q, keys.transpose(-1, -2)).to(at::kFloat) * scale;
        scores = at::tanh(scores / cap) * cap;
        if (mask) scores.masked_fill_(mask->logical_not(), -INFINITY);
        return at::matmul(at::softmax(scores, -1).to(values.scalar_type()), values);
    }

    /// [T × past + T], true where a new token may look; empty when it may look everywhere.
    std::optional<at::Tensor> visible(const LaneSlot& lane, LayerIndex layer,
                                      at::Device device) const {
        const std::int64_t length = lane.past + lane.count;
        const bool slides = m_config.isSliding(layer) && length > m_config.slidingWindow;
        if (lane.count == 1 && !slides) return std::nullopt;
        const auto options = at::TensorOptions().dtype(at::kBool).device(device);
        at::Tensor mask = at::ones({lane.count, length}, options).tril_(lane.past);
        if (slides) mask.triu_(lane.past - m_config.slidingWindow + 1);
        return mask;
    }

    ModelConfig m_config;
};

} // namespace

std::unique_ptr<BlockOps> makeTensorOps(const ModelConfig& config) {
    return std::make_unique<TensorOps>(config);
}

} // namespace steerscope
