// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>

#include "app/presenters/comparison_presenter.h"

namespace steerscope {
namespace {

using Words = std::vector<std::string>;

/// A value that looks like an option is tied to its own.
void add(Words& words, const char* option, std::string value) {
    if (value.starts_with('-'))
        words.push_back(std::string(option) + "=" + value);
    else
        words.insert(words.end(), {option, std::move(value)});
}

void addInstruction(Words& words, const SteeringPrompt& prompt) {
    add(words, "--steer", prompt.text);
    if (prompt.role != SteeringRole::userSuffix) add(words, "--steer-role", toText(prompt.role));
}

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

/// What compare calls a column: its --psr are numbered from 1, the first without a number.
std::string columnWord(const Experiment& experiment, const ColumnId& id) {
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
    const auto place = std::ranges::find(experiment.further, id.number, &FurtherColumn::number) -
                       experiment.further.begin();
    const auto group = place + (experiment.psr ? 2 : 1);
    return group == 1 ? "psr" : "psr" + std::to_string(group);
}

/// The columns that compare writes with these flags, when it is not told which.
std::vector<std::string> usualColumns(const Experiment& experiment, bool twin, bool stack) {
    const auto groups = experiment.further.size() + (experiment.psr ? 1 : 0);
    const auto& first = experiment.psr || experiment.further.empty()
                            ? experiment.psr
                            : experiment.further.front().parts.front().psr;
    // Without --steer the program takes the instruction that the first PSR was made from.
    const bool prompted =
        !experiment.steering.empty() || (first && !first->provenance.prompt.empty());
    std::vector<std::string> words{"unsteered"};
    if (prompted) words.emplace_back("prompted");
    for (std::size_t i = 1; i <= groups; ++i) {
        const std::string number = i == 1 ? std::string() : std::to_string(i);
        words.push_back("psr" + number);
        if (twin) words.push_back("twin" + number);
        if (stack && prompted) words.push_back("stack" + number);
    }
    return words;
}

/// --twin and --stack where they say it, else every column by name.
void addColumns(std::vector<std::string>& words, const Experiment& experiment,
                const std::vector<ColumnId>& columns) {
    std::string wanted;
    std::vector<std::string> list;
    for (const ColumnId& id : columns) {
        list.push_back(columnWord(experiment, id));
        wanted += (wanted.empty() ? "" : ",") + list.back();
    }
    if (list == usualColumns(experiment, experiment.twin, experiment.stacked)) {
        if (experiment.twin) words.emplace_back("--twin");
        if (experiment.stacked) words.emplace_back("--stack");
    } else if (!list.empty()) {
        words.insert(words.end(), {"--columns", wanted});
    }
}

void addForks(std::vector<std::string>& words, const Experiment& experiment,
              const std::vector<ColumnId>& columns) {
    for (const ForcedStart& fork : experiment.forks) {
        if (std::ranges::find(columns, fork.column) == columns.end()) continue;
        const std::string column = columnWord(experiment, fork.column);
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

/// What is at work in one column: the first part alone, the others with a plus sign.
void addGroup(std::vector<std::string>& words, const std::vector<MixPart>& parts,
              const PsrNamer& fileOf) {
    for (std::size_t i = 0; i < parts.size(); ++i)
        words.insert(words.end(), {"--psr", (i > 0 ? "+" : "") + psrWord(parts[i], fileOf)});
}

void addPsrs(std::vector<std::string>& words, const Experiment& experiment,
             const PsrNamer& fileOf) {
    if (experiment.psr) {
        std::vector<MixPart> parts{mixPart(experiment.psr, experiment.strength)};
        parts.insert(parts.end(), experiment.mix.begin(), experiment.mix.end());
        addGroup(words, parts, fileOf);
    }
    for (const FurtherColumn& column : experiment.further)
        addGroup(words, column.parts, fileOf);
}

/// Columns that lack what they need are not on screen: they get neither an option nor a number.
Experiment withoutIdle(Experiment experiment, const std::vector<ColumnId>& columns) {
    std::erase_if(experiment.further, [&columns](const FurtherColumn& column) {
        return std::ranges::find(columns, ColumnId(ColumnKind::further, column.number)) ==
               columns.end();
    });
    const bool steered = std::ranges::any_of(columns, [](const ColumnId& id) {
        return isSteered(id) && id.kind != ColumnKind::further;
    });
    if (!steered) experiment.psr = nullptr;
    return experiment;
}

} // namespace

std::vector<std::string> commandWords(const Experiment& wanted, const ModelInfo* model,
                                      const PsrNamer& fileOf) {
    const std::vector<ColumnId> columns = columnsFor(wanted, model);
    const Experiment experiment = withoutIdle(wanted, columns);
    std::vector<std::string> words{"steerscope-cli", "compare"};
    if (model) words.insert(words.end(), {"--model", model->path});
    add(words, "--prompt", experiment.prompt);
    if (!experiment.steering.empty()) addInstruction(words, experiment.steering);
    addPsrs(words, experiment, fileOf);
    addColumns(words, experiment, columns);
    addSampling(words, experiment);
    addForks(words, experiment, columns);
    if (std::ranges::find(columns, ColumnId(ColumnKind::psr)) != columns.end())
        addPainted(words, experiment);
    return words;
}

namespace {

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
        line += (line.empty() ? "" : " ") + shellWord(word);
    return line;
}

} // namespace steerscope
