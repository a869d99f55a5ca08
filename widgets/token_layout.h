// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QFontMetricsF>
#include <QPointF>
#include <QRectF>
#include <QString>

#include <utility>
#include <vector>

namespace steerscope {

/// One token as a view shows it.
struct TokenRun {
    QString text;    ///< Decoded text; concatenated over tokens this is the answer, bit for bit.
    QString piece;   ///< Printable name, for instance "⟨E2 80⟩" when `text` is empty.
    float value = 0; ///< The quantity that tints it, in the unit of the map; NaN when unknown.
};

/// A stretch of one token that never spans two lines. Positions are in layout coordinates.
struct TokenFragment {
    enum class Kind { text, glyph }; ///< Glyphs stand for white space (↵ ⇥ ␣) or broken UTF-8.
    int token = 0;
    int word = 0;
    Kind kind = Kind::text;
    QString text;
    qreal offset = 0; ///< From the start of its word, kerning included.
    qreal width = 0;
    qreal x = 0;
    int line = 0;
};

/// What one call of `drawText` draws: a whole word, so that it is shaped as one.
struct TextStretch {
    QString text;
    qreal x = 0;
    TokenFragment::Kind kind = TokenFragment::Kind::text;
};

/// Flows tokens as running text and keeps their positions. Words that consist of several tokens are
/// not broken unless they are wider than a line; appending touches only the last word, so streaming
/// costs the same at token 10 and at token 10 000. Newlines are shown and break the line; the sign
/// stands for an empty line, which takes no room of its own.
class TokenLayout {
public:
    /// Font and lengths in logical pixels. A change positions everything again.
    void setFont(const QFont& font, qreal lineHeight);
    void setWidth(qreal width);

    void clear();
    void append(const TokenRun& run);

    int tokenCount() const { return static_cast<int>(m_tokens.size()); }
    int lineCount() const { return static_cast<int>(m_lines.size()); }
    qreal height() const;
    qreal lineHeight() const { return m_lineHeight; }
    qreal lineTop(int line) const { return m_lines[static_cast<std::size_t>(line)].top; }
    /// First line whose bottom lies below y; `lineCount()` when there is none.
    int lineAt(qreal y) const;

    const std::vector<TokenFragment>& fragments() const { return m_fragments; }
    /// Half-open range of indices of the fragments that lie on a line.
    std::pair<int, int> fragmentsOfLine(int line) const;
    /// The words of a line, or the parts of those that are parted over lines.
    std::vector<TextStretch> stretchesOfLine(int line) const;
    const QFont& font() const { return m_font; }
    /// One rectangle per line that the token touches, the full line height; empty for a token
    /// without any visible fragment.
    std::vector<QRectF> tokenRects(int token) const;
    /// Token under a point or beside it within half a blank, −1 when there is none.
    int tokenAt(QPointF point) const;
    /// Top left of where the next token would start: the place of the streaming caret.
    QPointF caret() const { return m_pen; }

private:
    enum class WordKind { text, glyph, newline };

    struct Word {
        WordKind kind = WordKind::text;
        int first = 0; ///< Index of its first fragment; words own consecutive fragments.
        int count = 0;
        qreal width = 0;
        int blanks = 0;    ///< Spaces before it, dropped where a line is wrapped.
        int newlines = 0;  ///< Newlines between the word before and this one.
        QPointF penBefore; ///< State to return to when the word grows.
        int linesBefore = 0;
    };
    struct Line {
        int first = 0; ///< Index of its first fragment.
        qreal top = 0;
    };
    struct TokenSpan {
        int first = 0;
        int count = 0;
    };

    void addToken(int token);
    void addText(int token, const QString& text);
    void addToWord(int token, const QString& text);
    void addGlyph(int token, const QString& glyph, WordKind kind);
    void startWord(WordKind kind);
    bool continuesWord() const;
    void addFragment(int token, TokenFragment::Kind kind, const QString& text);
    void measure(Word& word);
    void placeFrom(std::size_t word);
    void placeWord(const Word& word);
    void breakLine(int firstFragment);
    void rebuild();

    QFont m_font;
    QFontMetricsF m_metrics{QFont()};
    qreal m_lineHeight = 28;
    qreal m_width = 300;
    qreal m_blank = 4; ///< Width of one space.

    std::vector<TokenRun> m_tokens;
    std::vector<TokenSpan> m_spans; ///< Fragments of each token.
    std::vector<TokenFragment> m_fragments;
    std::vector<Word> m_words;
    std::vector<Line> m_lines;
    QPointF m_pen;
    int m_pendingBlanks = 0;   ///< Spaces seen since the last word.
    int m_pendingNewlines = 0; ///< Newlines seen since the last word that is not one.
};

} // namespace steerscope
