// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/internal/open_library.h"

#include <array>
#include <ctime>

#include "core/library/schema.h"

namespace steerscope {
namespace {

enum class FileState { usable, newer, damaged };

Error foreign(const std::filesystem::path& path) {
    return Error({.code = "LIB-011",
                  .problem = "This is a database of another program",
                  .file = path.string(),
                  .allowed = "a Steerscope library",
                  .hint = "Move it away or choose another folder."});
}

FileState inspect(const std::filesystem::path& path) {
    try {
        const Database database(path, OpenMode::inspect);
        const SchemaState state = schemaStateOf(database);
        if (state == SchemaState::foreign) throw foreign(path);
        if (state == SchemaState::newer) return FileState::newer;
        if (!database.problems(IntegrityCheck::quick).empty()) return FileState::damaged;
        if (state != SchemaState::fresh) requireExpectedSchema(database);
        return FileState::usable;
    } catch (const Error& error) {
        const std::string& code = error.record().code;
        // Schema trouble is no damage of the disk, but as little to be trusted.
        if (code == "LIB-002" || code == "LIB-010") return FileState::damaged;
        throw;
    }
}

/// The file with its log, which SQLite finds under the new name too.
void copyAside(const std::filesystem::path& path, const std::filesystem::path& aside) {
    for (const char* suffix : {"", "-wal"}) {
        const std::filesystem::path from = path.string() + suffix;
        if (std::error_code ignored; std::filesystem::exists(from, ignored))
            std::filesystem::copy_file(from, aside.string() + suffix);
    }
}

void removeDatabase(const std::filesystem::path& path) {
    for (const char* suffix : {"", "-wal", "-shm"}) {
        std::error_code ignored;
        std::filesystem::remove(path.string() + suffix, ignored);
    }
}

ErrorRecord damageNotice(const std::filesystem::path& path, const std::filesystem::path& aside,
                         std::int64_t rows) {
    return {.code = "LIB-013",
            .problem = "The library file was damaged and has been put aside; a new one holds what "
                       "could be read",
            .file = path.string(),
            .found = std::to_string(rows) + " entries carried over",
            .hint = "The damaged file is kept as " + aside.filename().string() +
                    "; a backup can be restored from the folder backups."};
}

/// The damaged file keeps its place until the new one is complete: a crash in between leads here
/// again.
Database recoverFrom(const std::filesystem::path& path, const std::string& vfs,
                     std::vector<ErrorRecord>& notices) {
    const auto aside = freshPath(path.parent_path(), "library-damaged");
    const std::filesystem::path recovered = path.string() + ".recovered";
    copyAside(path, aside);
    removeDatabase(recovered);
    std::int64_t rows = 0;
    {
        Database database(recovered, OpenMode::readWrite, vfs);
        migrate(database);
        rows = salvage(aside, database);
        database.leaveOneFile();
    }
    // The old log must not be read into the new file.
    std::filesystem::remove(path.string() + "-wal");
    std::filesystem::remove(path.string() + "-shm");
    std::filesystem::rename(recovered, path);
    notices.push_back(damageNotice(path, aside, rows));
    return Database(path, OpenMode::readWrite, vfs);
}

ErrorRecord newerNotice(const std::filesystem::path& path) {
    return {.code = "LIB-012",
            .problem = "The library was written by a later version of Steerscope; it can be read "
                       "but not changed",
            .file = path.string(),
            .allowed = "schema version " + std::to_string(currentSchemaVersion()),
            .hint = "Use that version, or restore a backup made by this one."};
}

} // namespace

std::string fileTimestamp() {
    const std::time_t now = std::time(nullptr);
    std::tm parts{};
    gmtime_r(&now, &parts);
    std::array<char, 32> text{};
    std::strftime(text.data(), text.size(), "%Y%m%d-%H%M%S", &parts);
    return text.data();
}

std::filesystem::path freshPath(const std::filesystem::path& folder, const std::string& stem) {
    const std::string name = stem + "-" + fileTimestamp();
    for (int copy = 1;; ++copy) {
        const auto path = folder / (name + (copy == 1 ? "" : "-" + std::to_string(copy)) + ".db");
        if (std::error_code ignored; !std::filesystem::exists(path, ignored)) return path;
    }
}

void updateDatabase(Database& database, const std::filesystem::path& backups,
                    std::span<const Migration> steps) {
    const std::int64_t version = database.integer("PRAGMA user_version");
    if (version > 0 && version < steps.back().version) {
        std::filesystem::create_directories(backups);
        Database copy(freshPath(backups, "before-update"));
        copy.copyFrom(database);
        copy.leaveOneFile();
    }
    migrate(database, steps);
}

Database openLibraryDatabase(const std::filesystem::path& folder, const std::string& vfs,
                             std::vector<ErrorRecord>& notices) {
    const auto path = folder / kDatabaseFile;
    std::error_code ignored; // SQLite says what is wrong with the folder.
    std::filesystem::create_directories(folder, ignored);
    if (std::filesystem::exists(path, ignored)) {
        const FileState state = inspect(path);
        if (state == FileState::damaged) return recoverFrom(path, vfs, notices);
        if (state == FileState::newer) {
            notices.push_back(newerNotice(path));
            return Database(path, OpenMode::readOnly, vfs);
        }
    }
    Database database(path, OpenMode::readWrite, vfs);
    updateDatabase(database, folder / "backups", libraryMigrations());
    if (!database.hasWriteAheadLog())
        notices.push_back({.code = "LIB-014",
                           .problem = "The library lies on a drive that cannot keep a write-ahead "
                                      "log; saving is slower there",
                           .file = path.string(),
                           .hint = "Keep it on a local disk if you can."});
    return database;
}

} // namespace steerscope
