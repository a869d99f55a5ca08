// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/tint_legend.h"

#include "widgets/color_scale.h"
#include "widgets/label_style.h"

#include <QMenu>
#include <QPainter>
#include <QToolButton>

#include <algorithm>
#include <cmath>

namespace steerscope {
namespace {

constexpr int kHeight = 24;
constexpr int kRampWidth = 72;
constexpr int kRampHeight = 10;
constexpr int kGap = 6;
constexpr int kNumberWidth = 48;
constexpr int kLowWidth = 14, kSignedLowWidth = 44;

} // namespace

TintLegend::TintLegend(QWidget* parent) : QWidget(parent), m_choice(new QToolButton(this)) {
    m_choice->setPopupMode(QToolButton::InstantPopup);
    m_choice->setFocusPolicy(Qt::StrongFocus);
    m_choice->setMenu(new QMenu(m_choice));
    setAccessibleName(tr("Meaning of the tint"));
    restyle();
}

void TintLegend::setQuantities(const QStringList& names) {
    m_names = names;
    m_current = std::clamp(m_current, 0, std::max(0, static_cast<int>(names.size()) - 1));
    m_choice->menu()->clear();
    for (int i = 0; i < names.size(); ++i) {
        QAction* action = m_choice->menu()->addAction(names.at(i));
        action->setCheckable(true);
        connect(action, &QAction::triggered, this, [this, i] {
            setCurrent(i);
            Q_EMIT quantityChosen(i);
        });
    }
    showName();
}

void TintLegend::setCurrent(int index) {
    m_current = index;
    showName();
}

void TintLegend::showName() {
    const QString name = m_names.value(m_current);
    m_choice->setText(name);
    m_choice->setAccessibleName(tr("Tint: %1").arg(name));
    m_choice->setToolTip(tr("Choose what the tint shows"));
    const QList<QAction*> actions = m_choice->menu()->actions();
    for (int i = 0; i < actions.size(); ++i)
        actions.at(i)->setChecked(i == m_current);
    setAccessibleDescription(m_reference > 0
                                 ? tr("strongest from %1 on").arg(valueText(m_reference))
                                 : tr("nothing is tinted"));
    updateGeometry();
    resizeEvent(nullptr);
    update();
}

void TintLegend::setReference(double reference) {
    if (reference == m_reference) return;
    m_reference = reference;
    showName();
}

void TintLegend::setSign(TintSign sign) {
    if (sign == m_sign) return;
    m_sign = sign;
    showName();
}

void TintLegend::setTheme(const Theme& theme) {
    m_theme = theme;
    restyle();
}

void TintLegend::setScale(qreal scale) {
    m_scale = scale;
    restyle();
}

void TintLegend::setIdentity(Identity identity) {
    m_identity = identity;
    update();
}

void TintLegend::restyle() {
    setSheet(
        m_choice,
        QStringLiteral("QToolButton { font-size: %1px; color: %2; border: 1px solid transparent; "
                       "background: transparent; border-radius: 4px; padding: 0 14px 0 4px; "
                       "min-width: 0; min-height: 0; } QToolButton:hover { background: %3; } "
                       "QToolButton:focus { border: 2px solid %4; }"
                       "QToolButton::menu-indicator { subcontrol-position: right center; }")
            .arg(themeFont(TypeRole::label, m_scale).pixelSize())
            .arg(m_theme.text2.name(), m_theme.hair.name(), m_theme.accent.name()));
    showName();
}

QSize TintLegend::sizeHint() const {
    const auto px = [this](int length) { return scaledPixels(length, m_scale); };
    return {m_choice->sizeHint().width() + px(kGap + lowWidth() + kRampWidth + kNumberWidth),
            px(kHeight)};
}

void TintLegend::resizeEvent(QResizeEvent*) {
    const int height = scaledPixels(kHeight, m_scale);
    m_choice->setGeometry(0, 0, m_choice->sizeHint().width(), height);
    setFixedHeight(height);
}

QRect TintLegend::rampRect() const {
    const auto px = [this](int length) { return scaledPixels(length, m_scale); };
    return {m_choice->width() + px(kGap + lowWidth()), (height() - px(kRampHeight)) / 2,
            px(kRampWidth), px(kRampHeight)};
}

int TintLegend::lowWidth() const {
    return m_sign == TintSign::both ? kSignedLowWidth : kLowWidth;
}

/// `share` 0…1 from the left end of the ramp.
QColor TintLegend::colorAt(qreal share) const {
    if (m_sign == TintSign::magnitude) return answerTint(m_theme, m_identity, share);
    const qreal value = 2 * share - 1;
    return answerTint(m_theme, identityOfSign(value), std::abs(value));
}

void TintLegend::paintEvent(QPaintEvent*) {
    if (m_reference <= 0) return; // Nothing is tinted: no scale to read.
    QPainter painter(this);
    const QRect ramp = rampRect();
    painter.setFont(themeFont(TypeRole::axis, m_scale));
    painter.setPen(m_theme.text2);
    const int gap = scaledPixels(4, m_scale);
    const QRect low(ramp.left() - scaledPixels(lowWidth(), m_scale), 0,
                    scaledPixels(lowWidth() - 4, m_scale), height());
    const bool isSigned = m_sign == TintSign::both;
    painter.drawText(low, Qt::AlignRight | Qt::AlignVCenter,
                     isSigned ? valueText(-m_reference) : QStringLiteral("0"));
    for (int x = 0; x < ramp.width(); ++x)
        painter.fillRect(QRect(ramp.left() + x, ramp.top(), 1, ramp.height()),
                         colorAt(static_cast<qreal>(x + 1) / std::max(1, ramp.width())));
    painter.drawText(QRect(ramp.right() + 1 + gap, 0, width(), height()),
                     Qt::AlignLeft | Qt::AlignVCenter,
                     isSigned ? u'+' + valueText(m_reference) : valueText(m_reference) + u'+');
    painter.setPen(m_theme.control);
    painter.drawRect(ramp.adjusted(0, 0, -1, -1));
}

} // namespace steerscope
