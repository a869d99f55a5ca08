// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/schema.h"

#include <array>
#include <string>

#include "core/base/error.h"

namespace steerscope {
namespace {

/// "STSC" read as a big-endian number; `file` knows a library by it.
constexpr std::int64_t kApplicationId = 0x53545343;

/// Times are ISO 8601, UTC. Hashes are 64 lower-case hexadecimal digits. A map is row-major float32
/// in little-endian order. `deleted_at` marks what can still be brought back. `psr_file` is empty
/// in a library in use: backups carry the steering models in it.
constexpr char kVersion1[] = R"sql(
CREATE TABLE model (
    sha256 TEXT PRIMARY KEY NOT NULL CHECK (length(sha256) <= 128),
    name TEXT NOT NULL, path TEXT NOT NULL, architecture TEXT NOT NULL,
    quantization TEXT NOT NULL, template_sha256 TEXT NOT NULL,
    layers INTEGER NOT NULL, width INTEGER NOT NULL, vocabulary INTEGER NOT NULL,
    first_seen TEXT NOT NULL, last_seen TEXT NOT NULL);

CREATE TABLE prompt (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('user', 'steering')),
    text TEXT NOT NULL,
    uses INTEGER NOT NULL, last_used TEXT NOT NULL,
    UNIQUE (kind, text));

CREATE TABLE psr (
    id INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
    name TEXT NOT NULL, instruction TEXT NOT NULL, role TEXT NOT NULL, method TEXT NOT NULL,
    model_name TEXT NOT NULL, model_sha256 TEXT NOT NULL,
    steered_layers INTEGER NOT NULL, fidelity REAL NOT NULL, bytes INTEGER NOT NULL,
    created_at TEXT NOT NULL, added_at TEXT NOT NULL,
    starred INTEGER NOT NULL DEFAULT 0, note TEXT NOT NULL DEFAULT '', deleted_at TEXT);

CREATE TABLE psr_file (
    sha256 TEXT PRIMARY KEY NOT NULL CHECK (length(sha256) = 64), bytes BLOB NOT NULL);

CREATE TABLE run (
    id INTEGER PRIMARY KEY,
    content_sha256 TEXT NOT NULL UNIQUE CHECK (length(content_sha256) = 64),
    created_at TEXT NOT NULL, added_at TEXT NOT NULL,
    prompt TEXT NOT NULL, steering TEXT NOT NULL, strength REAL NOT NULL,
    psr_name TEXT NOT NULL, psr_sha256 TEXT NOT NULL,
    model_sha256 TEXT REFERENCES model (sha256),
    document TEXT NOT NULL,
    starred INTEGER NOT NULL DEFAULT 0, note TEXT NOT NULL DEFAULT '',
    reference INTEGER NOT NULL DEFAULT 0, deleted_at TEXT);
CREATE INDEX run_by_age ON run (added_at, id);

CREATE TABLE run_column (
    run_id INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    position INTEGER NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL,
    text TEXT NOT NULL, tokens INTEGER NOT NULL,
    PRIMARY KEY (run_id, position));

CREATE TABLE run_map (
    run_id INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    rows INTEGER NOT NULL CHECK (rows > 0), cols INTEGER NOT NULL CHECK (cols > 0),
    data BLOB NOT NULL CHECK (length(data) = 4 * rows * cols),
    PRIMARY KEY (run_id, name));

CREATE TABLE tag (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE COLLATE NOCASE);
CREATE TABLE run_tag (
    item_id INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    tag_id INTEGER NOT NULL REFERENCES tag (id) ON DELETE CASCADE,
    PRIMARY KEY (item_id, tag_id));
CREATE TABLE psr_tag (
    item_id INTEGER NOT NULL REFERENCES psr (id) ON DELETE CASCADE,
    tag_id INTEGER NOT NULL REFERENCES tag (id) ON DELETE CASCADE,
    PRIMARY KEY (item_id, tag_id));

CREATE TABLE session (
    name TEXT PRIMARY KEY NOT NULL, document TEXT NOT NULL, saved_at TEXT NOT NULL);

CREATE VIRTUAL TABLE run_text USING fts5 (
    prompt, steering, answers, note, tokenize = 'unicode61 remove_diacritics 2');
)sql";

constexpr std::array kMigrations{Migration{1, kVersion1}};

/// Everything that was ever declared, as it was written down, in an order of its own.
std::string declarations(const Database& database) {
    Statement statement(database,
                        "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema "
                        "ORDER BY type, name");
    std::string all;
    while (statement.step())
        for (int column = 0; column < 4; ++column)
            all += statement.text(column) + '\n';
    return all;
}

std::string declarationsOfVersion(std::int64_t version) {
    Database blank;
    const auto all = libraryMigrations();
    migrate(blank, all.first(static_cast<std::size_t>(version)));
    return declarations(blank);
}

} // namespace

std::span<const Migration> libraryMigrations() {
    return kMigrations;
}

int currentSchemaVersion() {
    return kMigrations.back().version;
}

SchemaState schemaStateOf(const Database& database) {
    const std::int64_t application = database.integer("PRAGMA application_id");
    const std::int64_t version = database.integer("PRAGMA user_version");
    if (application == 0 && version == 0 &&
        database.integer("SELECT count(*) FROM sqlite_schema") == 0)
        return SchemaState::fresh;
    if (application != kApplicationId || version < 1) return SchemaState::foreign;
    if (version > currentSchemaVersion()) return SchemaState::newer;
    return version < currentSchemaVersion() ? SchemaState::older : SchemaState::current;
}

void migrate(Database& database, std::span<const Migration> steps) {
    const std::int64_t from = database.integer("PRAGMA user_version");
    for (const Migration& step : steps) {
        if (step.version <= from) continue;
        Transaction transaction(database);
        // Another program may have taken this step while the lock was waited for.
        if (database.integer("PRAGMA user_version") >= step.version) continue;
        database.execute(step.sql);
        // A pragma takes no parameters; both numbers are constants of this program.
        database.execute(("PRAGMA application_id = " + std::to_string(kApplicationId)).c_str());
        database.execute(("PRAGMA user_version = " + std::to_string(step.version)).c_str());
        transaction.commit();
    }
}

void requireExpectedSchema(const Database& database) {
    const std::int64_t version = database.integer("PRAGMA user_version");
    const bool known = version >= 1 && version <= currentSchemaVersion();
    if (known && declarations(database) == declarationsOfVersion(version)) return;
    throw Error({.code = "LIB-010",
                 .problem = "This database is not laid out as a Steerscope library",
                 .file = database.path().string(),
                 .found = "schema version " + std::to_string(version),
                 .allowed = "the tables of version 1 to " + std::to_string(currentSchemaVersion()),
                 .hint = "It was changed by another program or made by someone else; choose a file "
                         "that Steerscope wrote."});
}

} // namespace steerscope
