// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>

namespace steerscope::packed {

/// Memory for a matrix, 64-byte aligned, contents undefined. Small matrices share regions in which
/// the system may use pages of two megabytes: reading weights touches every page once a token, and
/// with small pages a core waits for their addresses a third of the time. A region is given back
/// with its last matrix. Any thread.
std::shared_ptr<std::byte[]> takeWeightMemory(std::size_t bytes);

} // namespace steerscope::packed
