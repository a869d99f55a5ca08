// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "app/cli/answer_options.h"

namespace steerscope::cli {

/// What compare is told besides the options that verbs share.
struct CompareOptions {
    bool twin = false;
    bool stack = false;
    bool noMaps = false;
    std::vector<std::string> columns; ///< In this order; empty: all.
    std::string html;
    std::string record, caption;
    std::string response;
    AnswerOptions answers;
};

/// --twin, --stack, --columns and those of answer_options.h.
void addColumnOptions(CLI::App& verb, CompareOptions& how);

/// The steering of one column: a --psr and those with a plus sign behind it.
struct SteeredGroup {
    std::string name;
    std::vector<SteeringPart> parts;
};
std::vector<SteeredGroup> steeredGroups(const std::vector<NamedSteering>& models);

/// What compare writes: unsteered, prompted where there is an instruction, and for the n-th group
/// of --psr a column psrN, with --twin its constant twin twinN, with --stack stackN on top of the
/// instruction; the first group's have no number. Errors CLI-0…, PSR-….
ComparisonRequest compareRequest(const CommonOptions& options, const CompareOptions& how,
                                 const std::vector<NamedSteering>& models);

/// The instruction of --steer, else the one the first steering model was made from.
SteeringPrompt effectivePrompt(const CommonOptions& options,
                               const std::vector<NamedSteering>& models);
/// Messages, sampler and length; no columns yet.
ComparisonRequest baseRequest(const CommonOptions& options);

} // namespace steerscope::cli
