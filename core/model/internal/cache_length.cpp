// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/internal/cache_length.h"

#include <string>

#include "core/base/error.h"

namespace steerscope {

Position checkedCut(Position length, Position wanted) {
    if (wanted <= length && wanted.value >= 0) return wanted;
    throw Error({.code = "CACHE-001",
                 .problem = "A cache cannot be cut to a length it does not have",
                 .field = "length",
                 .found = std::to_string(wanted.value),
                 .allowed = "0 to " + std::to_string(length.value),
                 .hint = "This is a fault in the program; please report it."});
}

} // namespace steerscope
