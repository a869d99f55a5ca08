// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme.h"

#include <QFrame>
#include <QList>
#include <QPointer>

#include <optional>

class QAction;
class QLabel;
class QLineEdit;
class QListWidget;
class QListWidgetItem;

namespace steerscope {

/// How well `typed` fits `name`: all its letters occur in order, whatever the case. Higher is
/// better: letters at word starts and in a row count more, skipped ones cost. Nothing: no match.
std::optional<int> fuzzyScore(const QString& typed, const QString& name);

/// Type a few letters of any command, Enter does it, Esc goes back. Lies over the window; no
/// dialog. Disabled commands are listed with the reason, they cannot be run.
class CommandPalette : public QFrame {
    Q_OBJECT
public:
    /// Covers the upper middle of `window`; hidden at first.
    explicit CommandPalette(QWidget* window);

    void setTheme(const Theme& theme);
    void setScale(qreal scale);
    /// Shows all of `actions`, best match first; the actions stay the caller's.
    void open(const QList<QAction*>& actions);
    void close();
    QStringList shownNames() const;

Q_SIGNALS:
    void closed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void list();
    void run(QListWidgetItem* item);
    void moveChoice(int step);
    void place();
    void restyle();

    Theme m_theme = themeOf(ThemeKind::light);
    qreal m_scale = 1;
    QList<QAction*> m_actions;
    QLineEdit* m_field = nullptr;
    QListWidget* m_list = nullptr;
    QLabel* m_nothing = nullptr;
    QPointer<QWidget> m_before; ///< Had the focus; gets it back.
};

} // namespace steerscope
