// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/distill/distillation.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <set>

#include "core/eval/divergence.h"
#include "core/steering/residual_edits.h"
#include "core/steering/steering_model_io.h"
#include "tests/support/steering_samples.h"
#include "tests/support/tiny_model.h"

namespace steerscope::test {
namespace {

/// Sampled, so that the random model's answers do not loop.
DistillConfig tinyConfig(int prompts = 30) {
    DistillConfig config;
    config.prompt.text = "Talk like a pirate.";
    for (int i = 0; i < prompts; ++i)
        config.userPrompts.push_back("Question number " + std::to_string(i) + "?");
    config.temperature = 1.0f;
    config.maxTokens = 20;
    config.batch = 7;
    return config;
}

/// Another model whose stream turns into NaN after block 1 once `broken` is set.
class BreakingModel final : public LanguageModel {
public:
    explicit BreakingModel(const LanguageModel& sound) : m_sound(sound) {}
    bool broken = false;

    const ModelConfig& config() const override { return m_sound.config(); }
    const Tokenizer& tokenizer() const override { return m_sound.tokenizer(); }
    const ChatTemplate& chatTemplate() const override { return m_sound.chatTemplate(); }
    std::string fact(ModelFact fact) const override { return m_sound.fact(fact); }
    std::unique_ptr<KvCache> newCache(Precision precision) const override {
        return m_sound.newCache(precision);
    }
    FloatMatrix logits(RowsView rows) const override { return m_sound.logits(rows); }
    std::unique_ptr<ForwardPass> begin(std::span<Lane> lanes) const override {
        return std::make_unique<Pass>(m_sound.begin(lanes), broken);
    }

private:
    struct Pass final : ForwardPass {
        Pass(std::unique_ptr<ForwardPass> inner, const bool& isBroken)
            : m_inner(std::move(inner)), m_isBroken(isBroken) {}
        bool advance() override {
            const bool ran = m_inner->advance();
            if (ran && m_isBroken && layer() == LayerIndex(1))
                m_inner->rows().row(0)[3] = std::numeric_limits<float>::quiet_NaN();
            return ran;
        }
        LayerIndex layer() const override { return m_inner->layer(); }
        RowsView rows() override { return m_inner->rows(); }
        std::vector<LaneResult> finish() override { return m_inner->finish(); }
        std::unique_ptr<ForwardPass> m_inner;
        const bool& m_isBroken;
    };
    const LanguageModel& m_sound;
};

void runToEnd(Distillation& distillation) {
    while (distillation.advance()) {
    }
}

TEST(Distillation, TurnsAnInstructionIntoAModelThatFitsTheLanguageModel) {
    const auto model = tinyModel();
    Distillation distillation(*model, tinyConfig());
    std::vector<DistillPhase> phases;
    bool early = false;
    do {
        if (phases.empty() || phases.back() != distillation.phase())
            phases.push_back(distillation.phase());
        early = early || (distillation.phase() < DistillPhase::evaluating && distillation.result());
        EXPECT_EQ(distillation.phase() == DistillPhase::evaluating,
                  distillation.result() != nullptr);
    } while (distillation.advance());
    EXPECT_EQ(phases, (std::vector{DistillPhase::rollouts, DistillPhase::activations,
                                   DistillPhase::fitting, DistillPhase::evaluating}));
    EXPECT_FALSE(early);
    ASSERT_TRUE(distillation.result());
    const SteeringModel& result = *distillation.result();
    EXPECT_EQ(incompatibility(result, *model), std::nullopt);
    ASSERT_EQ(result.layers.size(), 3u);
    EXPECT_EQ(result.provenance.name, "Talk like a pirate");
    EXPECT_EQ(result.provenance.method, "a-psr");
    EXPECT_EQ(result.provenance.rolloutsMade, 30);
    EXPECT_FALSE(distillation.advance()) << "done stays done";
}

TEST(Distillation, ReportAccountsForEveryRolloutAndEveryMeasure) {
    const auto model = tinyModel();
    Distillation distillation(*model, tinyConfig());
    runToEnd(distillation);
    const DistillReport& report = distillation.report();
    EXPECT_EQ(report.made, 30);
    EXPECT_EQ(report.rollouts.size(), 30u);
    EXPECT_EQ(
        std::ranges::count_if(report.rollouts, [](const auto& r) { return r.dropped.empty(); }),
        report.kept);
    EXPECT_EQ(std::ranges::count_if(report.rollouts, [](const auto& r) { return r.heldout; }), 6);
    for (const auto& rollout : report.rollouts) {
        EXPECT_EQ(rollout.llr > 0 && rollout.coherence >= 50, rollout.dropped.empty())
            << rollout.dropped;
    }
    EXPECT_EQ(report.trainRmse.size(), 3u);
    EXPECT_EQ(report.heldoutRmse.size(), 3u);
    for (const double r : report.trainRmse)
        EXPECT_LT(r, 1.0);
    EXPECT_GT(report.heldout.positions, 0u);
    EXPECT_GT(report.heldoutUnsteered.kl, 0.0);
    EXPECT_EQ(distillation.result()->provenance.heldoutFidelity, report.fidelity());
    EXPECT_EQ(distillation.result()->provenance.relativeRmse, report.heldoutRmse);
    EXPECT_GT(report.rolloutSeconds, 0);
    EXPECT_GT(report.fitSeconds, 0);
}

TEST(Distillation, TheSameSeedGivesTheSameBits) {
    const auto model = tinyModel();
    Distillation first(*model, tinyConfig()), second(*model, tinyConfig());
    runToEnd(first);
    runToEnd(second);
    for (std::size_t l = 0; l < first.result()->layers.size(); ++l) {
        EXPECT_EQ(first.result()->layers[l].z, second.result()->layers[l].z);
        EXPECT_EQ(first.result()->layers[l].probe.w, second.result()->layers[l].probe.w);
    }
    EXPECT_EQ(first.report().heldout.kl, second.report().heldout.kl);
    auto other = tinyConfig();
    other.seed = 8;
    Distillation third(*model, other);
    runToEnd(third);
    EXPECT_NE(first.result()->layers[0].z, third.result()->layers[0].z);
}

TEST(Distillation, ReportedDivergenceIsThatOfASteeredRun) {
    const auto model = tinyModel();
    Distillation distillation(*model, tinyConfig());
    runToEnd(distillation);
    Divergence measured;
    for (const Rollout& rollout : distillation.rollouts()) {
        if (!rollout.kept() || !rollout.heldout) continue;
        const auto logits = [&](const std::vector<TokenId>& prompt, ResidualEdit* edit) {
            auto tokens = prompt;
            tokens.insert(tokens.end(), rollout.response.begin(), rollout.response.end() - 1);
            const auto cache = model->newCache();
            Lane lane{.tokens = tokens,
                      .cache = cache.get(),
                      .edit = edit,
                      .logits = LogitsFor::allPositions};
            const FloatMatrix all = model->forward({&lane, 1}).front().logits;
            FloatMatrix out;
            for (std::size_t t = prompt.size() - 1; t < all.rows(); ++t)
                out.appendRow(all.row(t));
            return out;
        };
        const Position first(static_cast<std::int32_t>(rollout.plainPrompt.size()) - 1);
        PsrEdit edit({{distillation.result(), 1.0f}}, first);
        measured = combine(measured, divergence(logits(rollout.promptedPrompt, nullptr),
                                                logits(rollout.plainPrompt, &edit)));
    }
    EXPECT_EQ(measured.positions, distillation.report().heldout.positions);
    EXPECT_NEAR(measured.kl, distillation.report().heldout.kl, 1e-4 * measured.kl + 1e-7);
}

TEST(Distillation, OneLayerMethodsSteerOneLayerAndChooseItUnlessTold) {
    const auto model = tinyModel();
    for (const auto method : {DistillMethod::sPsr, DistillMethod::sConst}) {
        for (const int layer : {-1, 0}) {
            auto config = tinyConfig();
            config.method = method;
            config.layer = layer;
            Distillation distillation(*model, config);
            runToEnd(distillation);
            const auto& layers = distillation.result()->layers;
            ASSERT_EQ(layers.size(), 1u);
            EXPECT_EQ(layers[0].layer.value, distillation.report().layer);
            EXPECT_TRUE(layer < 0 || layers[0].layer.value == layer);
            EXPECT_EQ(layers[0].probe.w.empty(), method == DistillMethod::sConst);
            const double r =
                distillation.report().trainRmse[static_cast<std::size_t>(layers[0].layer.value)];
            EXPECT_LT(r, 1.0);
        }
    }
}

TEST(Distillation, PublishedMethodsSteerOneLayerAndSurviveAFile) {
    const auto model = tinyModel();
    const std::vector<std::pair<DistillMethod, GateKind>> methods = {
        {DistillMethod::dim, GateKind::constant},
        {DistillMethod::pca, GateKind::constant},
        {DistillMethod::stolfo, GateKind::clamp},
        {DistillMethod::reftR1, GateKind::relu}};
    for (const auto& [method, gate] : methods) {
        auto config = tinyConfig();
        config.method = method;
        config.layer = 1;
        Distillation distillation(*model, config);
        runToEnd(distillation);
        const auto read = parseSteeringModel(serializeSteeringModel(*distillation.result()));
        ASSERT_EQ(read.layers.size(), 1u);
        EXPECT_EQ(read.layers[0].layer, LayerIndex(1));
        EXPECT_EQ(read.layers[0].probe.gate, gate);
        EXPECT_EQ(read.provenance.method, toText(method));
        EXPECT_GT(distillation.report().heldout.kl, 0.0);
    }
}

TEST(Distillation, OurOneLayerMethodsCountTheLaterLayers) {
    const auto model = tinyModel();
    std::vector<double> last;
    for (const auto method : {DistillMethod::sConst, DistillMethod::dim}) {
        auto config = tinyConfig();
        config.method = method;
        config.layer = 0;
        Distillation distillation(*model, config);
        runToEnd(distillation);
        last.push_back(distillation.report().trainRmse.back());
    }
    EXPECT_LT(last[0], last[1]) << "the mean difference sees its own layer only";
}

TEST(Distillation, AHigherRankMissesLessOfTheTrainingRows) {
    const auto model = tinyModel();
    double last = 1;
    for (const int rank : {1, 4, 16, kFullRank}) {
        auto config = tinyConfig();
        config.rank = rank;
        config.ridges = {0.01};
        Distillation distillation(*model, config);
        runToEnd(distillation);
        EXPECT_LT(distillation.report().trainLoss, last) << rank;
        last = distillation.report().trainLoss;
        const auto& layers = distillation.result()->layers;
        EXPECT_EQ(layers[0].rank(), rank == kFullRank ? 32u : static_cast<std::size_t>(rank));
        EXPECT_EQ(layers[0].z.empty(), rank == kFullRank);
    }
}

TEST(Distillation, SteersTheSubsetOfLayersAskedFor) {
    const auto model = tinyModel();
    auto config = tinyConfig();
    config.layers = {0, 2};
    Distillation distillation(*model, config);
    runToEnd(distillation);
    ASSERT_EQ(distillation.result()->layers.size(), 2u);
    EXPECT_EQ(distillation.result()->layers[1].layer, LayerIndex(2));
    config.layers = {0, 3};
    EXPECT_EQ(errorOf([&] { Distillation(*model, config); }).field, "layers");
    config.layers.clear();
    config.rank = 33;
    EXPECT_EQ(errorOf([&] { Distillation(*model, config); }).field, "rank");
}

TEST(Distillation, ConstantMethodHasNoProbesAndSurvivesAFile) {
    const auto model = tinyModel();
    auto config = tinyConfig();
    config.method = DistillMethod::aConst;
    Distillation distillation(*model, config);
    runToEnd(distillation);
    const auto read = parseSteeringModel(serializeSteeringModel(*distillation.result()));
    ASSERT_EQ(read.layers.size(), 3u);
    for (const auto& layer : read.layers)
        EXPECT_TRUE(layer.probe.w.empty());
    EXPECT_EQ(read.provenance.method, "a-const");
}

TEST(Distillation, LayersAboveTheModelAreRefusedAtOnce) {
    const auto model = tinyModel();
    auto config = tinyConfig();
    config.layer = 3;
    const ErrorRecord record = errorOf([&] { Distillation(*model, config); });
    EXPECT_EQ(record.code, "DISTILL-001");
    EXPECT_EQ(record.field, "layer");
    EXPECT_NE(record.allowed.find("0 to 2"), std::string::npos);
}

TEST(Distillation, RefusesAnInstructionThatNoAnswerFollows) {
    const auto model = tinyModel();
    auto config = tinyConfig();
    config.verifier = "keywords:supercalifragilistic";
    Distillation distillation(*model, config);
    const ErrorRecord record = errorOf([&] { runToEnd(distillation); });
    EXPECT_EQ(record.code, "DISTILL-002");
    EXPECT_NE(record.problem.find("prompted pass rate 0 %"), std::string::npos) << record.problem;
    EXPECT_EQ(distillation.report().made, 30) << "the list of answers stays readable";
    EXPECT_EQ(distillation.result(), nullptr);
}

TEST(Distillation, CancellingBetweenAnyTwoSlicesChangesNothing) {
    const auto model = tinyModel();
    Distillation whole(*model, tinyConfig()), broken(*model, tinyConfig());
    runToEnd(whole);
    std::stop_source stopped;
    stopped.request_stop();
    do {
        EXPECT_THROW(broken.advance(stopped.get_token()), Cancelled);
    } while (broken.advance());
    EXPECT_EQ(whole.result()->layers[1].z, broken.result()->layers[1].z);
    EXPECT_EQ(whole.report().heldout.kl, broken.report().heldout.kl);
}

TEST(Distillation, ProgressOnlyGrowsAndEndsWhole) {
    const auto model = tinyModel();
    Distillation distillation(*model, tinyConfig());
    std::uint64_t last = 0;
    std::set<std::string> stages;
    do {
        const Progress progress = distillation.progress();
        EXPECT_GE(progress.done, last);
        EXPECT_LE(progress.done, progress.total);
        last = progress.done;
        stages.insert(progress.stage);
    } while (distillation.advance());
    EXPECT_TRUE(stages.contains("Fitting layer 2 of 3"));
    EXPECT_EQ(distillation.progress().done, distillation.progress().total);
    EXPECT_EQ(distillation.progress().secondsLeft, 0);
}

TEST(Distillation, ReleasesActivationsAtTheEnd) {
    const auto model = tinyModel();
    Distillation distillation(*model, tinyConfig());
    runToEnd(distillation);
    for (const Rollout& rollout : distillation.rollouts()) {
        EXPECT_TRUE(rollout.teacher.layers.empty());
        EXPECT_TRUE(rollout.plainFinal.empty());
        EXPECT_FALSE(rollout.response.empty());
    }
}

TEST(Distillation, WorksWithoutHeldOutPrompts) {
    const auto model = tinyModel();
    auto config = tinyConfig(20);
    config.heldoutPrompts = 0;
    Distillation distillation(*model, config);
    runToEnd(distillation);
    EXPECT_EQ(distillation.report().heldout.positions, 0u);
    EXPECT_EQ(distillation.report().fidelity(), 0.0);
    EXPECT_EQ(distillation.result()->layers.size(), 3u);
}

TEST(Distillation, BatchSizeDoesNotChangeTheRollouts) {
    const auto model = tinyModel();
    auto one = tinyConfig(12), many = tinyConfig(12);
    one.batch = 1;
    many.batch = 12;
    Distillation first(*model, one), second(*model, many);
    while (first.phase() == DistillPhase::rollouts)
        first.advance();
    while (second.phase() == DistillPhase::rollouts)
        second.advance();
    for (std::size_t i = 0; i < 12; ++i)
        EXPECT_EQ(first.rollouts()[i].response, second.rollouts()[i].response);
}

TEST(Distillation, ActivationsThatAreNotFiniteAreNamedByLayer) {
    const auto sound = tinyModel();
    BreakingModel model(*sound);
    Distillation distillation(model, tinyConfig());
    while (distillation.phase() < DistillPhase::fitting)
        distillation.advance();
    model.broken = true;
    const ErrorRecord record = errorOf([&] { runToEnd(distillation); });
    EXPECT_EQ(record.code, "DISTILL-003");
    EXPECT_EQ(record.field, "layer 1");
    EXPECT_EQ(distillation.result(), nullptr);
}

} // namespace
} // namespace steerscope::test
