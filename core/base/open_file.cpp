// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/open_file.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

#include "core/base/error.h"

namespace steerscope {
namespace {

[[noreturn]] void fail(std::string code, std::string problem, const std::filesystem::path& path,
                       std::string hint) {
    throw Error({.code = std::move(code),
                 .problem = std::move(problem),
                 .file = path.string(),
                 .hint = std::move(hint)});
}

std::int64_t nanoseconds(const timespec& time) {
    return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

FileState stateOf(int descriptor) {
    struct stat status {};
    ::fstat(descriptor, &status);
    return {.device = status.st_dev,
            .inode = status.st_ino,
            .size = static_cast<std::uint64_t>(status.st_size),
            .modified = nanoseconds(status.st_mtim),
            .changed = nanoseconds(status.st_ctim)};
}

void requireRegular(const std::filesystem::path& path) {
    std::error_code failure;
    const auto status = std::filesystem::status(path, failure);
    if (!std::filesystem::exists(status))
        fail("FILE-001", "The file does not exist or cannot be opened", path,
             "Check the path and your permission to read it.");
    if (!std::filesystem::is_regular_file(status))
        fail("FILE-002", "This is not a regular file", path,
             "Name a file, not a folder or device.");
}

} // namespace

OpenFile::OpenFile(std::filesystem::path path, std::uint64_t maxBytes) : m_path(std::move(path)) {
    requireRegular(m_path); // before opening: opening a device may wait or do something
    m_descriptor = ::open(m_path.c_str(), O_RDONLY | O_CLOEXEC);
    if (m_descriptor < 0)
        fail("FILE-001", "The file cannot be opened: " + std::string(std::strerror(errno)), m_path,
             "Check the path and your permission to read it.");
    m_state = stateOf(m_descriptor);
    if (m_state.size <= maxBytes) return;
    ::close(m_descriptor);
    fail("FILE-004", "The file is larger than anything Steerscope reads here", m_path,
         "Files of this kind have at most " + std::to_string(maxBytes) + " bytes.");
}

OpenFile::~OpenFile() {
    ::close(m_descriptor);
}

void OpenFile::read(std::uint64_t offset, std::span<std::byte> out) const {
    while (!out.empty()) {
        const ssize_t count =
            ::pread(m_descriptor, out.data(), out.size(), static_cast<off_t>(offset));
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0)
            fail("FILE-003", "The file could not be read to its end", m_path,
                 "It may have changed meanwhile, or the disk has a fault; try again.");
        offset += static_cast<std::uint64_t>(count);
        out = out.subspan(static_cast<std::size_t>(count));
    }
}

void OpenFile::requireUnchanged() const {
    const FileState now = stateOf(m_descriptor);
    // Renamed, linked or given other rights, its bytes are still the same.
    if (now.size == m_state.size && now.modified == m_state.modified) return;
    fail("FILE-005", "The file was changed while it was in use", m_path,
         "Wait until whoever writes it has finished, then open it again.");
}

} // namespace steerscope
