// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme.h"

#include <QWidget>

#include <vector>

class QScrollArea;
class QStackedLayout;
class QVBoxLayout;

namespace steerscope {

class DistillPanel;
class LibraryList;
class SegmentedControl;
class StrengthCard;
class StrengthSlider;
class TokenInspector;

/// The right column: token, strength, distillation and library as cards under one another that
/// scroll, the library below them always in view where that leaves room for the others; or all four
/// as tabs where the window is narrow.
class SideColumn : public QWidget {
    Q_OBJECT
public:
    enum class Form { cards, tabs };

    explicit SideColumn(QWidget* parent = nullptr);

    void setForm(Form form);
    Form form() const { return m_form; }
    void setTheme(const Theme& theme);
    void setScale(qreal scale);

    TokenInspector* inspector() const { return m_inspector; }
    StrengthCard* strengthCard() const { return m_strengthCard; }
    StrengthSlider* strength() const;
    DistillPanel* distillation() const { return m_distillation; }
    LibraryList* library() const { return m_library; }
    QScrollArea* scrollArea() const { return m_scroll; }
    /// Below this a card would lose its right edge.
    int neededWidth() const;

    /// Brings the distillation into view: scrolled to, or its tab.
    void showDistillation();
    /// Another part of the window takes the strength card; the column closes the gap.
    void releaseStrength();
    /// Puts it back where it was.
    void takeBackStrength();

Q_SIGNALS:
    /// A card moved or was hidden: the cursor's wire must be laid anew.
    void arranged();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void arrange();
    /// The cards take no more room than they need, so that a library below them has the rest.
    void limitCards();
    /// Where the library belongs at this height: below the cards or behind the last of them.
    void placeLibrary();
    bool libraryApart() const;
    int indexOf(const QWidget* card) const;

    Form m_form = Form::cards;
    qreal m_scale = 1;
    SegmentedControl* m_tabs = nullptr;
    QScrollArea* m_scroll = nullptr;
    QVBoxLayout* m_stack = nullptr;
    QVBoxLayout* m_foot = nullptr; ///< Holds the library below the cards, its edge under theirs.
    TokenInspector* m_inspector = nullptr;
    StrengthCard* m_strengthCard = nullptr;
    bool m_hasStrength = true;
    DistillPanel* m_distillation = nullptr;
    LibraryList* m_library = nullptr;
    std::vector<QWidget*> m_cards; ///< In order from the top.
};

} // namespace steerscope
