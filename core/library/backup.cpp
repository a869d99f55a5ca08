// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Backup and restore of a Library.

#include <algorithm>
#include <chrono>
#include <unistd.h>

#include "core/base/sha256.h"
#include "core/library/internal/open_library.h"
#include "core/library/internal/sqlite_error.h"
#include "core/library/library.h"
#include "core/library/schema.h"

namespace steerscope {
namespace {

namespace fs = std::filesystem;

constexpr char kBackupStem[] = "library";

/// A file beside `target` that is gone at the end unless it took its place.
class UnfinishedFile {
public:
    explicit UnfinishedFile(fs::path target)
        : m_target(std::move(target)),
          m_path(m_target.string() + ".part-" + std::to_string(::getpid())) {
        remove(); // Of a program that was killed and had this number.
    }
    ~UnfinishedFile() { remove(); }
    UnfinishedFile(const UnfinishedFile&) = delete;
    UnfinishedFile& operator=(const UnfinishedFile&) = delete;

    const fs::path& path() const { return m_path; }
    void takeItsPlace() {
        std::error_code failure;
        fs::rename(m_path, m_target, failure);
        if (!failure) return;
        throw Error({.code = "SAVE-003",
                     .problem = "The new file could not take the place of the old one: " +
                                failure.message(),
                     .file = m_target.string(),
                     .hint = "The old file is intact; choose another name."});
    }

private:
    void remove() {
        for (const char* suffix : {"", "-wal", "-shm", "-journal"}) {
            std::error_code ignored;
            fs::remove(m_path.string() + suffix, ignored);
        }
    }

    fs::path m_target, m_path;
};

/// PSR files travel inside the backup; one that is missing or changed does not stop it.
void packFiles(const SteeringLibrary& psrs, Database& copy) {
    Transaction transaction(copy);
    Statement insert(copy, "INSERT OR REPLACE INTO psr_file (sha256, bytes) VALUES (:sha256, "
                           ":bytes)");
    for (const PsrSummary& psr : psrs.list()) {
        try {
            const auto bytes = psrs.bytes(psr.id);
            insert.bind(":sha256", psr.sha256).bind(":bytes", std::span(bytes)).run();
        } catch (const Error& error) {
            if (error.record().code != "LIB-030" && error.record().code != "LIB-031") throw;
        }
    }
    transaction.commit();
}

std::vector<std::string> faultsOf(const Database& database) {
    auto faults = database.problems(IntegrityCheck::full);
    Statement files(database, "SELECT sha256, bytes FROM psr_file");
    while (files.step())
        if (sha256Hex(files.blob(1)) != files.text(0))
            faults.push_back("PSR file " + files.text(0) + " has another hash");
    return faults;
}

void requireSound(const Database& database, const char* code, const fs::path& path,
                  const char* hint) {
    const auto faults = faultsOf(database);
    if (faults.empty()) return;
    throw Error({.code = code,
                 .problem = "This backup is damaged",
                 .file = path.string(),
                 .found = faults.front(),
                 .hint = hint});
}

/// A backup that may come from anyone: refused unless it is exactly what this program writes.
void requireRestorable(const Database& backup) {
    const SchemaState state = schemaStateOf(backup);
    if (state == SchemaState::foreign || state == SchemaState::fresh)
        throw Error({.code = "LIB-011",
                     .problem = "This is not a backup of a Steerscope library",
                     .file = backup.path().string(),
                     .hint = "Choose a file that Backup wrote."});
    if (state == SchemaState::newer)
        throw Error({.code = "LIB-012",
                     .problem = "This backup was written by a later version of Steerscope",
                     .file = backup.path().string(),
                     .allowed = "schema version " + std::to_string(currentSchemaVersion()),
                     .hint = "Restore it with that version."});
    requireExpectedSchema(backup);
    requireSound(backup, "LIB-041", backup.path(), "Nothing was changed; choose another backup.");
}

/// Oldest first.
std::vector<fs::path> backupsIn(const fs::path& folder) {
    std::vector<fs::path> found;
    std::error_code ignored; // No folder: no backups.
    for (const auto& entry : fs::directory_iterator(folder, ignored)) {
        const std::string name = entry.path().filename().string();
        if (name.starts_with(kBackupStem) && entry.path().extension() == ".db")
            found.push_back(entry.path());
    }
    std::ranges::sort(found, {}, [](const fs::path& path) {
        std::error_code gone;
        return fs::last_write_time(path, gone);
    });
    return found;
}

} // namespace

void Library::backupTo(const fs::path& path) const {
    UnfinishedFile unfinished(path);
    {
        Database copy(unfinished.path());
        copy.copyFrom(m_database);
        packFiles(m_psrs, copy);
        requireSound(copy, "LIB-040", unfinished.path(),
                     "Nothing was written; check the disk and try again.");
        copy.leaveOneFile();
    }
    unfinished.takeItsPlace();
}

void Library::backupDaily() {
    if (readOnly()) return;
    const fs::path folder = m_folder / "backups";
    translated(folder, [&] {
        const auto existing = backupsIn(folder);
        if (!existing.empty()) {
            const auto age =
                fs::file_time_type::clock::now() - fs::last_write_time(existing.back());
            if (age < std::chrono::hours(24)) return;
        }
        fs::create_directories(folder);
        backupTo(freshPath(folder, kBackupStem));
        for (std::size_t i = 0; i + kKeptBackups <= existing.size(); ++i)
            fs::remove(existing[i]);
    });
}

void Library::restoreFrom(const fs::path& path) {
    const Database backup(path, OpenMode::readOnly);
    requireRestorable(backup);
    const fs::path folder = m_folder / "backups";
    translated(folder, [&] { fs::create_directories(folder); });
    backupTo(freshPath(folder, "before-restore"));
    m_database.copyFrom(backup);
    migrate(m_database);
    unpackFiles();
    adoptFiles();
}

} // namespace steerscope
