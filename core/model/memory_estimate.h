// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/model/model_config.h"

namespace steerscope {

/// What a load is to be followed by; decides how much room beside the weights is needed.
struct MemoryUse {
    std::uint64_t fileBytes = 0;       ///< Held in memory while the weights are read from them.
    std::uint64_t storedWeights = 0;   ///< Bytes when kept as stored; 0: expanded.
    std::uint64_t bytesPerWeight = 4;  ///< Of an expanded one.
    std::uint64_t cachedTokens = 1024; ///< Positions in all lanes' caches together.
    std::uint64_t batchRows = 256;     ///< Rows of the largest single forward pass.
};

/// Bytes by purpose; caches and scratch in float32.
struct MemoryEstimate {
    std::uint64_t weights = 0;
    std::uint64_t caches = 0;  ///< 2 · L · K · d · 4 per position.
    std::uint64_t scratch = 0; ///< Block buffers and logits of one pass.
    std::uint64_t file = 0;    ///< What the weights are read from, while it is in memory too.

    /// Peak: loading (weights and file) or running (weights, caches, scratch), plus 10 % and
    /// 128 MiB for the program and its libraries.
    std::uint64_t peak() const;
};

MemoryEstimate estimateMemory(const ModelConfig& config, const MemoryUse& use);

/// min(MemAvailable, what the process's control group still allows); UINT64_MAX when the system
/// does not tell.
std::uint64_t availableMemory();
/// Bytes of the `MemAvailable` line of /proc/meminfo; UINT64_MAX when there is none.
std::uint64_t availableFromMeminfo(std::string_view text);
/// Limit minus usage from a control group's two files; UINT64_MAX for "max" or nonsense.
std::uint64_t availableFromGroup(std::string_view limit, std::string_view usage);

/// "1.5 GB", "640 MB": for people, decimal units.
std::string byteText(std::uint64_t bytes);

/// Throws MEM-001 with both sizes when `needed` exceeds `available`. `what` names the need.
void requireMemory(std::uint64_t needed, std::uint64_t available, const std::string& what);

} // namespace steerscope
