// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace steerscope {

/// Block formats of GGUF tensors that Steerscope reads; values are the ids stored in files.
enum class GgmlType : std::uint32_t {
    F32 = 0,
    F16 = 1,
    Q4_0 = 2,
    Q4_1 = 3,
    Q5_0 = 6,
    Q5_1 = 7,
    Q8_0 = 8,
    Q4_K = 12,
    Q5_K = 13,
    Q6_K = 14,
    BF16 = 30,
};

/// Size of one block: `elements` values stored in `bytes` bytes.
struct BlockLayout {
    std::string_view name;
    std::uint32_t elements;
    std::uint32_t bytes;
};

/// Throws GGUF-028 naming the id when it is not one of ours.
GgmlType ggmlTypeFromId(std::uint32_t id);
BlockLayout blockLayout(GgmlType type);

/// Name of a type id, those of formats that Steerscope refuses included; "unknown" otherwise.
std::string ggmlTypeName(std::uint32_t id);

} // namespace steerscope
