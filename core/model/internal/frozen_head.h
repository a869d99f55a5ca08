// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ATen/ATen.h>

#include <cstdint>
#include <span>

#include "core/base/index.h"
#include "core/base/matrix.h"
#include "core/model/internal/frozen_weights.h"

namespace steerscope {

/// Final norm, output head and a loss on top of them, a bounded number of rows at a time. The
/// gradient of both losses with respect to the logits is softmax(logits) − target.
class FrozenHead {
public:
    /// Expands the output matrix if the weights have to; short-lived for that reason.
    explicit FrozenHead(const FrozenWeights& weights);

    /// Floats that a loss takes at most beside the output matrix: logits, shares, slopes.
    static std::uint64_t scratchFloats();

    /// See DifferentiableModel.
    double divergence(RowsView student, RowsView teacher, RowsView gradient) const;
    double surprise(RowsView student, std::span<const TokenId> tokens, RowsView gradient) const;

private:
    struct Piece {
        at::Tensor rows;   ///< [n × D], differentiable when a gradient is wanted
        at::Tensor normed; ///< [n × D]
        at::Tensor logits; ///< [n × V], no graph
    };
    std::size_t pieceRows() const;
    Piece run(RowsView rows, bool differentiable) const;
    /// `target` [n × V]: the distribution that the softmax is to become; destroyed.
    void writeGradient(const Piece& piece, const at::Tensor& logProbs, at::Tensor& target,
                       RowsView gradient) const;

    const FrozenWeights& m_weights;
    const ModelConfig& m_config;
    at::Tensor m_norm;
    at::Tensor m_output;
};

} // namespace steerscope
