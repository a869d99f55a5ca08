// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/library/database.h"
#include "core/library/schema.h"

namespace steerscope {

inline constexpr char kDatabaseFile[] = "library.db";

/// The database of a library folder, sound and of this program's version, or read-only when it is
/// of a later one. What had to be done for that is appended to `notices`.
Database openLibraryDatabase(const std::filesystem::path& folder, const std::string& vfs,
                             std::vector<ErrorRecord>& notices);

/// Migrates a database, after copying one of an earlier version to the folder `backups`.
void updateDatabase(Database& database, const std::filesystem::path& backups,
                    std::span<const Migration> steps);

/// "20260102-030405" in UTC, for file names.
std::string fileTimestamp();

/// A name in `folder` that is not taken: stem + timestamp + extension, with a number when needed.
std::filesystem::path freshPath(const std::filesystem::path& folder, const std::string& stem);

/// Copies what reads of a damaged library into a sound one: every table forward to the first
/// unreadable row, then backward. Returns how many rows were carried over.
std::int64_t salvage(const std::filesystem::path& damaged, Database& sound);

} // namespace steerscope
