// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/heatmap_figure.h"
#include "widgets/heatmap_grid.h"
#include "widgets/theme.h"

#include <QByteArray>
#include <QImage>
#include <QString>

#include <functional>
#include <optional>

QT_BEGIN_NAMESPACE
class QPainter;
class QSize;
QT_END_NAMESPACE

namespace steerscope {

/// Runs `paint` on a file of `size` design pixels; the suffix decides the format: png (twice the
/// pixels), svg, pdf. The background is `paper`. False when the suffix is unknown or the file
/// cannot be written; then no half-written file is left behind.
bool paintToFile(const QString& path, const QSize& size, const QColor& paper,
                 const std::function<void(QPainter&)>& paint);

/// How a map is drawn when it leaves the window.
struct HeatmapFigureStyle {
    Theme theme;
    qreal scale = 1.0;
    ValueRange range;
    std::optional<Identity> identity;
    std::optional<Cell> locked;            ///< Kept in the figure; a hover is not.
    const TokenBars* lowerBars = nullptr;  ///< Borrowed.
    const PaintedCells* painted = nullptr; ///< Borrowed.
};

/// The same as `paintToFile` for an SVG, in memory.
QByteArray paintToSvg(const QSize& size, const QColor& paper,
                      const std::function<void(QPainter&)>& paint);
/// A picture of `ratio` device pixels per design pixel.
QImage paintToImage(const QSize& size, const QColor& paper, qreal ratio,
                    const std::function<void(QPainter&)>& paint);

/// The whole map with title, axes and legend at its natural size, nothing scrolled away.
bool exportHeatmap(const QString& path, const HeatmapGrid& grid, const HeatmapFigureStyle& style);
/// The same as a picture of `pixelRatio` device pixels per design pixel.
QImage heatmapPicture(const HeatmapGrid& grid, const HeatmapFigureStyle& style, qreal pixelRatio);

/// The same as an SVG.
QByteArray heatmapSvg(const HeatmapGrid& grid, const HeatmapFigureStyle& style);

/// A line per token ("column", "token", then a field per layer), separated by tabs.
QString heatmapTsv(const HeatmapGrid& grid);
/// "column,token,layer,value", a line per cell, layers fastest; missing values are empty fields.
QString heatmapCsv(const HeatmapGrid& grid);
/// {"name","unit","layers","tokens","continuation","values":[layer][column]}; missing = null.
QByteArray heatmapJson(const HeatmapGrid& grid);

} // namespace steerscope
