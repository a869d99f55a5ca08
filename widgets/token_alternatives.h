// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme.h"
#include "widgets/token_facts.h"

#include <QFrame>

namespace steerscope {

class ChoiceBars;

/// A popup below a token: what else could have been said there, with probabilities. Arrows move,
/// Enter or a click chooses, Esc closes.
class TokenAlternatives : public QFrame {
    Q_OBJECT

public:
    explicit TokenAlternatives(QWidget* parent = nullptr);
    void setTheme(const Theme& theme);
    void setScale(qreal scale);
    /// Opens below `anchor` (global coordinates), above it where there is no room.
    void popup(const ChoiceColumn& choices, const QRect& anchor);
    ChoiceBars* bars() const { return m_bars; }

Q_SIGNALS:
    void chosen(int row);

private:
    void restyle();

    Theme m_theme = themeOf(ThemeKind::light);
    qreal m_scale = 1.0;
    ChoiceBars* m_bars;
};

} // namespace steerscope
