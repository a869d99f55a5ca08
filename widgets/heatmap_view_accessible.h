// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace steerscope {

class HeatmapView;

/// Makes maps speak: a map is a chart whose value is the cell under the cursor. Call once before
/// the first map is shown; more calls change nothing.
void installHeatmapAccessibility();

/// Tells screen readers that the value under the cursor changed.
void announceValue(HeatmapView* view, const QString& spoken);

} // namespace steerscope
