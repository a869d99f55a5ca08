// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cstring>
#include <vector>

#include "core/kernels/activation.h"
#include "core/kernels/attention.h"
#include "core/kernels/linear.h"
#include "core/kernels/rms_norm.h"
#include "core/kernels/rope.h"
#include "core/kernels/thread_pool.h"
#include "core/model/internal/block_ops.h"
#include "core/model/internal/parallel_products.h"

namespace steerscope {
namespace {

/// A cost at which every item is worth a thread.
constexpr std::size_t kHeavy = 1u << 20;

std::size_t size(std::int64_t n) {
    return static_cast<std::size_t>(n);
}

std::span<float> rowOf(const at::Tensor& t, std::size_t row) {
    const std::size_t cols = size(t.size(1));
    return {t.data_ptr<float>() + row * cols, cols};
}

std::span<const float> valuesOf(const at::Tensor& t) {
    return {t.const_data_ptr<float>(), static_cast<std::size_t>(t.numel())};
}

LinearProduct describe(at::Tensor& out, const at::Tensor& in, const at::Tensor& weight) {
    return {.weight = weight.const_data_ptr<float>(),
            .in = in.const_data_ptr<float>(),
            .out = out.data_ptr<float>(),
            .rows = static_cast<std::size_t>(in.size(0)),
            .inCols = static_cast<std::size_t>(in.size(1)),
            .outCols = static_cast<std::size_t>(weight.size(0))};
}

/// Everything runs on one pool of ours. Libtorch's own threads stay idle during a pass.
class KernelOps final : public BlockOps {
public:
    KernelOps(const ModelConfig& config, int threads) : m_config(config), m_pool(threads) {
        if (config.attentionSoftcap > 0.0f) m_cappedAttention = makeTensorOps(config);
    }

    void linear(at::Tensor& out, const at::Tensor& in, const at::Tensor& weight,
                const at::Tensor& bias) const override {
        LinearProduct product = describe(out, in, weight);
        if (bias.defined()) product.bias = bias.const_data_ptr<float>();
        multiply(product);
    }

    void addLinear(at::Tensor& x, const at::Tensor& in, const at::Tensor& weight) const override {
        LinearProduct product = describe(x, in, weight);
        product.accumulate = true;
        multiply(product);
    }

    void rmsNorm(at::Tensor& out, const at::Tensor& x, const at::Tensor& weight) const override {
        const auto w = valuesOf(weight);
        forRows(x, [&](std::size_t i) {
            steerscope::rmsNorm(rowOf(x, i), w, m_config.normEps, rowOf(out, i));
        });
    }

    void normHeads(at::Tensor& qkv, const at::Tensor& weights) const override {
        const std::size_t d = size(m_config.headDim);
        forRows(qkv, [&](std::size_t i) {
            for (std::size_t h = 0; h < size(weights.size(0)); ++h) {
                const auto head = rowOf(qkv, i).subspan(h * d, d);
                steerscope::rmsNorm(head, rowOf(weights, h), m_config.normEps, head);
            }
        });
    }

    void rotate(at::Tensor& qkv, const RopeAngles& angles) const override {
        const auto turn =
            m_config.ropeStyle == RopeStyle::halves ? rotateHalves : rotateInterleaved;
        const std::size_t d = size(m_config.headDim);
        const std::size_t turned = size(m_config.ropeDim);
        const std::size_t heads = size(m_config.nHeads + m_config.nKvHeads);
        forRows(qkv, [&](std::size_t i) {
            for (std::size_t h = 0; h < heads; ++h) {
                turn(rowOf(qkv, i).subspan(h * d, turned), rowOf(angles.cos, i),
                     rowOf(angles.sin, i));
            }
        });
    }

    void attend(at::Tensor& out, const at::Tensor& qkv, std::int64_t layer,
                std::span<const LaneSlot> lanes) const override {
        if (m_cappedAttention) return m_cappedAttention->attend(out, qkv, layer, lanes);
        const std::size_t heads = size(m_config.nKvHeads);
        forRanges(m_pool, lanes.size() * heads, kHeavy, [&](std::size_t first, std::size_t last) {
            std::vector<float> scratch;
            for (std::size_t i = first; i < last; ++i) {
                const auto head = static_cast<std::int64_t>(i % heads);
                attendHead(out, qkv, layer, lanes[i / heads], head, scratch);
            }
        });
    }

    void gate(at::Tensor& out, const at::Tensor& gateUp) const override {
        const auto apply =
            m_config.activation == Activation::silu ? siluMultiply : geluTanhMultiply;
        const std::size_t width = size(m_config.dFf);
        forRows(out, [&](std::size_t i) {
            const auto row = rowOf(gateUp, i);
            apply(row.first(width), row.last(width), rowOf(out, i));
        });
    }

private:
    /// Calls row(i) for every row of `rows`.
    template <class Row> void forRows(const at::Tensor& rows, const Row& row) const {
        forRanges(m_pool, size(rows.size(0)), size(rows.size(1)),
                  [&](std::size_t first, std::size_t last) {
                      for (std::size_t i = first; i < last; ++i)
                          row(i);
                  });
    }

    void multiply(const LinearProduct& product) const {
        forRanges(
            m_pool, product.outCols, product.inCols,
            [&](std::size_t first, std::size_t last) { multiplyColumns(product, first, last); });
    }

    /// One key/value head of one lane: its cache and the query heads that share it.
    struct HeadSlices {
        const float* q;
        const float* keys;
        const float* values;
        float* out;
    };

    void attendHead(const at::Tensor& out, const at::Tensor& qkv, std::int64_t layer,
                    const LaneSlot& lane, std::int64_t head, std::vector<float>& scratch) const {
        const std::int64_t d = m_config.headDim;
        const std::int64_t group = m_config.nHeads / m_config.nKvHeads;
        float* keys = lane.cache->headKeys(layer, head);
        float* values = lane.cache->headValues(layer, head);
        append(keys, qkv, lane, (m_config.nHeads + head) * d);
        append(values, qkv, lane, (m_config.nHeads + m_config.nKvHeads + head) * d);

        const HeadSlices slices{.q = rowOf(qkv, size(lane.firstRow)).data() + head * group * d,
                                .keys = keys,
                                .values = values,
                                .out = rowOf(out, size(lane.firstRow)).data() + head * group * d};
        const CausalAttentionShape shape{.queries = static_cast<std::size_t>(lane.count),
                                         .group = static_cast<std::size_t>(group),
                                         .headDim = static_cast<std::size_t>(d),
                                         .length = static_cast<std::size_t>(lane.past + lane.count),
                                         .queryStride = static_cast<std::size_t>(qkv.size(1)),
                                         .outStride = static_cast<std::size_t>(out.size(1)),
                                         .scale = m_config.attentionScale};
        const bool slides = m_config.isSliding(LayerIndex(static_cast<std::int32_t>(layer))) &&
                            shape.length > static_cast<std::size_t>(m_config.slidingWindow);
        if (shape.queries == 1 || slides) {
            attendEach(shape, slices,
                       slides ? static_cast<std::size_t>(m_config.slidingWindow) : shape.length,
                       scratch);
        } else {
            const std::size_t need = attendManyTokensScratch(shape);
            if (scratch.size() < need) scratch.resize(need);
            attendManyTokens(shape, slices.q, slices.keys, slices.values, slices.out, scratch);
        }
    }

    /// Token by token, each over the last `window` positions up to its own.
    static void attendEach(const CausalAttentionShape& shape, const HeadSlices& slices,
                           std::size_t window, std::vector<float>& scratch) {
        if (scratch.size() < shape.length) scratch.resize(shape.length);
        for (std::size_t i = 0; i < shape.queries; ++i) {
            const std::size_t end = shape.length - shape.queries + i + 1;
            const std::size_t first = end > window ? end - window : 0;
            attendOneToken({.nHeads = shape.group,
                            .nKvHeads = 1,
                            .headDim = shape.headDim,
                            .length = end - first,
                            .scale = shape.scale},
                           slices.q + i * shape.queryStride, slices.keys + first * shape.headDim,
                           slices.values + first * shape.headDim, slices.out + i * shape.outStride,
                           scratch);
        }
    }

    /// Copies the lane's new rows of one head, at `column` of qkv, to the end of its cache.
    void append(float* cache, const at::Tensor& qkv, const LaneSlot& lane,
                std::int64_t column) const {
        const std::int64_t d = m_config.headDim;
        for (std::int64_t i = 0; i < lane.count; ++i) {
            std::memcpy(cache + (lane.past + i) * d,
                        rowOf(qkv, size(lane.firstRow + i)).data() + column,
                        static_cast<std::size_t>(d) * sizeof(float));
        }
    }

    ModelConfig m_config;
    std::unique_ptr<BlockOps> m_cappedAttention; ///< Our kernels know no soft-cap.
    mutable ThreadPool m_pool;                   ///< Its state between calls is none.
};

} // namespace

std::unique_ptr<BlockOps> makeKernelOps(const ModelConfig& config, int threads) {
    return std::make_unique<KernelOps>(config, threads);
}

} // namespace steerscope
