// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>

namespace steerscope {

/// Replaces `path` by `bytes` so that after a crash or power loss either the old file is intact or
/// the new one is complete: temporary file beside it, write, fsync, rename, fsync of the folder.
/// Errors SAVE-001 (folder missing or not writable), SAVE-002 (write or sync failed; says the space
/// needed), SAVE-003 (rename failed). The temporary file never survives an error.
void writeFileAtomically(const std::filesystem::path& path, std::span<const std::byte> bytes);

} // namespace steerscope
