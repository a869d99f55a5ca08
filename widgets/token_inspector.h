// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/cursor_kind.h"
#include "widgets/theme.h"
#include "widgets/token_facts.h"

#include <QFrame>

#include <optional>
#include <utility>
#include <vector>

class QGridLayout;
class QHBoxLayout;
class QLabel;
class QToolButton;
class QVBoxLayout;

namespace steerscope {

class ChoiceBars;
class ElidedLabel;
class LayerBars;
class LensTable;
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
    /// A candidate was clicked, or chosen with Enter: fork the answer there.
    void alternativeChosen(steerscope::ChoiceSide side, int row);
    /// The person wants the locked cursor gone (Esc button).
    void releaseRequested();

private:
    void buildHeader(QVBoxLayout* layout);
    void buildBody(QVBoxLayout* layout);
    void showParts();
    void showSeries(int index);
    void showPage(int page);
    void linkChoices();
    void buildChoices();
    void showKeyValues();
    void styleKeyValue(const std::pair<QLabel*, QLabel*>& labels);
    void restyle();

    Theme m_theme = themeOf(ThemeKind::light);
    qreal m_scale = 1;
    bool m_empty = true;
    CursorKind m_kind = CursorKind::hover;
    TokenFacts m_facts;
    QHBoxLayout* m_header = nullptr;
    QHBoxLayout* m_tokenRow = nullptr;
    QHBoxLayout* m_choiceRow = nullptr;
    QVBoxLayout* m_bodyLayout = nullptr;
    std::vector<std::pair<QLabel*, QLabel*>> m_keyLabels; ///< Name and number, in order.
    QLabel* m_title = nullptr;
    QLabel* m_lockIcon = nullptr;
    QLabel* m_lockText = nullptr;
    QToolButton* m_release = nullptr;
    QLabel* m_teach = nullptr;
    QWidget* m_body = nullptr;
    ElidedLabel* m_token = nullptr;
    ElidedLabel* m_place = nullptr;
    QGridLayout* m_keyGrid = nullptr;
    QLabel* m_seriesTitle = nullptr;
    SegmentedControl* m_seriesChoice = nullptr;
    LayerBars* m_bars = nullptr;
    ChoiceBars* m_before = nullptr;
    ChoiceBars* m_after = nullptr;
    SegmentedControl* m_page = nullptr; ///< Choices | Lens by layer.
    QLabel* m_kl = nullptr;
    LensTable* m_lens = nullptr;
};

} // namespace steerscope
