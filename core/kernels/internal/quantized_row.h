// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace steerscope {

/// Where the integers of one activation row go; `low` only when exact.
struct QuantizedRow {
    std::int8_t* high;
    std::int8_t* low;
    float* scales;
    std::int32_t* halfSums;
};

} // namespace steerscope
