// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/heatmap_figure.h"

#include <QCoreApplication>
#include <QPaintEngine>
#include <QPainter>

namespace steerscope {

/// The painter together with what it draws: the parts of `paintHeatmap` read as one list of steps.
/// Private to the files heatmap_paint*.cpp.
struct HeatmapCanvas {
    QPainter& painter;
    const HeatmapFigure& figure;

    const HeatmapLayout& layout() const { return figure.layout; }
    const Theme& theme() const { return figure.theme; }
    const HeatmapGrid& grid() const { return figure.grid; }
    int px(qreal length) const { return scaledPixels(length, figure.layout.scale); }
    void use(TypeRole role, const QColor& color, QFont::Weight weight = QFont::Normal) const {
        QFont font = themeFont(role, figure.layout.scale);
        font.setWeight(weight);
        painter.setFont(font);
        painter.setPen(color);
    }
    void text(const QRect& box, int flags, const QString& text) const {
        painter.drawText(box, flags | Qt::TextDontClip, text);
    }
    bool isVector() const {
        const QPaintEngine* engine = painter.paintEngine();
        return engine &&
               (engine->type() == QPaintEngine::SVG || engine->type() == QPaintEngine::Pdf);
    }
    QColor barColor(const std::optional<Identity>& identity) const {
        return identity ? theme().of(*identity).fill : theme().control;
    }
    /// The solid part of the cursor colours bars and labels; a lock wins over a hover.
    const std::optional<Cell>& cursor() const {
        return figure.marks.locked ? figure.marks.locked : figure.marks.hovered;
    }
    bool marks(int column) const {
        return cursor() && cursor()->column >= 0 &&
               layout().cellStart(cursor()->column) == layout().cellStart(column);
    }
};

/// What a map says beside its numbers.
class HeatmapText {
    Q_DECLARE_TR_FUNCTIONS(HeatmapText)
};

/// `value` as a part of `largest`, 0 where there is nothing to compare with.
inline double shareOf(double value, double largest) {
    return largest > 0 ? value / largest : 0.0;
}

void paintHeatmapMargins(const HeatmapCanvas& canvas); ///< Bars, profile, axes, labels, overview.
void paintHeatmapLegend(const HeatmapCanvas& canvas);
void paintHeatmapMarks(const HeatmapCanvas& canvas); ///< Painted cells, region, cursors.

} // namespace steerscope
