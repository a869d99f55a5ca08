// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Data, pointer, keyboard and export of a CurveView; everything that needs no plotting library.
#include "widgets/clipboard.h"
#include "widgets/color_scale.h"
#include "widgets/curve_view.h"
#include "widgets/curve_view_state.h"
#include "widgets/heatmap_export.h"

#include <QAccessible>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace steerscope {
namespace {

constexpr double kReachPixels = 14.0; ///< How near a press must be to a point.

} // namespace

void CurveView::appendPoint(int curve, double x, double y) {
    CurveSeries& series = m_state->curves.at(static_cast<std::size_t>(curve));
    series.x.push_back(x);
    series.y.push_back(y);
    scheduleReplot();
}

void CurveView::setPoints(int curve, const std::vector<double>& x, const std::vector<double>& y) {
    CurveSeries& series = m_state->curves.at(static_cast<std::size_t>(curve));
    series.x = x;
    series.y = y;
    series.y.resize(x.size(), std::nan(""));
    scheduleReplot();
}

int CurveView::curveCount() const {
    return static_cast<int>(m_state->curves.size());
}

int CurveView::pointCount(int curve) const {
    return static_cast<int>(m_state->curves.at(static_cast<std::size_t>(curve)).x.size());
}

void CurveView::setMarker(std::optional<double> x, CurveMarker marker) {
    const bool other = marker != m_state->markerKind;
    m_state->markerX = x;
    m_state->markerKind = marker;
    other ? restyle() : scheduleReplot();
}

void CurveView::setBand(std::optional<std::pair<double, double>> band) {
    m_state->bandX = band;
    scheduleReplot();
}

std::pair<int, int> CurveView::plotMargins() const {
    return {m_state->told.left(), m_state->told.right()};
}

void CurveView::setXRange(std::optional<std::pair<double, double>> range) {
    m_state->xRange = range;
    scheduleReplot();
}

void CurveView::setEmptyText(const QString& text) {
    m_state->emptyLabel->setText(text);
    scheduleReplot();
}

void CurveView::setTheme(const Theme& theme) {
    m_state->theme = theme;
    restyle();
}

void CurveView::setScale(qreal scale) {
    m_state->scale = scale;
    updateGeometry();
    restyle();
}

void CurveView::scheduleReplot() {
    if (!m_state->timer.isActive()) m_state->timer.start();
}

void CurveView::showRuns() {
    std::vector<CurveRun> runs;
    for (const QString& name : runsOf(m_state->curves)) {
        const auto first =
            std::find_if(m_state->curves.begin(), m_state->curves.end(),
                         [&name](const CurveSeries& series) { return series.style.run == name; });
        runs.push_back({name, first->style.identity.value_or(Identity::psr), first->style.variant,
                        first->shown});
    }
    m_state->legend->setVisible(runs.size() > 1);
    m_state->legend->setRuns(std::move(runs));
}

void CurveView::setRunShown(const QString& run, bool shown) {
    for (CurveSeries& series : m_state->curves)
        if (series.style.run == run) series.shown = shown;
    showRuns();
    scheduleReplot();
}

QStringList CurveView::hiddenRuns() const {
    QStringList hidden;
    for (const CurveSeries& series : m_state->curves)
        if (!series.shown && !hidden.contains(series.style.run)) hidden << series.style.run;
    return hidden;
}

void CurveView::readAt(std::optional<double> x) {
    m_state->readX = x ? nearestX(m_state->curves, *x) : std::nullopt;
    std::vector<CurveReading> readings;
    QStringList ends;
    for (const CurveSeries& series : m_state->curves) {
        const QString name = fullName(series, m_state->curves);
        if (const auto end = lastPoint(series); end && series.shown)
            ends << tr("%1 %2").arg(name, valueText(end->y()));
        if (!m_state->readX || !series.shown) continue;
        if (const auto value = valueAt(series, *m_state->readX))
            readings.push_back({name, valueText(*value), m_state->colorOf(series.style.identity),
                                pixelOf(*m_state->readX, *value)});
    }
    const QString title = m_state->readX
                              ? (m_state->xTitle + u' ' + valueText(*m_state->readX)).trimmed()
                              : QString();
    m_state->overlay->showReadings(title, std::move(readings));
    const QString spoken = readout();
    setAccessibleDescription(spoken.isEmpty() ? ends.join(QStringLiteral(", ")) : spoken);
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
}

QString CurveView::readout() const {
    return m_state->overlay->text();
}

/// The next point of any curve to the left or right.
void CurveView::stepReadout(int step) {
    std::vector<double> places;
    for (const CurveSeries& series : m_state->curves)
        if (series.shown) places.insert(places.end(), series.x.begin(), series.x.end());
    std::sort(places.begin(), places.end());
    places.erase(std::unique(places.begin(), places.end()), places.end());
    if (places.empty()) return;
    if (!m_state->readX) return readAt(step > 0 ? places.front() : places.back());
    const auto here = std::lower_bound(places.begin(), places.end(), *m_state->readX);
    const auto index = std::clamp<std::ptrdiff_t>(here - places.begin() + step, 0,
                                                  static_cast<std::ptrdiff_t>(places.size()) - 1);
    readAt(places[static_cast<std::size_t>(index)]);
}

void CurveView::keyPressEvent(QKeyEvent* event) {
    const int key = event->key();
    if (event->matches(QKeySequence::Copy)) return copyData();
    if (key == Qt::Key_Left || key == Qt::Key_Right)
        return stepReadout(key == Qt::Key_Right ? 1 : -1);
    const bool enter = key == Qt::Key_Return || key == Qt::Key_Enter;
    if (enter && m_state->readX) return Q_EMIT pointActivated(0, *m_state->readX);
    if (key == Qt::Key_Escape && m_state->readX) return readAt(std::nullopt);
    QWidget::keyPressEvent(event);
}

void CurveView::focusOutEvent(QFocusEvent*) {
    readAt(std::nullopt);
}

void CurveView::resizeEvent(QResizeEvent*) {
    m_state->emptyLabel->setGeometry(rect());
    scheduleReplot();
}

std::pair<int, double> CurveView::nearestPoint(const QPointF& position) const {
    std::pair<int, double> nearest{-1, 0.0};
    double reach = kReachPixels * m_state->scale;
    for (int i = 0; i < curveCount(); ++i) {
        const CurveSeries& series = m_state->curves[static_cast<std::size_t>(i)];
        for (std::size_t point = 0; series.shown && point < series.x.size(); ++point) {
            const QPointF at = pixelOf(series.x[point], series.y[point]);
            const double distance = std::hypot(at.x() - position.x(), at.y() - position.y());
            if (!(distance < reach)) continue;
            reach = distance;
            nearest = {i, series.x[point]};
        }
    }
    return nearest;
}

bool CurveView::eventFilter(QObject* watched, QEvent* event) {
    if (isPlot(watched) && event->type() == QEvent::MouseButtonPress) {
        const auto* press = static_cast<QMouseEvent*>(event);
        const auto [curve, x] = nearestPoint(press->position());
        if (press->button() == Qt::LeftButton && curve >= 0) Q_EMIT pointActivated(curve, x);
    }
    if (isPlot(watched) && event->type() == QEvent::MouseMove)
        readAt(xAt(static_cast<QMouseEvent*>(event)->position().x()));
    if (isPlot(watched) && event->type() == QEvent::Leave) readAt(std::nullopt);
    return QWidget::eventFilter(watched, event);
}

void CurveView::contextMenuEvent(QContextMenuEvent* event) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const bool hasData = !m_state->isEmpty();
    menu->addAction(tr("Copy figure"), this, &CurveView::copyFigure)->setEnabled(hasData);
    menu->addAction(tr("Copy data"), this, &CurveView::copyData)->setEnabled(hasData);
    menu->addSeparator();
    menu->addAction(tr("Save as…"), this, &CurveView::exportRequested)->setEnabled(hasData);
    menu->popup(event->globalPos());
}

void CurveView::copyFigure() {
    refresh();
    const auto paint = [this](QPainter& painter) { paintPlot(painter); };
    const QColor& paper = m_state->theme.surface;
    steerscope::copyFigure({.picture = paintToImage(size(), paper, 2.0, paint),
                            .svg = paintToSvg(size(), paper, paint)});
}

void CurveView::copyData() const {
    steerscope::copyData({.text = toCsv(), .csv = toCsv(), .tsv = toTsv(), .json = {}});
}

bool CurveView::exportFigure(const QString& path) {
    refresh();
    return paintToFile(path, size(), m_state->theme.surface,
                       [this](QPainter& painter) { paintPlot(painter); });
}

QString CurveView::toCsv() const {
    return curvesCsv(m_state->curves);
}

QString CurveView::toTsv() const {
    return curvesTsv(m_state->curves);
}

QSize CurveView::sizeHint() const {
    return {scaledPixels(280, m_state->scale), scaledPixels(140, m_state->scale)};
}

QSize CurveView::minimumSizeHint() const {
    return {scaledPixels(160, m_state->scale), scaledPixels(90, m_state->scale)};
}

} // namespace steerscope
