// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file_bytes.h"

#include <algorithm>
#include <fstream>

#include "core/base/error.h"
#include "core/base/open_file.h"

namespace steerscope {
namespace {

constexpr std::size_t kPiece = 8u << 20;

} // namespace

std::vector<std::byte> readFile(const std::filesystem::path& path, std::uint64_t maxBytes,
                                const ProgressSink& progress, std::stop_token stop) {
    const OpenFile file(path, maxBytes);
    std::vector<std::byte> bytes(file.size());
    for (std::size_t done = 0; done < bytes.size();) {
        if (stop.stop_requested()) throw Cancelled();
        const auto piece = std::span(bytes).subspan(done, std::min(kPiece, bytes.size() - done));
        file.read(done, piece);
        done += piece.size();
        if (progress) progress({.stage = "Reading", .done = done, .total = bytes.size()});
    }
    return bytes;
}

std::string readTextFile(const std::filesystem::path& path) {
    const auto bytes = readFile(path, 64u << 20);
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::optional<std::vector<std::byte>> readHead(const std::filesystem::path& path,
                                               std::size_t most) {
    std::error_code error;
    std::ifstream in(path, std::ios::binary);
    if (!std::filesystem::is_regular_file(path, error) || !in) return std::nullopt;
    std::vector<std::byte> head(most);
    in.read(reinterpret_cast<char*>(head.data()), static_cast<std::streamsize>(most));
    head.resize(static_cast<std::size_t>(in.gcount()));
    return head;
}

std::span<const std::byte> asBytes(std::string_view text) {
    return {reinterpret_cast<const std::byte*>(text.data()), text.size()};
}

} // namespace steerscope
