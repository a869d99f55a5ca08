// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/curve_data.h"
#include "widgets/curve_legend.h"
#include "widgets/curve_overlay.h"
#include "widgets/curve_view.h"

#include <QLabel>
#include <QMargins>
#include <QTimer>

class QCPGraph;
class QCPItemRect;
class QCPItemStraightLine;
class QCPItemText;

namespace steerscope {

/// A horizontal line with its name.
struct CurveReference {
    double y;
    QString name;
    std::optional<Identity> identity;
    QCPItemStraightLine* line;
    QCPItemText* label;
};

/// What the plot draws of one curve.
struct CurveGraph {
    QCPGraph* graph;
    QCPItemText* label;
};

/// Private state of the view; the plot owns graphs, lines and texts.
struct CurveView::State {
    Theme theme = themeOf(ThemeKind::light);
    qreal scale = 1.0;
    std::vector<CurveSeries> curves;
    std::vector<CurveGraph> graphs; ///< Same order as `curves`.
    std::vector<CurveReference> references;
    std::optional<double> markerX;
    CurveMarker markerKind = CurveMarker::now;
    QCPItemStraightLine* marker = nullptr;
    std::optional<std::pair<double, double>> bandX;
    QCPItemRect* band = nullptr;
    QMargins told; ///< Left and right of the plot, as last signalled.
    std::optional<std::pair<double, double>> xRange;
    std::optional<double> readX; ///< Where the readout stands.
    QString xTitle;
    QLabel* emptyLabel = nullptr;
    CurveLegend* legend = nullptr;
    CurveOverlay* overlay = nullptr;
    QTimer timer;

    bool isEmpty() const {
        for (const CurveSeries& series : curves)
            if (!series.x.empty()) return false;
        return true;
    }
    std::vector<double> referenceValues() const {
        std::vector<double> values;
        for (const CurveReference& reference : references)
            values.push_back(reference.y);
        return values;
    }
    QFont labelFont() const {
        QFont font = themeFont(TypeRole::axis, scale);
        font.setWeight(QFont::DemiBold);
        return font;
    }
    QColor colorOf(const std::optional<Identity>& identity) const {
        return identity ? theme.of(*identity).line : theme.text2;
    }
};

} // namespace steerscope
