// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "app/cli/context.h"
#include "app/ready_instructions.h"
#include "core/eval/text_study.h"

namespace steerscope::cli {

/// Which prompts a study answers, and the check of its answers.
struct StudyOptions {
    std::string verifier;
    std::string preset; ///< Gives instruction and verifier where they are not given.
    std::string promptsFile;
    int skip = 64;
    int heldout = 20;
};

void addStudy(CLI::App& verb, CommonOptions& options, StudyOptions& study);

/// The last `heldout` of the first `skip + heldout` prompts.
std::vector<std::string> heldoutPrompts(const StudyOptions& study);
/// From --preset, --steer and --verifier; without an instruction, the one that `models` replace.
/// Throws CLI-007 when instruction or verifier is missing.
TextStudyPlan studyPlan(const CommonOptions& options, const StudyOptions& study,
                        const std::vector<NamedSteering>& models = {});

} // namespace steerscope::cli
