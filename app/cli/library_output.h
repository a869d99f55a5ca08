// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/strict_json.h"
#include "core/library/bundle.h"
#include "core/library/library.h"

namespace steerscope::cli {

Json runJson(const RunSummary& run);
Json psrJson(const PsrSummary& psr, const SteeringLibrary& psrs);
Json checkJson(const LibraryCheck& check);
Json columnsJson(const StoredRun& run);

/// One line of a list: number or hash, star, what it is, tags.
std::string runLine(const RunSummary& run);
std::string psrLine(const PsrSummary& psr);

} // namespace steerscope::cli
