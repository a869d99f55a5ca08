// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QFontMetricsF>
#include <QRectF>
#include <QString>

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
    enum class Kind { text, glyph }; ///< Glyphs stand for white space: ↵ ⇥ ␣.
    int token = 0;
    Kind kind = Kind::text;
    QString text;
    qreal offset = 0; ///< From the start of its word, kerning included.
    qreal width = 0;
    qreal x = 0;
    int line = 0;
};

/// Flows tokens as running text and keeps their positions. Words that consist of several tokens are
/// not broken unless they are wider than a line; appending touches only the last word, so streaming
/// costs the same at token 10 and at token 10 000.
class TokenLayout {
public:
    /// Fonts and widths in logical pixels. Changing them positions everything again.
    void setFont(const QFont& font);
    void setLineHeight(qreal height);
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
    /// Half-open range of fragments that lie on a line.
    std::pair<int, int> fragmentsOfLine(int line) const;
    /// One rectangle per line that the token touches, the full line height; empty for a token
    /// without any visible fragment.
    std::vector<QRectF> tokenRects(int token) const;
    /// Token under a point, −1 when the point lies on none.
    int tokenAt(QPointF point) const;
    /// Where the next token would start: the place of the streaming caret.
    QPointF caret() const { return m_pen; }

private:
    struct Word {
        int first = 0; ///< Index of its first fragment.
        int count = 0;
        QString text;
        qreal width = 0;
        qreal space = 0;        ///< Width of the blank before it, dropped at the start of a line.
        bool newline = false;   ///< A ↵ that ends its line.
        bool breakable = false; ///< May be parted from the word before without a blank.
    };
    struct Line {
        int first = 0; ///< Index of its first fragment.
        qreal top = 0;
    };
    struct TokenSpan {
        int first = 0;
        int count = 0;
    };

    void addCharacters(int token, const QString& text);
    void addGlyph(int token, const QString& glyph, bool newline);
    void startWord(bool newline);
    void addToWord(int token, const QString& text);
    void placeFrom(int word);
    void placeWord(const Word& word);
    void placeInPieces(const Word& word);
    void breakLine(int firstFragment);
    void rebuild();
    void measure();

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
    std::vector<QPointF> m_pens; ///< Pen before each word, so that the last word can be redone.
    QPointF m_pen;
    qreal m_pendingSpace = 0; ///< Blank seen after the last word, not yet part of a word.
    int m_pendingBreaks = 0;  ///< Newlines seen since the last printed fragment.
};

} // namespace steerscope
