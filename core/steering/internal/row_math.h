// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>

#include "core/base/matrix.h"

namespace steerscope {

/// Rows that are multiplied together, so that each weight is read once for all of them.
inline constexpr std::size_t kBlockRows = 4;

/// out[n · r + k] = ⟨w_k, rows_n⟩ for w [r × D] and at most kBlockRows rows. A product sums in the
/// same order whatever its company. Allocates nothing.
void multiplyRows(std::span<const float> w, RowsView rows, std::span<float> out);

/// row += Σ_k c_k z_k for z [r × D], reading and writing the row once. Allocates nothing.
void addCombination(std::span<float> row, std::span<const float> c, std::span<const float> z);

/// Asks for `x` to be brought near the processor, without waiting for it.
void fetchAhead(std::span<const float> x);

/// ‖x‖, accumulated in double.
double length(std::span<const float> x);
/// ‖Σ_k c_k z_k‖. Allocates nothing.
double combinedLength(std::span<const float> c, std::span<const float> z, std::size_t width);

} // namespace steerscope
