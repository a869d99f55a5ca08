// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "app/cli/context.h"

namespace steerscope::cli {

/// What the window does by hand: how answers begin, and pushes that are set cell by cell.
struct AnswerOptions {
    std::vector<std::string> prefix;    ///< [COLUMN=]TEXT
    std::vector<std::string> prefixIds; ///< [COLUMN=]1,2,3
    std::vector<std::string> paint;     ///< LAYERS:TOKENS:PUSH, both either a number or FIRST-LAST
};

/// A column with its name on the command line: unsteered, prompted, psr, twin, stack; psr2 …
struct AnswerColumn {
    std::string word;
    ColumnRequest request;
};

void addAnswerOptions(CLI::App& verb, AnswerOptions& options);

/// Gives the columns their beginnings and painted cells. Without a name the only column, else psr,
/// is meant. Errors CLI-031 (no such
/// column), CLI-032 (not a list of ids), CLI-033 (not cells).
void applyAnswerOptions(const AnswerOptions& options, std::vector<AnswerColumn>& columns);

/// "10-14:3:0.5" as single cells.
std::vector<PushOverride> paintedCells(const std::string& text);

} // namespace steerscope::cli
