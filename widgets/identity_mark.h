// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme.h"

#include <QWidget>

namespace steerscope {

/// The symbol of an identity (○ ◇ ● □ ↗ …) in its colour, as a small square widget.
class IdentityMark : public QWidget {
    Q_OBJECT
public:
    explicit IdentityMark(QWidget* parent = nullptr);
    void setTheme(const Theme& theme);
    void setScale(qreal scale);
    void setIdentity(Identity identity);
    Identity identity() const { return m_identity; }
    /// Which of ● ▲ ▼ ■ ★ stands for this PSR; 0 for the first one.
    void setVariant(int variant);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Theme m_theme = themeOf(ThemeKind::light);
    qreal m_scale = 1;
    Identity m_identity = Identity::unsteered;
    int m_variant = 0;
};

} // namespace steerscope
