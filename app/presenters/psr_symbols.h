// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>

#include "app/experiment.h"

namespace steerscope {

/// Which of ● ▲ ▼ ■ ★ stands for part `part` of slidingParts(). A further column and its slider
/// carry the column's symbol (▲ ▼ ■ ★ upwards); mixed PSRs count from ★ downwards, so that the two
/// meet only where there are more PSRs than symbols, and neither changes while the other grows.
int symbolOfPart(const Experiment& experiment, int part);

/// The symbol a PSR carries where it is at work: ● in use, else that of its slider. Nothing when
/// the experiment does not use it.
std::optional<int> symbolOf(const Experiment& experiment,
                            const std::shared_ptr<const SteeringModel>& psr);

} // namespace steerscope
