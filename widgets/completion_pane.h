// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme.h"
#include "widgets/token_facts.h"

#include <QFrame>

#include <vector>

class QHBoxLayout;
class QLabel;
class QMenu;
class QStackedLayout;
class QToolButton;

namespace steerscope {

class ElidedLabel;
class IdentityMark;
class TintLegend;
class TokenView;

/// One answer: a header (identity, detail, count or speed, Stop), the text and a footer line.
class CompletionPane : public QFrame {
    Q_OBJECT
public:
    enum class State { empty, waiting, running, updating, finished, failed };

    explicit CompletionPane(QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    void setScale(qreal scale);
    void setIdentity(Identity identity, const QString& name);
    /// Such as "pirate · α 1.50"; elided when there is no room.
    void setDetail(const QString& detail);
    /// Right of the header: "44 tokens", "38 t/s".
    void setReading(const QString& reading);
    /// Line below the text, beside the legend: how concentrated the tint is.
    void setFooter(const QString& footer);
    /// Which of ● ▲ ▼ ■ ★ stands for this PSR.
    void setVariant(int variant);
    /// Quantities that can tint the text, with a legend to choose from; empty hides the legend and
    /// leaves the tint as it is. Keeps the chosen quantity by its name.
    void setTints(std::vector<TokenTint> tints);
    /// The legend can be kept away from an audience.
    enum class Legend { hidden, shown };
    void setLegend(Legend legend);
    /// Tints by one of them; never emits.
    void setTint(int index);
    int tint() const;
    /// What can be done with this answer, behind "…" in the header; null: no such button. The owner
    /// fills the menu when it opens.
    void setMenu(QMenu* menu);
    /// Grey line in the middle while there is no answer yet.
    void setEmptyText(const QString& text);

    void setState(State state);
    State state() const { return m_state; }
    /// Goes to `State::failed`: keeps what was written and says why in the footer.
    void showError(const QString& sentence);

    TokenView* tokenView() const { return m_tokens; }

protected:
    void resizeEvent(QResizeEvent* event) override;

Q_SIGNALS:
    void stopRequested();
    /// The person chose another quantity for the tint.
    void tintChosen(int index);

private:
    void buildHeader();
    void restyle();
    void showReading();
    void showFooter();

    Theme m_theme = themeOf(ThemeKind::light);
    qreal m_scale = 1;
    State m_state = State::empty;
    QString m_reading;
    QString m_footerText;
    QString m_errorText;
    QFrame* m_header = nullptr;
    QHBoxLayout* m_headerLayout = nullptr;
    QStackedLayout* m_pages = nullptr;
    IdentityMark* m_mark = nullptr;
    QLabel* m_name = nullptr;
    ElidedLabel* m_detail = nullptr;
    QLabel* m_readingLabel = nullptr;
    QToolButton* m_stop = nullptr;
    QToolButton* m_more = nullptr;
    QLabel* m_empty = nullptr;
    TokenView* m_tokens = nullptr;
    QHBoxLayout* m_legendRow = nullptr;
    TintLegend* m_legend = nullptr;
    ElidedLabel* m_note = nullptr; ///< The footer, beside the legend.
    QLabel* m_error = nullptr;
    Legend m_wantsLegend = Legend::shown;
    std::vector<TokenTint> m_tints;
};

} // namespace steerscope
