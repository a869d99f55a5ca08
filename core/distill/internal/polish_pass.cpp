// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/distill/internal/polish_pass.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace steerscope {
namespace {

FloatMatrix stacked(const std::vector<const PolishExample*>& examples,
                    const std::function<const FloatMatrix&(const PolishExample&)>& part) {
    std::size_t rows = 0;
    for (const PolishExample* example : examples)
        rows += part(*example).rows();
    std::vector<float> values;
    std::size_t cols = 0;
    for (const PolishExample* example : examples) {
        const FloatMatrix& matrix = part(*example);
        cols = matrix.cols();
        values.reserve(rows * cols);
        values.insert(values.end(), matrix.values().begin(), matrix.values().end());
    }
    return {rows, cols, std::move(values)};
}

std::size_t index(LayerIndex layer) {
    return static_cast<std::size_t>(layer.value);
}

} // namespace

PolishPass::PolishPass(const PolishTask& task, const PolishParameters& parameters,
                       std::vector<const PolishExample*> examples, PassPurpose purpose,
                       GradientMemory memory)
    : m_task(task),
      m_parameters(parameters),
      m_examples(std::move(examples)),
      m_purpose(purpose),
      m_layer(parameters.first()),
      m_rows(stacked(m_examples,
                     [](const PolishExample& e) -> const FloatMatrix& { return e.start; })),
      m_edits(static_cast<std::size_t>(task.nLayers - m_layer.value)),
      m_slopes(m_edits.size()) {
    std::vector<DifferentiableLane> lanes;
    for (const PolishExample* example : m_examples)
        lanes.push_back({example->prefix, example->start.rows()});
    m_pass = m_task.model->begin(lanes,
                                 m_purpose == PassPurpose::measure ? GradientMemory::none : memory);
    edit();
}

bool PolishPass::usesGap() const {
    return m_purpose == PassPurpose::train && m_task.objective == PolishObjective::mse;
}

FloatMatrix PolishPass::teacherRows(LayerIndex layer) const {
    return stacked(m_examples, [&](const PolishExample& e) -> const FloatMatrix& {
        return e.rollout->teacher.layers[index(layer)];
    });
}

bool PolishPass::advance() {
    switch (m_step) {
    case Step::forward:
        forwardBlock();
        break;
    case Step::head:
        head();
        break;
    case Step::backward:
        backwardBlock();
        break;
    case Step::done:
        break;
    }
    return m_step != Step::done;
}

void PolishPass::forwardBlock() {
    if (m_layer.value + 1 < m_task.nLayers) {
        ++m_layer;
        m_pass->forward(m_layer, m_rows.view());
        edit();
    }
    if (m_layer.value + 1 == m_task.nLayers) m_step = Step::head;
}

/// The edit of the block just run, and what the objective says about its result.
void PolishPass::edit() {
    const std::size_t slot = index(m_layer) - index(m_parameters.first());
    const bool isSteered = m_parameters.steers(m_layer);
    if (isSteered) m_edits[slot] = m_parameters.apply(m_layer, m_rows.view());
    if (usesGap()) addGap(isSteered);
}

void PolishPass::addGap(bool isSteered) {
    const std::size_t slot = index(m_layer) - index(m_parameters.first());
    const auto positions = static_cast<double>(m_rows.rows());
    m_slopes[slot] = FloatMatrix(m_rows.rows(), m_rows.cols());
    // Weights are for the sum over all training positions: scaled to the mean over this batch's.
    m_loss +=
        positions * squaredGap(m_rows.view(), teacherRows(m_layer),
                               m_task.gapWeights[index(m_layer)] * m_task.positions / positions,
                               m_slopes[slot].view());
    if (!isSteered || !m_parameters.isGated(m_layer)) return;
    DeadGates gates = deadGates(m_edits[slot].coefficients, m_task.deadGate);
    m_loss += positions * gates.value;
    m_edits[slot].gateSlope = std::move(gates.slope);
}

void PolishPass::head() {
    if (usesGap()) return startBackward();
    FloatMatrix student = std::move(m_rows);
    m_rows = FloatMatrix(student.rows(), student.cols());
    const bool training = m_purpose == PassPurpose::train;
    const RowsView slope = training ? m_rows.view() : RowsView{};
    if (training && m_task.objective == PolishObjective::logLikelihood) {
        std::vector<TokenId> tokens;
        for (const PolishExample* example : m_examples)
            tokens.insert(tokens.end(), example->rollout->response.begin(),
                          example->rollout->response.end());
        m_loss = m_task.model->surprise(student.view(), tokens, slope);
    } else {
        FloatMatrix teacher = teacherRows(m_layer);
        m_loss = m_task.model->divergence(student.view(), teacher.view(), slope);
    }
    const float share = 1 / static_cast<float>(m_rows.rows());
    for (float& value : m_rows.values())
        value *= share;
    startBackward();
}

void PolishPass::startBackward() {
    m_step = Step::done;
    if (m_purpose == PassPurpose::measure) return;
    m_step = Step::backward;
    m_gradient.assign(m_parameters.values().size(), 0.0f);
    if (usesGap()) std::ranges::fill(m_rows.values(), 0.0f);
}

void PolishPass::backwardBlock() {
    const LayerIndex first = m_parameters.first();
    const std::size_t slot = index(m_layer) - index(first);
    if (usesGap())
        std::ranges::transform(m_rows.values(), m_slopes[slot].values(), m_rows.values().begin(),
                               std::plus<>());
    if (m_parameters.steers(m_layer))
        m_parameters.backward(m_layer, m_edits[slot], m_rows.view(), m_gradient);
    m_edits[slot] = {};
    m_slopes[slot] = {};
    if (m_layer == first) {
        m_step = Step::done;
        return;
    }
    m_pass->backward(m_layer, m_rows.view());
    m_layer = m_layer + -1;
}

} // namespace steerscope
