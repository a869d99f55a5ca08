// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace steerscope {

/// Whom the window is arranged for: an audience, somebody who looks for the right strength, or a
/// researcher who reads every map.
enum class WindowLayout { demo, tune, research };

/// The words by which a layout is remembered, in the order of the switch at the top.
inline constexpr std::array<std::string_view, 3> kLayoutWords{"demo", "tune", "research"};

inline std::string_view toText(WindowLayout layout) {
    return kLayoutWords[static_cast<std::size_t>(layout)];
}

/// Research when the word is of a later version.
inline WindowLayout layoutFromText(std::string_view word) {
    for (std::size_t i = 0; i < kLayoutWords.size(); ++i)
        if (kLayoutWords[i] == word) return static_cast<WindowLayout>(i);
    return WindowLayout::research;
}

/// What everything is drawn larger by for an audience: the design's 18 px labels for 12, in a
/// window of the design's 1600 × 1000. Another window is filled alike, in steps of a tenth.
inline constexpr double kDemoScale = 1.5;
inline double demoScaleFor(int width, int height) {
    const double fit = kDemoScale * std::min(width / 1600.0, height / 1000.0);
    return std::clamp(std::round(fit * 10) / 10, 1.1, 2.0);
}
/// The answers grow more than the rest: 28 px for 15.
inline constexpr double kDemoTextScale = 28.0 / 15 / kDemoScale;

} // namespace steerscope
