// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/layer_bars.h"

#include "widgets/clipboard.h"

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

constexpr qreal kPlotHeight = 48;
constexpr qreal kAxisHeight = 18;
constexpr qreal kLargestGap = 3;
constexpr int kTickEvery = 5;
constexpr int kManyLayers = 48; ///< From here on ticks stand at every tenth layer.

} // namespace

LayerBars::LayerBars(QWidget* parent) : QWidget(parent) {
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    setAccessibleName(tr("Values by layer"));
}

void LayerBars::setTheme(const Theme& theme) {
    m_theme = theme;
    update();
}

void LayerBars::setScale(qreal scale) {
    m_scale = scale;
    updateGeometry();
    update();
}

void LayerBars::setIdentity(Identity identity) {
    m_identity = identity;
    update();
}

void LayerBars::setValues(std::vector<float> values) {
    m_values = std::move(values);
    m_hovered = -1;
    updateAccessibleText();
    update();
}

void LayerBars::setLayer(std::optional<int> layer) {
    if (layer == m_layer) return;
    m_layer = layer;
    updateAccessibleText();
    update();
}

void LayerBars::updateAccessibleText() {
    QString spoken;
    if (m_layer && *m_layer >= 0 && *m_layer < count()) {
        const float value = m_values[static_cast<std::size_t>(*m_layer)];
        spoken = std::isfinite(value)
                     ? tr("layer %1: %2").arg(*m_layer).arg(static_cast<double>(value), 0, 'g', 3)
                     : tr("layer %1: not computed").arg(*m_layer);
    }
    setAccessibleDescription(spoken);
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
}

QSize LayerBars::sizeHint() const {
    return {scaledPixels(280, m_scale), scaledPixels(kPlotHeight + kAxisHeight, m_scale)};
}

QSize LayerBars::minimumSizeHint() const {
    return {scaledPixels(160, m_scale), scaledPixels(40 + kAxisHeight, m_scale)};
}

QRectF LayerBars::plotRect() const {
    return QRectF(0, 2, width(), height() - 2 - kAxisHeight * m_scale);
}

QRectF LayerBars::barRect(int layer) const {
    if (layer < 0 || layer >= count()) return {};
    const QRectF plot = plotRect();
    const qreal pitch = plot.width() / count();
    const qreal gap = std::min(kLargestGap * m_scale, pitch / 4);
    return QRectF(plot.left() + layer * pitch + gap / 2, plot.top(), pitch - gap, plot.height());
}

int LayerBars::layerAt(qreal x) const {
    if (m_values.empty() || x < 0 || x >= width()) return -1;
    return std::min(static_cast<int>(x * count() / width()), count() - 1);
}

void LayerBars::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintBars(painter);
    paintAxis(painter);
    if (!hasFocus()) return;
    painter.setPen(QPen(m_theme.accent, 2 * m_scale));
    painter.drawRect(QRectF(rect()).adjusted(m_scale, m_scale, -m_scale, -m_scale));
}

void LayerBars::paintBars(QPainter& painter) const {
    float largest = 0;
    for (const float value : m_values)
        if (std::isfinite(value)) largest = std::max(largest, std::abs(value));
    for (int layer = 0; layer < count(); ++layer) {
        const float value = m_values[static_cast<std::size_t>(layer)];
        const QRectF column = barRect(layer);
        if (!std::isfinite(value)) {
            painter.fillRect(column, QBrush(m_theme.line, Qt::BDiagPattern));
            continue;
        }
        const qreal share = largest > 0 ? static_cast<qreal>(std::abs(value) / largest) : 0;
        // At least a pixel, so that a layer with nothing still shows as a layer.
        const qreal high = std::max(std::round(share * column.height()), 1.0);
        const bool marked = layer == m_layer;
        const QColor fill = marked               ? m_theme.cursor
                            : layer == m_hovered ? m_theme.of(m_identity).line
                                                 : m_theme.of(m_identity).fill;
        painter.fillRect(QRectF(column.left(), column.bottom() - high, column.width(), high), fill);
    }
}

void LayerBars::paintAxis(QPainter& painter) const {
    const QRectF plot = plotRect();
    painter.fillRect(QRectF(plot.left(), plot.bottom(), plot.width(), 1), m_theme.control);
    if (m_values.empty()) return;
    QRectF taken;
    const auto label = [&](int layer, bool marked) {
        QFont font = themeFont(TypeRole::axis, m_scale);
        if (marked) font.setWeight(QFont::DemiBold);
        const QString text = QString::number(layer);
        const qreal wide = QFontMetricsF(font).horizontalAdvance(text) + 2;
        const qreal middle = barRect(layer).center().x();
        const qreal x = std::clamp(middle - wide / 2, 0.0, std::max(width() - wide, 0.0));
        const QRectF box(x, plot.bottom() + 2 * m_scale, wide, kAxisHeight * m_scale - 2);
        if (!marked && box.adjusted(-3, 0, 3, 0).intersects(taken)) return;
        if (marked || layer == count() - 1) taken = taken.united(box);
        painter.setFont(font);
        painter.setPen(marked ? m_theme.cursor : m_theme.text2);
        painter.drawText(box, Qt::AlignCenter, text);
    };
    if (m_layer && *m_layer >= 0 && *m_layer < count()) label(*m_layer, true);
    const int every = count() > kManyLayers ? 2 * kTickEvery : kTickEvery;
    for (int layer = 0; layer < count(); layer += every)
        if (count() - 1 - layer >= 2 || layer == count() - 1) label(layer, layer == m_layer);
    if (m_layer != count() - 1) label(count() - 1, false);
}

void LayerBars::mouseMoveEvent(QMouseEvent* event) {
    const int layer = layerAt(event->position().x());
    if (layer == m_hovered) return;
    m_hovered = layer;
    update();
    if (layer >= 0)
        Q_EMIT layerHovered(layer);
    else
        Q_EMIT hoverLeft();
}

void LayerBars::mousePressEvent(QMouseEvent* event) {
    const int layer = layerAt(event->position().x());
    if (event->button() == Qt::LeftButton && layer >= 0) Q_EMIT layerActivated(layer);
}

void LayerBars::leaveEvent(QEvent*) {
    if (m_hovered < 0) return;
    m_hovered = -1;
    update();
    Q_EMIT hoverLeft();
}

void LayerBars::keyPressEvent(QKeyEvent* event) {
    const int step = event->key() == Qt::Key_Right ? 1 : event->key() == Qt::Key_Left ? -1 : 0;
    if (step == 0 || m_values.empty()) return QWidget::keyPressEvent(event);
    const int next = std::clamp(m_layer.value_or(step > 0 ? -1 : count()) + step, 0, count() - 1);
    Q_EMIT layerActivated(next);
}

void LayerBars::focusInEvent(QFocusEvent*) {
    update();
}

void LayerBars::focusOutEvent(QFocusEvent*) {
    update();
}

QString LayerBars::toTsv() const {
    QString tsv = QStringLiteral("layer\tvalue\n");
    for (int layer = 0; layer < count(); ++layer) {
        const float value = m_values[static_cast<std::size_t>(layer)];
        tsv += QStringLiteral("%1\t").arg(layer) +
               (std::isfinite(value) ? QString::number(static_cast<double>(value), 'g', 9)
                                     : QString()) +
               u'\n';
    }
    return tsv;
}

void LayerBars::contextMenuEvent(QContextMenuEvent* event) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    addCopyActions(*menu, *this,
                   [this] { copyData({.text = toTsv(), .csv = {}, .tsv = toTsv(), .json = {}}); });
    menu->popup(event->globalPos());
}

} // namespace steerscope
