// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/icon_push_button.h"

#include <QStyleOptionButton>
#include <QStylePainter>

#include <algorithm>
#include <cmath>

namespace steerscope {
namespace {

constexpr qreal kSign = 16;
constexpr qreal kGap = 8;
constexpr qreal kSidePad = 12;
constexpr qreal kFieldHeight = 32;

} // namespace

IconPushButton::IconPushButton(Kind kind, const QString& text, QWidget* parent)
    : QPushButton(text, parent), m_kind(kind) {
    if (kind == Kind::primary) setProperty("primary", true);
}

void IconPushButton::setTheme(const Theme& theme) {
    m_theme = theme;
    update();
}

void IconPushButton::setScale(qreal scale) {
    m_scale = scale;
    updateGeometry();
}

void IconPushButton::setSign(const Sign& sign) {
    m_sign = sign;
    updateGeometry();
    update();
}

QColor IconPushButton::textColor() const {
    if (!isEnabled()) return m_theme.disabled;
    return m_kind == Kind::primary ? m_theme.onInk : m_theme.text;
}

qreal IconPushButton::signWidth() const {
    return std::holds_alternative<std::monostate>(m_sign) ? 0 : (kSign + kGap) * m_scale;
}

QSize IconPushButton::sizeHint() const {
    const QFontMetricsF metrics(themeFont(TypeRole::button, m_scale));
    const qreal chevron = menu() != nullptr ? (kSign + kGap) * m_scale : 0;
    const qreal wide =
        metrics.horizontalAdvance(text()) + signWidth() + chevron + 2 * kSidePad * m_scale;
    return {static_cast<int>(std::ceil(wide)), scaledPixels(kFieldHeight, m_scale)};
}

void IconPushButton::paintEvent(QPaintEvent*) {
    QStylePainter painter(this);
    QStyleOptionButton option;
    initStyleOption(&option);
    option.text.clear();
    painter.drawControl(QStyle::CE_PushButton, option);

    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(themeFont(TypeRole::button, m_scale));
    QRectF room = QRectF(rect()).adjusted(kSidePad * m_scale, 0, -kSidePad * m_scale, 0);
    const qreal side = kSign * m_scale;
    if (menu() != nullptr) {
        const QRectF box(room.right() - side + 4 * m_scale, (height() - side) / 2, side, side);
        paintIcon(painter, Icon::chevronDown, box, textColor());
        room.setRight(box.left() - 4 * m_scale);
    }
    const QString shown = painter.fontMetrics().elidedText(
        text(), Qt::ElideRight, static_cast<int>(room.width() - signWidth()));
    const qreal words = QFontMetricsF(painter.font()).horizontalAdvance(shown);
    // A button with a menu reads from the left, like a field; the others are centred.
    const qreal free = room.width() - signWidth() - words;
    const qreal left = room.left() + (menu() != nullptr ? 0 : std::max(free / 2, 0.0));
    paintSign(painter, QRectF(left, (height() - side) / 2, side, side));
    painter.setPen(textColor());
    painter.drawText(QRectF(left + signWidth(), 0, words + 2, height()), Qt::AlignVCenter, shown);
}

void IconPushButton::paintSign(QPainter& painter, const QRectF& box) const {
    if (const Icon* icon = std::get_if<Icon>(&m_sign)) paintIcon(painter, *icon, box, textColor());
    if (const Identity* identity = std::get_if<Identity>(&m_sign))
        paintIdentitySymbol(painter, *identity, box, m_theme);
}

} // namespace steerscope
