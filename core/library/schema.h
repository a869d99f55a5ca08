// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "core/library/database.h"

namespace steerscope {

/// One step of the schema: the statements that lead from version − 1 to `version`. Never edited
/// once released; what changes becomes a further step.
struct Migration {
    int version = 0;
    const char* sql = "";
};

/// All steps, ascending from 1. The last one is the version this program writes.
std::span<const Migration> libraryMigrations();
int currentSchemaVersion();

/// What a file says it is.
enum class SchemaState { fresh, older, current, newer, foreign };

/// By application_id and user_version; `foreign` is a database of another program.
SchemaState schemaStateOf(const Database& database);

/// Brings a fresh or older database up to the last of `steps`, each step in a transaction of its
/// own: after a crash it has one version or the next.
void migrate(Database& database, std::span<const Migration> steps = libraryMigrations());

/// Refuses (LIB-010) a database whose tables, indices, triggers or views are not exactly those its
/// version has: nothing in a file from a stranger may run before this was compared.
void requireExpectedSchema(const Database& database);

} // namespace steerscope
