// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/curve_data.h"
#include "widgets/theme.h"

#include <QString>
#include <QWidget>

#include <memory>
#include <optional>
#include <utility>
#include <vector>

QT_BEGIN_NAMESPACE
class QPainter;
QT_END_NAMESPACE
class QCustomPlot;

namespace steerscope {

struct CurveReference;

class CurveLegend;
class CurveOverlay;

/// What the vertical line says: how far something has come (dotted), or what is chosen (solid).
enum class CurveMarker { now, chosen };

/// A small line chart with directly labelled curves: losses while distilling, relative RMSE by
/// layer, scores by strength. Several runs can be overlaid; a legend then switches them on and off.
/// Hovering, or the arrow keys, read all curves at one x. Draws at most 30 times a second however
/// often points arrive.
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

    /// What the readout says, empty when nothing is pointed at: "epoch 3, train 0.25, held-out
    /// 0.4".
    QString readout() const;
    void setRunShown(const QString& run, bool shown);
    /// Runs that are switched off.
    QStringList hiddenRuns() const;

    /// Dotted horizontal line with a label, such as the prompt's own score.
    void addReferenceLine(double y, const QString& label, std::optional<Identity> identity);
    /// A vertical line; nothing removes it.
    void setMarker(std::optional<double> x, CurveMarker marker = CurveMarker::now);
    /// Shades a stretch of the x axis, such as the usable strengths; nothing removes it.
    void setBand(std::optional<std::pair<double, double>> band);
    /// As last told by marginsChanged.
    std::pair<int, int> plotMargins() const;
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
    QString toTsv() const;
    void copyFigure();
    void copyData() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// Nearest point of the nearest curve under the pointer was pressed, or Return on a reading.
    void pointActivated(int curve, double x);
    /// Pixels left and right of the plot itself, so that a slider can share its axis.
    void marginsChanged(int left, int right);
    void exportRequested();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    struct State;

    void buildPlot();
    void buildMarks();
    void scheduleReplot();
    void refresh();
    void refreshGraphs();
    void refreshLayout();
    void placeLabels();
    void placeReference(const CurveReference& reference);
    double clearance(const QRectF& text) const;
    void placeMarks();
    void paintPlot(QPainter& target);
    bool isPlot(const QObject* object) const;
    void restyle();
    void styleCurve(std::size_t index);
    void showRuns();
    void readAt(std::optional<double> x);
    void stepReadout(int step);
    QPointF pixelOf(double x, double y) const;
    double xAt(double pixel) const;
    std::pair<int, double> nearestPoint(const QPointF& position) const;

    std::unique_ptr<State> m_state;
    QCustomPlot* m_plot;
};

} // namespace steerscope
