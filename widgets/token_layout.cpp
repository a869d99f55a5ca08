// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/token_layout.h"

#include <QStringList>
#include <QTextBoundaryFinder>

#include <algorithm>
#include <cmath>

namespace steerscope {
namespace {

constexpr int kLongestFragment = 16; ///< Longer ones are cut, so that they can be wrapped.
constexpr char16_t kNewlineSign = u'↵';
constexpr char16_t kTabSign = u'⇥';
constexpr char16_t kBlankSign = u'␣';

/// Scripts that write without blanks between words: any two of their letters may be parted.
bool isUnspaced(QChar c) {
    switch (c.script()) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
        return true;
    default:
        return false;
    }
}

bool isBlankOnly(const QString& text) {
    return !text.isEmpty() &&
           std::all_of(text.begin(), text.end(), [](QChar c) { return c == u' '; });
}

/// Cuts text into stretches of at most `kLongestFragment` characters, never inside a grapheme.
QStringList cutLong(const QString& text) {
    if (text.size() <= kLongestFragment) return {text};
    QStringList parts;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    qsizetype from = 0;
    for (qsizetype to = finder.toNextBoundary(); to >= 0; to = finder.toNextBoundary()) {
        if (to - from < kLongestFragment && to < text.size()) continue;
        parts << text.mid(from, to - from);
        from = to;
    }
    return parts;
}

std::size_t at(int index) {
    return static_cast<std::size_t>(index);
}

} // namespace

void TokenLayout::setFont(const QFont& font, qreal lineHeight) {
    m_font = font;
    m_metrics = QFontMetricsF(font);
    m_blank = m_metrics.horizontalAdvance(QLatin1Char(' '));
    m_lineHeight = lineHeight;
    rebuild();
}

void TokenLayout::setWidth(qreal width) {
    if (width == m_width) return;
    m_width = width;
    placeFrom(0);
}

void TokenLayout::clear() {
    m_tokens.clear();
    rebuild();
}

void TokenLayout::append(const TokenRun& run) {
    m_tokens.push_back(run);
    const std::size_t changed = m_words.empty() ? 0 : m_words.size() - 1;
    addToken(tokenCount() - 1);
    for (std::size_t w = changed; w < m_words.size(); ++w)
        measure(m_words[w]);
    placeFrom(changed);
}

void TokenLayout::rebuild() {
    m_spans.clear();
    m_fragments.clear();
    m_words.clear();
    m_pendingBlanks = 0;
    m_pendingNewlines = 0;
    for (int token = 0; token < tokenCount(); ++token)
        addToken(token);
    for (Word& word : m_words)
        measure(word);
    placeFrom(0);
}

void TokenLayout::addToken(int token) {
    m_spans.push_back({static_cast<int>(m_fragments.size()), 0});
    const TokenRun& run = m_tokens[at(token)];
    if (run.text.isEmpty()) {
        if (!run.piece.isEmpty()) addGlyph(token, run.piece, WordKind::glyph);
    } else if (isBlankOnly(run.text)) {
        addGlyph(token, QString(run.text.size(), QChar(kBlankSign)), WordKind::glyph);
    } else {
        addText(token, run.text);
    }
    m_spans.back().count = static_cast<int>(m_fragments.size()) - m_spans.back().first;
}

void TokenLayout::addText(int token, const QString& text) {
    QString chunk;
    const auto flush = [&] {
        if (!chunk.isEmpty()) addToWord(token, chunk);
        chunk.clear();
    };
    for (const QChar c : text) {
        if (c == u'\r') continue;
        if (c != u' ' && c != u'\n' && c != u'\t') {
            chunk += c;
            continue;
        }
        flush();
        if (c == u'\n')
            addGlyph(token, QChar(kNewlineSign), WordKind::newline);
        else if (c == u'\t')
            addGlyph(token, QChar(kTabSign), WordKind::glyph);
        else
            ++m_pendingBlanks;
    }
    flush();
}

bool TokenLayout::continuesWord() const {
    return m_pendingBlanks == 0 && !m_words.empty() && m_words.back().kind == WordKind::text;
}

void TokenLayout::addToWord(int token, const QString& text) {
    QString part;
    QChar before = continuesWord() ? m_fragments.back().text.back() : QChar();
    if (!continuesWord()) startWord(WordKind::text);
    const auto flush = [&] {
        if (part.isEmpty()) return;
        for (const QString& piece : cutLong(part))
            addFragment(token, TokenFragment::Kind::text, piece);
        part.clear();
    };
    for (const QChar c : text) {
        if (isUnspaced(c) && isUnspaced(before)) {
            flush();
            startWord(WordKind::text);
        }
        part += c;
        before = c;
    }
    flush();
}

void TokenLayout::addGlyph(int token, const QString& glyph, WordKind kind) {
    startWord(kind);
    addFragment(token, TokenFragment::Kind::glyph, glyph);
}

void TokenLayout::startWord(WordKind kind) {
    Word word;
    word.kind = kind;
    word.first = static_cast<int>(m_fragments.size());
    word.blanks = std::exchange(m_pendingBlanks, 0);
    if (kind == WordKind::newline)
        ++m_pendingNewlines;
    else
        word.newlines = std::exchange(m_pendingNewlines, 0);
    m_words.push_back(word);
}

void TokenLayout::addFragment(int token, TokenFragment::Kind kind, const QString& text) {
    TokenFragment fragment;
    fragment.token = token;
    fragment.word = static_cast<int>(m_words.size()) - 1;
    fragment.kind = kind;
    fragment.text = text;
    m_fragments.push_back(fragment);
    ++m_words.back().count;
}

void TokenLayout::measure(Word& word) {
    QString text;
    for (int i = word.first; i < word.first + word.count; ++i) {
        TokenFragment& fragment = m_fragments[at(i)];
        // The advance of the whole prefix: kerning across pieces stays as in the drawn word.
        fragment.offset = m_metrics.horizontalAdvance(text);
        text += fragment.text;
        fragment.width = m_metrics.horizontalAdvance(text) - fragment.offset;
    }
    word.width = m_metrics.horizontalAdvance(text);
}

void TokenLayout::placeFrom(std::size_t word) {
    if (word == 0) {
        m_lines.clear();
        m_pen = {};
    } else if (word < m_words.size()) {
        m_lines.resize(at(m_words[word].linesBefore));
        m_pen = m_words[word].penBefore;
    }
    for (std::size_t w = word; w < m_words.size(); ++w) {
        m_words[w].penBefore = m_pen;
        m_words[w].linesBefore = lineCount();
        placeWord(m_words[w]);
    }
}

void TokenLayout::placeWord(const Word& word) {
    qreal space = word.blanks * m_blank;
    if (m_lines.empty()) {
        breakLine(word.first);
    } else if (word.newlines > 0) {
        breakLine(word.first);
    } else if (word.kind != WordKind::newline && m_pen.x() > 0 &&
               m_pen.x() + space + word.width > m_width) {
        breakLine(word.first);
        space = 0;
    }
    const qreal start = m_pen.x() + space;
    const bool inPieces = word.width > m_width;
    m_pen.setX(start);
    for (int i = word.first; i < word.first + word.count; ++i) {
        TokenFragment& fragment = m_fragments[at(i)];
        if (inPieces && m_pen.x() > 0 && m_pen.x() + fragment.width > m_width) breakLine(i);
        fragment.x = inPieces ? m_pen.x() : start + fragment.offset;
        fragment.line = lineCount() - 1;
        m_pen.setX(fragment.x + fragment.width);
    }
}

void TokenLayout::breakLine(int firstFragment) {
    const qreal top = m_lines.empty() ? 0 : m_lines.back().top + m_lineHeight;
    m_lines.push_back({firstFragment, top});
    m_pen = {0, top};
}

qreal TokenLayout::height() const {
    return m_lines.empty() ? 0 : m_lines.back().top + m_lineHeight;
}

int TokenLayout::lineAt(qreal y) const {
    const auto below = [&](const Line& line) { return line.top + m_lineHeight <= y; };
    const auto found = std::partition_point(m_lines.begin(), m_lines.end(), below);
    return static_cast<int>(found - m_lines.begin());
}

std::pair<int, int> TokenLayout::fragmentsOfLine(int line) const {
    const bool last = line + 1 >= lineCount();
    return {m_lines[at(line)].first,
            last ? static_cast<int>(m_fragments.size()) : m_lines[at(line + 1)].first};
}

std::vector<TextStretch> TokenLayout::stretchesOfLine(int line) const {
    std::vector<TextStretch> stretches;
    const auto [first, last] = fragmentsOfLine(line);
    int word = -1;
    for (int i = first; i < last; ++i) {
        const TokenFragment& fragment = m_fragments[at(i)];
        if (fragment.word == word)
            stretches.back().text += fragment.text;
        else
            stretches.push_back({fragment.text, fragment.x, fragment.kind});
        word = fragment.word;
    }
    return stretches;
}

std::vector<QRectF> TokenLayout::tokenRects(int token) const {
    std::vector<QRectF> rects;
    if (token < 0 || token >= tokenCount()) return rects;
    const TokenSpan span = m_spans[at(token)];
    int line = -1;
    for (int i = span.first; i < span.first + span.count; ++i) {
        const TokenFragment& fragment = m_fragments[at(i)];
        const QRectF rect(fragment.x, lineTop(fragment.line), fragment.width, m_lineHeight);
        if (fragment.line == line)
            rects.back() = rects.back().united(rect);
        else
            rects.push_back(rect);
        line = fragment.line;
    }
    return rects;
}

int TokenLayout::tokenAt(QPointF point) const {
    const int line = lineAt(point.y());
    if (line >= lineCount() || point.y() < lineTop(line)) return -1;
    const auto [first, last] = fragmentsOfLine(line);
    int best = -1;
    qreal nearest = 0.6 * m_blank;
    for (int i = first; i < last; ++i) {
        const TokenFragment& fragment = m_fragments[at(i)];
        const qreal right = fragment.x + fragment.width;
        const qreal distance = std::max({fragment.x - point.x(), point.x() - right, 0.0});
        if (distance > nearest || (best >= 0 && distance == nearest)) continue;
        nearest = distance;
        best = fragment.token;
    }
    return best;
}

} // namespace steerscope
