// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>
#include <utility>

#include "app/recorded_run.h"

namespace steerscope {

/// What an audience has before its eyes, in one sentence without jargon. It follows the strength:
/// off, turned around, a hint, at work, too much. "Too much" is measured: the steered answer
/// repeats itself, or the strength lies above the `usable` band of a sweep. A recorded example as it
/// was recorded says its own sentence.
QString demoSentence(const RecordedRun& run, float strength,
                     const std::optional<std::pair<double, double>>& usable);

/// Share of repeated three-token sequences from which a text counts as broken.
inline constexpr double kBrokenRepetition = 0.4;

} // namespace steerscope
