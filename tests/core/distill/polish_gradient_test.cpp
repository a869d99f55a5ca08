// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Gradients of polishing against finite differences and against transformers in float64.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>

#include "core/base/file_bytes.h"
#include "core/base/strict_json.h"
#include "core/distill/internal/forced_batch.h"
#include "core/distill/internal/polish_pass.h"
#include "core/model/load_model.h"
#include "core/steering/residual_edits.h"
#include "tests/support/random_values.h"
#include "tests/support/steering_samples.h"
#include "tests/support/test_paths.h"

namespace steerscope::test {
namespace {

constexpr std::size_t kWidth = 12, kRows = 9;

struct EditKind {
    const char* name;
    GateKind gate;
    std::size_t rank;
    bool unitDirections = false;
};

SteeringLayer layerOf(const EditKind& kind) {
    SteeringLayer layer;
    layer.layer = LayerIndex(2);
    if (kind.gate != GateKind::constant) layer.probe.w = randomValues(kind.rank * kWidth, 1, 0.5f);
    layer.probe.b = randomValues(kind.rank, 2, 0.5f);
    layer.probe.gate = kind.gate;
    if (!kind.unitDirections) layer.z = randomValues(kind.rank * kWidth, 3);
    layer.meanCoefficients.assign(kind.rank, 0.5f);
    return layer;
}

LayerUnits oddUnits() {
    LayerUnits units{randomValues(kWidth, 4), randomValues(kWidth, 5), 0.7f};
    for (float& spread : units.spread)
        spread = 0.2f + std::abs(spread);
    return units;
}

double inner(std::span<const float> a, std::span<const float> b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        sum += static_cast<double>(a[i]) * b[i];
    return sum;
}

class PolishEdit : public testing::TestWithParam<EditKind> {};
INSTANTIATE_TEST_SUITE_P(Kinds, PolishEdit,
                         testing::Values(EditKind{"relu", GateKind::relu, 1},
                                         EditKind{"relu3", GateKind::relu, 3},
                                         EditKind{"linear2", GateKind::linear, 2},
                                         EditKind{"constant", GateKind::constant, 1},
                                         EditKind{"clamp", GateKind::clamp, 1},
                                         EditKind{"affine", GateKind::linear, kWidth, true}),
                         [](const auto& test) { return std::string(test.param.name); });

TEST_P(PolishEdit, DoesWhatTheSteeringModelDoes) {
    const SteeringLayer layer = layerOf(GetParam());
    const PolishParameters parameters({layer}, {oddUnits()});
    auto model = std::make_shared<SteeringModel>();
    model->dModel = kWidth;
    model->nLayers = 3;
    model->layers = {layer};
    FloatMatrix expected = randomMatrix(kRows, kWidth, 7), mine = expected;
    PsrEdit edit({{model, 1.0f}}, Position(0));
    edit.apply(LayerIndex(2), Position(0), expected.view());
    parameters.apply(LayerIndex(2), mine.view());
    EXPECT_LT(relativeError(mine.values(), expected.values()), 1e-6);

    model->layers = parameters.layers();
    FloatMatrix again = randomMatrix(kRows, kWidth, 7);
    PsrEdit returned({{model, 1.0f}}, Position(0));
    returned.apply(LayerIndex(2), Position(0), again.view());
    EXPECT_LT(relativeError(again.values(), expected.values()), 1e-6);
}

/// ⟨g, h'⟩ + ⟨s, Σ_t λ_t⟩ as a function of rows and parameters, the second as gateSlope has it.
TEST_P(PolishEdit, HasTheGradientThatFiniteDifferencesGive) {
    const PolishParameters parameters({layerOf(GetParam())}, {oddUnits()});
    const FloatMatrix h = randomMatrix(kRows, kWidth, 7), g = randomMatrix(kRows, kWidth, 8);
    const std::vector<float> s = randomValues(GetParam().rank, 9);
    const auto value = [&](const PolishParameters& p, FloatMatrix rows) {
        const EditTrace trace = p.apply(LayerIndex(2), rows.view());
        double out = inner(rows.values(), g.values());
        for (std::size_t t = 0; t < kRows; ++t)
            out += inner(trace.coefficients.row(t), s);
        return out;
    };
    FloatMatrix rows = h, gradient = g;
    EditTrace trace = parameters.apply(LayerIndex(2), rows.view());
    trace.gateSlope = s;
    std::vector<float> sums(parameters.values().size(), 0.0f);
    parameters.backward(LayerIndex(2), trace, gradient.view(), sums);

    constexpr float kStep = 1e-3f;
    for (std::size_t i = 0; i < sums.size(); ++i) {
        PolishParameters up = parameters, down = parameters;
        up.values()[i] += kStep;
        down.values()[i] -= kStep;
        const double expected = (value(up, h) - value(down, h)) / (2.0 * kStep);
        EXPECT_NEAR(sums[i], expected, 2e-3 * (1 + std::abs(expected))) << "parameter " << i;
    }
    for (std::size_t i = 0; i < h.values().size(); i += 5) {
        FloatMatrix up = h, down = h;
        up.values()[i] += kStep;
        down.values()[i] -= kStep;
        const double expected = (value(parameters, up) - value(parameters, down)) / (2.0 * kStep);
        EXPECT_NEAR(gradient.values()[i], expected, 2e-3 * (1 + std::abs(expected))) << i;
    }
}

TEST(GapWeights, MakeTheUnsteeredModelsLossOne) {
    const auto weights = gapWeights({5.0, 2.0, 0.0, 8.0}, 1);
    EXPECT_EQ(weights[0], 0) << "layers below the first steered one do not count";
    EXPECT_DOUBLE_EQ(weights[1], 1.0 / 6);
    EXPECT_EQ(weights[2], 0) << "nothing to imitate";
    EXPECT_DOUBLE_EQ(weights[3], 1.0 / 24);
}

TEST(DeadGates, PullOnlyGatesWhoseCoefficientsSumToLessThanOne) {
    const FloatMatrix lambda(3, 3, {0.5f, 0.1f, 0, 0.5f, 0.2f, 0, 0.5f, 0.3f, 0});
    const DeadGates gates = deadGates(lambda, 0.1);
    EXPECT_NEAR(gates.value, 0.1 * (0.4 + 1), 1e-7);
    EXPECT_EQ(gates.slope, (std::vector{0.0f, -0.1f, -0.1f}));
}

TEST(MeasureUnits, AreMeanSpreadAndPush) {
    const FloatMatrix a(2, 2, {1, 5, 3, 5}), b(1, 2, {5, 5});
    const LayerUnits units = measureUnits({&a, &b}, 24.0);
    EXPECT_FLOAT_EQ(units.mean[0], 3);
    EXPECT_FLOAT_EQ(units.mean[1], 5);
    EXPECT_FLOAT_EQ(units.spread[0], std::sqrt(8.0f / 3));
    EXPECT_GT(units.spread[1], 0) << "a feature that never moves";
    EXPECT_FLOAT_EQ(units.push, 2);
}

/// The tiny model, rollouts and results of tests/data/scripts/make_polish_reference.py.
class Reference {
public:
    Reference()
        : m_model(loadModel(dataPath("polish/tiny.gguf"))),
          m_json(parseStrictJson(readTextFile(dataPath("polish/reference.json")))) {
        const auto width = static_cast<std::size_t>(m_model->config().dModel);
        for (const Json& entry : m_json.at("rollouts")) {
            Rollout rollout;
            rollout.plainPrompt = tokens(entry.at("prompt"));
            rollout.response = tokens(entry.at("answer"));
            for (const Json& stream : entry.at("teacher"))
                rollout.teacher.layers.emplace_back(rollout.response.size(), width,
                                                    stream.get<std::vector<float>>());
            entry.at("delta_squares").get_to(rollout.deltaSquares);
            m_rollouts.push_back(std::move(rollout));
        }
        m_caches = std::make_unique<PromptCaches>(*m_model, pointers());
        while (m_caches->advance({})) {
        }
    }
    const Json& cases() const { return m_json.at("cases"); }

    std::vector<SteeringLayer> layers(const Json& entry) const {
        const std::map<std::string, GateKind> gates = {{"relu", GateKind::relu},
                                                       {"linear", GateKind::linear},
                                                       {"constant", GateKind::constant}};
        std::vector<SteeringLayer> out;
        for (const auto& [number, parts] : entry.at("layers").items()) {
            SteeringLayer layer;
            layer.layer = LayerIndex(std::stoi(number));
            layer.probe.gate = gates.at(entry.at("gates").at(number));
            if (parts.contains("w")) parts.at("w").get_to(layer.probe.w);
            parts.at("b").get_to(layer.probe.b);
            parts.at("z").get_to(layer.z);
            layer.meanCoefficients.assign(layer.rank(), 1.0f);
            out.push_back(std::move(layer));
        }
        return out;
    }

    /// Value and gradient of one objective with respect to w, b and z.
    struct Outcome {
        double value;
        std::vector<float> gradient;
    };
    Outcome run(const PolishParameters& parameters, PolishObjective objective,
                GradientMemory memory) const {
        const DifferentiableModel differentiable(*m_model);
        PolishTask task{.model = &differentiable,
                        .nLayers = m_model->config().nLayers,
                        .objective = objective,
                        .gapWeights = {},
                        .positions = 0,
                        .deadGate = m_json.at("dead_gate").get<double>()};
        std::vector<double> squares(static_cast<std::size_t>(task.nLayers), 0.0);
        std::vector<PolishExample> examples;
        ForcedBatch start(*m_model, *m_caches, pointers());
        for (std::int32_t l = 0; l <= parameters.first().value; ++l)
            start.advance();
        for (std::size_t i = 0; i < m_rollouts.size(); ++i) {
            const RowsView rows = start.rows(i);
            examples.push_back(
                {&m_rollouts[i],
                 &m_caches->cache(m_rollouts[i]),
                 {rows.rows, rows.cols,
                  std::vector<float>(rows.data, rows.data + rows.rows * rows.cols)}});
            task.positions += static_cast<double>(rows.rows);
            for (std::size_t l = 0; l < squares.size(); ++l)
                squares[l] += m_rollouts[i].deltaSquares[l];
        }
        task.gapWeights = gapWeights(squares, static_cast<std::size_t>(parameters.first().value));
        PolishPass pass(task, parameters, {&examples[0], &examples[1]}, PassPurpose::train, memory);
        while (pass.advance()) {
        }
        return {pass.loss() / task.positions, {pass.gradient().begin(), pass.gradient().end()}};
    }

    std::size_t width() const { return static_cast<std::size_t>(m_model->config().dModel); }

private:
    static std::vector<TokenId> tokens(const Json& list) {
        std::vector<TokenId> out;
        for (const Json& token : list)
            out.emplace_back(token.get<std::int32_t>());
        return out;
    }
    std::vector<const Rollout*> pointers() const {
        std::vector<const Rollout*> out;
        for (const Rollout& rollout : m_rollouts)
            out.push_back(&rollout);
        return out;
    }

    std::unique_ptr<LanguageModel> m_model;
    Json m_json;
    std::vector<Rollout> m_rollouts;
    std::unique_ptr<PromptCaches> m_caches;
};

/// The reference's gradient in the order of PolishParameters, whose numbers for gauge γ_k are
/// u = w/γ, c = b/γ, ζ = γ z (units plain).
std::vector<float> expectedGradient(const Json& gradient,
                                    const std::vector<SteeringLayer>& layers) {
    std::vector<float> out;
    for (const SteeringLayer& layer : layers) {
        const Json& parts = gradient.at(std::to_string(layer.layer.value));
        const std::size_t width = layer.z.size() / layer.rank();
        std::vector<double> gauges;
        for (std::size_t k = 0; k < layer.rank(); ++k) {
            double sum = static_cast<double>(layer.probe.b[k]) * layer.probe.b[k];
            for (std::size_t i = 0; i < width && !layer.probe.w.empty(); ++i)
                sum += std::pow(static_cast<double>(layer.probe.w[k * width + i]), 2);
            gauges.push_back(std::sqrt(sum));
        }
        const auto add = [&](const char* part, std::size_t perRank, bool grows) {
            const auto values = parts.at(part).get<std::vector<double>>();
            for (std::size_t i = 0; i < values.size(); ++i) {
                const double gauge = gauges[i / perRank];
                out.push_back(static_cast<float>(grows ? values[i] * gauge : values[i] / gauge));
            }
        };
        if (!layer.probe.w.empty()) add("w", width, true);
        add("b", 1, true);
        add("z", width, false);
    }
    return out;
}

TEST(PolishReference, ValuesAndGradientsAreThoseOfTransformersInDoublePrecision) {
    const Reference reference;
    int checked = 0;
    for (const Json& entry : reference.cases()) {
        const auto layers = reference.layers(entry);
        const PolishParameters parameters(
            layers, std::vector<LayerUnits>(layers.size(), plainUnits(reference.width())));
        for (const auto& [name, expected] : entry.at("objectives").items()) {
            const auto found =
                reference.run(parameters, polishObjectiveFromText(name), GradientMemory::graphs);
            const double value = expected.at("value").get<double>();
            EXPECT_NEAR(found.value, value, 2e-6 * value) << entry.at("title") << " " << name;
            EXPECT_LT(
                relativeError(found.gradient, expectedGradient(expected.at("gradient"), layers)),
                5e-5)
                << entry.at("title") << " " << name;
            ++checked;
        }
    }
    EXPECT_EQ(checked, 9);
}

TEST(PolishReference, RunningBlocksAgainChangesNothing) {
    const Reference reference;
    const auto layers = reference.layers(reference.cases().front());
    const PolishParameters parameters(
        layers, std::vector<LayerUnits>(layers.size(), plainUnits(reference.width())));
    for (const auto objective :
         {PolishObjective::mse, PolishObjective::logLikelihood, PolishObjective::divergence}) {
        const auto kept = reference.run(parameters, objective, GradientMemory::graphs);
        const auto again = reference.run(parameters, objective, GradientMemory::inputs);
        EXPECT_EQ(kept.value, again.value);
        EXPECT_EQ(kept.gradient, again.gradient);
    }
}

} // namespace
} // namespace steerscope::test
