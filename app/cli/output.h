// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/base/progress.h"
#include "core/base/strict_json.h"
#include "core/model/generator.h"
#include "core/steering/coefficients.h"

namespace steerscope::cli {

/// Prints the document to stdout. Throws CLI-010 when a number in it is not finite.
void printJson(const Json& document);

/// [L][T] as nested lists.
Json gridJson(const CoefficientGrid& grid);
Json idsJson(const std::vector<TokenId>& ids);

/// One line per phase on stderr, or a bar that is redrawn when stderr is a terminal.
class ProgressLine {
public:
    ProgressLine();
    ~ProgressLine();
    void show(const Progress& progress);

private:
    bool m_terminal;
    std::string m_stage;
};

/// The record as JSON, for --json.
Json errorJson(const ErrorRecord& record);

} // namespace steerscope::cli
