// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>

#include "core/steering/steering_model.h"

namespace steerscope {

/// Provenance::method of what parseControlVector makes.
inline constexpr char kControlVectorMethod[] = "control-vector";

/// A control vector as llama.cpp and repeng write it: GGUF of the architecture `controlvector`
/// whose tensor `direction.N` (F32 [D], N from 1) is added, times the strength, to the stream after
/// block N. It becomes a steering model of constant coefficients (λ = 1). The file does not say
/// how many blocks its language model has: that is `nLayers`; 0: as many as the directions need.
/// Errors GGUF-…; CVEC-001 another kind of file; CVEC-002 a tensor that is no direction of one
/// width in float32 with finite numbers, or none; CVEC-003 a direction beyond the last block.
SteeringModel parseControlVector(std::span<const std::byte> bytes, std::int32_t nLayers);

/// Whether the first bytes say so (the architecture is the first of a GGUF file's fields, as every
/// writer has it): tells a control vector from a language model without reading either. False for
/// what cannot be read.
bool isControlVector(const std::filesystem::path& path);

/// A steering model from any file that holds one, told apart by its first bytes: ours
/// (loadSteeringModel) or a control vector, which is named after its file. Errors name the file.
SteeringModel loadSteeringFile(const std::filesystem::path& path, std::int32_t nLayers);

} // namespace steerscope
