// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The verb lab: measurements that are not part of everyday work.

#include "app/cli/labs.h"

namespace steerscope::cli {

void addLab(CLI::App& app, Context& context) {
    CLI::App* verb = app.add_subcommand("lab", "Measurements: presets, learning curve");
    verb->require_subcommand(1);
    for (const auto add : {addPresetsLab, addLearningCurveLab})
        add(*verb, context);
}

} // namespace steerscope::cli
