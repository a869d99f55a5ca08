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
    label->setFont(themeFont(role, scale));
    QPalette palette; // One colour of its own; all others stay those of the application.
    palette.setColor(QPalette::Active, QPalette::WindowText, color);
    palette.setColor(QPalette::Inactive, QPalette::WindowText, color);
    label->setPalette(palette);
}

void setSheet(QWidget* widget, const QString& sheet) {
    if (widget->styleSheet() != sheet) widget->setStyleSheet(sheet);
}

void styleIconButton(QToolButton* button, Icon icon, const Theme& theme, qreal scale) {
    button->setIcon(themeIcon(icon, theme));
    button->setIconSize(QSize(scaledPixels(16, scale), scaledPixels(16, scale)));
    button->setFixedSize(scaledPixels(24, scale), scaledPixels(24, scale));
    if (button->property("bare").toBool()) return;
    button->setProperty("bare", true); // A rule of the application's style sheet.
    button->style()->unpolish(button);
    button->style()->polish(button);
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
