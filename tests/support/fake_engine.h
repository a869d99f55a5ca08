// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include "tests/support/event_recorder.h"
#include "tests/support/fake_language_model.h"

namespace steerscope::test {

/// An engine whose loader makes fake models, with every event recorded.
struct FakeEngine {
    explicit FakeEngine(FakeModelOptions modelOptions = {});
    /// Loads a fake model and waits for it.
    void load();

    FakeModelOptions options;
    EventRecorder recorder;
    Engine engine; ///< Last: goes first, while the recorder still listens.
};

/// A loader of fake models with these options.
ModelLoader fakeLoader(FakeModelOptions options);

std::vector<ChatMessage> userMessage(std::string text = "How do I make soup?");
/// Greedy, `maxTokens` tokens, columns unsteered and prompted with "Talk like a pirate."
ComparisonRequest twoColumns(int maxTokens = 8);
/// A steering model that fits FakeLanguageModel(options): every layer, probes that are mostly on.
std::shared_ptr<const SteeringModel> fakeSteering(const FakeModelOptions& options = {});
/// A distillation with `prompts` rollouts that keeps the engine busy for long.
DistillRequest longDistillation(int prompts = 16);

} // namespace steerscope::test
