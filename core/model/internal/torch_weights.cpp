// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/internal/torch_weights.h"

#include <ATen/Parallel.h>
#include <c10/core/InferenceMode.h>

#include <algorithm>

#include "core/base/error.h"

namespace steerscope {
namespace {

/// Values expanded between two looks at the stop token: some 20 ms of work.
constexpr std::int64_t kPieceValues = 16'000'000;

class WeightLoader {
public:
    WeightLoader(const WeightSource& source, const ModelConfig& config, const Placement& placement,
                 const ProgressSink& progress, std::stop_token stop)
        : m_source(source),
          m_config(config),
          m_placement(placement),
          m_progress(progress),
          m_stop(std::move(stop)) {
        for (const WeightName name : requiredWeights(config)) {
            const std::uint64_t copies = isPerLayer(name) ? config.nLayers : 1;
            m_total += copies * weightShape(config, name).count();
        }
    }

    TransformerWeights load() {
        TransformerWeights w;
        w.embedding = stacked({WeightName::embedding});
        w.outputNorm = flat({WeightName::outputNorm});
        w.output = m_config.tiedEmbeddings ? w.embedding : stacked({WeightName::output});
        for (m_layer = LayerIndex(0); m_layer.value < m_config.nLayers; ++m_layer) {
            w.layers.push_back(layer());
        }
        w.rope = ropeFrequencies(m_config, m_source, RopeKind::global);
        w.slidingRope = ropeFrequencies(m_config, m_source, RopeKind::sliding);
        return w;
    }

private:
    LayerWeights layer() {
        LayerWeights w;
        w.attentionNorm = flat({WeightName::attentionNorm});
        w.qkv = stacked({WeightName::query, WeightName::key, WeightName::value});
        if (m_config.qkvBias) {
            w.qkvBias = flat({WeightName::queryBias, WeightName::keyBias, WeightName::valueBias})
                            .to(m_placement.numbers);
        }
        if (m_config.qkNorm) w.headNorms = headNorms();
        w.attentionOutput = stacked({WeightName::attentionOutput});
        if (m_config.postNorms) w.postAttentionNorm = flat({WeightName::postAttentionNorm});
        w.mlpNorm = flat({WeightName::mlpNorm});
        w.gateUp = stacked({WeightName::gate, WeightName::up});
        w.down = stacked({WeightName::down});
        if (m_config.postNorms) w.postMlpNorm = flat({WeightName::postMlpNorm});
        return w;
    }

    /// Matrices of the same width, one above the other.
    at::Tensor stacked(const std::vector<WeightName>& names) {
        const auto cols = static_cast<std::int64_t>(weightShape(m_config, names[0]).cols);
        return joined(names).view({-1, cols}).to(m_placement.options());
    }

    at::Tensor flat(const std::vector<WeightName>& names) {
        return joined(names).to(m_placement.device);
    }

    /// The one weight of all query heads and that of all key heads, once for each head.
    at::Tensor headNorms() {
        const at::Tensor query = flat({WeightName::queryNorm}).unsqueeze(0);
        const at::Tensor key = flat({WeightName::keyNorm}).unsqueeze(0);
        return at::cat({query.repeat({m_config.nHeads, 1}), key.repeat({m_config.nKvHeads, 1})});
    }

    at::Tensor joined(const std::vector<WeightName>& names) {
        std::int64_t count = 0;
        for (const WeightName name : names) {
            count += static_cast<std::int64_t>(weightShape(m_config, name).count());
        }
        at::Tensor out = at::empty({count}, at::kFloat);
        float* next = out.data_ptr<float>();
        for (const WeightName name : names)
            next = read(name, next);
        return out;
    }

    /// Expands one weight to `out`, piece by piece; returns the place after it.
    float* read(WeightName name, float* out) {
        const WeightShape shape = weightShape(m_config, name);
        const auto rows = static_cast<std::int64_t>(shape.rows);
        const auto cols = static_cast<std::int64_t>(shape.cols);
        const std::int64_t piece = std::max<std::int64_t>(1, kPieceValues / cols);
        for (std::int64_t first = 0; first < rows; first += piece) {
            const std::int64_t end = std::min(rows, first + piece);
            at::parallel_for(
                first, end, std::max<std::int64_t>(1, 65536 / cols),
                [&](std::int64_t begin, std::int64_t last) {
                    m_source.readRows(
                        name, m_layer, static_cast<std::uint64_t>(begin),
                        {out + begin * cols, static_cast<std::size_t>((last - begin) * cols)});
                });
            advance(static_cast<std::uint64_t>((end - first) * cols));
        }
        return out + rows * cols;
    }

    void advance(std::uint64_t values) {
        m_done += values;
        if (m_stop.stop_requested()) throw Cancelled();
        if (m_progress) m_progress({.stage = "Loading weights", .done = m_done, .total = m_total});
    }

    const WeightSource& m_source;
    const ModelConfig& m_config;
    Placement m_placement;
    const ProgressSink& m_progress;
    std::stop_token m_stop;
    LayerIndex m_layer;
    std::uint64_t m_done = 0;
    std::uint64_t m_total = 0;
};

} // namespace

TransformerWeights loadWeights(const WeightSource& source, const ModelConfig& config,
                               const Placement& placement, const ProgressSink& progress,
                               std::stop_token stop) {
    const c10::InferenceMode noGradients;
    return WeightLoader(source, config, placement, progress, std::move(stop)).load();
}

} // namespace steerscope
