// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/internal/quantized_weights.h"

#include <algorithm>

#include "core/base/error.h"

namespace steerscope {
namespace {

/// Bytes rearranged between two looks at the stop token: some 10 ms of work.
constexpr std::size_t kSliceBytes = 32u << 20;
/// Bytes of one piece of work for a thread.
constexpr std::size_t kPieceBytes = 256u << 10;

class WeightPacker {
public:
    WeightPacker(const WeightSource& source, const ModelConfig& config, ThreadPool& pool,
                 const ProgressSink& progress, std::stop_token stop)
        : m_source(source),
          m_config(config),
          m_pool(pool),
          m_progress(progress),
          m_stop(std::move(stop)) {
        for (const WeightName name : requiredWeights(config)) {
            const std::int32_t copies = isPerLayer(name) ? config.nLayers : 1;
            for (LayerIndex l(0); l.value < copies; ++l)
                m_total += source.stored(name, l).bytes();
        }
    }

    QuantizedWeights pack() {
        QuantizedWeights w;
        w.embedding = matrix(WeightName::embedding);
        w.outputNorm = vector(WeightName::outputNorm);
        if (!m_config.tiedEmbeddings) w.output = matrix(WeightName::output);
        for (m_layer = LayerIndex(0); m_layer.value < m_config.nLayers; ++m_layer)
            w.layers.push_back(layer());
        w.rope = ropeFrequencies(m_config, m_source, RopeKind::global);
        w.localRope = ropeFrequencies(m_config, m_source, RopeKind::sliding);
        return w;
    }

private:
    QuantizedLayer layer() {
        QuantizedLayer w;
        w.attentionNorm = vector(WeightName::attentionNorm);
        w.qkv = {matrix(WeightName::query), matrix(WeightName::key), matrix(WeightName::value)};
        if (m_config.qkvBias) {
            w.qkvBias = {vector(WeightName::queryBias), vector(WeightName::keyBias),
                         vector(WeightName::valueBias)};
        }
        if (m_config.qkNorm) {
            w.queryNorm = vector(WeightName::queryNorm);
            w.keyNorm = vector(WeightName::keyNorm);
        }
        w.attentionOutput = matrix(WeightName::attentionOutput);
        w.mlpNorm = vector(WeightName::mlpNorm);
        w.gate = matrix(WeightName::gate);
        w.up = matrix(WeightName::up);
        w.down = matrix(WeightName::down);
        if (m_config.postNorms) {
            w.postAttentionNorm = vector(WeightName::postAttentionNorm);
            w.postMlpNorm = vector(WeightName::postMlpNorm);
        }
        return w;
    }

    std::vector<float> vector(WeightName name) {
        std::vector<float> out(weightShape(m_config, name).count());
        m_source.readRows(name, m_layer, 0, out);
        advance(m_source.stored(name, m_layer).bytes());
        return out;
    }

    PackedMatrix matrix(WeightName name) {
        const StoredWeight weight = m_source.stored(name, m_layer);
        PackedMatrix out(weight.type, weight.shape.rows, weight.shape.cols);
        const std::size_t slice = wholeGroups(kSliceBytes / weight.rowBytes());
        for (std::size_t first = 0; first < out.rows(); first += slice) {
            const std::size_t last = std::min(out.rows(), first + slice);
            packSlice(out, weight, first, last);
            advance((last - first) * weight.rowBytes());
        }
        return out;
    }

    void packSlice(PackedMatrix& out, const StoredWeight& weight, std::size_t first,
                   std::size_t last) {
        const std::size_t rowBytes = weight.rowBytes();
        const std::size_t piece = wholeGroups(kPieceBytes / rowBytes);
        m_pool.run((last - first + piece - 1) / piece, [&](std::size_t i) {
            static thread_local std::vector<std::byte> bytes; // stays in the second-level cache
            const std::size_t begin = first + i * piece;
            const std::size_t end = std::min(last, begin + piece);
            bytes.resize((end - begin) * rowBytes);
            weight.read(begin, bytes);
            out.pack(begin, bytes);
        });
    }

    static std::size_t wholeGroups(std::size_t rows) {
        constexpr std::size_t kGroup = PackedMatrix::kGroupRows;
        return std::max(kGroup, rows / kGroup * kGroup);
    }

    void advance(std::uint64_t bytes) {
        m_done += bytes;
        if (m_stop.stop_requested()) throw Cancelled();
        if (m_progress) m_progress({.stage = "Loading weights", .done = m_done, .total = m_total});
    }

    const WeightSource& m_source;
    const ModelConfig& m_config;
    ThreadPool& m_pool;
    const ProgressSink& m_progress;
    std::stop_token m_stop;
    LayerIndex m_layer;
    std::uint64_t m_done = 0;
    std::uint64_t m_total = 0;
};

} // namespace

QuantizedWeights packWeights(const WeightSource& source, const ModelConfig& config,
                             ThreadPool& pool, const ProgressSink& progress, std::stop_token stop) {
    return WeightPacker(source, config, pool, progress, std::move(stop)).pack();
}

} // namespace steerscope
