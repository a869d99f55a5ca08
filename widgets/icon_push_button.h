// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/icons.h"
#include "widgets/theme.h"

#include <QPushButton>

#include <optional>
#include <variant>

namespace steerscope {

/// A button with a sign and a word, spaced as in the design (a style sheet cannot set the gap), and
/// with a chevron at the right when it opens a menu. Frame and background stay the style sheet's.
class IconPushButton : public QPushButton {
    Q_OBJECT
public:
    enum class Kind { regular, primary };
    /// Nothing, a line icon or the symbol of an identity.
    using Sign = std::variant<std::monostate, Icon, Identity>;

    IconPushButton(Kind kind, const QString& text, QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    void setScale(qreal scale);
    void setSign(const Sign& sign);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QColor textColor() const;
    qreal signWidth() const;
    void paintSign(QPainter& painter, const QRectF& box) const;

    Theme m_theme = themeOf(ThemeKind::light);
    qreal m_scale = 1;
    Kind m_kind;
    Sign m_sign;
};

} // namespace steerscope
