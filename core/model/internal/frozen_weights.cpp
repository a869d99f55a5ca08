// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/internal/frozen_weights.h"

#include "core/base/error.h"
#include "core/model/internal/quantized_frozen_weights.h"
#include "core/model/internal/torch_frozen_weights.h"

namespace steerscope {

std::unique_ptr<FrozenWeights> frozenWeightsOf(const LanguageModel& model, std::uint64_t memory) {
    if (const auto* torch = dynamic_cast<const TorchTransformer*>(&model))
        return std::make_unique<TorchFrozenWeights>(*torch);
    if (const auto* quantized = dynamic_cast<const QuantizedTransformer*>(&model)) {
        const std::size_t all = quantized->weights().layers.size();
        const bool fits = QuantizedFrozenWeights::expandedBytes(*quantized, all) <= memory / 4;
        return std::make_unique<QuantizedFrozenWeights>(*quantized, fits ? WeightCopies::shared
                                                                         : WeightCopies::expanded);
    }
    throw Error({.code = "TRAIN-001",
                 .problem = "This model cannot be trained through",
                 .field = "executor",
                 .found = model.fact(ModelFact::executor),
                 .hint = "Use the closed-form fit, or load the model with another executor."});
}

at::Tensor outsideInference(const at::Tensor& tensor) {
    if (!tensor.defined()) return tensor;
    return at::from_blob(
        tensor.data_ptr(), tensor.sizes(), tensor.strides(), [tensor](void*) {}, tensor.options());
}

} // namespace steerscope
