// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/library/database.h"
#include "core/library/library_items.h"
#include "core/library/run_store.h"
#include "core/library/session_store.h"
#include "core/library/steering_library.h"

namespace steerscope {

struct LibraryCheck {
    std::vector<std::string> database; ///< What SQLite finds wrong.
    std::vector<ErrorRecord> files;    ///< PSR files that are missing or changed.
    std::vector<ErrorRecord> runs;     ///< Runs with maps that cannot be read.
    std::int64_t runsChecked = 0, psrsChecked = 0;
    bool sound() const { return database.empty() && files.empty() && runs.empty(); }
};

/// What the user keeps, in one folder: `library.db`, `psr/<sha256>.safetensors` and `backups/`.
/// Everything acknowledged by a returning call survives a kill and a power cut. Another program on
/// the same library waits its turn. One thread at a time.
class Library {
public:
    static constexpr std::size_t kKeptBackups = 5;

    /// Opens or makes the library. A damaged database is put aside, what reads is carried over to a
    /// fresh one, and notices() says so; a database of a later version opens read-only; one of
    /// another program is LIB-011. Before an older one is migrated it is backed up.
    explicit Library(std::filesystem::path folder, const std::string& vfs = {});
    Library(const Library&) = delete; // The stores refer to the database of this object.
    Library& operator=(const Library&) = delete;

    Database& database() { return m_database; }
    LibraryItems& items() { return m_items; }
    RunStore& runs() { return m_runs; }
    SteeringLibrary& psrs() { return m_psrs; }
    SessionStore& sessions() { return m_sessions; }
    const std::filesystem::path& folder() const { return m_folder; }
    bool readOnly() const { return m_database.mode() == OpenMode::readOnly; }
    /// What the person has to know about how the library was opened.
    const std::vector<ErrorRecord>& notices() const { return m_notices; }

    LibraryCheck verify(IntegrityCheck check = IntegrityCheck::full) const;

    /// One file with everything, PSR files included: copied by SQLite's backup, verified, then put
    /// in its place. Errors LIB-040 (the copy is not sound), SAVE-…
    void backupTo(const std::filesystem::path& path) const;
    /// A backup under `backups/` unless one is younger than a day; the oldest beyond five go.
    void backupDaily();
    /// Replaces everything by a backup that was verified before, after backing up what is there.
    /// Errors LIB-010, LIB-011, LIB-012 (of a later version), LIB-041 (the backup is damaged).
    void restoreFrom(const std::filesystem::path& path);
    /// Deletes for good what is in the trash.
    void emptyTrash();

private:
    void unpackFiles();
    void adoptFiles();

    std::filesystem::path m_folder;
    std::vector<ErrorRecord> m_notices;
    Database m_database;
    LibraryItems m_items;
    RunStore m_runs;
    SteeringLibrary m_psrs;
    SessionStore m_sessions;
};

} // namespace steerscope
