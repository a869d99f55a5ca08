// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme.h"

#include <QFrame>

class QHBoxLayout;
class QLineEdit;
class QToolButton;

namespace steerscope {

/// One line of a command, to be read and copied: "steerscope-cli compare …".
class CommandStrip : public QFrame {
    Q_OBJECT
public:
    explicit CommandStrip(QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    void setScale(qreal scale);
    void setCommand(const QString& line);
    QString command() const;
    /// Without its close button where it belongs to what is around it.
    void setClosable(bool closable);
    /// What a screen reader calls the line, where there are several strips.
    void setLineName(const QString& name);

Q_SIGNALS:
    void closeRequested();
    void copied();

private:
    void restyle();

    Theme m_theme = themeOf(ThemeKind::light);
    qreal m_scale = 1;
    QHBoxLayout* m_layout = nullptr;
    QLineEdit* m_line = nullptr;
    QToolButton* m_copy = nullptr;
    QToolButton* m_close = nullptr;
};

} // namespace steerscope
