// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/known_hashes.h"

#include <chrono>
#include <sstream>
#include <system_error>

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/base/file_bytes.h"

namespace steerscope {
namespace {

constexpr std::size_t kMost = 100, kDigits = 64;
constexpr std::chrono::seconds kSettled{2}; ///< Coarser than the clock of any file system.

/// One line is "device inode size modified changed sha256".
std::string keyOf(const FileState& state) {
    std::ostringstream out;
    out << state.device << ' ' << state.inode << ' ' << state.size << ' ' << state.modified << ' '
        << state.changed << ' ';
    return out.str();
}

std::string textOf(const std::filesystem::path& file) {
    std::error_code error;
    if (file.empty() || !std::filesystem::is_regular_file(file, error)) return {};
    try {
        return readTextFile(file);
    } catch (const Error&) {
        return {};
    }
}

bool isSum(const std::string& text) {
    return text.size() == kDigits && text.find_first_not_of("0123456789abcdef") == text.npos;
}

bool isSettled(const FileState& state) {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::nanoseconds(state.changed) + kSettled < now;
}

} // namespace

std::optional<std::string> KnownHashes::find(const FileState& state) const {
    const std::string key = keyOf(state);
    std::istringstream lines(textOf(m_file));
    for (std::string line; std::getline(lines, line);)
        if (line.starts_with(key) && isSum(line.substr(key.size()))) return line.substr(key.size());
    return std::nullopt;
}

void KnownHashes::keep(const FileState& state, const std::string& sha256) const {
    if (m_file.empty() || !isSettled(state)) return;
    std::string text = keyOf(state) + sha256 + "\n";
    std::istringstream lines(textOf(m_file));
    std::size_t count = 1;
    for (std::string line; count < kMost && std::getline(lines, line); ++count)
        text += line + "\n";
    try {
        std::filesystem::create_directories(m_file.parent_path());
        writeFileAtomically(m_file, asBytes(text));
    } catch (const std::exception&) {
        // a full or read-only disk: nothing that anybody asked for is lost
    }
}

} // namespace steerscope
