// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <span>

#include "core/kernels/packed_product.h"
#include "core/kernels/thread_pool.h"

namespace steerscope {

/// Calls range(first, last) for pieces that cover [0, count), on several threads when `count` times
/// `cost` (values touched per item) is worth it.
void forRanges(ThreadPool& pool, std::size_t count, std::size_t cost,
               const std::function<void(std::size_t first, std::size_t last)>& range);

/// Computes several products as one piece of parallel work.
void multiplyAll(ThreadPool& pool, std::span<const PackedProduct> products);

} // namespace steerscope
