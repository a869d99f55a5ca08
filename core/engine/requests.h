// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "core/distill/distill_config.h"
#include "core/model/load_model.h"
#include "core/model/sampler.h"
#include "core/steering/residual_edits.h"
#include "core/steering/steering_model.h"

namespace steerscope {

/// Loads a model; the one in use, if any, is replaced only when loading has succeeded.
struct LoadModelRequest {
    std::filesystem::path path;
    LoadOptions options;
};

struct SteeringPart {
    std::shared_ptr<const SteeringModel> model;
    float strength = 1.0f;
};

/// One pane: the plain or the prompted conversation, steered or not.
struct ColumnRequest {
    std::string name;                   ///< "Unsteered", "Prompted", "PSR pirate", …
    bool prompted = false;              ///< x' instead of x.
    std::vector<SteeringPart> steering; ///< Empty: unsteered.
    /// The answer begins with these tokens, then with `prefixText`: they are read, not chosen, and
    /// reported like the rest. They count among the tokens asked for.
    std::vector<TokenId> prefix;
    std::string prefixText;
    std::vector<PushOverride> painted; ///< Pushes set by hand; only where something steers.
};

/// Several columns decoded in lock step from one user message, seed and sampler.
struct ComparisonRequest {
    std::vector<ChatMessage> messages; ///< The plain conversation x.
    SteeringPrompt prompt;             ///< Makes x'; maybe empty when no column is prompted.
    SamplerOptions sampler;
    int maxTokens = 64;
    int topCandidates = 5;
    std::vector<ColumnRequest> columns;
};

/// Whether maps take turns with answers being written, or go before them (a preview, which the
/// person waits for with a hand on the slider).
enum class DeltaTurn { fair, first };

/// Teacher-forced maps: prompted, plain and (with steering) student over the same response tokens.
struct DeltaRequest {
    std::vector<ChatMessage> messages;
    SteeringPrompt prompt;
    std::vector<SteeringPart> steering; ///< Empty: no student maps.
    std::vector<PushOverride> painted;  ///< Pushes of the student set by hand.
    std::vector<TokenId> response;      ///< Token ids, as a column reported them.
    std::string responseText;           ///< Encoded, as plain text, when `response` is empty.
    int topCandidates = 5;              ///< Before/after choices per token; 0: none.
    DeltaTurn turn = DeltaTurn::fair;
};

/// What the residual stream would say after each layer, where one response token is chosen.
struct LensRequest {
    std::vector<ChatMessage> messages;
    SteeringPrompt prompt;
    bool prompted = false;              ///< The answer was written to x'.
    std::vector<SteeringPart> steering; ///< Of the answer; empty: unsteered.
    std::vector<PushOverride> painted;
    std::vector<TokenId> response; ///< The tokens before the one that is looked at; maybe none.
};

struct DistillRequest {
    DistillConfig config;
};

using Request =
    std::variant<LoadModelRequest, ComparisonRequest, DeltaRequest, LensRequest, DistillRequest>;

} // namespace steerscope
