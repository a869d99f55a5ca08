// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/segmented_control.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>

#include <cmath>

namespace steerscope {
namespace {

constexpr qreal kRadius = 4;

} // namespace

SegmentedControl::SegmentedControl(QWidget* parent) : QWidget(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setMouseTracking(true);
}

void SegmentedControl::setTheme(const Theme& theme) {
    m_theme = theme;
    update();
}

void SegmentedControl::setScale(qreal scale) {
    m_scale = scale;
    updateGeometry();
    update();
}

void SegmentedControl::setSize(Size size) {
    m_size = size;
    updateGeometry();
    update();
}

void SegmentedControl::setSegments(const QStringList& names) {
    m_segments.clear();
    for (const QString& name : names)
        m_segments.push_back({name, name, {}, true});
    m_current = names.isEmpty() ? -1 : 0;
    updateAccessibleName();
    updateGeometry();
    update();
}

void SegmentedControl::setSegmentName(int index, const QString& spoken) {
    m_segments.at(static_cast<std::size_t>(index)).spoken = spoken;
    updateAccessibleName();
}

void SegmentedControl::setSegmentEnabled(int index, bool enabled, const QString& reason) {
    Segment& segment = m_segments.at(static_cast<std::size_t>(index));
    segment.enabled = enabled;
    segment.reason = reason;
    update();
}

void SegmentedControl::setCurrent(int index) {
    if (index < 0 || index >= count() || index == m_current) return;
    m_current = index;
    updateAccessibleName();
    update();
}

void SegmentedControl::choose(int index) {
    if (index < 0 || index == m_current) return;
    if (!m_segments[static_cast<std::size_t>(index)].enabled) return;
    setCurrent(index);
    Q_EMIT currentChanged(index);
}

void SegmentedControl::choosePast(int step) {
    for (int i = m_current + step; i >= 0 && i < count(); i += step) {
        if (!m_segments[static_cast<std::size_t>(i)].enabled) continue;
        choose(i);
        return;
    }
}

void SegmentedControl::updateAccessibleName() {
    const bool known = m_current >= 0 && m_current < count();
    setAccessibleDescription(known
                                 ? tr("%1, choice %2 of %3")
                                       .arg(m_segments[static_cast<std::size_t>(m_current)].spoken)
                                       .arg(m_current + 1)
                                       .arg(count())
                                 : QString());
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
}

QFont SegmentedControl::labelFont() const {
    QFont font = themeFont(m_size == Size::small ? TypeRole::label : TypeRole::button, m_scale);
    font.setWeight(QFont::Medium);
    return font;
}

qreal SegmentedControl::segmentWidth(const Segment& segment) const {
    const qreal pad = (m_size == Size::small ? 8 : 14) * m_scale;
    return std::ceil(QFontMetricsF(labelFont()).horizontalAdvance(segment.label) + 2 * pad);
}

QRectF SegmentedControl::segmentRect(int index) const {
    qreal x = 2 * m_scale;
    for (int i = 0; i < index; ++i)
        x += segmentWidth(m_segments[static_cast<std::size_t>(i)]);
    const qreal high = scaledPixels(m_size == Size::small ? 24 : 32, m_scale);
    return {x, (height() - high) / 2, segmentWidth(m_segments[static_cast<std::size_t>(index)]),
            high};
}

QSize SegmentedControl::sizeHint() const {
    qreal wide = 0;
    for (const Segment& segment : m_segments)
        wide += segmentWidth(segment);
    // Two pixels on every side for the focus ring.
    const int ring = scaledPixels(4, m_scale);
    return {static_cast<int>(std::ceil(wide)) + ring,
            scaledPixels(m_size == Size::small ? 24 : 32, m_scale) + ring};
}

QSize SegmentedControl::minimumSizeHint() const {
    return sizeHint();
}

int SegmentedControl::segmentAt(QPointF point) const {
    for (int i = 0; i < count(); ++i)
        if (segmentRect(i).contains(point)) return i;
    return -1;
}

void SegmentedControl::paintEvent(QPaintEvent*) {
    if (m_segments.empty()) return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF whole = segmentRect(0).united(segmentRect(count() - 1));
    const QRectF border = whole.adjusted(0.5, 0.5, -0.5, -0.5);
    QPainterPath shape;
    shape.addRoundedRect(border, kRadius * m_scale, kRadius * m_scale);
    painter.fillPath(shape, m_theme.surface);
    painter.setClipPath(shape);
    for (int i = 0; i < count(); ++i)
        paintSegment(painter, i);
    painter.setClipping(false);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(isEnabled() ? m_theme.control : m_theme.line, 1));
    painter.drawPath(shape);
    if (!hasFocus()) return;
    painter.setPen(QPen(m_theme.accent, 2 * m_scale));
    const qreal out = m_scale;
    painter.drawRoundedRect(whole.adjusted(-out + 0.5, -out + 0.5, out - 0.5, out - 0.5),
                            (kRadius + 1) * m_scale, (kRadius + 1) * m_scale);
}

void SegmentedControl::paintSegment(QPainter& painter, int index) const {
    const Segment& segment = m_segments[static_cast<std::size_t>(index)];
    const QRectF box = segmentRect(index);
    const bool usable = segment.enabled && isEnabled();
    const bool on = index == m_current;
    if (on)
        painter.fillRect(box, usable ? m_theme.ink : m_theme.line);
    else if (index == m_hovered && usable)
        painter.fillRect(box, m_theme.inset);
    if (index > 0 && !on && index - 1 != m_current)
        painter.fillRect(QRectF(box.left() - 0.5, box.top(), 1, box.height()), m_theme.line);
    QColor ink = on ? m_theme.onInk : m_theme.text2;
    if (!usable) ink = on ? m_theme.text2 : m_theme.disabled;
    painter.setFont(labelFont());
    painter.setPen(ink);
    painter.drawText(box, Qt::AlignCenter, segment.label);
}

void SegmentedControl::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) choose(segmentAt(event->position()));
}

void SegmentedControl::mouseMoveEvent(QMouseEvent* event) {
    m_hovered = segmentAt(event->position());
    update();
}

void SegmentedControl::leaveEvent(QEvent*) {
    m_hovered = -1;
    update();
}

void SegmentedControl::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
    case Qt::Key_Right:
    case Qt::Key_Down:
        return choosePast(1);
    case Qt::Key_Left:
    case Qt::Key_Up:
        return choosePast(-1);
    default:
        QWidget::keyPressEvent(event);
    }
}

void SegmentedControl::focusInEvent(QFocusEvent*) {
    update();
}

void SegmentedControl::focusOutEvent(QFocusEvent*) {
    update();
}

bool SegmentedControl::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const int index = segmentAt(help->pos());
    const QString tip = index < 0 ? QString() : m_segments[static_cast<std::size_t>(index)].reason;
    if (tip.isEmpty()) return QWidget::event(event);
    QToolTip::showText(help->globalPos(), tip, this);
    return true;
}

} // namespace steerscope
