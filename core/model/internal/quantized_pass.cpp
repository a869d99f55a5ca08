// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/internal/quantized_pass.h"

#include <algorithm>
#include <array>

#include "core/kernels/activation.h"
#include "core/kernels/rms_norm.h"
#include "core/kernels/rope.h"
#include "core/model/internal/parallel_products.h"

namespace steerscope {
namespace {

/// Query tokens of one piece of attention work.
constexpr std::size_t kQueriesPerPiece = 16;

std::size_t size(std::int64_t n) {
    return static_cast<std::size_t>(n);
}

} // namespace

QuantizedPass::QuantizedPass(const QuantizedTransformer& model, std::span<Lane> lanes)
    : BlockwisePass(model.config(), lanes),
      m_model(model),
      m_config(model.config()),
      m_weights(model.weights()),
      m_pool(model.pool()) {
    takeCaches();
    m_buffers = model.borrowBuffers();
    PassBuffers& b = *m_buffers;
    const std::size_t n = rowCount();
    b.x.resize(n * size(m_config.dModel));
    b.qkv.resize(n * rowFloats());
    b.gate.resize(n * size(m_config.dFf));
    b.up.resize(n * size(m_config.dFf));
    if (m_config.postNorms) b.added.resize(n * size(m_config.dModel));
    b.normed.resize(n, size(m_config.dModel), m_precision);
    b.attended.resize(n, size(m_config.nHeads) * size(m_config.headDim), m_precision);
    b.gated.resize(n, size(m_config.dFf), m_precision);
    embed();
    turnAngles();
}

QuantizedPass::~QuantizedPass() {
    m_model.giveBack(std::move(m_buffers));
}

void QuantizedPass::takeCaches() {
    for (std::size_t i = 0; i < lanes().size(); ++i) {
        auto* cache = dynamic_cast<LaneCache*>(lanes()[i].cache);
        if (!cache || !cache->belongsTo(&m_model))
            misuse("A lane's cache is not this model's", "cache");
        if (i > 0 && cache->precision() != m_precision)
            misuse("Lanes of one pass differ in precision", "cache");
        m_precision = cache->precision();
        cache->reserve(laneRows()[i].past + laneRows()[i].count);
        m_caches.push_back(cache);
        m_laneOfRow.insert(m_laneOfRow.end(), laneRows()[i].count, i);
    }
}

std::size_t QuantizedPass::rowFloats() const {
    return size(m_config.nHeads + 2 * m_config.nKvHeads) * size(m_config.headDim);
}

RowsView QuantizedPass::rows() {
    return {m_buffers->x.data(), rowCount(), size(m_config.dModel)};
}

void QuantizedPass::embed() {
    const RowsView x = rows();
    forRanges(m_pool, x.rows, 8 * x.cols, [&](std::size_t first, std::size_t last) {
        for (std::size_t row = first; row < last; ++row) {
            const std::size_t lane = laneOf(row);
            const TokenId token = lanes()[lane].tokens[row - laneRows()[lane].first];
            m_weights.embedding.readRow(size(token.value), x.row(row));
            if (m_config.embeddingScale == 1.0f) continue;
            for (float& value : x.row(row))
                value *= m_config.embeddingScale;
        }
    });
}

void QuantizedPass::turnAngles() {
    PassBuffers& b = *m_buffers;
    const std::size_t half = size(m_config.ropeDim / 2);
    for (auto* table : {&b.cos, &b.sin, &b.localCos, &b.localSin})
        table->resize(rowCount() * half);
    for (std::size_t row = 0; row < rowCount(); ++row) {
        const LaneRows& where = laneRows()[laneOf(row)];
        const auto position = static_cast<std::int64_t>(where.past + row - where.first);
        const auto part = [&](std::vector<float>& table) {
            return std::span(table).subspan(row * half, half);
        };
        ropeAngles(m_weights.rope, m_config.ropeMagnitude, position, part(b.cos), part(b.sin));
        if (m_config.slidingLayers.empty()) continue;
        ropeAngles(m_weights.localRope, m_config.ropeMagnitude, position, part(b.localCos),
                   part(b.localSin));
    }
}

/// x += attention(norm(x)); x += mlp(norm(x))
void QuantizedPass::runBlock(LayerIndex layer) {
    const QuantizedLayer& w = m_weights.layers[size(layer.value)];
    runAttention(w, layer);
    runMlp(w);
}

void QuantizedPass::runAttention(const QuantizedLayer& w, LayerIndex layer) {
    normalise(m_buffers->normed, w.attentionNorm);
    multiplyHeads(w);
    placeHeads(w, layer);
    attend(layer);
    quantize(m_buffers->attended);
    addProduct(w.attentionOutput, m_buffers->attended, w.postAttentionNorm);
}

void QuantizedPass::multiplyHeads(const QuantizedLayer& w) {
    std::array<PackedProduct, 3> products;
    float* out = m_buffers->qkv.data();
    for (std::size_t i = 0; i < products.size(); ++i) {
        products[i] = {.weight = &w.qkv[i],
                       .in = &m_buffers->normed,
                       .bias = w.qkvBias[i].empty() ? nullptr : w.qkvBias[i].data(),
                       .out = out,
                       .outStride = rowFloats()};
        out += w.qkv[i].rows();
    }
    multiplyAll(m_pool, products);
}

/// Norms and turns queries and keys and appends keys and values to the caches.
void QuantizedPass::placeHeads(const QuantizedLayer& w, LayerIndex layer) {
    forRanges(m_pool, rowCount(), 4 * rowFloats(), [&](std::size_t first, std::size_t last) {
        for (std::size_t row = first; row < last; ++row)
            placeRow(w, layer, row);
    });
}

void QuantizedPass::placeRow(const QuantizedLayer& w, LayerIndex layer, std::size_t row) {
    PassBuffers& b = *m_buffers;
    const std::size_t d = size(m_config.headDim);
    const std::size_t queries = size(m_config.nHeads);
    const std::size_t kv = size(m_config.nKvHeads);
    const std::size_t half = size(m_config.ropeDim / 2);
    const bool local = m_config.isSliding(layer);
    const float* cos = (local ? b.localCos : b.cos).data() + row * half;
    const float* sin = (local ? b.localSin : b.sin).data() + row * half;
    const auto turn = m_config.ropeStyle == RopeStyle::halves ? rotateHalves : rotateInterleaved;
    float* heads = b.qkv.data() + row * rowFloats();
    for (std::size_t h = 0; h < queries + kv; ++h) {
        const std::span head(heads + h * d, d);
        const std::vector<float>& norm = h < queries ? w.queryNorm : w.keyNorm;
        if (!norm.empty()) rmsNorm(head, norm, m_config.normEps, head);
        if (m_config.usesRope(layer)) turn(head.first(2 * half), {cos, half}, {sin, half});
    }
    const LaneRows& where = laneRows()[laneOf(row)];
    const LaneCache& cache = *m_caches[laneOf(row)];
    for (std::size_t h = 0; h < kv; ++h) {
        const float* key = heads + (queries + h) * d;
        cache.head(layer, h).store(where.past + row - where.first, key, key + kv * d);
    }
}

/// One piece per lane, key/value head and sixteen query tokens.
void QuantizedPass::attend(LayerIndex layer) {
    const std::size_t kv = size(m_config.nKvHeads);
    struct Piece {
        std::size_t lane;
        std::size_t firstQuery;
    };
    std::vector<Piece> pieces;
    std::size_t longest = 0;
    for (std::size_t lane = 0; lane < m_caches.size(); ++lane) {
        const LaneRows& where = laneRows()[lane];
        longest = std::max(longest, where.past + where.count);
        for (std::size_t i = 0; i < where.count; i += kQueriesPerPiece)
            pieces.push_back({lane, i});
    }
    const std::size_t cost = 2 * longest * size(m_config.headDim) * size(m_config.nHeads) / kv;
    forRanges(m_pool, pieces.size() * kv, cost, [&](std::size_t first, std::size_t last) {
        for (std::size_t i = first; i < last; ++i)
            attendPart(layer, pieces[i / kv].lane, i % kv, pieces[i / kv].firstQuery);
    });
}

void QuantizedPass::attendPart(LayerIndex layer, std::size_t lane, std::size_t head,
                               std::size_t firstQuery) {
    const std::size_t group = size(m_config.nHeads / m_config.nKvHeads);
    const std::size_t column = head * group * size(m_config.headDim);
    const LaneRows& where = laneRows()[lane];
    ActivationRows& attended = m_buffers->attended;
    const CachedAttention attention{
        .cache = m_caches[lane]->head(layer, head),
        .queries = std::min(kQueriesPerPiece, where.count - firstQuery),
        .first = where.past + firstQuery,
        .group = group,
        .window = m_config.isSliding(layer) ? size(m_config.slidingWindow) : 0,
        .scale = m_config.attentionScale,
        .softcap = m_config.attentionSoftcap,
        .queryStride = rowFloats(),
        .outStride = attended.cols()};
    const std::size_t row = where.first + firstQuery;
    const std::size_t need = attendCachedScratch(attention);
    const auto scratch = std::make_unique_for_overwrite<float[]>(need);
    attendCached(attention, m_buffers->qkv.data() + row * rowFloats() + column,
                 attended.floats(row).data() + column, {scratch.get(), need});
}

/// Gate and up are multiplied and joined column range by column range, while they are in cache.
void QuantizedPass::runMlp(const QuantizedLayer& w) {
    PassBuffers& b = *m_buffers;
    normalise(b.normed, w.mlpNorm);
    const std::size_t width = size(m_config.dFf);
    const PackedProduct gate{
        .weight = &w.gate, .in = &b.normed, .out = b.gate.data(), .outStride = width};
    const PackedProduct up{
        .weight = &w.up, .in = &b.normed, .out = b.up.data(), .outStride = width};
    const auto join = m_config.activation == Activation::silu ? siluMultiply : geluTanhMultiply;
    constexpr std::size_t kGroup = PackedMatrix::kGroupRows;
    const auto range = [&](std::size_t first, std::size_t last) {
        multiplyGroups(gate, first, last);
        multiplyGroups(up, first, last);
        const std::size_t column = first * kGroup;
        const std::size_t count = std::min(width, last * kGroup) - column;
        for (std::size_t row = 0; row < rowCount(); ++row) {
            const std::size_t at = row * width + column;
            join({b.gate.data() + at, count}, {b.up.data() + at, count},
                 b.gated.floats(row).subspan(column, count));
        }
    };
    forRanges(m_pool, w.gate.groups(), 2 * w.gate.cols() * kGroup, range);
    quantize(b.gated);
    addProduct(w.down, b.gated, w.postMlpNorm);
}

void QuantizedPass::normalise(ActivationRows& out, std::span<const float> weight) {
    const RowsView x = rows();
    forRanges(m_pool, x.rows, 4 * x.cols, [&](std::size_t first, std::size_t last) {
        for (std::size_t row = first; row < last; ++row) {
            rmsNorm(x.row(row), weight, m_config.normEps, out.floats(row));
            out.quantizeRow(row);
        }
    });
}

void QuantizedPass::quantize(ActivationRows& rows) {
    forRanges(m_pool, rows.rows(), 2 * rows.cols(), [&](std::size_t first, std::size_t last) {
        for (std::size_t row = first; row < last; ++row)
            rows.quantizeRow(row);
    });
}

void QuantizedPass::addProduct(const PackedMatrix& weight, const ActivationRows& in,
                               std::span<const float> norm) {
    const RowsView x = rows();
    PackedProduct product{.weight = &weight,
                          .in = &in,
                          .out = norm.empty() ? x.data : m_buffers->added.data(),
                          .outStride = x.cols,
                          .accumulate = norm.empty()};
    multiplyAll(m_pool, {&product, 1});
    if (norm.empty()) return;
    for (std::size_t row = 0; row < x.rows; ++row) {
        const std::span added(m_buffers->added.data() + row * x.cols, x.cols);
        rmsNorm(added, norm, m_config.normEps, added);
        for (std::size_t i = 0; i < x.cols; ++i)
            x.row(row)[i] += added[i];
    }
}

void QuantizedPass::forLanes(const std::function<void(std::size_t)>& work) {
    // What lies in the other processor's cache, or in none, makes a value dear.
    const std::size_t cost = 16 * rowCount() / lanes().size() * size(m_config.dModel);
    forRanges(m_pool, lanes().size(), cost, [&](std::size_t first, std::size_t last) {
        for (std::size_t lane = first; lane < last; ++lane)
            work(lane);
    });
}

FloatMatrix QuantizedPass::logitsOf(std::span<const std::size_t> rows) {
    const RowsView x = this->rows();
    return m_model.logitsOf(rows.size(), m_precision, *m_buffers,
                            [&](std::size_t i) { return std::span<const float>(x.row(rows[i])); });
}

} // namespace steerscope
