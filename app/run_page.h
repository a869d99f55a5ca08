// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "app/recorded_run.h"

namespace steerscope {

/// A whole run as one HTML page that opens anywhere without a network: answers with tinted tokens,
/// every map to hover or to walk with the arrow keys (token, layer and value are spoken and shown,
/// the token is marked in its text), each map also as a table, light or dark as the reader's system
/// is, and the recipe with its provenance. All text of the run is escaped.
std::string runPage(const RecordedRun& run);

} // namespace steerscope
