// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/distill/internal/regression.h"

#include <ATen/CPUGeneratorImpl.h>
#include <algorithm>

namespace steerscope {
namespace {
constexpr std::int64_t kSpareDirections = 8; ///< Carried along, so that the last ones settle too.
constexpr int kSubspaceRounds = 8;
} // namespace

at::Tensor viewOf(const FloatMatrix& matrix) {
    auto* data = const_cast<float*>(matrix.values().data()); // from_blob wants it mutable
    return at::from_blob(
        data, {static_cast<std::int64_t>(matrix.rows()), static_cast<std::int64_t>(matrix.cols())},
        at::kFloat);
}

std::vector<float> toFloats(const at::Tensor& values) {
    const at::Tensor flat = values.to(at::kFloat).contiguous();
    const float* data = flat.const_data_ptr<float>();
    return {data, data + flat.numel()};
}

Standardised standardised(const at::Tensor& rows) {
    const at::Tensor mean = rows.mean(0);
    const at::Tensor centred = rows - mean;
    const at::Tensor deviation = centred.square().mean(0).sqrt();
    const double floor = 1e-4 * deviation.mean().item<double>() + kTiny;
    const at::Tensor scale = deviation.clamp_min(floor);
    return {centred / scale, mean.to(at::kDouble), scale.to(at::kDouble)};
}

at::Tensor gramOf(const at::Tensor& x) {
    return at::mm(x.t(), x).to(at::kDouble);
}

Subset makeSubset(const at::Tensor& x, const at::Tensor& r, const at::Tensor& gram) {
    const at::Tensor centre = x.mean(0);
    const at::Tensor wide = centre.to(at::kDouble);
    return {x, r, centre, gram - static_cast<double>(x.size(0)) * at::outer(wide, wide)};
}

std::vector<at::Tensor> factorise(const Subset& rows, std::span<const double> ridges,
                                  at::ScalarType precision) {
    const double n = static_cast<double>(rows.x.size(0));
    std::vector<at::Tensor> factors;
    for (const double ridge : ridges) {
        at::Tensor matrix = rows.gram.to(precision, /*non_blocking=*/false, /*copy=*/true);
        matrix.diagonal().add_(ridge * n);
        factors.push_back(at::linalg_cholesky(matrix));
    }
    return factors;
}

at::Tensor leadingDirections(const at::Tensor& moment, std::int64_t rank) {
    const std::int64_t width = moment.size(0);
    auto start = at::make_generator<at::CPUGeneratorImpl>(1);
    at::Tensor basis =
        at::randn({width, std::min(width, rank + kSpareDirections)}, start, at::kDouble);
    for (int i = 0; i < kSubspaceRounds; ++i)
        basis = std::get<0>(at::linalg_qr(at::mm(moment, basis)));
    const at::Tensor small = at::mm(basis.t(), at::mm(moment, basis));
    const at::Tensor vectors = std::get<1>(at::linalg_eigh((small + small.t()) / 2));
    return at::mm(basis, vectors.narrow(1, vectors.size(1) - rank, rank).flip(1));
}

FitRows::FitRows(const FloatMatrix& student, const FloatMatrix& target, std::size_t validation)
    : features(standardised(viewOf(student))),
      residual(viewOf(target)),
      held(static_cast<std::int64_t>(validation)),
      fitGram(gramOf(features.rows.narrow(0, 0, fitCount()))) {
    if (held > 0) heldGram = gramOf(heldX());
}

Subset FitRows::fitSubset() const {
    return makeSubset(features.rows.narrow(0, 0, fitCount()), residual.narrow(0, 0, fitCount()),
                      fitGram);
}

Subset FitRows::all() const {
    return makeSubset(features.rows, residual, held > 0 ? fitGram + heldGram : fitGram);
}

} // namespace steerscope
