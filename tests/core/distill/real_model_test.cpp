// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <filesystem>
#include <iostream>

#include "core/base/user_paths.h"
#include "core/distill/distillation.h"
#include "core/eval/divergence.h"
#include "core/model/load_model.h"
#include "core/steering/residual_edits.h"

namespace steerscope::test {
namespace {

DistillConfig pirateConfig() {
    DistillConfig config;
    config.prompt.text = "You are a pirate. Always speak like a pirate.";
    config.userPrompts = {
        "Why is the sky blue?",
        "How do I bake bread?",
        "What is a good book?",
        "Tell me about the moon.",
        "How can I sleep better?",
        "What should I cook tonight?",
        "Describe a forest in winter.",
        "How do bees make honey?",
        "Why do cats purr?",
        "What is the best way to learn to swim?",
        "Tell me about your day.",
        "How does a bicycle stay upright?",
        "What makes a good friend?",
        "Describe the sea at night.",
        "How do I plan a birthday?",
        "Why do leaves change colour?",
        "What is a volcano?",
        "How do I write a letter?",
        "Tell me a story about a king.",
        "What do you know about the weather?",
        "How do I save money?",
        "Describe an old house.",
        "What is a treasure?",
        "How do ships float?",
    };
    config.heldoutPrompts = 6;
    config.maxTokens = 24;
    return config;
}

/// Mean KL(teacher ‖ student) over the held-out rollouts, the student run as a generation would be.
double steeredKl(const LanguageModel& model, const std::vector<Rollout>& rollouts,
                 const std::shared_ptr<const SteeringModel>& steering) {
    Divergence sum;
    for (const Rollout& rollout : rollouts) {
        if (!rollout.kept() || !rollout.heldout) continue;
        const auto run = [&](std::vector<TokenId> tokens, ResidualEdit* edit) {
            const std::size_t first = tokens.size() - 1;
            tokens.insert(tokens.end(), rollout.response.begin(), rollout.response.end() - 1);
            const auto cache = model.newCache();
            Lane lane{.tokens = tokens,
                      .cache = cache.get(),
                      .edit = edit,
                      .logits = LogitsFor::allPositions};
            const FloatMatrix all = model.forward({&lane, 1}).front().logits;
            FloatMatrix out;
            for (std::size_t t = first; t < all.rows(); ++t)
                out.appendRow(all.row(t));
            return out;
        };
        const Position first(static_cast<std::int32_t>(rollout.plainPrompt.size()) - 1);
        PsrEdit edit({{steering, 1.0f}}, first);
        sum = combine(
            sum, divergence(run(rollout.promptedPrompt, nullptr), run(rollout.plainPrompt, &edit)));
    }
    return sum.kl;
}

TEST(RealModel, ThePirateSteeringModelIsFaithfulAndBeatsItsConstantTwin) {
    const auto path = userModelPath(kDefaultModelName);
    if (!std::filesystem::exists(path))
        GTEST_SKIP() << "needs the default model; packaging/fetch_model.sh fetches it";
    const auto model = loadModel(path);
    Distillation distillation(*model, pirateConfig());
    while (distillation.advance()) {
    }
    const DistillReport& report = distillation.report();
    std::cout << "kept " << report.kept << " of " << report.made << ", fidelity "
              << report.fidelity() << ", KL " << report.heldout.kl << " of "
              << report.heldoutUnsteered.kl << ", seconds " << report.rolloutSeconds << " + "
              << report.activationSeconds << " + " << report.fitSeconds << " + "
              << report.evaluateSeconds << "\n";
    EXPECT_GT(report.fidelity(), 0.5);
    const double student = steeredKl(*model, distillation.rollouts(), distillation.result());
    EXPECT_NEAR(student, report.heldout.kl, 0.01 * student) << "the report is what a run gives";
    const auto twin = std::make_shared<SteeringModel>(constantTwin(*distillation.result()));
    EXPECT_LT(student, steeredKl(*model, distillation.rollouts(), twin));
}

} // namespace
} // namespace steerscope::test
