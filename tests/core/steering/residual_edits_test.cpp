// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steering/residual_edits.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>

#include "tests/support/ranked_models.h"
#include "tests/support/steering_samples.h"

namespace steerscope::test {
namespace {

constexpr std::int32_t kLayers = 4;
constexpr std::int32_t kWidth = 37; // not a multiple of any vector width

std::shared_ptr<const SteeringModel> model(const std::vector<std::int32_t>& steered,
                                           unsigned seed = 1) {
    return std::make_shared<SteeringModel>(sampleModel(kLayers, kWidth, steered, seed));
}

/// α · λ(h) · z in double.
std::vector<double> pushOf(const SteeringModel& steering, LayerIndex layer, double strength,
                           std::span<const float> h) {
    const SteeringLayer& entry = *steering.find(layer);
    double lambda = entry.probe.b.at(0);
    for (std::size_t i = 0; i < h.size(); ++i)
        lambda += static_cast<double>(entry.probe.w[i]) * h[i];
    std::vector<double> out;
    for (const float z : entry.z)
        out.push_back(strength * std::max(0.0, lambda) * z);
    return out;
}

TEST(PsrEdit, StrengthZeroLeavesRowsBitEqual) {
    FloatMatrix rows = randomMatrix(9, kWidth, 3);
    rows.at(0, 0) = -0.0f;
    const FloatMatrix before = rows;
    PsrEdit edit({{model({1}), 0.0f}}, Position(0));
    EXPECT_FALSE(edit.touches(LayerIndex(1)));
    edit.apply(LayerIndex(1), Position(0), rows.view());
    EXPECT_EQ(
        std::memcmp(rows.values().data(), before.values().data(), before.values().size_bytes()), 0);
}

TEST(PsrEdit, AddsStrengthTimesCoefficientTimesDirection) {
    const auto steering = model({2});
    FloatMatrix rows = randomMatrix(12, kWidth, 4);
    const FloatMatrix before = rows;
    PsrEdit edit({{steering, 1.5f}}, Position(0));
    edit.apply(LayerIndex(2), Position(0), rows.view());
    for (std::size_t t = 0; t < rows.rows(); ++t) {
        const auto push = pushOf(*steering, LayerIndex(2), 1.5, before.row(t));
        for (std::size_t i = 0; i < push.size(); ++i)
            EXPECT_NEAR(rows.at(t, i), before.at(t, i) + push[i], 2e-5);
    }
}

TEST(PsrEdit, SeveralModelsAddAndEveryProbeReadsTheUneditedRow) {
    const auto first = model({1}, 1);
    const auto second = model({1}, 2);
    FloatMatrix rows = randomMatrix(20, kWidth, 5);
    const FloatMatrix before = rows;
    PsrEdit edit({{first, 0.5f}, {second, -2.0f}}, Position(0));
    edit.apply(LayerIndex(1), Position(0), rows.view());
    for (std::size_t t = 0; t < rows.rows(); ++t) {
        const auto a = pushOf(*first, LayerIndex(1), 0.5, before.row(t));
        const auto b = pushOf(*second, LayerIndex(1), -2.0, before.row(t));
        for (std::size_t i = 0; i < a.size(); ++i)
            EXPECT_NEAR(rows.at(t, i), before.at(t, i) + a[i] + b[i], 5e-5);
    }
}

TEST(PsrEdit, LeavesPositionsBeforeTheFirstSteeredBitEqual) {
    FloatMatrix rows = randomMatrix(6, kWidth, 6);
    const FloatMatrix before = rows;
    PsrEdit edit({{model({0}), 1.0f}}, Position(13));
    edit.apply(LayerIndex(0), Position(10), rows.view()); // positions 10 … 15
    for (std::size_t t = 0; t < 6; ++t) {
        const bool same = std::ranges::equal(rows.row(t), before.row(t));
        EXPECT_EQ(same, t < 3 || pushOf(*model({0}), LayerIndex(0), 1, before.row(t))[0] == 0) << t;
    }
}

/// Σ_k λ_k z_k in double, from the definition.
std::vector<double> rankedPush(const SteeringLayer& entry, std::span<const float> h) {
    std::vector<double> out(h.size(), 0.0);
    for (std::size_t k = 0; k < entry.rank(); ++k) {
        const double lambda = entry.probe.evaluate(h, k);
        if (entry.z.empty())
            out[k] += lambda;
        else
            for (std::size_t i = 0; i < h.size(); ++i)
                out[i] += lambda * entry.direction(k)[i];
    }
    return out;
}

TEST(PsrEdit, EveryRankAndGateFollowsTheDefinition) {
    std::vector<SteeringModel> models{affineModel(kLayers, kWidth, {1})};
    for (const auto gate : {GateKind::relu, GateKind::linear, GateKind::constant, GateKind::clamp})
        for (const std::size_t rank : {1u, 2u, 5u, 70u})
            models.push_back(rankedModel(kLayers, kWidth, {1}, {rank, gate}));
    for (const SteeringModel& model : models) {
        FloatMatrix rows = randomMatrix(7, kWidth, 11);
        const FloatMatrix before = rows;
        PsrEdit edit({{std::make_shared<SteeringModel>(model), -0.5f}}, Position(0));
        edit.apply(LayerIndex(1), Position(0), rows.view());
        for (std::size_t t = 0; t < rows.rows(); ++t) {
            const auto push = rankedPush(model.layers[0], before.row(t));
            for (std::size_t i = 0; i < push.size(); ++i)
                ASSERT_NEAR(rows.at(t, i), before.at(t, i) - 0.5 * push[i],
                            1e-5 * (1 + std::abs(push[i])) * 8);
        }
    }
}

TEST(PsrEdit, ARowDoesNotDependOnItsCompany) {
    const auto steering =
        std::make_shared<SteeringModel>(rankedModel(kLayers, kWidth, {1}, {3, GateKind::relu}));
    FloatMatrix together = randomMatrix(11, kWidth, 12);
    FloatMatrix alone = together;
    PsrEdit edit({{steering, 1.0f}}, Position(0));
    edit.apply(LayerIndex(1), Position(0), together.view());
    for (std::size_t t = 0; t < alone.rows(); ++t)
        edit.apply(LayerIndex(1), Position(static_cast<std::int32_t>(t)), alone.view().slice(t, 1));
    EXPECT_EQ(together, alone);
}

TEST(PsrEdit, AClampBringsTheProjectionToItsTarget) {
    auto model = rankedModel(kLayers, kWidth, {1}, {1, GateKind::clamp});
    SteeringLayer& layer = model.layers[0];
    double square = 0;
    for (const float z : layer.z)
        square += static_cast<double>(z) * z;
    for (std::size_t i = 0; i < layer.z.size(); ++i)
        layer.probe.w[i] = static_cast<float>(layer.z[i] / square);
    FloatMatrix rows = randomMatrix(5, kWidth, 13);
    PsrEdit edit({{std::make_shared<SteeringModel>(model), 1.0f}}, Position(0));
    edit.apply(LayerIndex(1), Position(0), rows.view());
    for (std::size_t t = 0; t < rows.rows(); ++t)
        EXPECT_NEAR(CoefficientProbe(layer.probe.w, {0.0f}, GateKind::linear).evaluate(rows.row(t)),
                    layer.probe.b[0], 1e-5);
}

TEST(PsrEdit, RecordsTheLengthOfAPushOfHigherRankOrOneOfItsTerms) {
    const auto steering =
        std::make_shared<SteeringModel>(rankedModel(kLayers, kWidth, {1}, {3, GateKind::linear}));
    const SteeringLayer& layer = steering->layers[0];
    const FloatMatrix before = randomMatrix(1, kWidth, 14);
    const auto record = [&](std::optional<std::size_t> component, float strength) {
        CoefficientRecord out;
        out.component = component;
        FloatMatrix rows = before;
        PsrEdit edit({{steering, strength}}, Position(0), &out);
        edit.apply(LayerIndex(1), Position(0), rows.view());
        return out;
    };
    const auto push = rankedPush(layer, before.row(0));
    double square = 0;
    for (const double value : push)
        square += value * value;
    EXPECT_NEAR(record({}, 2.0f).pushes[0][1], 2 * std::sqrt(square), 1e-3);
    EXPECT_NEAR(record({}, -1.0f).columns[0][1], -std::sqrt(square), 1e-3) << "the sign of α";
    const double second = 2.0 * layer.probe.evaluate(before.row(0), 1);
    EXPECT_NEAR(record(1, 2.0f).columns[0][1], second, 1e-4 * (1 + std::abs(second)));
    EXPECT_EQ(record(3, 2.0f).columns[0][1], 0.0f) << "there are three terms";
}

TEST(PsrEdit, TouchesOnlySteeredLayers) {
    const PsrEdit edit({{model({1}), 1.0f}, {model({3}), 1.0f}}, Position(0));
    EXPECT_FALSE(edit.touches(LayerIndex(0)));
    EXPECT_TRUE(edit.touches(LayerIndex(1)));
    EXPECT_FALSE(edit.touches(LayerIndex(2)));
    EXPECT_TRUE(edit.touches(LayerIndex(3)));
}

TEST(PsrEdit, RecordsCoefficientsAndPushesPerSteeredPosition) {
    const auto steering = model({0, 2});
    CoefficientRecord record;
    PsrEdit edit({{steering, 2.0f}}, Position(11), &record);
    FloatMatrix rows = randomMatrix(3, kWidth, 7);
    const FloatMatrix before = rows;
    for (const std::int32_t l : {0, 2}) {
        FloatMatrix copy = before;
        edit.apply(LayerIndex(l), Position(10), copy.view()); // positions 10, 11, 12
    }
    ASSERT_EQ(record.nLayers, kLayers);
    ASSERT_EQ(record.columns.size(), 2u);
    for (std::size_t t = 0; t < 2; ++t) {
        for (const std::int32_t l : {0, 2}) {
            const SteeringLayer& entry = *steering->find(LayerIndex(l));
            const double coefficient = 2.0 * entry.probe.evaluate(before.row(t + 1));
            double square = 0;
            for (const float z : entry.z)
                square += static_cast<double>(z) * z;
            const auto row = static_cast<std::size_t>(l);
            EXPECT_NEAR(record.columns[t][row], coefficient, 1e-4);
            EXPECT_NEAR(record.pushes[t][row], coefficient * std::sqrt(square), 1e-3);
        }
        EXPECT_EQ(record.columns[t][1], 0.0f) << "layer 1 is not steered";
        EXPECT_EQ(record.pushes[t][3], 0.0f);
    }
}

TEST(PsrEdit, ARecordedModelOfStrengthZeroGivesColumnsOfZeros) {
    CoefficientRecord record;
    PsrEdit edit({{model({1}), 0.0f}}, Position(0), &record);
    ASSERT_TRUE(edit.touches(LayerIndex(1)));
    FloatMatrix rows = randomMatrix(2, kWidth, 8);
    const FloatMatrix before = rows;
    edit.apply(LayerIndex(1), Position(0), rows.view());
    EXPECT_EQ(rows, before);
    EXPECT_EQ(record.columns, (std::vector(2, std::vector<float>(kLayers, 0.0f))));
}

TEST(PsrEdit, APositionSeenAgainOverwritesItsColumn) {
    CoefficientRecord record;
    PsrEdit edit({{model({1}), 1.0f}}, Position(0), &record);
    FloatMatrix rows = randomMatrix(1, kWidth, 9);
    for (int i = 0; i < 3; ++i) {
        FloatMatrix copy = rows;
        edit.apply(LayerIndex(1), Position(0), copy.view());
    }
    EXPECT_EQ(record.columns.size(), 1u);
    EXPECT_NEAR(record.columns[0][1], model({1})->layers[0].probe.evaluate(rows.row(0)), 1e-4);
}

TEST(PsrEdit, APushThatIsNotFiniteNamesLayerPositionAndStrength) {
    PsrEdit edit({{model({1}), std::numeric_limits<float>::infinity()}}, Position(0));
    FloatMatrix rows = randomMatrix(8, kWidth, 10);
    const ErrorRecord record =
        errorOf([&] { edit.apply(LayerIndex(1), Position(40), rows.view()); });
    EXPECT_EQ(record.code, "STEER-002");
    EXPECT_NE(record.field.find("layer 1"), std::string::npos);
    EXPECT_NE(record.field.find("position 4"), std::string::npos);
}

/// One layer of an edit with these overrides, over rows that begin at position 5; token 0 is there.
FloatMatrix edited(const std::vector<PsrEdit::Part>& parts, const FloatMatrix& rows,
                   const std::vector<PushOverride>& painted, CoefficientRecord* record = nullptr) {
    PsrEdit edit(parts, Position(5), record);
    edit.setOverrides(painted);
    FloatMatrix out = rows;
    edit.apply(LayerIndex(1), Position(5), out.view());
    return out;
}

std::vector<float> rowOf(const FloatMatrix& rows, std::size_t t) {
    const auto row = rows.row(t);
    return {row.begin(), row.end()};
}

TEST(PushOverride, NoneIsBitEqualToNoOverrides) {
    const FloatMatrix rows = randomMatrix(9, kWidth, 21);
    FloatMatrix plain = rows;
    PsrEdit edit({{model({1}), 1.5f}}, Position(5));
    edit.apply(LayerIndex(1), Position(5), plain.view());
    EXPECT_EQ(edited({{model({1}), 1.5f}}, rows, {}), plain);
    EXPECT_EQ(edited({{model({1}), 1.5f}}, rows, {{LayerIndex(2), 3, 7}}), plain)
        << "layer 2 is not steered, so there is nothing to paint";
}

TEST(PushOverride, APaintedZeroIsBitEqualToTheModelWithoutThatLayerThere) {
    FloatMatrix rows = randomMatrix(9, kWidth, 22);
    rows.at(4, 0) = -0.0f;
    const std::vector<PsrEdit::Part> parts{{model({1}, 1), 1.5f}, {model({1}, 2), -1.0f}};
    const FloatMatrix whole = edited(parts, rows, {});
    const FloatMatrix painted = edited(parts, rows, {{LayerIndex(1), 4, 0}});
    for (std::size_t t = 0; t < rows.rows(); ++t)
        EXPECT_EQ(std::memcmp(painted.row(t).data(), (t == 4 ? rows : whole).row(t).data(),
                              kWidth * sizeof(float)),
                  0)
            << t;
}

TEST(PushOverride, APaintedPushHasThatLengthInTheDirectionOfTheLayer) {
    const FloatMatrix rows = randomMatrix(6, kWidth, 23);
    const auto steering = model({1});
    for (const float wanted : {2.5f, -4.0f, 1e-3f}) {
        CoefficientRecord record;
        const FloatMatrix out =
            edited({{steering, 1.0f}}, rows, {{LayerIndex(1), 2, wanted}}, &record);
        const auto z = steering->layers[0].direction(0);
        double square = 0;
        for (const float part : z)
            square += static_cast<double>(part) * part;
        for (std::size_t i = 0; i < z.size(); ++i)
            EXPECT_NEAR(out.at(2, i) - rows.at(2, i), wanted / std::sqrt(square) * z[i],
                        1e-5 * (1 + std::abs(wanted)));
        EXPECT_EQ(record.pushes[2][1], wanted);
        EXPECT_NEAR(record.columns[2][1], wanted / std::sqrt(square), 1e-4);
    }
}

TEST(PushOverride, WhatSeveralDirectionsChoseKeepsItsDirection) {
    const FloatMatrix rows = randomMatrix(6, kWidth, 24);
    const auto ranked =
        std::make_shared<SteeringModel>(rankedModel(kLayers, kWidth, {1}, {3, GateKind::linear}));
    const std::vector<PsrEdit::Part> parts{{ranked, 1.0f}};
    CoefficientRecord free;
    const FloatMatrix whole = edited(parts, rows, {}, &free);
    const float doubled = 2 * free.pushes[3][1];
    const FloatMatrix painted = edited(parts, rows, {{LayerIndex(1), 3, doubled}});
    for (std::size_t i = 0; i < kWidth; ++i)
        EXPECT_NEAR(painted.at(3, i) - rows.at(3, i), 2 * (whole.at(3, i) - rows.at(3, i)), 1e-4);
}

TEST(PushOverride, WhereNothingPushesItGoesAlongTheFirstDirection) {
    const FloatMatrix rows = randomMatrix(4, kWidth, 25);
    CoefficientRecord record;
    const FloatMatrix out = edited({{model({1}), 0.0f}}, rows, {{LayerIndex(1), 1, 3}}, &record);
    EXPECT_NE(rowOf(out, 1), rowOf(rows, 1));
    EXPECT_EQ(rowOf(out, 0), rowOf(rows, 0));
    EXPECT_EQ(record.pushes[1][1], 3.0f);
    EXPECT_EQ(record.pushes[0][1], 0.0f);
}

TEST(PushOverride, LastOfACellCountsAndSettingAnewForgetsTheOld) {
    const FloatMatrix rows = randomMatrix(4, kWidth, 26);
    const std::vector<PsrEdit::Part> parts{{model({1}), 1.0f}};
    EXPECT_EQ(edited(parts, rows, {{LayerIndex(1), 1, 9}, {LayerIndex(1), 1, 2}}),
              edited(parts, rows, {{LayerIndex(1), 1, 2}}));
    PsrEdit edit(parts, Position(5));
    edit.setOverrides({{LayerIndex(1), 1, 9}});
    edit.setOverrides({});
    FloatMatrix out = rows;
    edit.apply(LayerIndex(1), Position(5), out.view());
    EXPECT_EQ(out, edited(parts, rows, {}));
}

} // namespace
} // namespace steerscope::test
