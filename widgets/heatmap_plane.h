// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/heatmap_grid.h"

#include <QImage>

#include <cstdint>
#include <map>
#include <vector>

namespace steerscope {

/// The cells of a map as ready-made pictures, one per zoom level, so that panning and zooming copy
/// pixels and never look at a value. Level `merged` has a pixel per `merged` columns and shows the
/// strongest of them; row 0 of a picture is the top layer; missing cells are transparent.
class HeatmapPlane {
public:
    HeatmapPlane() = default;
    HeatmapPlane(const HeatmapGrid& grid, const ColorScale& colors);

    bool isNull() const { return m_cols == 0 || m_rows == 0; }
    /// Made on first use.
    const QImage& image(int merged) const;
    /// Steps of all cells, [rows × cols].
    const std::vector<std::int16_t>& steps() const { return m_steps; }
    /// Step on the ramp, see `ColorScale::step`.
    int step(int column, int layer) const {
        return m_steps[static_cast<std::size_t>(layer) * static_cast<std::size_t>(m_cols) +
                       static_cast<std::size_t>(column)];
    }

private:
    int strongest(int firstColumn, int count, int layer) const;
    QImage makeImage(int merged) const;

    int m_rows = 0;
    int m_cols = 0;
    int m_zeroStep = 0;                     ///< Step of a value of zero: the paper.
    std::vector<std::int16_t> m_steps;      ///< [rows × cols], row-major, row 0 = layer 0.
    std::vector<QRgb> m_table;              ///< Colour of every step.
    mutable std::map<int, QImage> m_levels; ///< By `merged`.
};

} // namespace steerscope
