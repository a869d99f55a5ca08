// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/internal/quantized_frozen_weights.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/model/internal/lane_cache.h"

namespace steerscope {
namespace {

/// Rows expanded at once by one thread.
constexpr std::size_t kRowsPerPiece = 64;

at::Tensor vectorOf(const std::vector<float>& values) {
    if (values.empty()) return {};
    return at::from_blob(const_cast<float*>(values.data()),
                         {static_cast<std::int64_t>(values.size())}, at::kFloat)
        .clone();
}

} // namespace

QuantizedFrozenWeights::QuantizedFrozenWeights(const QuantizedTransformer& model,
                                               WeightCopies copies)
    : m_model(model), m_copies(copies), m_kept(model.weights().layers.size()) {}

std::uint64_t QuantizedFrozenWeights::expandedBytes(const QuantizedTransformer& model,
                                                    std::size_t blocks) {
    const auto values = [](const PackedMatrix& m) { return std::uint64_t{m.rows()} * m.cols(); };
    std::uint64_t sum = values(model.weights().head());
    const std::span<const QuantizedLayer> layers = model.weights().layers;
    for (const QuantizedLayer& layer : layers.last(std::min(blocks, layers.size()))) {
        for (const PackedMatrix& part : layer.qkv)
            sum += values(part);
        for (const PackedMatrix* part :
             {&layer.attentionOutput, &layer.gate, &layer.up, &layer.down})
            sum += values(*part);
    }
    return sum * sizeof(float);
}

LayerWeights QuantizedFrozenWeights::layer(LayerIndex layer) const {
    const auto index = static_cast<std::size_t>(layer.value);
    const QuantizedLayer& packed = m_model.weights().layers.at(index);
    if (m_copies == WeightCopies::expanded) return expand(packed);
    if (!m_kept[index].qkv.defined()) m_kept[index] = expand(packed);
    return m_kept[index];
}

LayerWeights QuantizedFrozenWeights::expand(const QuantizedLayer& layer) const {
    const std::array<const PackedMatrix*, 3> qkv{&layer.qkv[0], &layer.qkv[1], &layer.qkv[2]};
    const std::array<const PackedMatrix*, 2> gateUp{&layer.gate, &layer.up};
    const std::array<const PackedMatrix*, 1> out{&layer.attentionOutput}, down{&layer.down};
    LayerWeights w;
    w.attentionNorm = vectorOf(layer.attentionNorm);
    w.qkv = stacked(qkv);
    if (!layer.qkvBias[0].empty())
        w.qkvBias = at::cat(
            {vectorOf(layer.qkvBias[0]), vectorOf(layer.qkvBias[1]), vectorOf(layer.qkvBias[2])});
    if (!layer.queryNorm.empty()) w.headNorms = headNorms(layer);
    w.attentionOutput = stacked(out);
    w.postAttentionNorm = vectorOf(layer.postAttentionNorm);
    w.mlpNorm = vectorOf(layer.mlpNorm);
    w.gateUp = stacked(gateUp);
    w.down = stacked(down);
    w.postMlpNorm = vectorOf(layer.postMlpNorm);
    return w;
}

at::Tensor QuantizedFrozenWeights::headNorms(const QuantizedLayer& layer) const {
    const at::Tensor query = vectorOf(layer.queryNorm).unsqueeze(0);
    const at::Tensor key = vectorOf(layer.keyNorm).unsqueeze(0);
    return at::cat({query.repeat({config().nHeads, 1}), key.repeat({config().nKvHeads, 1})});
}

/// Matrices of the same width, one above the other.
at::Tensor QuantizedFrozenWeights::stacked(std::span<const PackedMatrix* const> matrices) const {
    std::size_t rows = 0;
    for (const PackedMatrix* matrix : matrices)
        rows += matrix->rows();
    const std::size_t cols = matrices[0]->cols();
    at::Tensor out =
        at::empty({static_cast<std::int64_t>(rows), static_cast<std::int64_t>(cols)}, at::kFloat);
    float* next = out.data_ptr<float>();
    for (const PackedMatrix* matrix : matrices) {
        const std::size_t pieces = (matrix->rows() + kRowsPerPiece - 1) / kRowsPerPiece;
        m_model.pool().run(pieces, [&](std::size_t piece) {
            const std::size_t end = std::min(matrix->rows(), (piece + 1) * kRowsPerPiece);
            for (std::size_t row = piece * kRowsPerPiece; row < end; ++row)
                matrix->readRow(row, {next + row * cols, cols});
        });
        next += matrix->rows() * cols;
    }
    return out;
}

at::Tensor QuantizedFrozenWeights::outputNorm() const {
    return vectorOf(m_model.weights().outputNorm);
}

at::Tensor QuantizedFrozenWeights::output() const {
    if (m_keptOutput.defined()) return m_keptOutput;
    const std::array<const PackedMatrix*, 1> head{&m_model.weights().head()};
    const at::Tensor out = stacked(head);
    if (m_copies == WeightCopies::shared) m_keptOutput = out;
    return out;
}

const RopeFrequencies& QuantizedFrozenWeights::rope(LayerIndex layer) const {
    const QuantizedWeights& w = m_model.weights();
    return config().isSliding(layer) ? w.localRope : w.rope;
}

/// Keys lie in tiles of sixteen positions, feature by feature; values position by position.
PrefixRows QuantizedFrozenWeights::prefix(const KvCache& cache, LayerIndex layer) const {
    const auto* mine = dynamic_cast<const LaneCache*>(&cache);
    const bool usable = mine && mine->belongsTo(&m_model) && mine->precision() == Precision::exact;
    if (!usable) {
        throw Error({.code = "RUN-003",
                     .problem = "A lane's cache is not an exact one of this model",
                     .field = "prefix",
                     .hint = "This is a fault in the program; please report it."});
    }
    const std::int64_t length = cache.length().value, d = config().headDim;
    constexpr std::int64_t kTile = HeadCache::kTile;
    PrefixRows out{at::empty({config().nKvHeads, length, d}, at::kFloat), {}};
    out.values = at::empty_like(out.keys);
    if (length == 0) return out;
    const std::int64_t tiles = (length + kTile - 1) / kTile;
    for (std::int64_t k = 0; k < config().nKvHeads; ++k) {
        const HeadCache head = mine->head(layer, static_cast<std::size_t>(k));
        const at::Tensor keys = at::from_blob(head.keys, {tiles, d, kTile}, at::kFloat);
        out.keys[k].copy_(keys.transpose(1, 2).reshape({tiles * kTile, d}).narrow(0, 0, length));
        out.values[k].copy_(at::from_blob(head.values, {length, d}, at::kFloat));
    }
    return out;
}

} // namespace steerscope
