// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/internal/sqlite_error.h"

#include <array>
#include <sqlite3.h>

namespace steerscope {
namespace {

struct Explanation {
    int result; ///< SQLite's primary result code.
    const char* code;
    const char* problem;
    const char* hint;
};

constexpr std::array kExplanations{
    Explanation{SQLITE_CANTOPEN, "LIB-001", "The library file cannot be opened",
                "Check that its folder exists and that you may write there."},
    Explanation{SQLITE_CORRUPT, "LIB-002", "The library file is damaged",
                "Start again: a damaged library is put aside and what reads is kept."},
    Explanation{SQLITE_NOTADB, "LIB-002", "The library file is damaged",
                "Start again: a damaged library is put aside and what reads is kept."},
    Explanation{SQLITE_FULL, "LIB-003", "There is no room left on the disk",
                "Free some space and try again; what was saved before is intact."},
    Explanation{SQLITE_BUSY, "LIB-004", "Another program is writing to the library",
                "Wait until it is done and try again."},
    Explanation{SQLITE_LOCKED, "LIB-004", "Another program is writing to the library",
                "Wait until it is done and try again."},
    Explanation{SQLITE_READONLY, "LIB-005", "The library can only be read",
                "Check that you may write the file and its folder."},
    Explanation{SQLITE_IOERR, "LIB-006", "The disk did not do what the library asked",
                "Check the disk and the space on it; what was saved before is intact."},
};

constexpr Explanation kOther{SQLITE_ERROR, "LIB-007", "The library could not do this",
                             "Please report this with the text above."};

} // namespace

Error libraryError(const SQLite::Exception& failure, const std::filesystem::path& path) {
    Explanation known = kOther;
    for (const Explanation& explanation : kExplanations)
        if (explanation.result == (failure.getErrorCode() & 0xff)) known = explanation;
    return Error({.code = known.code,
                  .problem = known.problem,
                  .file = path.string(),
                  .found = failure.what(),
                  .hint = known.hint});
}

Error libraryError(const std::filesystem::filesystem_error& failure) {
    return Error({.code = "LIB-008",
                  .problem = "A file of the library could not be put in its place",
                  .file = failure.path1().string(),
                  .found = failure.code().message(),
                  .hint = "Check that the folder may be written and has room; nothing that was "
                          "saved is lost."});
}

} // namespace steerscope
