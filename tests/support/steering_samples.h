// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <random>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/base/matrix.h"
#include "core/model/activation_trace.h"
#include "core/steering/steering_model.h"

namespace steerscope::test {

/// Standard normal numbers from a seed.
std::vector<float> randomVector(std::size_t size, unsigned seed);
FloatMatrix randomMatrix(std::size_t rows, std::size_t cols, unsigned seed);
ActivationTrace randomTrace(std::size_t layers, std::size_t rows, std::size_t cols, unsigned seed);

/// A model that steers `steered` layers of a language model with `nLayers` blocks of width
/// `dModel`; all numbers random but fixed, provenance filled.
SteeringModel sampleModel(std::int32_t nLayers, std::int32_t dModel,
                          const std::vector<std::int32_t>& steered, unsigned seed = 1);

double cosine(std::span<const float> a, std::span<const float> b);

/// Code of the Error that `action` throws; "none" when it throws none.
template <class Action> std::string errorCode(Action action) {
    try {
        action();
    } catch (const Error& error) {
        return error.record().code;
    }
    return "none";
}

/// The record of the Error that `action` throws; empty when it throws none.
template <class Action> ErrorRecord errorOf(Action action) {
    try {
        action();
    } catch (const Error& error) {
        return error.record();
    }
    return {};
}

} // namespace steerscope::test
