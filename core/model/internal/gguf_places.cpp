// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/internal/gguf_places.h"

#include <optional>
#include <set>

#include "core/base/error.h"
#include "core/model/internal/gguf_keys.h"
#include "core/model/internal/weight_stacks.h"

namespace steerscope {
namespace {

std::string stackTensor(WeightStack stack, LayerIndex layer) {
    const char* const suffix =
        stack == WeightStack::queryKeyValue ? "attn_qkv.weight" : "ffn_up.weight";
    return "blk." + std::to_string(layer.value) + "." + suffix;
}

/// Files without stacks have an ffn_up of their own, so what tells is that the first part is gone.
bool isStacked(const GgufFile& file, WeightStack stack, LayerIndex layer) {
    const WeightName first =
        stack == WeightStack::queryKeyValue ? WeightName::query : WeightName::gate;
    return !file.findTensor(ggufTensorName(first, layer)) &&
           file.findTensor(stackTensor(stack, layer));
}

constexpr char kShortFactors[] = "rope_factors_short.weight";
/// For texts beyond the original context, which we do not offer.
constexpr char kLongFactors[] = "rope_factors_long.weight";

const GgufTensor& requireTensor(const GgufFile& file, const std::string& name) {
    if (const GgufTensor* tensor = file.findTensor(name)) return *tensor;
    throw Error({.code = "MODEL-005",
                 .problem = "The file lacks a tensor that this kind of model needs",
                 .field = name,
                 .found = "no such tensor",
                 .hint = kDamagedModel});
}

std::string shapeText(std::uint64_t rows, std::uint64_t cols) {
    return std::to_string(rows) + " × " + std::to_string(cols);
}

void checkShape(const GgufTensor& tensor, WeightShape want) {
    const bool flat = tensor.shape.size() <= 2;
    const std::uint64_t rows = tensor.shape.size() == 2 ? tensor.shape[1] : 1;
    if (flat && tensor.rowLength() == want.cols && rows == want.rows) return;
    throw Error({.code = "MODEL-006",
                 .problem = "A tensor does not have the shape this model needs",
                 .field = tensor.name,
                 .found = flat ? shapeText(rows, tensor.rowLength())
                               : std::to_string(tensor.shape.size()) + " dimensions",
                 .allowed = shapeText(want.rows, want.cols),
                 .hint = kDamagedModel});
}

} // namespace

GgufPlace ggufPlace(const GgufFile& file, const ModelConfig& config, WeightName name,
                    LayerIndex layer) {
    const std::optional<WeightStack> stack = stackOf(name);
    if (stack && isStacked(file, *stack, layer)) {
        const StackedRows rows = rowsInStack(config, name);
        return {stackTensor(*stack, layer), rows.first, rows.whole};
    }
    GgufPlace place{.tensor = ggufTensorName(name, layer), .whole = weightShape(config, name)};
    const bool factors = name == WeightName::ropeFactors;
    if (factors && file.findTensor(kShortFactors)) place.tensor = kShortFactors;
    return place;
}

void checkGgufTensors(const GgufFile& file, const ModelConfig& config) {
    std::set<std::string> known = {kLongFactors};
    const auto check = [&](WeightName name, LayerIndex layer) {
        const GgufPlace place = ggufPlace(file, config, name, layer);
        checkShape(requireTensor(file, place.tensor), place.whole);
        known.insert(place.tensor);
    };
    for (const WeightName name : requiredWeights(config)) {
        const std::int32_t layers = isPerLayer(name) ? config.nLayers : 1;
        for (LayerIndex l(0); l.value < layers; ++l)
            check(name, l);
    }
    if (GgufWeights(file, config).has(WeightName::ropeFactors)) {
        check(WeightName::ropeFactors, LayerIndex(0));
    }
    for (const GgufTensor& tensor : file.tensors)
        if (!known.contains(tensor.name)) unsupportedFeature(tensor.name, "a tensor of this name");
}

} // namespace steerscope
