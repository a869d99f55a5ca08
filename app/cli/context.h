// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <string>
#include <vector>

#include "core/base/strict_json.h"
#include "core/engine/requests.h"

namespace steerscope::cli {

/// Options that several verbs share; see the table of verbs in README.md.
struct CommonOptions {
    std::string model; ///< Empty: the default model in the user's folder.
    int threads = 0;
    std::string device = "cpu";
    std::string executor = "auto";
    std::string dtype = "auto";
    std::uint64_t seed = 7;
    float temperature = 0;
    int topK = 0;
    float topP = 1;
    int maxTokens = 64;
    std::string prompt;
    std::string system;
    std::string messagesFile;
    std::string steer;
    std::string steerRole = "user-suffix";
    std::vector<std::string> psr; ///< [+]FILE[:STRENGTH], or the name of a shipped steering model.
    bool json = false;
};

/// What the chosen verb was told, and what it will do.
struct Context {
    CommonOptions common;
    std::function<void()> action;
};

void addJson(CLI::App& verb, CommonOptions& options);
void addModel(CLI::App& verb, CommonOptions& options);
void addSampling(CLI::App& verb, CommonOptions& options);
void addConversation(CLI::App& verb, CommonOptions& options);
void addSteering(CLI::App& verb, CommonOptions& options);

LoadModelRequest loadRequest(const CommonOptions& options);
/// --messages, or --system and --prompt. Throws CLI-001 when there is no user message.
std::vector<ChatMessage> conversation(const CommonOptions& options);
SteeringPrompt steeringPrompt(const CommonOptions& options);
SamplerOptions samplerOptions(const CommonOptions& options);

struct NamedSteering {
    std::string name;
    SteeringPart part;
    bool joins = false; ///< Written with a plus sign: at work together with the one before it.
};
/// Every --psr: a file, or else the name of a shipped steering model ("pirate").
std::vector<NamedSteering> steeringModels(const CommonOptions& options);

// One per verb: registers it on the command line.
void addInspect(CLI::App& app, Context& context);
void addTokenize(CLI::App& app, Context& context);
void addRender(CLI::App& app, Context& context);
void addTrace(CLI::App& app, Context& context);
void addGenerate(CLI::App& app, Context& context);
void addCompare(CLI::App& app, Context& context);
void addDeltas(CLI::App& app, Context& context);
void addDistill(CLI::App& app, Context& context);
void addEvaluate(CLI::App& app, Context& context);
void addSweep(CLI::App& app, Context& context);
void addTune(CLI::App& app, Context& context);
void addLab(CLI::App& app, Context& context);
void addLibrary(CLI::App& app, Context& context);
void addBench(CLI::App& app, Context& context);

} // namespace steerscope::cli
