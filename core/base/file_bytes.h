// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "core/base/progress.h"

namespace steerscope {

/// Whole content of a file in owned memory. Errors as OpenFile's; cancels between 8 MiB pieces.
std::vector<std::byte> readFile(const std::filesystem::path& path,
                                std::uint64_t maxBytes = 1ull << 36,
                                const ProgressSink& progress = {}, std::stop_token stop = {});

/// The same as text; at most 64 MiB.
std::string readTextFile(const std::filesystem::path& path);

/// The first bytes, at most `most`: enough to tell what a file is. Nothing where there is no
/// regular file that can be opened.
std::optional<std::vector<std::byte>> readHead(const std::filesystem::path& path, std::size_t most);

std::span<const std::byte> asBytes(std::string_view text);

} // namespace steerscope
