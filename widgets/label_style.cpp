// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/label_style.h"

#include "widgets/icons.h"

#include <QLabel>
#include <QPainter>
#include <QPixmap>
#include <QStyle>
#include <QToolButton>

#include <cmath>

namespace steerscope {

void styleLabel(QLabel* label, TypeRole role, const QColor& color, qreal scale) {
    const QFont font = themeFont(role, scale);
    label->setFont(font);
    label->setStyleSheet(QStringLiteral("font-size: %1px; font-weight: %2; color: %3; "
                                        "background: transparent; border: none;")
                             .arg(font.pixelSize())
                             .arg(font.weight())
                             .arg(color.name()));
}

void styleIconButton(QToolButton* button, Icon icon, const Theme& theme, qreal scale) {
    button->setIcon(themeIcon(icon, theme));
    button->setIconSize(QSize(scaledPixels(16, scale), scaledPixels(16, scale)));
    button->setFixedSize(scaledPixels(24, scale), scaledPixels(24, scale));
    button->setStyleSheet(
        QStringLiteral("QToolButton { border: 1px solid transparent; background: transparent; "
                       "min-width: 0; min-height: 0; padding: 0; border-radius: 4px; }"
                       "QToolButton:hover { background: %1; }"
                       "QToolButton:focus { border: 2px solid %2; }")
            .arg(theme.hair.name(), theme.accent.name()));
}

void setLabelIcon(QLabel* label, Icon icon, const QColor& color, qreal scale) {
    const int side = scaledPixels(16, scale);
    const qreal ratio = label->devicePixelRatioF();
    QPixmap pixmap(QSize(side, side) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    paintIcon(painter, icon, QRectF(0, 0, side, side), color);
    label->setPixmap(pixmap);
    label->setFixedSize(side, side);
}

void setStyleFlag(QWidget* widget, const char* name, bool on) {
    if (widget->property(name).toBool() == on) return;
    widget->setProperty(name, on);
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

} // namespace steerscope
