// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/curve_overlay.h"

#include <QPainter>

#include <algorithm>

namespace steerscope {
namespace {

constexpr int kPad = 6;
constexpr int kGap = 8;
constexpr int kLine = 16;

} // namespace

CurveOverlay::CurveOverlay(QWidget* parent) : QWidget(parent) {
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
}

void CurveOverlay::setTheme(const Theme& theme) {
    m_theme = theme;
    update();
}

void CurveOverlay::setScale(qreal scale) {
    m_scale = scale;
    update();
}

void CurveOverlay::showReadings(const QString& title, std::vector<CurveReading> readings) {
    m_title = title;
    m_readings = std::move(readings);
    setVisible(!m_readings.empty());
    raise();
    update();
}

QString CurveOverlay::text() const {
    if (m_readings.empty()) return {};
    QStringList lines{m_title};
    for (const CurveReading& reading : m_readings)
        lines << reading.name + u' ' + reading.value;
    return lines.join(QStringLiteral(", "));
}

/// Beside the guide, on the side with more room.
QRectF CurveOverlay::boxRect() const {
    const auto px = [this](int length) { return scaledPixels(length, m_scale); };
    QFont font = themeFont(TypeRole::axis, m_scale);
    font.setWeight(QFont::DemiBold);
    const QFontMetricsF metrics(font);
    qreal width = metrics.horizontalAdvance(m_title);
    for (const CurveReading& reading : m_readings)
        width = std::max(width, metrics.horizontalAdvance(reading.name + reading.value) + px(kGap));
    const qreal lines = static_cast<qreal>(m_readings.size()) + 1;
    const QSizeF size(width + 2 * px(kPad), lines * px(kLine) + 2 * px(kPad));
    const qreal x = m_readings.front().point.x();
    const bool right = x < this->width() / 2.0;
    const qreal left = right ? x + px(kGap) : x - px(kGap) - size.width();
    return QRectF(QPointF(std::clamp(left, 0.0, std::max(0.0, this->width() - size.width())), 2),
                  size);
}

void CurveOverlay::paintEvent(QPaintEvent*) {
    if (m_readings.empty()) return;
    const auto px = [this](int length) { return scaledPixels(length, m_scale); };
    QPainter painter(this);
    const int x = qRound(m_readings.front().point.x());
    painter.fillRect(QRect(x - 1, 0, 3, height()), m_theme.halo);
    painter.fillRect(QRect(x, 0, 1, height()), m_theme.cursor);
    painter.setRenderHint(QPainter::Antialiasing);
    for (const CurveReading& reading : m_readings) {
        painter.setPen(QPen(m_theme.halo, m_scale));
        painter.setBrush(reading.color);
        painter.drawEllipse(reading.point, 3.5 * m_scale, 3.5 * m_scale);
    }
    const QRectF box = boxRect();
    painter.setPen(m_theme.control);
    painter.setBrush(m_theme.surface);
    painter.drawRoundedRect(box.adjusted(.5, .5, -.5, -.5), 2, 2);
    QFont font = themeFont(TypeRole::axis, m_scale);
    QRectF line(box.left() + px(kPad), box.top() + px(kPad), box.width() - 2 * px(kPad), px(kLine));
    painter.setFont(font);
    painter.setPen(m_theme.text2);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, m_title);
    for (const CurveReading& reading : m_readings) {
        line.translate(0, px(kLine));
        font.setWeight(QFont::Normal);
        painter.setFont(font);
        painter.setPen(m_theme.text);
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, reading.name);
        font.setWeight(QFont::DemiBold);
        painter.setFont(font);
        painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, reading.value);
    }
}

} // namespace steerscope
