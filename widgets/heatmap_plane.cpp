// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/heatmap_plane.h"

#include <algorithm>
#include <cstdlib>

namespace steerscope {

HeatmapPlane::HeatmapPlane(const HeatmapGrid& grid, const ColorScale& colors)
    : m_rows(std::max(0, grid.rows)),
      m_cols(std::max(0, grid.cols)),
      m_zeroStep(colors.kind() == ScaleKind::diverging ? ColorScale::kSteps / 2 : 0),
      m_steps(colors.steps(grid.values)) {
    for (int step = 0; step <= ColorScale::kSteps; ++step)
        m_table.push_back(colors.colorOfStep(step));
}

const QImage& HeatmapPlane::image(int merged) const {
    QImage& picture = m_levels[merged];
    if (picture.isNull() && !isNull()) picture = makeImage(merged);
    return picture;
}

int HeatmapPlane::strongest(int firstColumn, int count, int layer) const {
    int best = ColorScale::kMissing;
    for (int column = firstColumn; column < firstColumn + count; ++column) {
        const int here = step(column, layer);
        if (here == ColorScale::kMissing) continue;
        if (best == ColorScale::kMissing ||
            std::abs(here - m_zeroStep) > std::abs(best - m_zeroStep))
            best = here;
    }
    return best;
}

QImage HeatmapPlane::makeImage(int merged) const {
    const int width = (m_cols + merged - 1) / merged;
    QImage picture(width, m_rows, QImage::Format_ARGB32_Premultiplied);
    for (int layer = 0; layer < m_rows; ++layer) {
        auto* line = reinterpret_cast<QRgb*>(picture.scanLine(m_rows - 1 - layer));
        for (int x = 0; x < width; ++x) {
            const int first = x * merged;
            const int found = strongest(first, std::min(merged, m_cols - first), layer);
            line[x] = found == ColorScale::kMissing ? qRgba(0, 0, 0, 0)
                                                    : m_table[static_cast<std::size_t>(found)];
        }
    }
    return picture;
}

} // namespace steerscope
