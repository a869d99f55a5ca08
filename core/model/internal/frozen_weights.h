// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ATen/ATen.h>

#include <cstddef>
#include <cstdint>
#include <memory>

#include "core/model/internal/rope_frequencies.h"
#include "core/model/internal/torch_weights.h"
#include "core/model/language_model.h"

namespace steerscope {

/// Keys (after RoPE) and values of a prefix, float32, [K × P × d] each.
struct PrefixRows {
    at::Tensor keys;
    at::Tensor values;
};

/// Whether layer() hands out the executor's own tensors or expands a new copy at each call.
enum class WeightCopies { shared, expanded };

/// A model's weights as float32, one block at a time, for passes with gradients. No tensor may stem
/// from inference mode: autograd refuses to keep those (see outsideInference). Const, any number of
/// passes may read it; the model must outlive it.
class FrozenWeights {
public:
    virtual ~FrozenWeights() = default;
    virtual const ModelConfig& config() const = 0;
    virtual at::Device device() const = 0;
    virtual WeightCopies copies() const = 0;
    /// Bytes of the copies that are kept once the last `blocks` blocks and the head were asked for.
    virtual std::uint64_t keptBytes([[maybe_unused]] std::size_t blocks) const { return 0; }
    virtual LayerWeights layer(LayerIndex layer) const = 0;
    virtual at::Tensor outputNorm() const = 0; ///< [D]
    virtual at::Tensor output() const = 0;     ///< [V × D]
    virtual const RopeFrequencies& rope(LayerIndex layer) const = 0;
    /// All positions of a cache of this model in one layer; may share its memory.
    virtual PrefixRows prefix(const KvCache& cache, LayerIndex layer) const = 0;
};

/// The weights of a model of any executor that keeps them. Quantised ones stay expanded when that
/// takes at most a quarter of `memory` (bytes). Throws TRAIN-001 for another executor.
std::unique_ptr<FrozenWeights> frozenWeightsOf(const LanguageModel& model, std::uint64_t memory);

/// A view of the same memory that autograd may keep; holds on to `tensor`. Undefined stays so.
at::Tensor outsideInference(const at::Tensor& tensor);

} // namespace steerscope
