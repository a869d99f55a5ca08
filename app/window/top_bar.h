// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme.h"

#include <QFrame>

class QAction;
class QHBoxLayout;
class QLabel;
class QMenu;
class QToolButton;

namespace steerscope {

class ElidedLabel;
struct WindowActions;

/// The bar at the top: sign and name, the model with its menu, undo and redo, theme, the menu.
class TopBar : public QFrame {
    Q_OBJECT
public:
    TopBar(const WindowActions& actions, QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    void setScale(qreal scale);
    /// "SmolLM2-135M-Instruct" and "Q4_1 · 30 layers"; an empty name reads "Choose a model…".
    void setModel(const QString& name, const QString& detail);
    QString modelText() const;
    /// What the model button opens.
    QMenu* modelMenu() const { return m_modelMenu; }

private:
    void build(const WindowActions& actions);
    QToolButton* iconButton(QAction* action);
    void restyle();

    Theme m_theme = themeOf(ThemeKind::light);
    qreal m_scale = 1;
    QLabel* m_sign = nullptr;
    QLabel* m_name = nullptr;
    QToolButton* m_model = nullptr;
    ElidedLabel* m_detail = nullptr;
    QMenu* m_modelMenu = nullptr;
    QMenu* m_mainMenu = nullptr;
    QToolButton* m_more = nullptr;
    QHBoxLayout* m_layout = nullptr;
    QList<QToolButton*> m_iconButtons;
};

/// The sign of the program: three bars on a rounded square.
QPixmap programSign(const Theme& theme, int pixels, qreal ratio);

} // namespace steerscope
