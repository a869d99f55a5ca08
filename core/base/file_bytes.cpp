// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file_bytes.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>

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

std::uint64_t checkedFileSize(const std::filesystem::path& path, std::uint64_t maxBytes) {
    std::error_code failure;
    const auto status = std::filesystem::status(path, failure);
    if (!std::filesystem::exists(status))
        fail("FILE-001", "The file does not exist or cannot be opened", path,
             "Check the path and your permission to read it.");
    if (!std::filesystem::is_regular_file(status))
        fail("FILE-002", "This is not a regular file", path,
             "Name a file, not a folder or device.");
    const std::uint64_t size = std::filesystem::file_size(path, failure);
    if (failure || size > maxBytes)
        fail("FILE-004", "The file is larger than anything Steerscope reads here", path,
             "Files of this kind have at most " + std::to_string(maxBytes) + " bytes.");
    return size;
}

void readInto(std::span<std::byte> bytes, const std::filesystem::path& path,
              const ProgressSink& progress, const std::stop_token& stop) {
    std::ifstream in(path, std::ios::binary);
    if (!in)
        fail("FILE-001", "The file cannot be opened: " + std::string(std::strerror(errno)), path,
             "Check the path and your permission to read it.");
    constexpr std::size_t kPiece = 8u << 20;
    for (std::size_t done = 0; done < bytes.size();) {
        if (stop.stop_requested()) throw Cancelled();
        const std::size_t count = std::min(kPiece, bytes.size() - done);
        in.read(reinterpret_cast<char*>(bytes.data() + done), static_cast<std::streamsize>(count));
        if (!in)
            fail("FILE-003", "The file could not be read to its end", path,
                 "It may have changed meanwhile, or the disk has a fault; try again.");
        done += count;
        if (progress) progress({.stage = "Reading", .done = done, .total = bytes.size()});
    }
}

} // namespace

std::vector<std::byte> readFile(const std::filesystem::path& path, std::uint64_t maxBytes,
                                const ProgressSink& progress, std::stop_token stop) {
    std::vector<std::byte> bytes(checkedFileSize(path, maxBytes));
    readInto(bytes, path, progress, stop);
    return bytes;
}

LargeBuffer readLargeFile(const std::filesystem::path& path, std::uint64_t maxBytes,
                          const ProgressSink& progress, std::stop_token stop) {
    LargeBuffer buffer(checkedFileSize(path, maxBytes));
    readInto(buffer.bytes(), path, progress, stop);
    return buffer;
}

std::string readTextFile(const std::filesystem::path& path) {
    const auto bytes = readFile(path, 64u << 20);
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::span<const std::byte> asBytes(std::string_view text) {
    return {reinterpret_cast<const std::byte*>(text.data()), text.size()};
}

} // namespace steerscope
