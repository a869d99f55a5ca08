// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <string>

namespace steerscope {

/// How far a job is. `stage` is a short phrase for people ("Fitting layer 18 of 30").
struct Progress {
    std::string stage;
    std::uint64_t done = 0;
    std::uint64_t total = 0; ///< 0: length unknown.
    double secondsLeft = -1; ///< Negative: not known yet.
};

/// Called on the thread that works; must return quickly.
using ProgressSink = std::function<void(const Progress&)>;

} // namespace steerscope
