// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/distill/internal/later_layers_stage.h"

#include <ATen/ATen.h>
#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>

#include "core/distill/internal/regression.h"

namespace steerscope {
namespace {

constexpr double kProbeStep = 0.3; ///< Of a candidate's length, for the finite difference.
constexpr double kStepRidge = 0.01;
constexpr double kLeastShare = 0.25;
constexpr int kWatchedLayers = 4;

std::vector<LayerIndex> watchedLayers(LayerIndex first, std::int32_t count) {
    std::vector<LayerIndex> out;
    const std::int32_t last = count - 1;
    for (int i = 0; i < kWatchedLayers; ++i)
        out.emplace_back(first.value + i * (last - first.value) / (kWatchedLayers - 1));
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

double product(const FloatMatrix& a, const FloatMatrix& b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.values().size(); ++i)
        sum += static_cast<double>(a.values()[i]) * b.values()[i];
    return sum;
}

template <class Values> double lengthOf(const Values& values) {
    return std::sqrt(std::inner_product(values.begin(), values.end(), values.begin(), 0.0));
}

} // namespace

LaterLayersStage::LaterLayersStage(const LanguageModel& model, const PromptCaches& caches,
                                   const std::vector<const Rollout*>& training, SteeringLayer layer)
    : m_model(model),
      m_caches(caches),
      m_batches(inBatches(training)),
      m_watched(watchedLayers(layer.layer, model.config().nLayers)),
      m_start(std::move(layer)),
      m_best(m_start) {
    assert(m_start.rank() == 1);
    for (const auto& batch : m_batches)
        for (const Rollout* rollout : batch)
            for (std::size_t t = 0; t < rollout->response.size(); ++t)
                m_teacher.appendRow(rollout->teacher.layers.back().row(t));
    m_gate.assign(m_teacher.rows(), 0.0f);
    m_candidates.assign(m_watched.size() + 1, std::vector<double>(m_start.z.size(), 0.0));
    m_candidates.front().assign(m_start.z.begin(), m_start.z.end());
    startRun(Run::base, m_start.z);
}

void LaterLayersStage::startRun(Run run, std::vector<float> z) {
    m_run = run;
    m_batch = m_firstRow = 0;
    m_final = FloatMatrix(m_teacher.rows(), m_teacher.cols());
    auto steering = std::make_shared<SteeringModel>();
    steering->dModel = m_model.config().dModel;
    steering->nLayers = m_model.config().nLayers;
    steering->layers = {m_start};
    steering->layers.front().z = std::move(z);
    m_edit = std::make_unique<PsrEdit>(std::vector<PsrEdit::Part>{{std::move(steering), 1.0f}},
                                       Position(0));
}

bool LaterLayersStage::advance(std::stop_token) {
    if (!m_pass) {
        m_pass = std::make_unique<ForcedBatch>(m_model, m_caches, m_batches[m_batch]);
        m_layer = LayerIndex(0);
    }
    m_pass->advance();
    ++m_done;
    endBlock();
    ++m_layer;
    if (m_layer.value < m_model.config().nLayers) return true;
    endBatch();
    return m_batch < m_batches.size() || endRun();
}

/// Pushes at the steered layer; the base run also collects what the candidates are made of.
void LaterLayersStage::endBlock() {
    std::size_t row = m_firstRow;
    for (std::size_t i = 0; i < m_pass->rollouts().size(); ++i) {
        const RowsView rows = m_pass->rows(i);
        if (m_run == Run::base && m_layer == m_start.layer) noteGate(row, rows);
        if (m_edit->touches(m_layer)) m_edit->apply(m_layer, Position(0), rows);
        if (m_run == Run::base) addCandidate(row, rows, *m_pass->rollouts()[i]);
        row += rows.rows;
    }
}

void LaterLayersStage::noteGate(std::size_t row, RowsView rows) {
    for (std::size_t t = 0; t < rows.rows; ++t)
        m_gate[row + t] = m_start.probe.evaluate(rows.row(t));
}

void LaterLayersStage::addCandidate(std::size_t row, RowsView rows, const Rollout& rollout) {
    const auto watched = std::ranges::find(m_watched, m_layer);
    if (watched == m_watched.end()) return;
    auto& sum = m_candidates[static_cast<std::size_t>(watched - m_watched.begin()) + 1];
    const FloatMatrix& teacher = rollout.teacher.layers[static_cast<std::size_t>(m_layer.value)];
    for (std::size_t t = 0; t < rows.rows; ++t)
        for (std::size_t d = 0; d < rows.cols; ++d)
            sum[d] += static_cast<double>(m_gate[row + t]) * (teacher.at(t, d) - rows.row(t)[d]);
}

void LaterLayersStage::endBatch() {
    for (std::size_t i = 0; i < m_pass->rollouts().size(); ++i) {
        const RowsView rows = m_pass->rows(i);
        std::copy_n(rows.data, rows.rows * rows.cols, m_final.row(m_firstRow).begin());
        m_firstRow += rows.rows;
    }
    m_pass.reset();
    ++m_batch;
}

/// What the finished run tells, and the next one; false when there is none.
bool LaterLayersStage::endRun() {
    if (m_run == Run::base) {
        m_errorBefore = m_leastError = errorOf(m_final);
        m_base = std::move(m_final);
        scaleCandidates();
    } else if (m_run == Run::response) {
        for (std::size_t i = 0; i < m_final.values().size(); ++i)
            m_final.values()[i] = (m_final.values()[i] - m_base.values()[i]) / float(kProbeStep);
        m_responses.push_back(std::move(m_final));
    } else if (const double error = errorOf(m_final); error < m_leastError) {
        m_leastError = error;
        m_best.z = moved(m_stepShare, m_step);
        return false;
    } else {
        m_stepShare /= 2;
    }
    if (m_responses.size() < m_candidates.size()) {
        std::vector<double> along(m_candidates.size(), 0.0);
        along[m_responses.size()] = 1;
        startRun(Run::response, moved(kProbeStep, along));
        return true;
    }
    if (m_step.empty()) solveStep();
    if (m_stepShare < kLeastShare) return false;
    startRun(Run::trial, moved(m_stepShare, m_step));
    return true;
}

double LaterLayersStage::errorOf(const FloatMatrix& finalRows) const {
    double sum = 0;
    for (std::size_t i = 0; i < finalRows.values().size(); ++i) {
        const double gap = static_cast<double>(finalRows.values()[i]) - m_teacher.values()[i];
        sum += gap * gap;
    }
    return sum;
}

/// Each as long as z, so that one probe step suits all.
void LaterLayersStage::scaleCandidates() {
    const double wanted = lengthOf(m_start.z);
    for (auto& candidate : m_candidates) {
        const double length = lengthOf(candidate) + kTiny;
        for (double& value : candidate)
            value *= wanted / length;
    }
}

/// Least squares of the remaining error on the responses, with a small ridge since candidates may
/// be alike.
void LaterLayersStage::solveStep() {
    const auto count = static_cast<std::int64_t>(m_responses.size());
    at::Tensor normal = at::zeros({count, count}, at::kDouble);
    at::Tensor right = at::zeros({count, 1}, at::kDouble);
    for (std::int64_t j = 0; j < count; ++j) {
        const FloatMatrix& response = m_responses[static_cast<std::size_t>(j)];
        right[j][0] = product(response, m_teacher) - product(response, m_base);
        for (std::int64_t k = 0; k <= j; ++k)
            normal[j][k] = normal[k][j] =
                product(response, m_responses[static_cast<std::size_t>(k)]);
    }
    normal.diagonal().add_(kStepRidge * normal.diagonal().mean() + kTiny);
    const at::Tensor solved = at::cholesky_solve(right, at::linalg_cholesky(normal));
    m_step.assign(solved.const_data_ptr<double>(), solved.const_data_ptr<double>() + count);
}

std::vector<float> LaterLayersStage::moved(double step, const std::vector<double>& along) const {
    std::vector<float> z = m_start.z;
    for (std::size_t k = 0; k < along.size(); ++k)
        for (std::size_t d = 0; d < z.size(); ++d)
            z[d] += static_cast<float>(step * along[k] * m_candidates[k][d]);
    return z;
}

std::string LaterLayersStage::describe() const {
    return "Seeing what later layers make of layer " + std::to_string(m_start.layer.value);
}

std::uint64_t LaterLayersStage::total() const {
    const std::uint64_t runs = m_candidates.size() + 2; // Base, one per candidate, one trial
    return runs * m_batches.size() * static_cast<std::uint64_t>(m_model.config().nLayers);
}

} // namespace steerscope
