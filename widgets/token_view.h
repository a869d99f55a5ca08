// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/cursor_kind.h"
#include "widgets/theme.h"
#include "widgets/token_facts.h"
#include "widgets/token_layout.h"
#include "widgets/word_diff.h"

#include <QAbstractScrollArea>

#include <optional>
#include <utility>
#include <vector>

class QMenu;
class QVariantAnimation;

namespace steerscope {

class TokenAlternatives;

/// What the owner can do with a single token; only these stand in the context menu.
enum class TokenAction { fork = 1, alternatives = 2, pin = 4 };
Q_DECLARE_FLAGS(TokenActions, TokenAction)
Q_DECLARE_OPERATORS_FOR_FLAGS(TokenActions)

/// An answer as running text with a tint behind each token: opacity = cap · v^1.6 of one hue, where
/// v is the token's value over the 97th percentile of all values, clipped to 1 (`mock/tokens.md`).
/// Differences are blue below zero and orange above.
/// The tint never takes the text below a contrast of 4.5 : 1.
class TokenView : public QAbstractScrollArea {
    Q_OBJECT
public:
    explicit TokenView(QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    void setScale(qreal scale);
    /// Chooses the hue of the tint and of the caret.
    void setIdentity(Identity identity);

    void clear();
    void setTokens(std::vector<TokenRun> tokens);
    void appendToken(const TokenRun& token);
    /// Replaces the values of the tokens that are there; missing ones count as unknown.
    void setTint(std::vector<float> values, TintSign sign = TintSign::magnitude);
    TintSign tintSign() const { return m_sign; }
    /// Value of the strongest tint, the 97th percentile; 0 when nothing is tinted.
    double tintReference() const { return static_cast<double>(m_reference); }
    /// Marks words that differ from a reference text: underlined where they stand only here, a
    /// wedge where the reference has words that are missing. One mark per token; empty = none.
    void setMarks(std::vector<WordMark> marks);
    const std::vector<WordMark>& marks() const { return m_marks; }
    /// None until told.
    void setTokenActions(TokenActions actions);
    /// Opens the list of alternatives below a token, as answer to `alternativesRequested`.
    void showAlternatives(int token, const ChoiceColumn& choices);
    /// "token", "text", "value", a line per token.
    QString toTsv() const;
    int tokenCount() const { return static_cast<int>(m_tokens.size()); }
    QString text() const;

    /// Shows the caret after the last token while an answer is being written.
    void setStreaming(bool streaming);
    /// Fades the text to 45 % until it is replaced.
    void setStale(bool stale);
    bool isStale() const { return m_stale; }

    /// Places the linked cursor on a token, or nowhere. Not to be mixed up with the mouse pointer.
    void setTokenCursor(std::optional<int> token, CursorKind kind, CursorOwner owner);
    std::optional<int> tokenCursor() const { return m_cursor; }

    /// Frame of a token in the coordinates of this widget (not of the viewport), cut to what is
    /// visible; empty when the token does not exist. Of a token parted over two lines: the first.
    QRect anchorRect(int token) const;
    /// True when the token lies outside what is scrolled into view.
    bool isOutOfView(int token) const;
    /// Scrolls so that the token stands on the second visible line, if it is not visible already.
    void ensureVisible(int token);

    /// Tokens selected with the mouse (press, drag); copied as plain text.
    QString selectedText() const;
    /// Opacity of the tint behind a token, 0 … cap. For the legend and for tests.
    qreal tintOpacity(int token) const;
    QColor tintColor(int token) const;

Q_SIGNALS:
    void tokenHovered(int token);
    void hoverLeft();
    void tokenActivated(int token);
    void cursorReleased();
    /// Chosen from the menu, which also opens with the Menu key at the cursor's token.
    void forkRequested(int token);
    void pinRequested(int token);
    /// Menu or Alt+Down; the owner answers with `showAlternatives`.
    void alternativesRequested(int token);
    /// A row of the list that `showAlternatives` opened.
    void alternativeChosen(int token, int row);
    void tintReferenceChanged(double reference);
    /// Tokens moved on screen (scrolled, resized, appended): anchors must be asked again.
    void geometryChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void changeEvent(QEvent* event) override;

private:
    void applyMetrics();
    void updateScrollBar();
    void updateReference();
    void setTextOpacity(qreal opacity);
    void moveCursorTo(int token);
    int tokenOnNeighbourLine(int step) const;
    void moveHoverTo(int token);
    void announceCursor();
    QPointF textOrigin() const;
    int tokenUnder(QPointF viewportPos) const;
    bool isSelected(int token) const;
    QRectF tintRect(const QRectF& tokenRect) const;
    std::pair<int, int> visibleLines() const;
    void paintTints(QPainter& painter, int first, int last) const;
    void paintText(QPainter& painter, int first, int last) const;
    void paintCursor(QPainter& painter) const;
    void paintCaret(QPainter& painter) const;
    void paintMarks(QPainter& painter, int first, int last) const;
    void copySelection() const;
    void copyValues() const;
    void selectAll();
    void addTokenActions(QMenu& menu, int token);
    QRectF frameRect(const QRectF& tokenRect) const;

    Theme m_theme = themeOf(ThemeKind::light);
    qreal m_scale = 1;
    Identity m_identity = Identity::unsteered;
    TokenLayout m_layout;
    std::vector<TokenRun> m_tokens;
    TintSign m_sign = TintSign::magnitude;
    float m_reference = 0;         ///< 97th percentile of the values; 0 when nothing is tinted.
    std::vector<WordMark> m_marks; ///< One per token, or none.
    TokenActions m_actions;
    TokenAlternatives* m_alternatives = nullptr;
    int m_alternativesOf = -1;
    bool m_streaming = false;
    bool m_stale = false;
    bool m_followEnd = true;
    qreal m_textOpacity = 1;
    QVariantAnimation* m_fade = nullptr;
    std::optional<int> m_cursor;
    CursorKind m_cursorKind = CursorKind::hover;
    CursorOwner m_cursorOwner = CursorOwner::other;
    int m_hovered = -1;
    bool m_showFocus = false;
    int m_pressed = -1;
    int m_selectionStart = -1; ///< Anchor and end of the selection, inclusive; −1 when none.
    int m_selectionEnd = -1;
};

} // namespace steerscope
