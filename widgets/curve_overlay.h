// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme.h"

#include <QPointF>
#include <QString>
#include <QWidget>

#include <vector>

namespace steerscope {

/// What stands on one line of the readout of a chart.
struct CurveReading {
    QString name;
    QString value;
    QColor color;
    QPointF point; ///< On the curve, in the overlay's coordinates.
};

/// Guide line, points and a box of values over a chart at one x. Takes no pointer.
class CurveOverlay : public QWidget {
    Q_OBJECT

public:
    explicit CurveOverlay(QWidget* parent);
    void setTheme(const Theme& theme);
    void setScale(qreal scale);
    /// `title` tells the x: "epoch 3". No readings hide everything.
    void showReadings(const QString& title, std::vector<CurveReading> readings);
    QString text() const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QRectF boxRect() const;

    Theme m_theme = themeOf(ThemeKind::light);
    qreal m_scale = 1.0;
    QString m_title;
    std::vector<CurveReading> m_readings;
};

} // namespace steerscope
