// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/token_alternatives.h"

#include "widgets/choice_bars.h"

#include <QGuiApplication>
#include <QScreen>
#include <QVBoxLayout>

#include <algorithm>

namespace steerscope {
namespace {

constexpr int kMostRows = 10;
constexpr int kWidth = 240;

} // namespace

TokenAlternatives::TokenAlternatives(QWidget* parent)
    : QFrame(parent, Qt::Popup), m_bars(new ChoiceBars(this)) {
    setObjectName(QStringLiteral("tokenAlternatives"));
    setAccessibleName(tr("Alternatives"));
    m_bars->setInteraction(ChoiceBars::Interaction::choose);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_bars);
    setFocusProxy(m_bars);
    connect(m_bars, &ChoiceBars::choiceActivated, this, [this](int row) {
        close();
        Q_EMIT chosen(row);
    });
    restyle();
}

void TokenAlternatives::setTheme(const Theme& theme) {
    m_theme = theme;
    restyle();
}

void TokenAlternatives::setScale(qreal scale) {
    m_scale = scale;
    restyle();
}

void TokenAlternatives::restyle() {
    m_bars->setTheme(m_theme);
    m_bars->setScale(m_scale);
    const int pad = scaledPixels(8, m_scale);
    layout()->setContentsMargins(pad, pad, pad, pad);
    setStyleSheet(QStringLiteral("#tokenAlternatives { background: %1; border: 1px solid %2; "
                                 "border-radius: 4px; }")
                      .arg(m_theme.surface.name(), m_theme.control.name()));
}

void TokenAlternatives::popup(const ChoiceColumn& choices, const QRect& anchor) {
    m_bars->setMaximumRows(std::clamp(static_cast<int>(choices.choices.size()), 1, kMostRows));
    m_bars->setColumn(choices);
    float most = 0;
    for (const TokenChoice& choice : choices.choices)
        most = std::max(most, choice.probability);
    m_bars->setFullScale(most);
    resize(scaledPixels(kWidth, m_scale),
           m_bars->sizeHint().height() + 2 * scaledPixels(8, m_scale));
    QPoint place = anchor.bottomLeft() + QPoint(0, scaledPixels(4, m_scale));
    if (const QScreen* screen = QGuiApplication::screenAt(anchor.center())) {
        const QRect room = screen->availableGeometry();
        if (place.y() + height() > room.bottom())
            place.setY(anchor.top() - height() - scaledPixels(4, m_scale));
        place.setX(
            std::clamp(place.x(), room.left(), std::max(room.left(), room.right() - width())));
    }
    move(place);
    show();
    m_bars->setCurrentRow(0);
    m_bars->setFocus(Qt::PopupFocusReason);
}

} // namespace steerscope
