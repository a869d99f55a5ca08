// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/column_result.h"
#include "app/recorded_run.h"

namespace steerscope::cli {

/// Numbers of a recording are looked at, not computed with: four digits of each are kept.
inline constexpr int kRecordedDigits = 4;

/// What the window would have recorded of one comparison: empty columns that take the tokens as
/// they come, and room for the maps. Throws CLI-008 for more than one steering model.
RecordedRun beginRecording(const CommonOptions& options, const ComparisonRequest& request,
                           const std::vector<NamedSteering>& models);

/// Reads the maps of the prompted and of the steered answer, shortens every number and writes the
/// file.
void finishRecording(RecordedRun& run, EngineSession& session, const ComparisonRequest& request,
                     const std::string& file);

} // namespace steerscope::cli
