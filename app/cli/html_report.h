// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "app/cli/column_result.h"

namespace steerscope::cli {

/// One self-contained page (no script, no network): the recipe, every column with its tokens tinted
/// by the steering push, and each map as vector graphics with a tooltip per cell.
/// `maps` may be null.
std::string htmlReport(const ModelInfo& model, const ComparisonRequest& request,
                       const ComparisonResult& result, const DeltaMaps* maps);

} // namespace steerscope::cli
