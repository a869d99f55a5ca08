// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/library.h"

#include "core/base/atomic_file.h"
#include "core/base/file_bytes.h"
#include "core/base/sha256.h"
#include "core/library/internal/open_library.h"
#include "core/library/internal/sqlite_error.h"

namespace steerscope {

Library::Library(std::filesystem::path folder, const std::string& vfs)
    : m_folder(std::move(folder)),
      m_database(
          translated(m_folder, [&] { return openLibraryDatabase(m_folder, vfs, m_notices); })),
      m_items(m_database),
      m_runs(m_database),
      m_psrs(m_database, m_folder / "psr"),
      m_sessions(m_database) {
    if (readOnly()) return;
    unpackFiles();
    adoptFiles();
}

/// After a restore the PSR files still lie in the database; a crash in between loses none.
void Library::unpackFiles() {
    std::vector<std::string> unpacked;
    Statement files(m_database, "SELECT sha256, bytes FROM psr_file");
    while (files.step()) {
        const std::string sha256 = files.text(0);
        // The hash is part of a path and the database may come from anyone.
        if (!isSha256(sha256) || sha256Hex(files.blob(1)) != sha256) continue;
        std::error_code ignored; // writeFileAtomically says what is wrong with the folder.
        std::filesystem::create_directories(m_psrs.folder(), ignored);
        writeFileAtomically(m_psrs.folder() / (sha256 + ".safetensors"), files.blob(1));
        unpacked.push_back(sha256);
    }
    if (unpacked.empty()) return;
    Transaction transaction(m_database);
    Statement forget(m_database, "DELETE FROM psr_file WHERE sha256 = :sha256");
    for (const std::string& sha256 : unpacked)
        forget.bind(":sha256", sha256).run();
    transaction.commit();
}

void Library::adoptFiles() {
    for (ErrorRecord& problem : m_psrs.adoptFiles())
        m_notices.push_back(std::move(problem));
    for (const PsrSummary& psr : m_psrs.list()) {
        std::error_code ignored;
        if (std::filesystem::exists(m_psrs.fileOf(psr), ignored)) continue;
        m_notices.push_back({.code = "LIB-030",
                             .problem = "The file of a PSR in the library is missing",
                             .file = m_psrs.fileOf(psr).string(),
                             .field = psr.name,
                             .hint = "Restore a backup, or remove the PSR from the library."});
    }
}

LibraryCheck Library::verify(IntegrityCheck check) const {
    LibraryCheck result;
    result.database = m_database.problems(check);
    result.files = m_psrs.verify();
    result.psrsChecked = static_cast<std::int64_t>(m_psrs.list().size());
    RunQuery query;
    for (auto page = m_runs.find(query); !page.empty(); page = m_runs.find(query)) {
        for (const RunSummary& run : page) {
            try {
                m_runs.load(run.id);
            } catch (const Error& error) {
                result.runs.push_back(error.record());
            }
        }
        result.runsChecked += static_cast<std::int64_t>(page.size());
        query.offset += query.limit;
    }
    return result;
}

void Library::emptyTrash() {
    m_runs.emptyTrash();
    m_psrs.emptyTrash();
}

} // namespace steerscope
