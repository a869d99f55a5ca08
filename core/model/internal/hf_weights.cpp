// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/internal/hf_weights.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>

#include "core/base/error.h"
#include "core/model/internal/gguf_keys.h"
#include "core/model/internal/weight_stacks.h"

namespace steerscope {
namespace {

struct TableRow {
    WeightName name;
    const char* suffix; ///< After "model.layers.N." for weights of a layer.
};

constexpr std::array kTable = {
    TableRow{WeightName::embedding, "model.embed_tokens.weight"},
    TableRow{WeightName::outputNorm, "model.norm.weight"},
    TableRow{WeightName::output, "lm_head.weight"},
    TableRow{WeightName::attentionNorm, "input_layernorm.weight"},
    TableRow{WeightName::query, "self_attn.q_proj.weight"},
    TableRow{WeightName::key, "self_attn.k_proj.weight"},
    TableRow{WeightName::value, "self_attn.v_proj.weight"},
    TableRow{WeightName::queryBias, "self_attn.q_proj.bias"},
    TableRow{WeightName::keyBias, "self_attn.k_proj.bias"},
    TableRow{WeightName::valueBias, "self_attn.v_proj.bias"},
    TableRow{WeightName::queryNorm, "self_attn.q_norm.weight"},
    TableRow{WeightName::keyNorm, "self_attn.k_norm.weight"},
    TableRow{WeightName::attentionOutput, "self_attn.o_proj.weight"},
    TableRow{WeightName::postAttentionNorm, "post_attention_layernorm.weight"},
    TableRow{WeightName::gate, "mlp.gate_proj.weight"},
    TableRow{WeightName::up, "mlp.up_proj.weight"},
    TableRow{WeightName::down, "mlp.down_proj.weight"},
    TableRow{WeightName::postMlpNorm, "post_feedforward_layernorm.weight"},
};

/// The norm before the MLP, which families with norms after a block's halves call otherwise.
const char* mlpNormSuffix(const ModelConfig& config) {
    return config.postNorms ? "pre_feedforward_layernorm.weight"
                            : "post_attention_layernorm.weight";
}

std::string ofLayer(LayerIndex layer, const char* suffix) {
    return "model.layers." + std::to_string(layer.value) + "." + suffix;
}

std::string stackTensor(WeightStack stack, LayerIndex layer) {
    return ofLayer(layer, stack == WeightStack::queryKeyValue ? "self_attn.qkv_proj.weight"
                                                              : "mlp.gate_up_proj.weight");
}

std::optional<GgmlType> blockType(SafetensorsType type) {
    switch (type) {
    case SafetensorsType::F32:
        return GgmlType::F32;
    case SafetensorsType::F16:
        return GgmlType::F16;
    case SafetensorsType::BF16:
        return GgmlType::BF16;
    default:
        return std::nullopt;
    }
}

bool isNorm(WeightName name) {
    constexpr std::array kNorms = {WeightName::outputNorm,        WeightName::attentionNorm,
                                   WeightName::queryNorm,         WeightName::keyNorm,
                                   WeightName::postAttentionNorm, WeightName::mlpNorm,
                                   WeightName::postMlpNorm};
    return std::ranges::find(kNorms, name) != kNorms.end();
}

/// Tables that old folders carry and everybody computes anew.
bool isIgnorable(const std::string& tensor) {
    return tensor.ends_with("rotary_emb.inv_freq");
}

std::string shapeText(const std::vector<std::uint64_t>& shape) {
    std::string text;
    for (const std::uint64_t extent : shape)
        text += (text.empty() ? "" : " × ") + std::to_string(extent);
    return text.empty() ? "a scalar" : text;
}

void checkTensor(const SafetensorsTensor& tensor, WeightShape want, bool vector) {
    const std::vector<std::uint64_t> shape =
        vector ? std::vector{want.cols} : std::vector{want.rows, want.cols};
    if (tensor.shape != shape) {
        throw Error({.code = "MODEL-006",
                     .problem = "A tensor does not have the shape this model needs",
                     .field = tensor.name,
                     .found = shapeText(tensor.shape),
                     .allowed = shapeText(shape),
                     .hint = kDamagedModel});
    }
    if (blockType(tensor.type)) return;
    unsupportedFeature(tensor.name,
                       "values of type " + std::string(safetensorsTypeName(tensor.type)));
}

const SafetensorsTensor& requireTensor(const HfShards& shards, const std::string& name) {
    if (const SafetensorsTensor* tensor = shards.find(name)) return *tensor;
    throw Error({.code = "MODEL-005",
                 .problem = "The folder lacks a tensor that this kind of model needs",
                 .field = name,
                 .found = "no such tensor",
                 .hint = kDamagedModel});
}

} // namespace

HfWeights::HfWeights(const HfShards& shards, HfConfig& config)
    : m_shards(shards), m_config(config) {
    m_config.model.tiedEmbeddings |= !has(WeightName::output);
    m_config.model.qkvBias |= has(WeightName::queryBias);
    check();
    config = m_config;
}

HfWeights::Place HfWeights::placeOf(WeightName name, LayerIndex layer) const {
    const ModelConfig& c = m_config.model;
    const std::optional<WeightStack> stack = stackOf(name);
    if (stack && m_shards.find(stackTensor(*stack, layer))) {
        const StackedRows rows = rowsInStack(c, name);
        return {stackTensor(*stack, layer), rows.first, rows.whole};
    }
    const auto row = std::ranges::find(kTable, name, &TableRow::name);
    const char* suffix = name == WeightName::mlpNorm ? mlpNormSuffix(c)
                         : row != kTable.end()       ? row->suffix
                                                     : "";
    return {isPerLayer(name) ? ofLayer(layer, suffix) : suffix, 0, weightShape(c, name)};
}

void HfWeights::check() const {
    std::set<std::string> known = {"lm_head.weight"}; // unused where embeddings are tied
    for (const WeightName name : requiredWeights(m_config.model)) {
        const std::int32_t layers = isPerLayer(name) ? m_config.model.nLayers : 1;
        for (LayerIndex l(0); l.value < layers; ++l) {
            const Place place = placeOf(name, l);
            checkTensor(requireTensor(m_shards, place.tensor), place.whole, place.whole.rows == 1);
            known.insert(place.tensor);
        }
    }
    for (const auto& [name, tensor] : m_shards.tensors()) {
        if (!known.contains(name) && !isIgnorable(name)) {
            unsupportedFeature(name, "a tensor of this name");
        }
    }
}

bool HfWeights::has(WeightName name, LayerIndex layer) const {
    if (name == WeightName::ropeFactors) return !m_config.ropeFactors.empty();
    return m_shards.find(placeOf(name, layer).tensor) != nullptr;
}

StoredWeight HfWeights::stored(WeightName name, LayerIndex layer) const {
    const WeightShape shape = weightShape(m_config.model, name);
    if (name == WeightName::ropeFactors) {
        return {GgmlType::F32, shape,
                bytesInMemory(std::as_bytes(std::span(m_config.ropeFactors)))};
    }
    const Place place = placeOf(name, layer);
    const SafetensorsTensor& tensor = requireTensor(m_shards, place.tensor);
    const std::uint64_t rowBytes = tensor.bytes.size() / place.whole.rows;
    return {*blockType(tensor.type), shape,
            bytesInMemory(tensor.bytes.subspan(place.firstRow * rowBytes, shape.rows * rowBytes))};
}

void HfWeights::readRows(WeightName name, LayerIndex layer, std::uint64_t firstRow,
                         std::span<float> out) const {
    WeightSource::readRows(name, layer, firstRow, out);
    if (!m_config.normsWithoutOne || !isNorm(name)) return;
    for (float& value : out)
        value += 1.0f;
}

std::string HfWeights::dominantFormat() const {
    std::map<std::string_view, std::uint64_t> weights;
    for (const auto& [name, tensor] : m_shards.tensors())
        weights[safetensorsTypeName(tensor->type)] += tensor->elementCount();
    const auto most = std::max_element(weights.begin(), weights.end(),
                                       [](auto& a, auto& b) { return a.second < b.second; });
    return std::string(most->first);
}

} // namespace steerscope
