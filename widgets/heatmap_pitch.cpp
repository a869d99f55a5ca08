// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/heatmap_pitch.h"

#include <algorithm>
#include <array>

namespace steerscope {
namespace {

/// Steps of about a fifth, rising; every one a whole number of pixels.
constexpr std::array kRungs{1, 2, 3, 4, 5, 7, 9, 11, 14, 18, 22, 27, 33, 40, 52, 64};

/// Columns that share a pixel, in steps of about a fifth as well.
constexpr std::array kMergedRungs{1,  2,  3,  4,  5,  6,   8,   10,  12,  16,   20,
                                  25, 32, 40, 50, 64, 100, 160, 256, 512, 1024, 4096};

template <std::size_t Count> int rungAbove(const std::array<int, Count>& rungs, int value) {
    const auto* const found = std::upper_bound(rungs.begin(), rungs.end(), value);
    return found == rungs.end() ? value : *found;
}

template <std::size_t Count> int rungBelow(const std::array<int, Count>& rungs, int value) {
    const auto* const found = std::lower_bound(rungs.begin(), rungs.end(), value);
    return found == rungs.begin() ? value : *(found - 1);
}

} // namespace

ColumnPitch zoomed(const ColumnPitch& pitch, ZoomDirection direction, int columns) {
    if (direction == ZoomDirection::in) {
        if (pitch.merged > 1) return {1, rungBelow(kMergedRungs, pitch.merged)};
        return {rungAbove(kRungs, pitch.pixels), 1};
    }
    if (pitch.pixels > 1) return {rungBelow(kRungs, pitch.pixels), 1};
    return {1, pitch.merged < columns ? rungAbove(kMergedRungs, pitch.merged) : pitch.merged};
}

ColumnPitch pitchThatFits(int columns, int width) {
    const int room = std::max(1, width);
    for (auto rung = kRungs.rbegin(); rung != kRungs.rend(); ++rung)
        if (columns * *rung <= room) return {*rung, 1};
    return {1, (columns + room - 1) / room};
}

} // namespace steerscope
