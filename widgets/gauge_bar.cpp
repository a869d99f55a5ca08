// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/gauge_bar.h"

#include <QPainter>
#include <QPainterPath>
#include <QStyle>
#include <QTimer>

#include <algorithm>
#include <cmath>

namespace steerscope {
namespace {

constexpr int kFrameMs = 33;
constexpr qreal kTravelWidth = 40;   ///< Length of the travelling bar.
constexpr qreal kTravelPerFrame = 4; ///< Pixels at scale 1.

/// By the person in this program, or in the whole system.
bool motionReduced(const QWidget* widget, const Theme& theme) {
    return theme.motion == Motion::reduced ||
           widget->style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, widget) == 0;
}

} // namespace

GaugeBar::GaugeBar(QWidget* parent) : QWidget(parent), m_timer(new QTimer(this)) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Progress"));
    m_timer->setInterval(kFrameMs);
    connect(m_timer, &QTimer::timeout, this, [this] {
        m_travel += kTravelPerFrame * m_scale;
        update();
    });
}

void GaugeBar::setTheme(const Theme& theme) {
    m_theme = theme;
    updateTravel();
    update();
}

void GaugeBar::setScale(qreal scale) {
    m_scale = scale;
    updateGeometry();
}

void GaugeBar::setKind(Kind kind) {
    m_kind = kind;
    updateGeometry();
}

void GaugeBar::setFraction(double fraction) {
    m_fraction = std::min(fraction, 1.0);
    setAccessibleDescription(
        fraction < 0 ? tr("length unknown")
                     : tr("%1 percent").arg(static_cast<int>(std::lround(100 * m_fraction))));
    updateTravel();
    update();
}

QSize GaugeBar::sizeHint() const {
    return {scaledPixels(120, m_scale), scaledPixels(m_kind == Kind::progress ? 6 : 8, m_scale)};
}

void GaugeBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const QRectF groove(rect());
    const qreal radius = m_kind == Kind::progress ? groove.height() / 2 : 2 * m_scale;
    QPainterPath clip;
    clip.addRoundedRect(groove, radius, radius);
    painter.setClipPath(clip);
    painter.fillRect(groove, m_theme.line);
    const QColor fill = m_kind == Kind::progress ? m_theme.accent : m_theme.of(Identity::psr).fill;
    if (m_fraction >= 0) {
        painter.fillRect(QRectF(0, 0, groove.width() * m_fraction, groove.height()), fill);
    } else if (motionReduced(this, m_theme)) {
        painter.fillRect(groove, QBrush(fill, Qt::BDiagPattern));
    } else {
        const qreal length = kTravelWidth * m_scale;
        const qreal x = std::fmod(m_travel, groove.width() + length) - length;
        painter.fillRect(QRectF(x, 0, length, groove.height()), fill);
    }
}

void GaugeBar::showEvent(QShowEvent*) {
    updateTravel();
}

void GaugeBar::hideEvent(QHideEvent*) {
    m_timer->stop();
}

void GaugeBar::updateTravel() {
    const bool travels = m_fraction < 0 && isVisible() && !motionReduced(this, m_theme);
    if (travels && !m_timer->isActive()) m_timer->start();
    if (!travels) m_timer->stop();
}

} // namespace steerscope
