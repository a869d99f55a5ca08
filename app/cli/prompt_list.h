// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace steerscope::cli {

/// The first `train` + `heldout` user messages of `file`, or of the bundled list when it is empty.
/// Throws CLI-006 when the file has fewer than heldout + 8.
std::vector<std::string> promptList(const std::string& file, int train, int heldout);

/// Throws SAVE-001 before hours of work when `file` could not be written in the end.
void requireWritableFolder(const std::string& file);

} // namespace steerscope::cli
