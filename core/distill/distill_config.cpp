// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/distill/distill_config.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

#include "core/base/error.h"
#include "core/eval/verifier.h"

namespace steerscope {
namespace {

void require(bool good, const char* field, std::string found, const char* allowed,
             const char* hint) {
    if (good) return;
    throw Error({.code = "DISTILL-001",
                 .problem = "A setting of the distillation cannot be used",
                 .field = field,
                 .found = std::move(found),
                 .allowed = allowed,
                 .hint = hint});
}

bool isBlank(const std::string& text) {
    return text.find_first_not_of(" \t\r\n") == std::string::npos;
}

void checkPrompts(const DistillConfig& config) {
    require(!isBlank(config.prompt.text), "prompt", "nothing", "an instruction",
            "Type the instruction that the steering model is to replace.");
    const auto count = config.userPrompts.size();
    require(count >= 8, "userPrompts", std::to_string(count), "at least 8 user messages",
            "Use the bundled prompts or a file with more lines.");
    const auto blank = std::find_if(config.userPrompts.begin(), config.userPrompts.end(), isBlank);
    require(blank == config.userPrompts.end(), "userPrompts", "an empty message",
            "messages with text", "Remove empty lines from the prompt file.");
    require(config.heldoutPrompts <= static_cast<int>(count) - 8, "heldoutPrompts",
            std::to_string(config.heldoutPrompts), "so few that 8 prompts are left for training",
            "Hold fewer prompts out, or give more.");
}

void checkSampling(const DistillConfig& config) {
    require(config.maxTokens >= 6 && config.maxTokens <= 4096, "maxTokens",
            std::to_string(config.maxTokens), "6 to 4096", "Answers of 30 to 60 tokens are usual.");
    require(std::isfinite(config.temperature) && config.temperature >= 0 && config.temperature <= 5,
            "temperature", std::to_string(config.temperature), "0 (greedy) to 5",
            "Use 0, or 0.7 for more variety.");
    require(config.samples >= 0 && config.samples <= 16, "samples", std::to_string(config.samples),
            "0 (none) to 16", "3 are enough to read.");
    require(config.sampleTokens >= 1 && config.sampleTokens <= 512, "sampleTokens",
            std::to_string(config.sampleTokens), "1 to 512", "24 is usual.");
    require(config.batch >= 1 && config.batch <= 1024, "batch", std::to_string(config.batch),
            "1 to 1024", "32 suits most machines.");
}

constexpr std::array<std::pair<DistillMethod, const char*>, 8> kMethodNames{{
    {DistillMethod::aPsr, "a-psr"},
    {DistillMethod::sPsr, "s-psr"},
    {DistillMethod::aConst, "a-const"},
    {DistillMethod::sConst, "s-const"},
    {DistillMethod::dim, "dim"},
    {DistillMethod::pca, "pca"},
    {DistillMethod::stolfo, "stolfo"},
    {DistillMethod::reftR1, "reft-r1"},
}};

void checkStudent(const DistillConfig& config) {
    const bool hasRank =
        config.method == DistillMethod::aPsr || config.method == DistillMethod::sPsr;
    require(config.rank == kFullRank || (config.rank >= 1 && config.rank <= 1024), "rank",
            std::to_string(config.rank), "1 to 1024, or 0 for the full affine map",
            "1 is readable, 16 is more faithful.");
    require(hasRank || config.rank == 1, "rank", std::to_string(config.rank),
            "1: this method has no other", "Choose a-psr or s-psr for a higher rank.");
    require(config.layers.empty() || !steersOneLayer(config.method), "layers", "a list of layers",
            "none: this method steers one layer", "Name it with the setting for one layer.");
    const bool ascending = std::ranges::adjacent_find(
                               config.layers, std::ranges::greater_equal()) == config.layers.end();
    require(ascending && (config.layers.empty() || config.layers.front() >= 0), "layers",
            "a list out of order", "different block numbers, ascending", "Sort them.");
}

void checkFit(const DistillConfig& config) {
    require(config.heldoutShare >= 0 && config.heldoutShare <= 0.5, "heldoutShare",
            std::to_string(config.heldoutShare), "0 to 0.5", "A fifth (0.2) is usual.");
    require(config.layer >= -1, "layer", std::to_string(config.layer),
            "a block number, or -1 to choose by score", "Leave it at -1 if in doubt.");
    const bool positive = !config.ridges.empty() &&
                          std::all_of(config.ridges.begin(), config.ridges.end(), [](double ridge) {
                              return std::isfinite(ridge) && ridge > 0;
                          });
    require(positive, "ridges", config.ridges.empty() ? "none" : "a value that is not positive",
            "one or more positive numbers", "0.01 to 3 is a good range.");
    if (!config.verifier.empty()) makeVerifier(config.verifier);
    if (config.judge.enabled()) Judge(config.judge); // throws when it is not fully named
}

} // namespace

std::string toText(DistillMethod method) {
    return std::ranges::find(kMethodNames, method, [](const auto& n) { return n.first; })->second;
}

DistillMethod distillMethodFromText(const std::string& text) {
    std::string known;
    for (const auto& [method, name] : kMethodNames) {
        if (text == name) return method;
        known += (known.empty() ? "" : ", ") + std::string(name);
    }
    throw Error({.code = "DISTILL-001",
                 .problem = "A setting of the distillation cannot be used",
                 .field = "method",
                 .found = text,
                 .allowed = known,
                 .hint = "Use one of the allowed words."});
}

bool steersOneLayer(DistillMethod method) {
    return method != DistillMethod::aPsr && method != DistillMethod::aConst;
}

void validate(const DistillConfig& config) {
    checkStudent(config);
    checkPrompts(config);
    checkSampling(config);
    checkFit(config);
    validate(config.polish);
}

} // namespace steerscope
