// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomic_file.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/error.h"

namespace steerscope {
namespace {

[[noreturn]] void fail(const char* code, std::string problem, const std::filesystem::path& path,
                       std::string hint) {
    throw Error({.code = code,
                 .problem = std::move(problem) + ": " + std::strerror(errno),
                 .file = path.string(),
                 .hint = std::move(hint)});
}

/// Owns the temporary file until it is renamed: closes and removes it otherwise.
class TemporaryFile {
public:
    explicit TemporaryFile(const std::filesystem::path& target)
        : m_path(target.string() + ".XXXXXX"), m_descriptor(::mkostemp(m_path.data(), O_CLOEXEC)) {
        if (m_descriptor < 0)
            fail("SAVE-001", "Nothing can be written in this folder", target,
                 "Choose another folder or change its permissions; nothing was lost.");
    }
    ~TemporaryFile() {
        if (m_descriptor >= 0) ::close(m_descriptor);
        if (!m_path.empty()) ::unlink(m_path.c_str());
    }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;

    void write(std::span<const std::byte> bytes, const std::filesystem::path& target) {
        const auto hint =
            std::to_string(bytes.size()) +
            " bytes are needed; free some space and save again. The old file is intact.";
        while (!bytes.empty()) {
            const ssize_t count = ::write(m_descriptor, bytes.data(), bytes.size());
            if (count < 0 && errno == EINTR) continue;
            if (count <= 0) fail("SAVE-002", "The file could not be written", target, hint);
            bytes = bytes.subspan(static_cast<std::size_t>(count));
        }
        if (::fchmod(m_descriptor, 0644) != 0 || ::fsync(m_descriptor) != 0)
            fail("SAVE-002", "The file could not be written", target, hint);
    }

    void moveTo(const std::filesystem::path& target) {
        if (::rename(m_path.c_str(), target.c_str()) != 0)
            fail("SAVE-003", "The new file could not take the place of the old one", target,
                 "The old file is intact; choose another name.");
        m_path.clear();
    }

private:
    std::string m_path;
    int m_descriptor = -1;
};

void syncFolder(const std::filesystem::path& folder) {
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) return;
    ::fsync(descriptor);
    ::close(descriptor);
}

} // namespace

void writeFileAtomically(const std::filesystem::path& path, std::span<const std::byte> bytes) {
    const auto folder = path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
    TemporaryFile temporary(path);
    temporary.write(bytes, path);
    temporary.moveTo(path);
    syncFolder(folder);
}

} // namespace steerscope
