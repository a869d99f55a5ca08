// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme.h"

#include <QFrame>
#include <QStringList>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QTimer;
class QToolButton;

namespace steerscope {

class ElidedLabel;
class GaugeBar;

/// What the strip says while something runs.
struct StatusProgress {
    enum class Activity { loading, running, distilling, measuring };
    Activity activity = Activity::running;
    QString phase;        ///< "Distilling “pirate”: polishing, epoch 3 of 8"
    double fraction = -1; ///< 0 … 1; negative while the length is unknown.
    QString remaining;    ///< "about 12 s left"
    bool cancellable = true;
};

/// The line at the foot of the window. An error stays until it is closed and hides nothing that is
/// needed: progress goes on beside it.
class StatusStrip : public QFrame {
    Q_OBJECT
public:
    explicit StatusStrip(QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    void setScale(qreal scale);

    void showProgress(const StatusProgress& progress);
    void clearProgress();
    /// Good news; leaves after four seconds.
    void showNotice(const QString& text);
    /// A plain line that stays until replaced, such as "Ready".
    void setIdleText(const QString& text);
    /// Stays until closed. A second error replaces the first.
    void showError(const QString& sentence);
    void closeError();
    bool hasError() const { return !m_error.isEmpty(); }
    QString errorText() const { return m_error; }
    /// Grey texts at the right end, parted by thin lines.
    void setRightTexts(const QStringList& texts);

Q_SIGNALS:
    void cancelRequested();
    void detailsRequested();
    void errorClosed();

private:
    void buildProgress();
    void buildError();
    void showState();
    void restyle();

    Theme m_theme = themeOf(ThemeKind::light);
    qreal m_scale = 1;
    bool m_busy = false;
    StatusProgress m_progress;
    QString m_notice;
    QString m_idle;
    QString m_error;
    QStringList m_right;
    QHBoxLayout* m_layout = nullptr;
    QHBoxLayout* m_errorLayout = nullptr;
    QLabel* m_icon = nullptr;
    ElidedLabel* m_text = nullptr;
    GaugeBar* m_bar = nullptr;
    QLabel* m_remaining = nullptr;
    QPushButton* m_cancel = nullptr;
    QFrame* m_errorBox = nullptr;
    QLabel* m_errorIcon = nullptr;
    ElidedLabel* m_errorLabel = nullptr;
    QPushButton* m_details = nullptr;
    QToolButton* m_close = nullptr;
    QWidget* m_rightBox = nullptr;
    QHBoxLayout* m_rightLayout = nullptr;
    QTimer* m_noticeTimer = nullptr;
};

} // namespace steerscope
