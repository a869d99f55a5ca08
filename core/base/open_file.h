// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>

namespace steerscope {

/// What tells whether a file is still the one it was; times in nanoseconds since 1970.
struct FileState {
    std::uint64_t device = 0, inode = 0, size = 0;
    std::int64_t modified = 0, changed = 0; ///< Its bytes; anything about it.
    friend bool operator==(const FileState&, const FileState&) = default;
};

/// A file kept open and read piece by piece where somebody asks; never mapped: a file truncated
/// while mapped would kill the process. Immutable; any thread.
class OpenFile {
public:
    /// Errors FILE-001 (cannot open), FILE-002 (not a regular file), FILE-004 (larger than
    /// `maxBytes`); all name the path.
    explicit OpenFile(std::filesystem::path path, std::uint64_t maxBytes = 1ull << 36);
    ~OpenFile();
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;

    std::uint64_t size() const { return m_state.size; } ///< When it was opened.
    const FileState& state() const { return m_state; }  ///< When it was opened.
    const std::filesystem::path& path() const { return m_path; }

    /// Fills `out` with the bytes that begin at `offset`. FILE-003 when they are not (or no longer)
    /// there or cannot be read.
    void read(std::uint64_t offset, std::span<std::byte> out) const;

    /// FILE-005 when the file was written to since it was opened.
    void requireUnchanged() const;

private:
    std::filesystem::path m_path;
    int m_descriptor = -1;
    FileState m_state;
};

} // namespace steerscope
