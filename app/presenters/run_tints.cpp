// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/presenters/run_tints.h"

#include <algorithm>
#include <limits>
#include <numeric>

#include <QCoreApplication>

namespace steerscope {
namespace {

class TintText {
    Q_DECLARE_TR_FUNCTIONS(TintText)
};

constexpr float kUnknown = std::numeric_limits<float>::quiet_NaN();

float rowSum(const FloatMatrix& grid, std::size_t row) {
    if (row >= grid.rows()) return kUnknown;
    const auto values = grid.row(row);
    return std::accumulate(values.begin(), values.end(), 0.0f);
}

const DeltaMaps* deltasOf(const RecordedRun& run, const ColumnId& id) {
    if (id == ColumnKind::prompted) return run.promptedDeltas.get();
    return id == ColumnKind::psr ? run.psrDeltas.get() : nullptr;
}

std::vector<float> deltaSums(const DeltaMaps& maps, const ColumnId& id) {
    const CoefficientGrid& grid = id == ColumnKind::prompted ? maps.accumulated : maps.steered;
    std::vector<float> sums(grid.cols(), 0.0f);
    for (std::size_t l = 0; l < grid.rows(); ++l)
        for (std::size_t t = 0; t < grid.cols(); ++t)
            sums[t] += grid.at(l, t);
    return sums;
}

/// One per token, unknown beyond what there is; empty when the answer has no such quantity.
std::vector<float> valuesOf(const RecordedRun& run, const RunColumn& column, TintKind kind) {
    std::vector<float> values;
    if (kind == TintKind::none) return std::vector<float>(column.length(), kUnknown);
    if (kind == TintKind::delta || kind == TintKind::kl) {
        const DeltaMaps* maps = deltasOf(run, column.id());
        if (!maps) return {};
        const auto& kl = column.kind == ColumnKind::prompted ? maps->klUnsteered : maps->klSteered;
        values = kind == TintKind::delta ? deltaSums(*maps, column.id())
                                         : std::vector<float>(kl.begin(), kl.end());
    } else if (kind == TintKind::surprise || !column.pushes.empty()) {
        for (std::size_t t = 0; t < column.length(); ++t)
            values.push_back(tintOfToken(column, t, kind));
    }
    if (!values.empty()) values.resize(column.length(), kUnknown);
    return values;
}

QString nameOf(TintKind kind) {
    switch (kind) {
    case TintKind::none:
        return TintText::tr("No tint");
    case TintKind::push:
        return TintText::tr("Push");
    case TintKind::lambda:
        return QStringLiteral("λ");
    case TintKind::delta:
        return QStringLiteral("‖Δ‖");
    case TintKind::surprise:
        return TintText::tr("Surprise");
    case TintKind::kl:
        return QStringLiteral("KL");
    }
    return {};
}

/// The first is shown unless the person chooses: nothing where nothing was changed, or where all
/// tokens are pushed alike.
std::vector<TintKind> kindsOf(const ColumnId& id) {
    if (id == ColumnKind::unsteered) return {TintKind::none, TintKind::surprise};
    if (id == ColumnKind::twin)
        return {TintKind::none, TintKind::push, TintKind::lambda, TintKind::surprise};
    return {TintKind::push, TintKind::delta,    TintKind::lambda,
            TintKind::kl,   TintKind::surprise, TintKind::none};
}

void subtract(std::vector<float>& values, const std::vector<float>& reference) {
    for (std::size_t t = 0; t < values.size(); ++t)
        values[t] -= t < reference.size() ? reference[t] : kUnknown;
}

} // namespace

float tintOfToken(const RunColumn& column, std::size_t token, TintKind kind) {
    if (kind == TintKind::push) return rowSum(column.pushes, token);
    if (kind == TintKind::lambda) return rowSum(column.coefficients, token);
    if (kind == TintKind::surprise && token < column.logProbs.size())
        return -column.logProbs[token];
    return kUnknown;
}

std::vector<RunTint> tintsOf(const RecordedRun& run, const ColumnId& id,
                             const RecordedRun* reference) {
    std::vector<RunTint> tints;
    const RunColumn* column = run.find(id);
    const RunColumn* other = reference ? reference->find(id) : nullptr;
    if (!column) return tints;
    for (const TintKind kind : kindsOf(id)) {
        RunTint made{kind, {.name = nameOf(kind), .values = valuesOf(run, *column, kind)}};
        if (made.tint.values.empty() && column->length() > 0) continue;
        const auto before = other ? valuesOf(*reference, *other, kind) : std::vector<float>{};
        if (!before.empty() && kind != TintKind::none) {
            subtract(made.tint.values, before);
            made.tint.name = TintText::tr("%1 − pinned").arg(made.tint.name);
            made.tint.sign = TintSign::both;
        }
        tints.push_back(std::move(made));
    }
    return tints;
}

} // namespace steerscope
