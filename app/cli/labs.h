// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/context.h"

namespace steerscope::cli {

// One per lab: registers it below the verb lab.
void addPresetsLab(CLI::App& lab, Context& context);
void addLearningCurveLab(CLI::App& lab, Context& context);

} // namespace steerscope::cli
