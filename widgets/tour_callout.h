// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme.h"

#include <QPointer>
#include <QWidget>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace steerscope {

/// What one step says. `number` counts from 1.
struct TourText {
    int number = 1, count = 1;
    QString title;
    QString task; ///< What to do now, in one or two sentences.
    bool canSkip = true;
};

/// A balloon beside a control, with a frame around the control. It never takes the focus or the
/// mouse from the window: the person does the real thing, the balloon waits.
class TourCallout : public QWidget {
    Q_OBJECT
public:
    explicit TourCallout(QWidget* window);

    void setTheme(const Theme& theme);
    void setScale(qreal scale);
    /// Points at `target`, a child of the window.
    void show(const TourText& text, QWidget* target);
    void leave();
    QWidget* target() const { return m_target; }

Q_SIGNALS:
    void skipRequested();
    void leaveRequested();

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    class Frame; ///< Drawn around the target, transparent for the mouse.

    void place();
    void restyle();

    Theme m_theme = themeOf(ThemeKind::light);
    qreal m_scale = 1;
    QPointer<QWidget> m_target;
    Frame* m_frame = nullptr;
    QPoint m_tip; ///< Where the balloon's arrow points, in own coordinates.
    bool m_below = true;
    QVBoxLayout* m_layout = nullptr;
    QLabel* m_step = nullptr;
    QLabel* m_title = nullptr;
    QLabel* m_task = nullptr;
    QPushButton* m_skip = nullptr;
    QPushButton* m_leave = nullptr;
};

} // namespace steerscope
