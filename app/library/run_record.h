// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "app/recorded_run.h"
#include "core/library/run_store.h"

namespace steerscope {

/// The run as the library keeps it: its document is that of a recorded-run file, with every grid
/// taken out as float32 and named by its place ("/columns/2/pushes"). What is added to recorded
/// runs later is therefore kept without a change here.
StoredRun toStoredRun(const RecordedRun& run, const std::string& psrSha256 = {});

ModelSeen modelSeen(const ModelInfo& model);

/// The run again, exactly; no model is needed. Errors of recordedRunFromJson, and RUN-003 when a
/// map of the document is missing.
RecordedRun fromStoredRun(const StoredRun& stored);

} // namespace steerscope
