// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/eval/study_report.h"

namespace steerscope {

/// File name and SVG text of every plot: attribute at the floor, fidelity, and with the prompt, one
/// of each per model.
std::vector<std::pair<std::string, std::string>> studyPlots(const Study& study);

} // namespace steerscope
