// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/distill/internal/student_stage.h"

#include <algorithm>
#include <utility>

#include "core/distill/internal/squared_distance.h"

namespace steerscope {
namespace {

/// Σ over rows; coefficients that are linear in h need the sum of the rows only.
double coefficientSum(const CoefficientProbe& probe, std::size_t k, RowsView rows,
                      std::span<const float> meanRow) {
    const auto count = static_cast<double>(rows.rows);
    if (probe.gate != GateKind::relu) return count * probe.evaluate(meanRow, k);
    double sum = 0;
    for (std::size_t t = 0; t < rows.rows; ++t)
        sum += probe.evaluate(rows.row(t), k);
    return sum;
}

std::vector<float> meanOf(RowsView rows) {
    std::vector<double> sums(rows.cols, 0.0);
    for (std::size_t t = 0; t < rows.rows; ++t)
        std::ranges::transform(sums, rows.row(t), sums.begin(), std::plus<>());
    std::vector<float> out(rows.cols);
    for (std::size_t i = 0; i < out.size(); ++i)
        out[i] = static_cast<float>(sums[i] / static_cast<double>(rows.rows));
    return out;
}

} // namespace

StudentStage::StudentStage(const LanguageModel& model, const PromptCaches& caches,
                           std::vector<const Rollout*> training,
                           std::vector<const Rollout*> heldout,
                           std::shared_ptr<const SteeringModel> steering)
    : m_model(model),
      m_caches(caches),
      m_steering(std::move(steering)),
      m_edit({{m_steering, 1.0f}}, Position(0)) {
    for (const Rollout* rollout : training)
        m_positions += static_cast<double>(rollout->response.size());
    for (auto& batch : inBatches(training))
        m_groups.push_back({std::move(batch), false});
    for (auto& batch : inBatches(heldout))
        m_groups.push_back({std::move(batch), true});
    const auto layers = static_cast<std::size_t>(model.config().nLayers);
    for (LayerErrors* errors : {&m_trainErrors, &m_heldoutErrors}) {
        errors->student.assign(layers, 0.0);
        errors->plain.assign(layers, 0.0);
    }
    if (training.empty()) m_trainErrors = {};
    if (heldout.empty()) m_heldoutErrors = {};
    for (const SteeringLayer& layer : m_steering->layers)
        m_coefficientSums.emplace_back(layer.rank(), 0.0);
}

std::uint64_t StudentStage::total() const {
    return m_groups.size() * static_cast<std::uint64_t>(m_model.config().nLayers);
}

bool StudentStage::advance(std::stop_token) {
    if (m_group == m_groups.size()) return false;
    if (!m_pass) {
        m_pass = std::make_unique<ForcedBatch>(m_model, m_caches, m_groups[m_group].rollouts);
        m_layer = LayerIndex(0);
    }
    m_pass->advance();
    runBlock();
    ++m_done;
    ++m_layer;
    if (m_layer.value < m_model.config().nLayers) return true;
    m_pass.reset();
    return ++m_group < m_groups.size();
}

/// The edit of the block just run and everything measured there.
void StudentStage::runBlock() {
    const Group& group = m_groups[m_group];
    for (std::size_t i = 0; i < group.rollouts.size(); ++i) {
        const RowsView rows = m_pass->rows(i);
        if (!group.heldout) addCoefficients(m_layer, rows);
        if (m_edit.touches(m_layer)) m_edit.apply(m_layer, Position(0), rows);
        measure(i, m_layer, rows);
    }
}

void StudentStage::addCoefficients(LayerIndex layer, RowsView rows) {
    const SteeringLayer* steered = m_steering->find(layer);
    if (!steered) return;
    const std::vector<float> mean = meanOf(rows);
    auto& sums = m_coefficientSums[static_cast<std::size_t>(steered - m_steering->layers.data())];
    for (std::size_t k = 0; k < sums.size(); ++k)
        sums[k] += coefficientSum(steered->probe, k, rows, mean);
}

void StudentStage::measure(std::size_t index, LayerIndex layer, RowsView rows) {
    const Group& group = m_groups[m_group];
    const Rollout& rollout = *group.rollouts[index];
    const auto l = static_cast<std::size_t>(layer.value);
    LayerErrors& errors = group.heldout ? m_heldoutErrors : m_trainErrors;
    errors.student[l] += squaredDistance(rows, rollout.teacher.layers[l]);
    errors.plain[l] += rollout.deltaSquares[l];
    if (group.heldout && layer.value + 1 == m_model.config().nLayers)
        m_final[&rollout] =
            FloatMatrix(rows.rows, rows.cols, {rows.data, rows.data + rows.rows * rows.cols});
}

SteeringModel StudentStage::withMeans() const {
    SteeringModel out = *m_steering;
    for (std::size_t i = 0; i < out.layers.size(); ++i)
        for (std::size_t k = 0; k < m_coefficientSums[i].size(); ++k)
            out.layers[i].meanCoefficients[k] =
                static_cast<float>(m_coefficientSums[i][k] / m_positions);
    return out;
}

} // namespace steerscope
