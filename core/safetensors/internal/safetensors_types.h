// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "core/safetensors/safetensors_file.h"

namespace steerscope::safetensors {

struct TypeInfo {
    SafetensorsType type;
    std::string_view name; ///< As written in files.
    std::uint64_t bytes;   ///< Of one element.
};

/// In the order of the enumeration.
inline constexpr std::array kTypes{
    TypeInfo{SafetensorsType::F64, "F64", 8},
    TypeInfo{SafetensorsType::F32, "F32", 4},
    TypeInfo{SafetensorsType::F16, "F16", 2},
    TypeInfo{SafetensorsType::BF16, "BF16", 2},
    TypeInfo{SafetensorsType::I64, "I64", 8},
    TypeInfo{SafetensorsType::I32, "I32", 4},
    TypeInfo{SafetensorsType::I16, "I16", 2},
    TypeInfo{SafetensorsType::I8, "I8", 1},
    TypeInfo{SafetensorsType::U64, "U64", 8},
    TypeInfo{SafetensorsType::U32, "U32", 4},
    TypeInfo{SafetensorsType::U16, "U16", 2},
    TypeInfo{SafetensorsType::U8, "U8", 1},
    TypeInfo{SafetensorsType::Bool, "BOOL", 1},
    TypeInfo{SafetensorsType::F8E4M3, "F8_E4M3", 1},
    TypeInfo{SafetensorsType::F8E5M2, "F8_E5M2", 1},
    TypeInfo{SafetensorsType::F8E8M0, "F8_E8M0", 1},
};

constexpr bool typesInOrder() {
    for (std::size_t i = 0; i < kTypes.size(); ++i)
        if (static_cast<std::size_t>(kTypes[i].type) != i) return false;
    return true;
}
static_assert(typesInOrder(), "kTypes is indexed by SafetensorsType");

constexpr const TypeInfo& typeInfo(SafetensorsType type) {
    return kTypes[static_cast<std::size_t>(type)];
}

} // namespace steerscope::safetensors
