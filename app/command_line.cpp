// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>

namespace steerscope {
namespace {

/// Fewest digits that read back as the same number.
std::string digits(float value) {
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
    return {text.data(), end};
}

std::string psrWord(const MixPart& part, const PsrNamer& fileOf) {
    std::string name = part.psr ? fileOf(part.psr) : part.name;
    if (name.empty()) name = part.name + ".safetensors";
    return name + ":" + digits(part.strength);
}

/// What compare calls a column; empty for those that it does not tell apart.
std::string columnWord(const ColumnId& id) {
    switch (id.kind) {
    case ColumnKind::unsteered:
        return "unsteered";
    case ColumnKind::prompted:
        return "prompted";
    case ColumnKind::psr:
        return "psr";
    case ColumnKind::twin:
        return "twin";
    case ColumnKind::stacked:
        return "stack";
    case ColumnKind::further:
        break;
    }
    return {};
}

void addForks(std::vector<std::string>& words, const Experiment& experiment) {
    for (const ForcedStart& fork : experiment.forks) {
        const std::string column = columnWord(fork.column);
        if (column.empty()) continue;
        std::string ids;
        for (const TokenId token : fork.tokens)
            ids += (ids.empty() ? "" : ",") + std::to_string(token.value);
        if (!ids.empty()) words.insert(words.end(), {"--prefix-ids", column + "=" + ids});
        if (!fork.text.empty()) words.insert(words.end(), {"--prefix", column + "=" + fork.text});
    }
}

/// A block of cells with one push.
struct PaintedBlock {
    std::int32_t firstLayer, lastLayer, firstToken, lastToken;
    float push;
};

/// Cells side by side in a layer, then equal stretches in layers above each other.
std::vector<PaintedBlock> blocksOf(std::vector<PushOverride> cells) {
    std::ranges::sort(cells, {}, [](const PushOverride& cell) {
        return std::pair(cell.layer.value, cell.token);
    });
    std::vector<PaintedBlock> stretches, blocks;
    for (const PushOverride& cell : cells) {
        const bool goesOn = !stretches.empty() && stretches.back().push == cell.push &&
                            stretches.back().firstLayer == cell.layer.value &&
                            stretches.back().lastToken + 1 == cell.token;
        if (goesOn)
            ++stretches.back().lastToken;
        else
            stretches.push_back(
                {cell.layer.value, cell.layer.value, cell.token, cell.token, cell.push});
    }
    for (const PaintedBlock& stretch : stretches) {
        const auto below = std::ranges::find_if(blocks, [&](const PaintedBlock& block) {
            return block.push == stretch.push && block.lastLayer + 1 == stretch.firstLayer &&
                   block.firstToken == stretch.firstToken && block.lastToken == stretch.lastToken;
        });
        if (below != blocks.end())
            below->lastLayer = stretch.lastLayer;
        else
            blocks.push_back(stretch);
    }
    return blocks;
}

std::string rangeText(std::int32_t first, std::int32_t last) {
    return first == last ? std::to_string(first)
                         : std::to_string(first) + "-" + std::to_string(last);
}

void addPainted(std::vector<std::string>& words, const Experiment& experiment) {
    if (!experiment.psr) return;
    for (const PaintedBlock& block : blocksOf(experiment.painted))
        words.insert(words.end(), {"--paint", rangeText(block.firstLayer, block.lastLayer) + ":" +
                                                  rangeText(block.firstToken, block.lastToken) +
                                                  ":" + digits(block.push)});
}

bool isPlain(std::string_view word) {
    return !word.empty() && std::ranges::all_of(word, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               std::string_view("-_./:=+,@").find(c) != std::string_view::npos;
    });
}

/// Inside single quotes a shell leaves everything alone but the quote itself.
std::string shellWord(std::string_view word) {
    if (isPlain(word)) return std::string(word);
    std::string out = "'";
    for (const char c : word)
        out += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return out + "'";
}

void addSampling(std::vector<std::string>& words, const Experiment& experiment) {
    const SamplerOptions defaults{.temperature = 0, .topK = 0, .topP = 1, .seed = 0};
    const SamplerOptions& sampler = experiment.sampler;
    words.insert(words.end(), {"--seed", std::to_string(sampler.seed)});
    if (sampler.temperature != defaults.temperature)
        words.insert(words.end(), {"--temperature", digits(sampler.temperature)});
    if (sampler.topK != defaults.topK)
        words.insert(words.end(), {"--top-k", std::to_string(sampler.topK)});
    if (sampler.topP != defaults.topP) words.insert(words.end(), {"--top-p", digits(sampler.topP)});
    words.insert(words.end(), {"--max-tokens", std::to_string(experiment.maxTokens)});
}

void addPsrs(std::vector<std::string>& words, const Experiment& experiment,
             const PsrNamer& fileOf) {
    if (experiment.psr)
        words.insert(words.end(),
                     {"--psr", psrWord(mixPart(experiment.psr, experiment.strength), fileOf)});
    for (const FurtherColumn& column : experiment.further)
        for (const MixPart& part : column.parts)
            words.insert(words.end(), {"--psr", psrWord(part, fileOf)});
}

} // namespace

std::vector<std::string> commandWords(const Experiment& experiment,
                                      const std::filesystem::path& model, const PsrNamer& fileOf) {
    std::vector<std::string> words{"steerscope-cli", "compare"};
    if (!model.empty()) words.insert(words.end(), {"--model", model.string()});
    words.insert(words.end(), {"--prompt", experiment.prompt});
    if (!experiment.steering.empty()) {
        words.insert(words.end(), {"--steer", experiment.steering.text});
        if (experiment.steering.role != SteeringRole::userSuffix)
            words.insert(words.end(), {"--steer-role", toText(experiment.steering.role)});
    }
    addPsrs(words, experiment, fileOf);
    if (experiment.twin) words.emplace_back("--twin");
    if (experiment.stacked) words.emplace_back("--stack");
    addSampling(words, experiment);
    addForks(words, experiment);
    addPainted(words, experiment);
    // The program steers every column by one PSR; a shell reads the rest of the line as a comment.
    if (!experiment.mix.empty())
        words.push_back("# without the mix with " + nameOf(experiment.mix));
    return words;
}

namespace {

using Words = std::vector<std::string>;

void add(Words& words, const char* option, std::string value) {
    words.insert(words.end(), {option, std::move(value)});
}

void addInstruction(Words& words, const SteeringPrompt& prompt) {
    add(words, "--steer", prompt.text);
    if (prompt.role != SteeringRole::userSuffix) add(words, "--steer-role", toText(prompt.role));
}

/// Method, rank and layers where they are not the program's own choice.
void addStudent(Words& words, const DistillConfig& config) {
    const DistillConfig defaults;
    if (config.method != defaults.method) add(words, "--method", toText(config.method));
    if (config.rank == kFullRank)
        words.emplace_back("--affine");
    else if (config.rank != defaults.rank)
        add(words, "--rank", std::to_string(config.rank));
    std::string layers;
    for (const int layer : config.layers)
        layers += (layers.empty() ? "" : ",") + std::to_string(layer);
    if (!layers.empty()) add(words, "--layers", layers);
    if (config.layer >= 0) add(words, "--layer", std::to_string(config.layer));
    if (config.polish.objective == PolishObjective::none) return;
    add(words, "--objective", toText(config.polish.objective));
    add(words, "--epochs", std::to_string(config.polish.epochs));
}

} // namespace

std::vector<std::string> distillWords(const DistillConfig& config, const DistillCall& call) {
    const int heldout = std::max(0, config.heldoutPrompts);
    Words words{"steerscope-cli", "distill"};
    if (!call.model.empty()) add(words, "--model", call.model.string());
    addInstruction(words, config.prompt);
    addStudent(words, config);
    if (!call.questions.empty()) add(words, "--prompts", call.questions.string());
    add(words, "--rollouts", std::to_string(static_cast<int>(config.userPrompts.size()) - heldout));
    add(words, "--heldout", std::to_string(heldout));
    add(words, "--max-tokens", std::to_string(config.maxTokens));
    add(words, "--seed", std::to_string(config.seed));
    if (!config.verifier.empty()) add(words, "--verifier", config.verifier);
    add(words, "--name", config.name);
    add(words, "--out", config.name + ".safetensors");
    return words;
}

std::vector<std::string> tuneWords(const Experiment& experiment, const std::string& verifier,
                                   const std::filesystem::path& model, const PsrNamer& fileOf) {
    if (!experiment.psr) return {};
    std::string psr = fileOf(experiment.psr);
    if (psr.empty()) psr = experiment.psr->provenance.name + ".safetensors";
    Words words{"steerscope-cli", "tune"};
    if (!model.empty()) add(words, "--model", model.string());
    add(words, "--psr", psr);
    if (experiment.psr->provenance.prompt.empty()) addInstruction(words, experiment.steering);
    if (!verifier.empty()) add(words, "--verifier", verifier);
    add(words, "--seed", std::to_string(experiment.sampler.seed));
    return words;
}

std::string shellLine(const std::vector<std::string>& words) {
    std::string line;
    for (const std::string& word : words)
        line += (line.empty() ? "" : " ") + (word.starts_with("# ") ? word : shellWord(word));
    return line;
}

} // namespace steerscope
