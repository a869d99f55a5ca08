// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

#include "core/gguf/ggml_type.h"

namespace steerscope::packed {

/// Rearranges sixteen whole rows of a file, one behind the other, to a group as packed_layout.h
/// draws it. `cols` is a whole number of the type's blocks. Near the speed of memory; any thread.
void packRows(GgmlType type, const std::uint8_t* rows, std::size_t cols, std::uint8_t* group);

} // namespace steerscope::packed
