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

/// Logits [T × V] of the positions that choose the response, prefilled as a generation would be.
FloatMatrix responseLogits(const LanguageModel& model, const std::vector<TokenId>& prompt,
                           const std::vector<TokenId>& response, ResidualEdit* edit) {
    const auto cache = model.newCache();
    Lane prefix{.tokens = std::span(prompt).first(prompt.size() - 1),
                .cache = cache.get(),
                .logits = LogitsFor::none};
    model.forward({&prefix, 1});
    std::vector<TokenId> tokens{prompt.back()};
    tokens.insert(tokens.end(), response.begin(), response.end() - 1);
    Lane lane{
        .tokens = tokens, .cache = cache.get(), .edit = edit, .logits = LogitsFor::allPositions};
    return std::move(model.forward({&lane, 1}).front().logits);
}

struct Compared {
    Divergence student, twin;
};

/// The student and its constant twin against the teacher over the held-out rollouts.
Compared compareOnHeldout(const LanguageModel& model, const Distillation& distillation) {
    const auto student = distillation.result();
    const auto twin = std::make_shared<const SteeringModel>(constantTwin(*student));
    Compared out;
    for (const Rollout& rollout : distillation.rollouts()) {
        if (!rollout.kept() || !rollout.heldout) continue;
        const Position first(static_cast<std::int32_t>(rollout.plainPrompt.size()) - 1);
        const auto& y = rollout.response;
        const FloatMatrix teacher = responseLogits(model, rollout.promptedPrompt, y, nullptr);
        const auto against = [&](const std::shared_ptr<const SteeringModel>& steering) {
            PsrEdit edit({{steering, 1.0f}}, first);
            return divergence(teacher, responseLogits(model, rollout.plainPrompt, y, &edit));
        };
        out.student = combine(out.student, against(student));
        out.twin = combine(out.twin, against(twin));
    }
    return out;
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
    const Compared compared = compareOnHeldout(*model, distillation);
    EXPECT_EQ(compared.student.positions, report.heldout.positions);
    EXPECT_NEAR(compared.student.kl, report.heldout.kl, 0.01 * report.heldout.kl)
        << "the report is what a generation gives";
    EXPECT_LT(compared.student.kl, compared.twin.kl);
}

} // namespace
} // namespace steerscope::test
