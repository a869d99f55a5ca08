// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/compare_request.h"

#include <algorithm>

#include "core/base/error.h"

namespace steerscope::cli {
namespace {

std::string joined(const std::vector<AnswerColumn>& columns) {
    std::string words;
    for (const AnswerColumn& column : columns)
        words += (words.empty() ? "" : ", ") + column.word;
    return words;
}

SteeringPart twinOf(const SteeringPart& part) {
    return {std::make_shared<const SteeringModel>(constantTwin(*part.model)), part.strength};
}

/// psrN, twinN and stackN, wanted or not.
void addGroup(std::vector<AnswerColumn>& columns, const SteeredGroup& group, std::size_t number,
              bool prompted) {
    const std::string suffix = number == 1 ? std::string() : std::to_string(number);
    std::vector<SteeringPart> twins;
    for (const SteeringPart& part : group.parts)
        twins.push_back(twinOf(part));
    columns.push_back({"psr" + suffix, {.name = "PSR " + group.name, .steering = group.parts}});
    columns.push_back(
        {"twin" + suffix, {.name = "Constant twin " + group.name, .steering = std::move(twins)}});
    if (prompted)
        columns.push_back(
            {"stack" + suffix,
             {.name = "PSR + prompt " + group.name, .prompted = true, .steering = group.parts}});
}

std::vector<AnswerColumn> possibleColumns(const std::vector<SteeredGroup>& groups, bool prompted) {
    std::vector<AnswerColumn> columns = {{"unsteered", {.name = "Unsteered"}}};
    if (prompted) columns.push_back({"prompted", {.name = "Prompted", .prompted = true}});
    for (std::size_t i = 0; i < groups.size(); ++i)
        addGroup(columns, groups[i], i + 1, prompted);
    return columns;
}

/// Those named by --columns, in that order.
std::vector<AnswerColumn> named(const std::vector<std::string>& words,
                                const std::vector<AnswerColumn>& possible) {
    std::vector<AnswerColumn> columns;
    for (const std::string& word : words) {
        const auto found = std::ranges::find(possible, word, &AnswerColumn::word);
        if (found == possible.end())
            throw Error({.code = "CLI-034",
                         .problem = "There is no such column",
                         .field = "--columns",
                         .found = word.substr(0, 80),
                         .allowed = joined(possible),
                         .hint = "A prompted column needs an instruction, a steered one a --psr."});
        columns.push_back(*found);
    }
    return columns;
}

} // namespace

void addColumnOptions(CLI::App& verb, CompareOptions& how) {
    verb.add_flag("--twin", how.twin, "Add the constant twin of every steering model");
    verb.add_flag("--stack", how.stack, "Add steering on top of the prompt");
    verb.add_option(
            "--columns", how.columns,
            "These columns in this order: unsteered, prompted, psr, twin, stack; psr2, … of "
            "the second --psr")
        ->delimiter(',');
    addAnswerOptions(verb, how.answers);
}

std::vector<SteeredGroup> steeredGroups(const std::vector<NamedSteering>& models) {
    std::vector<SteeredGroup> groups;
    for (const NamedSteering& named : models) {
        if (named.joins && !groups.empty()) {
            groups.back().name += " + " + named.name;
            groups.back().parts.push_back(named.part);
        } else {
            groups.push_back({named.name, {named.part}});
        }
    }
    return groups;
}

SteeringPrompt effectivePrompt(const CommonOptions& options,
                               const std::vector<NamedSteering>& models) {
    if (!options.steer.empty() || models.empty()) return steeringPrompt(options);
    return models.front().part.model->provenance.prompt;
}

ComparisonRequest baseRequest(const CommonOptions& options) {
    return {.messages = conversation(options),
            .sampler = samplerOptions(options),
            .maxTokens = options.maxTokens};
}

ComparisonRequest compareRequest(const CommonOptions& options, const CompareOptions& how,
                                 const std::vector<NamedSteering>& models) {
    ComparisonRequest request = baseRequest(options);
    request.prompt = effectivePrompt(options, models);
    std::vector<AnswerColumn> columns =
        possibleColumns(steeredGroups(models), !request.prompt.empty());
    if (!how.columns.empty()) {
        columns = named(how.columns, columns);
    } else {
        std::erase_if(columns, [&how](const AnswerColumn& column) {
            return (column.word.starts_with("twin") && !how.twin) ||
                   (column.word.starts_with("stack") && !how.stack);
        });
    }
    applyAnswerOptions(how.answers, columns);
    for (AnswerColumn& column : columns)
        request.columns.push_back(std::move(column.request));
    return request;
}

} // namespace steerscope::cli
