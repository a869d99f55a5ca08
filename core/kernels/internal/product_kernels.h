// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

#include "core/kernels/packed_product.h"

namespace steerscope::packed {

// What multiplyGroups chooses from; each computes the groups [first, last) of the weight.

/// Whether this processor has AVX-512 with the byte products of VNNI.
bool hasVnni();
/// Integer formats, AVX-512 VNNI by hand. Only where hasVnni().
void multiplyWithVnni(const PackedProduct& product, std::size_t first, std::size_t last);

} // namespace steerscope::packed
