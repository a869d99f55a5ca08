// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace steerscope {

/// How an executor that keeps weights in quantised blocks rounds activations. An executor that
/// computes in float32 throughout ignores it.
enum class Precision {
    fast, ///< int8 per 32 values, keys and values in float16: free-running text.
    exact ///< 16 bits per value, keys and values in float32: maps, fits, measures.
};

} // namespace steerscope
