// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/cursor_kind.h"
#include "widgets/theme.h"
#include "widgets/token_facts.h"

#include <QFrame>

#include <optional>

class QGridLayout;
class QLabel;
class QToolButton;

namespace steerscope {

class ChoiceBars;
class LayerBars;
class SegmentedControl;

/// What is known about the token under the linked cursor: numbers, layers, candidates.
class TokenInspector : public QFrame {
    Q_OBJECT
public:
    explicit TokenInspector(QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    void setScale(qreal scale);

    void setFacts(const TokenFacts& facts);
    /// Moves only the layer mark, while the cursor glides along a column.
    void setLayer(std::optional<int> layer);
    /// Goes back to the state that teaches: "Point at a word or a cell …".
    void clear();
    bool isEmpty() const { return m_empty; }
    /// `locked` shows the padlock and the Esc button.
    void setCursorKind(CursorKind kind);

    /// Where the wire of the linked cursor ends: left of the token, in this widget's coordinates.
    /// A null rectangle when the inspector is empty.
    QRect anchorRect() const;

Q_SIGNALS:
    void layerHovered(int layer);
    void hoverLeft();
    void layerActivated(int layer);
    /// The person wants the locked cursor gone (Esc button).
    void releaseRequested();

private:
    void buildHeader();
    void buildBody();
    void showSeries(int index);
    void showKeyValues();
    void restyle();

    Theme m_theme = themeOf(ThemeKind::light);
    qreal m_scale = 1;
    bool m_empty = true;
    int m_series = 0;
    CursorKind m_kind = CursorKind::hover;
    TokenFacts m_facts;
    QLabel* m_title = nullptr;
    QLabel* m_lockIcon = nullptr;
    QLabel* m_lockText = nullptr;
    QToolButton* m_release = nullptr;
    QLabel* m_teach = nullptr;
    QWidget* m_body = nullptr;
    QLabel* m_token = nullptr;
    QLabel* m_place = nullptr;
    QGridLayout* m_keyGrid = nullptr;
    QLabel* m_seriesTitle = nullptr;
    SegmentedControl* m_seriesChoice = nullptr;
    LayerBars* m_bars = nullptr;
    ChoiceBars* m_before = nullptr;
    ChoiceBars* m_after = nullptr;
};

} // namespace steerscope
