// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/distill/internal/fit_stage.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

#include "core/base/error.h"
#include "core/distill/baselines.h"
#include "core/distill/internal/squared_distance.h"
#include "core/steering/residual_edits.h"

namespace steerscope {
namespace {

/// Ridges are tried on every so many fitted layers: the choice is one for all, a trial costs as
/// much as a fit.
constexpr std::size_t kLayersPerTrial = 3;

void addTo(std::vector<double>& sums, std::size_t layer, double value) {
    if (sums.size() <= layer) sums.resize(layer + 1, 0.0);
    sums[layer] += value;
}

void requireFinite(const LayerSample& sample, LayerIndex layer) {
    const auto isFinite = [](float value) { return std::isfinite(value); };
    if (std::ranges::all_of(sample.student.values(), isFinite) &&
        std::ranges::all_of(sample.residual.values(), isFinite))
        return;
    throw Error(
        {.code = "DISTILL-003",
         .problem = "The model's activations hold a number that is not finite",
         .field = "layer " + std::to_string(layer.value),
         .found = "NaN or infinity",
         .allowed = "finite numbers",
         .hint = "The model file may be damaged: fetch it again, or choose another model."});
}

std::size_t rowCount(const std::vector<const Rollout*>& rollouts) {
    return std::accumulate(
        rollouts.begin(), rollouts.end(), std::size_t{0},
        [](std::size_t sum, const Rollout* rollout) { return sum + rollout->response.size(); });
}

} // namespace

std::vector<double> LayerErrors::relativeRmse() const {
    std::vector<double> out;
    for (std::size_t l = 0; l < student.size(); ++l)
        out.push_back(plain[l] > 0 ? std::sqrt(student[l] / plain[l]) : 0.0);
    return out;
}

double LayerErrors::meanLoss() const {
    double sum = 0;
    for (std::size_t l = 0; l < student.size(); ++l)
        if (plain[l] > 0) sum += student[l] / plain[l];
    return student.empty() ? 0 : sum / static_cast<double>(student.size());
}

FitStage::FitStage(const LanguageModel& model, const PromptCaches& caches,
                   std::vector<const Rollout*> training, std::vector<const Rollout*> heldout,
                   FitPlan plan)
    : m_plan(std::move(plan)),
      m_training(std::move(training)),
      m_ridges(m_plan.ridges),
      m_nLayers(model.config().nLayers),
      m_dModel(model.config().dModel) {
    const bool selecting = m_plan.purpose == FitPurpose::selection;
    const auto validation = validationRollouts();
    const auto validationCount = static_cast<std::ptrdiff_t>(validation.size());
    const std::vector<const Rollout*> fit(m_training.begin(), m_training.end() - validationCount);
    const auto add = [&](const std::vector<const Rollout*>& rollouts, bool isHeldout, bool toEnd) {
        for (auto& batch : inBatches(rollouts))
            m_batches.push_back({ForcedBatch(model, caches, std::move(batch)), isHeldout, toEnd});
    };
    add(fit, false, !selecting);
    add(validation, false, true);
    if (!selecting) add(heldout, true, true);
    m_batchCount = m_batches.size();
}

std::vector<const Rollout*> FitStage::validationRollouts() const {
    return {m_training.end() - static_cast<std::ptrdiff_t>(m_plan.validation), m_training.end()};
}

bool FitStage::isFitted(LayerIndex layer) const {
    return std::binary_search(m_plan.layers.begin(), m_plan.layers.end(), layer);
}

bool FitStage::advance(std::stop_token) {
    if (m_next < m_batches.size()) {
        runBatch();
        return true;
    }
    if (isFitted(m_layer) && (m_fitted.empty() || m_fitted.back().layer != m_layer)) {
        fitLayer();
        return true;
    }
    endLayer();
    return m_layer.value < m_nLayers;
}

void FitStage::runBatch() {
    Batch& batch = m_batches[m_next++];
    ++m_done;
    if (batch.runsToEnd || m_layer <= m_plan.layers.back()) batch.pass.advance();
}

void FitStage::endLayer() {
    for (const Batch& batch : m_batches)
        if (batch.runsToEnd) measure(batch);
    if (m_plan.directions == Directions::together)
        m_joint.addErrors(gather().residual,
                          m_trainErrors.plain[static_cast<std::size_t>(m_layer.value)]);
    ++m_layer;
    m_next = 0;
    if (m_layer.value == m_nLayers) finish();
}

void FitStage::finish() {
    keepFinalRows();
    if (m_plan.directions == Directions::together) m_joint.improve(m_fitted);
}

LayerSample FitStage::gather() const {
    const bool selecting = m_plan.purpose == FitPurpose::selection;
    const std::size_t validation = rowCount(validationRollouts());
    const std::size_t rows = rowCount(m_training) - (selecting ? validation : 0);
    const auto width = static_cast<std::size_t>(m_dModel);
    const bool tries = !selecting && m_fitted.size() % kLayersPerTrial == 0;
    LayerSample out{FloatMatrix(rows, width), FloatMatrix(rows, width), tries ? validation : 0};
    std::size_t next = 0;
    for (const Batch& batch : m_batches) {
        if (batch.heldout || (selecting && batch.runsToEnd)) continue;
        for (std::size_t i = 0; i < batch.pass.rollouts().size(); ++i) {
            const RowsView from = batch.pass.rows(i);
            const auto& teacher =
                batch.pass.rollouts()[i]->teacher.layers[static_cast<std::size_t>(m_layer.value)];
            for (std::size_t t = 0; t < from.rows; ++t, ++next) {
                std::ranges::copy(from.row(t), out.student.row(next).begin());
                std::ranges::transform(teacher.row(t), from.row(t), out.residual.row(next).begin(),
                                       std::minus<>());
            }
        }
    }
    return out;
}

void FitStage::fitLayer() {
    const LayerSample sample = gather();
    requireFinite(sample, m_layer);
    m_fitted.push_back(solve(sample));
    if (m_plan.directions == Directions::together)
        m_joint.addCoefficients(m_fitted.back(), sample.student);
    steer(m_fitted.back());
    ++m_done;
}

SteeringLayer FitStage::solve(const LayerSample& sample) {
    switch (m_plan.kind) {
    case FitKind::gated:
        return fitGatedLayer(m_layer, sample, m_ridges);
    case FitKind::linear:
        return fitLinearLayer(m_layer, sample, m_ridges, m_plan.rank);
    case FitKind::affine:
        return fitAffineLayer(m_layer, sample, m_ridges);
    case FitKind::constant:
        return fitConstantLayer(m_layer, sample);
    case FitKind::principal:
        return fitPrincipalLayer(m_layer, sample);
    case FitKind::clamp:
        return fitClampLayer(m_layer, sample);
    case FitKind::tied:
        return fitTiedLayer(m_layer, sample);
    }
    return {};
}

/// The same code that steers a generation, so that the fit sees what will be applied.
void FitStage::steer(const SteeringLayer& layer) {
    auto model = std::make_shared<SteeringModel>();
    model->dModel = m_dModel;
    model->nLayers = m_nLayers;
    model->layers = {layer};
    PsrEdit edit({{std::move(model), 1.0f}}, Position(0));
    for (const Batch& batch : m_batches)
        for (std::size_t i = 0; i < batch.pass.rollouts().size(); ++i)
            edit.apply(m_layer, Position(0), batch.pass.rows(i));
}

void FitStage::measure(const Batch& batch) {
    const auto layer = static_cast<std::size_t>(m_layer.value);
    LayerErrors& errors = batch.heldout ? m_heldoutErrors : m_trainErrors;
    for (std::size_t i = 0; i < batch.pass.rollouts().size(); ++i) {
        const Rollout& rollout = *batch.pass.rollouts()[i];
        addTo(errors.student, layer,
              squaredDistance(batch.pass.rows(i), rollout.teacher.layers[layer]));
        addTo(errors.plain, layer, rollout.deltaSquares[layer]);
    }
}

void FitStage::keepFinalRows() {
    for (const Batch& batch : m_batches) {
        const bool wanted =
            m_plan.purpose == FitPurpose::selection ? batch.runsToEnd : batch.heldout;
        if (!wanted) continue;
        for (std::size_t i = 0; i < batch.pass.rollouts().size(); ++i) {
            const RowsView rows = batch.pass.rows(i);
            m_final[batch.pass.rollouts()[i]] =
                FloatMatrix(rows.rows, rows.cols, {rows.data, rows.data + rows.rows * rows.cols});
        }
    }
    m_batches.clear();
}

std::string FitStage::describe() const {
    const auto shown = std::min(m_layer.value + 1, m_nLayers);
    const std::string of = std::to_string(shown) + " of " + std::to_string(m_nLayers);
    if (m_plan.purpose == FitPurpose::selection)
        return "Trying layer " + std::to_string(m_plan.layers.front().value) + ": block " + of;
    return (m_layer <= m_plan.layers.back() ? "Fitting layer " : "Running block ") + of;
}

std::uint64_t FitStage::total() const {
    return m_plan.layers.size() + m_batchCount * static_cast<std::uint64_t>(m_nLayers);
}

} // namespace steerscope
