// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/base/index.h"
#include "core/base/matrix.h"

namespace steerscope {

/// Residual stream after every block (residPost, after any edit) for consecutive positions.
/// layers[l] is [T × D]; `first` is the absolute position of row 0. L = layers.size().
struct ActivationTrace {
    Position first;
    std::vector<FloatMatrix> layers;

    std::size_t length() const { return layers.empty() ? 0 : layers.front().rows(); }
    /// Appends the rows of a later trace (same L and D).
    void append(const ActivationTrace& later);
};

} // namespace steerscope
