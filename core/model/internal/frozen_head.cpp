// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/internal/frozen_head.h"

#include <ATen/core/grad_mode.h>
#include <torch/csrc/autograd/autograd.h>

#include <algorithm>

#include "core/model/internal/frozen_linear.h"

namespace steerscope {
namespace {

/// Logits held at once, per tensor: 32 MB.
constexpr std::size_t kPieceValues = 8'000'000;

RowsView piece(RowsView rows, std::size_t first, std::size_t most) {
    return rows.rows == 0 ? rows : rows.slice(first, std::min(most, rows.rows - first));
}

} // namespace

FrozenHead::FrozenHead(const FrozenWeights& weights)
    : m_weights(weights),
      m_config(weights.config()),
      m_norm(weights.outputNorm()),
      m_output(weights.output()) {}

std::uint64_t FrozenHead::scratchFloats() {
    return 6 * kPieceValues; // both sides' logits and shares, the target, and a term of its slope
}

std::size_t FrozenHead::pieceRows() const {
    return std::max<std::size_t>(16, kPieceValues / static_cast<std::size_t>(m_config.vocabSize));
}

FrozenHead::Piece FrozenHead::run(RowsView rows, bool differentiable) const {
    Piece out;
    out.rows =
        at::from_blob(rows.data,
                      {static_cast<std::int64_t>(rows.rows), static_cast<std::int64_t>(rows.cols)},
                      at::kFloat)
            .to(m_weights.device(), at::kFloat, /*non_blocking=*/false, /*copy=*/true);
    {
        const at::AutoGradMode record(differentiable);
        out.rows.requires_grad_(differentiable);
        out.normed = at::rms_norm(out.rows, {m_norm.size(0)}, m_norm, m_config.normEps);
    }
    out.logits = frozenLinear(out.normed.detach(), m_output);
    const double cap = m_config.finalSoftcap;
    if (cap > 0) out.logits.div_(cap).tanh_().mul_(cap);
    return out;
}

void FrozenHead::writeGradient(const Piece& piece, const at::Tensor& logProbs, at::Tensor& target,
                               RowsView gradient) const {
    at::Tensor slope = target.neg_().add_(logProbs.exp());
    const double cap = m_config.finalSoftcap;
    if (cap > 0) slope.mul_(1.0 - (piece.logits / cap).square());
    const at::AutoGradMode record(true);
    const auto found = torch::autograd::grad({piece.normed}, {piece.rows},
                                             {frozenLinearGradient(slope, m_output)});
    at::from_blob(gradient.data, piece.rows.sizes(), at::kFloat).copy_(found[0]);
}

double FrozenHead::divergence(RowsView student, RowsView teacher, RowsView gradient) const {
    const at::AutoGradMode noRecord(false);
    double sum = 0;
    for (std::size_t first = 0; first < student.rows; first += pieceRows()) {
        const RowsView to = piece(gradient, first, pieceRows());
        const Piece mine = run(piece(student, first, pieceRows()), to.rows > 0);
        const Piece theirs = run(piece(teacher, first, pieceRows()), false);
        const at::Tensor logQ = at::log_softmax(mine.logits, -1);
        const at::Tensor logP = at::log_softmax(theirs.logits, -1);
        at::Tensor p = logP.exp();
        sum += ((logP - logQ).mul_(p)).sum(-1).to(at::kDouble).sum().item<double>();
        if (to.rows > 0) writeGradient(mine, logQ, p, to);
    }
    return sum;
}

double FrozenHead::surprise(RowsView student, std::span<const TokenId> tokens,
                            RowsView gradient) const {
    const at::AutoGradMode noRecord(false);
    double sum = 0;
    for (std::size_t first = 0; first < student.rows; first += pieceRows()) {
        const RowsView to = piece(gradient, first, pieceRows());
        const Piece mine = run(piece(student, first, pieceRows()), to.rows > 0);
        const at::Tensor logQ = at::log_softmax(mine.logits, -1);
        at::Tensor chosen = at::empty({logQ.size(0), 1}, at::kLong);
        for (std::int64_t i = 0; i < logQ.size(0); ++i)
            chosen[i][0] = tokens[first + static_cast<std::size_t>(i)].value;
        chosen = chosen.to(m_weights.device());
        sum -= logQ.gather(1, chosen).to(at::kDouble).sum().item<double>();
        if (to.rows == 0) continue;
        at::Tensor target = at::zeros_like(logQ).scatter_(1, chosen, 1.0);
        writeGradient(mine, logQ, target, to);
    }
    return sum;
}

} // namespace steerscope
