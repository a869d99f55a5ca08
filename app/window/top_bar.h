// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/window_layout.h"
#include "widgets/theme.h"

#include <QFrame>

class QAction;
class QHBoxLayout;
class QLabel;
class QMenu;
class QToolButton;

namespace steerscope {

class ElidedLabel;
class SegmentedControl;
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
    /// An audience sees the name of the program, the tour and the switch, nothing else.
    void setWindowLayout(WindowLayout layout);
    /// What the model button opens.
    QMenu* modelMenu() const { return m_modelMenu; }
    /// The one menu of the window.
    QMenu* mainMenu() const { return m_mainMenu; }

Q_SIGNALS:
    /// The person chose another layout.
    void layoutChosen(steerscope::WindowLayout layout);

private:
    void build(const WindowActions& actions);
    void buildLayouts();
    void buildCommands(QAction* palette);
    void restyleCommands();
    QToolButton* iconButton(QAction* action);
    QToolButton* wordButton(QAction* action);
    void restyle();

    Theme m_theme = themeOf(ThemeKind::light);
    qreal m_scale = 1;
    QLabel* m_sign = nullptr;
    QLabel* m_name = nullptr;
    QToolButton* m_model = nullptr;
    ElidedLabel* m_detail = nullptr;
    QString m_detailText;
    QMenu* m_modelMenu = nullptr;
    QMenu* m_mainMenu = nullptr;
    QToolButton* m_more = nullptr;
    SegmentedControl* m_layouts = nullptr;
    QToolButton* m_tour = nullptr;
    QToolButton* m_commands = nullptr;
    QLabel *m_commandsSign = nullptr, *m_commandsName = nullptr, *m_commandsKeys = nullptr;
    WindowLayout m_windowLayout = WindowLayout::research;
    QHBoxLayout* m_layout = nullptr;
    QList<QToolButton*> m_iconButtons;
};

/// The sign of the program: three bars on a rounded square.
QPixmap programSign(const Theme& theme, int pixels, qreal ratio);

} // namespace steerscope
