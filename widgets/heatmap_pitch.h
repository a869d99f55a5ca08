// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace steerscope {

/// How dense the token axis is drawn: whole pixels per cell, and how many columns share a cell.
/// More than one column shares a cell only where a cell is a single pixel; then it shows the
/// largest magnitude among them, so that no hot token disappears by zooming out.
struct ColumnPitch {
    int pixels = 1;
    int merged = 1;
    bool operator==(const ColumnPitch&) const = default;
    /// Columns per pixel, for comparisons.
    double density() const { return static_cast<double>(merged) / pixels; }
};

enum class ZoomDirection { in, out };

/// The next rung of the ladder 64 … 1 pixels, 2, 3, 4, 5, 6, 8 … columns per pixel. Stops at 64
/// pixels and where all `columns` share a cell.
ColumnPitch zoomed(const ColumnPitch& pitch, ZoomDirection direction, int columns);

/// The widest pitch at which all `columns` fit into `width` pixels.
ColumnPitch pitchThatFits(int columns, int width);

} // namespace steerscope
