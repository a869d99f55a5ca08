// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/recorded_run.h"
#include "widgets/theme.h"

#include <QFrame>

#include <vector>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QScrollArea;
class QToolButton;

namespace steerscope {

/// The runs that come with the program, as a row of cards: what was asked, what was to be steered.
/// Each plays without a model; the line above them then says what to look at.
class ExampleGallery : public QFrame {
    Q_OBJECT
public:
    explicit ExampleGallery(QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    void setScale(qreal scale);
    void setRuns(const std::vector<RecordedRun>& runs);
    int count() const { return static_cast<int>(m_cards.size()); }

Q_SIGNALS:
    void chosen(int run);
    void closeRequested();

private:
    void restyle();
    void fitHeight();
    void choose(int run);

    Theme m_theme = themeOf(ThemeKind::light);
    qreal m_scale = 1;
    QLabel* m_title = nullptr;
    QToolButton* m_close = nullptr;
    QScrollArea* m_scroll = nullptr;
    QHBoxLayout* m_row = nullptr;
    std::vector<QPushButton*> m_cards;
    QStringList m_captions; ///< By card.
};

/// Every run under resources/runs, in the order of their names; damaged ones are left out.
std::vector<RecordedRun> bundledRuns();

} // namespace steerscope
