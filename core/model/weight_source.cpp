// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/weight_source.h"

#include <algorithm>
#include <array>
#include <map>

#include "core/gguf/dequantize.h"
#include "core/model/internal/gguf_places.h"

namespace steerscope {
namespace {

struct TableRow {
    WeightName name;
    const char* suffix; ///< After "blk.N." for weights of a layer, the whole name otherwise.
    bool perLayer;
};

constexpr std::array kTable = {
    TableRow{WeightName::embedding, "token_embd.weight", false},
    TableRow{WeightName::outputNorm, "output_norm.weight", false},
    TableRow{WeightName::output, "output.weight", false},
    TableRow{WeightName::ropeFactors, "rope_freqs.weight", false},
    TableRow{WeightName::attentionNorm, "attn_norm.weight", true},
    TableRow{WeightName::query, "attn_q.weight", true},
    TableRow{WeightName::key, "attn_k.weight", true},
    TableRow{WeightName::value, "attn_v.weight", true},
    TableRow{WeightName::queryBias, "attn_q.bias", true},
    TableRow{WeightName::keyBias, "attn_k.bias", true},
    TableRow{WeightName::valueBias, "attn_v.bias", true},
    TableRow{WeightName::queryNorm, "attn_q_norm.weight", true},
    TableRow{WeightName::keyNorm, "attn_k_norm.weight", true},
    TableRow{WeightName::attentionOutput, "attn_output.weight", true},
    TableRow{WeightName::postAttentionNorm, "post_attention_norm.weight", true},
    TableRow{WeightName::mlpNorm, "ffn_norm.weight", true},
    TableRow{WeightName::gate, "ffn_gate.weight", true},
    TableRow{WeightName::up, "ffn_up.weight", true},
    TableRow{WeightName::down, "ffn_down.weight", true},
    TableRow{WeightName::postMlpNorm, "post_ffw_norm.weight", true},
};

const TableRow& rowOf(WeightName name) {
    return *std::find_if(kTable.begin(), kTable.end(),
                         [name](const TableRow& row) { return row.name == name; });
}

} // namespace

bool isPerLayer(WeightName name) {
    return rowOf(name).perLayer;
}

WeightShape weightShape(const ModelConfig& c, WeightName name) {
    const auto size = [](std::int64_t n) { return static_cast<std::uint64_t>(n); };
    const std::uint64_t d = size(c.dModel);
    const std::uint64_t queries = size(std::int64_t{c.nHeads} * c.headDim);
    const std::uint64_t keys = size(std::int64_t{c.nKvHeads} * c.headDim);
    switch (name) {
    case WeightName::embedding:
    case WeightName::output:
        return {size(c.vocabSize), d};
    case WeightName::outputNorm:
    case WeightName::attentionNorm:
    case WeightName::mlpNorm:
    case WeightName::postAttentionNorm:
    case WeightName::postMlpNorm:
        return {1, d};
    case WeightName::queryNorm:
    case WeightName::keyNorm:
        return {1, size(c.headDim)};
    case WeightName::ropeFactors:
        return {1, size(c.ropeDim / 2)};
    case WeightName::query:
        return {queries, d};
    case WeightName::key:
    case WeightName::value:
        return {keys, d};
    case WeightName::queryBias:
        return {1, queries};
    case WeightName::keyBias:
    case WeightName::valueBias:
        return {1, keys};
    case WeightName::attentionOutput:
        return {d, queries};
    case WeightName::gate:
    case WeightName::up:
        return {size(c.dFf), d};
    case WeightName::down:
        return {d, size(c.dFf)};
    }
    return {};
}

std::vector<WeightName> requiredWeights(const ModelConfig& config) {
    std::vector<WeightName> names;
    for (const TableRow& row : kTable)
        names.push_back(row.name);
    std::erase(names, WeightName::ropeFactors);
    if (config.tiedEmbeddings) std::erase(names, WeightName::output);
    if (!config.qkvBias) {
        std::erase(names, WeightName::queryBias);
        std::erase(names, WeightName::keyBias);
        std::erase(names, WeightName::valueBias);
    }
    if (!config.qkNorm) {
        std::erase(names, WeightName::queryNorm);
        std::erase(names, WeightName::keyNorm);
    }
    if (!config.postNorms) {
        std::erase(names, WeightName::postAttentionNorm);
        std::erase(names, WeightName::postMlpNorm);
    }
    return names;
}

std::string ggufTensorName(WeightName name, LayerIndex layer) {
    const TableRow& row = rowOf(name);
    return row.perLayer ? "blk." + std::to_string(layer.value) + "." + row.suffix : row.suffix;
}

bool GgufWeights::has(WeightName name, LayerIndex layer) const {
    return m_file.findTensor(ggufPlace(m_file, m_config, name, layer).tensor) != nullptr;
}

ReadBytes bytesInMemory(std::span<const std::byte> bytes) {
    return [bytes](std::uint64_t offset, std::span<std::byte> out) {
        const auto from = bytes.subspan(static_cast<std::size_t>(offset), out.size());
        std::copy(from.begin(), from.end(), out.begin());
    };
}

std::uint64_t StoredWeight::rowBytes() const {
    const BlockLayout layout = blockLayout(type);
    return shape.cols / layout.elements * layout.bytes;
}

StoredWeight GgufWeights::stored(WeightName name, LayerIndex layer) const {
    const GgufPlace place = ggufPlace(m_file, m_config, name, layer);
    const GgufTensor& tensor = m_file.tensor(place.tensor);
    StoredWeight out{tensor.type, weightShape(m_config, name), {}};
    const std::uint64_t begin = tensor.offset + place.firstRow * out.rowBytes();
    out.bytesAt = [this, begin](std::uint64_t offset, std::span<std::byte> bytes) {
        m_bytesAt(begin + offset, bytes);
    };
    return out;
}

void WeightSource::readRows(WeightName name, LayerIndex layer, std::uint64_t firstRow,
                            std::span<float> out) const {
    const StoredWeight weight = stored(name, layer);
    std::vector<std::byte> bytes(out.size() / weight.shape.cols * weight.rowBytes());
    weight.read(firstRow, bytes);
    dequantize(weight.type, bytes, out);
}

std::string GgufWeights::dominantFormat() const {
    std::map<GgmlType, std::uint64_t> weights;
    for (const GgufTensor& tensor : m_file.tensors) {
        if (tensor.shape.size() > 1) weights[tensor.type] += tensor.elementCount();
    }
    if (weights.empty()) return "F32";
    const auto most = std::max_element(weights.begin(), weights.end(),
                                       [](auto& a, auto& b) { return a.second < b.second; });
    return std::string(blockLayout(most->first).name);
}

} // namespace steerscope
