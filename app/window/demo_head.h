// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme.h"

#include <QFrame>

class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace steerscope {

class IconPushButton;

/// The head of the window before an audience: one sentence about what is on screen, the question,
/// and Run.
class DemoHead : public QFrame {
    Q_OBJECT
public:
    explicit DemoHead(QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    void setScale(qreal scale);
    void setSentence(const QString& sentence);
    QString sentence() const;
    void setPrompt(const QString& prompt);
    void focusPrompt();
    /// The button reads Stop and asks for that while answers are written.
    void setRunning(bool running);
    /// Why Run is disabled; empty: it is not.
    void setBlockedReason(const QString& reason);

Q_SIGNALS:
    void promptChanged(const QString& prompt);
    void runRequested();
    void stopRequested();

private:
    void restyle();
    void showButton();

    Theme m_theme = themeOf(ThemeKind::light);
    qreal m_scale = 1;
    bool m_running = false;
    QString m_blocked;
    QVBoxLayout* m_layout = nullptr;
    QLabel* m_sentence = nullptr;
    QLineEdit* m_prompt = nullptr;
    IconPushButton* m_run = nullptr;
};

} // namespace steerscope
