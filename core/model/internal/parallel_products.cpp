// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/internal/parallel_products.h"

#include <algorithm>

namespace steerscope {
namespace {

/// Values of work below which a second thread costs more than it brings.
constexpr std::size_t kGrainValues = 16384;
/// More pieces than threads, so that a thread that the system slows down does less of them.
constexpr std::size_t kPiecesPerThread = 4;

} // namespace

void forRanges(ThreadPool& pool, std::size_t count, std::size_t cost,
               const std::function<void(std::size_t first, std::size_t last)>& range) {
    const std::size_t most = pool.threads() * kPiecesPerThread;
    const std::size_t grain =
        std::max<std::size_t>(1, kGrainValues / std::max<std::size_t>(1, cost));
    const std::size_t piece = std::max(grain, (count + most - 1) / most);
    pool.run((count + piece - 1) / piece,
             [&](std::size_t i) { range(i * piece, std::min(count, (i + 1) * piece)); });
}

void multiplyAll(ThreadPool& pool, std::span<const PackedProduct> products) {
    std::size_t groups = 0;
    for (const PackedProduct& product : products)
        groups += product.weight->groups();
    const std::size_t cost = products.front().weight->cols() * PackedMatrix::kGroupRows;
    forRanges(pool, groups, cost, [&](std::size_t first, std::size_t last) {
        for (const PackedProduct& product : products) {
            const std::size_t count = product.weight->groups();
            if (first < count) multiplyGroups(product, first, std::min(last, count));
            if (last <= count) return;
            first -= std::min(first, count);
            last -= count;
        }
    });
}

} // namespace steerscope
