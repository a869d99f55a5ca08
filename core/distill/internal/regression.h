// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ATen/ATen.h>
#include <span>
#include <vector>

#include "core/base/matrix.h"

namespace steerscope {

// Letters: N rows, D width, K ridge candidates.

inline constexpr double kTiny = 1e-30; ///< Keeps quotients of all-zero data finite.

/// A tensor over the matrix, which must outlive it. Read only.
at::Tensor viewOf(const FloatMatrix& matrix);
std::vector<float> toFloats(const at::Tensor& values);

/// Rows scaled to mean 0 and variance 1 per feature; nearly constant features are left small.
struct Standardised {
    at::Tensor rows;  ///< X [N × D] float32
    at::Tensor mean;  ///< [D] float64
    at::Tensor scale; ///< [D] float64
};
Standardised standardised(const at::Tensor& rows);

/// Some rows with the Gram matrix of their centred features.
struct Subset {
    at::Tensor x;      ///< [n × D] float32
    at::Tensor r;      ///< [n × D] float32
    at::Tensor centre; ///< Mean of x [D] float32
    at::Tensor gram;   ///< Σ (x − centre)(x − centre)ᵀ [D × D] float64
};

/// Σ x xᵀ [D × D] float64. Summed in float32: the rounding is far below the least ridge.
at::Tensor gramOf(const at::Tensor& x);
/// `gram` as gramOf(x), which the caller may have put together from parts.
Subset makeSubset(const at::Tensor& x, const at::Tensor& r, const at::Tensor& gram);
/// Cholesky factors of Gram + ridge·n·I, one per candidate, in the precision asked for.
std::vector<at::Tensor> factorise(const Subset& rows, std::span<const double> ridges,
                                  at::ScalarType precision);

/// Eigenvectors [D × rank] of the largest eigenvalues of a symmetric `moment` [D × D] float64,
/// largest first, by subspace iteration from a fixed start: at D = 576 a tenth of the time of the
/// full decomposition.
at::Tensor leadingDirections(const at::Tensor& moment, std::int64_t rank);

/// The training rows of a layer, once for the trial of ridges and once for the final fit.
struct FitRows {
    Standardised features;
    at::Tensor residual; ///< [N × D]
    std::int64_t held;   ///< The last so many rows try the ridges.
    at::Tensor fitGram;  ///< gramOf the other rows
    at::Tensor heldGram; ///< gramOf the held rows, if any

    FitRows(const FloatMatrix& student, const FloatMatrix& residual, std::size_t validation);
    std::int64_t fitCount() const { return features.rows.size(0) - held; }
    Subset fitSubset() const;
    Subset all() const;
    at::Tensor heldX() const { return features.rows.narrow(0, fitCount(), held); }
    at::Tensor heldR() const { return residual.narrow(0, fitCount(), held); }
};

} // namespace steerscope
