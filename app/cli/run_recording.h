// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/column_result.h"
#include "app/cli/compare_request.h"
#include "app/recorded_run.h"

namespace steerscope::cli {

/// Numbers of a recording are looked at, not computed with: four digits of each are kept.
inline constexpr int kRecordedDigits = 4;

/// What the window would have recorded of one comparison: empty columns that take the tokens as
/// they come, and room for the maps. Columns of a second group of PSRs are further ones.
RecordedRun beginRecording(const ComparisonRequest& request,
                           const std::vector<NamedSteering>& models);

/// Shortens every number, after reading the maps of the prompted and of the first steered answer
/// where they are wanted.
enum class WantedMaps { none, all };
void finishRecording(RecordedRun& run, EngineSession& session, const ComparisonRequest& request,
                     WantedMaps wanted);

} // namespace steerscope::cli
