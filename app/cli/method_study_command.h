// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "app/cli/study_prompts.h"

namespace steerscope::cli {

/// What `evaluate --preset paper` is told beyond the common options.
struct PaperOptions {
    std::vector<std::string> models; ///< Files or names in the user's folder; empty: --model.
    std::vector<std::string> attributes;
    std::vector<std::string> methods; ///< Empty: all.
    std::string out = "study";        ///< Folder of the report, plots, cells and steering models
    int budget = 5;
    bool reportOnly = false; ///< What OUT/cells holds, nothing new.
};

void addPaperOptions(CLI::App& verb, PaperOptions& options);

/// Every method on every attribute and model. A cell that was measured before with the same inputs
/// is read from OUT/cells, so an interrupted study goes on where it stopped. Writes OUT/report.md,
/// report.json, plots (SVG) and OUT/psr/MODEL-ATTRIBUTE-METHOD.safetensors.
void runPaper(const CommonOptions& options, const StudyOptions& study, const PaperOptions& paper);

} // namespace steerscope::cli
