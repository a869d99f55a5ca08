// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "core/base/open_file.h"

namespace steerscope {

/// SHA-256 sums of files that were worked out before, in a small text file, so that a model of a
/// gigabyte is summed once and not at every start. A sum holds while device, inode, size, time of
/// writing and time of any change are the same, which no writer can keep so. Several processes may
/// use one file: the last one to write wins, and what is lost is worked out again. Without state of
/// its own; any thread.
class KnownHashes {
public:
    /// An empty path remembers nothing.
    explicit KnownHashes(std::filesystem::path file = {}) : m_file(std::move(file)) {}

    /// 64 lower-case hexadecimal digits. A file of sums that cannot be read knows nothing.
    std::optional<std::string> find(const FileState& state) const;
    /// Keeps the latest hundred. Not kept: a file so new that a second change could bear the same
    /// time. Nothing is thrown: without it the sum is worked out again.
    void keep(const FileState& state, const std::string& sha256) const;

private:
    std::filesystem::path m_file;
};

} // namespace steerscope
