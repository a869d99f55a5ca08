// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme.h"

#include <QString>
#include <QWidget>

#include <memory>
#include <optional>
#include <utility>
#include <vector>

class QCustomPlot;

namespace steerscope {

/// How a curve is told apart besides its colour.
enum class CurveLine { solid, dashed, thin };

/// One curve as the owner describes it; points are appended later.
struct CurveStyle {
    QString name;                     ///< Written beside the curve's end.
    std::optional<Identity> identity; ///< Colour; nothing gives the neutral text colour.
    CurveLine line = CurveLine::solid;
};

/// A small line chart with directly labelled curves: losses while distilling, relative RMSE by
/// layer, scores by strength. Draws at most 30 times a second however often points arrive.
class CurveView : public QWidget {
    Q_OBJECT

public:
    explicit CurveView(QWidget* parent = nullptr);
    ~CurveView() override;

    /// Returns the number by which the curve is addressed.
    int addCurve(const CurveStyle& style);
    /// `x` should not decrease; a NaN in `y` leaves a gap.
    void appendPoint(int curve, double x, double y);
    void setPoints(int curve, const std::vector<double>& x, const std::vector<double>& y);
    /// Removes every curve and reference line.
    void clear();
    int curveCount() const;
    int pointCount(int curve) const;

    /// Dotted horizontal line with a label, such as the prompt's own score.
    void addReferenceLine(double y, const QString& label, std::optional<Identity> identity);
    /// Dotted vertical line, such as "now"; nothing removes it.
    void setMarker(std::optional<double> x);
    void setAxisTitles(const QString& x, const QString& y);
    /// Fixed horizontal range; nothing follows the data.
    void setXRange(std::optional<std::pair<double, double>> range);
    void setEmptyText(const QString& text);
    void setTheme(const Theme& theme);
    void setScale(qreal scale);

    /// PNG (twice the size), SVG or PDF by suffix; false when it cannot be written.
    bool exportFigure(const QString& path);
    /// "curve,x,y", one line per point.
    QString toCsv() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// Nearest point of the nearest curve under the pointer was pressed.
    void pointActivated(int curve, double x);
    void exportRequested();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct State;

    void buildPlot();
    void scheduleReplot();
    void refresh();
    void restyle();
    void copyFigure() const;
    std::pair<int, double> nearestPoint(const QPointF& position) const;

    std::unique_ptr<State> m_state;
    QCustomPlot* m_plot;
};

} // namespace steerscope
