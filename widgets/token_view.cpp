// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/token_view.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QEvent>
#include <QResizeEvent>
#include <QScrollBar>
#include <QStyle>
#include <QVariantAnimation>

#include <algorithm>
#include <cmath>

namespace steerscope {
namespace {

constexpr int kFadeMs = 120;
constexpr qreal kStaleOpacity = 0.45;
constexpr double kReferencePercentile = 0.97;
constexpr qreal kSidePad = 16;
constexpr qreal kTopPad = 12;
constexpr qreal kBottomPad = 4;
constexpr qreal kNarrowWidth = 320; ///< Below it the text is set smaller.
constexpr qreal kNarrowFont = 13;
constexpr qreal kNarrowLine = 24;

/// Percentile of |v| over the finite values, linear between ranks; 0 when there is none.
float percentileOfMagnitude(const std::vector<TokenRun>& tokens) {
    std::vector<float> values;
    for (const TokenRun& token : tokens)
        if (std::isfinite(token.value)) values.push_back(std::abs(token.value));
    if (values.empty()) return 0;
    std::sort(values.begin(), values.end());
    const double rank = kReferencePercentile * static_cast<double>(values.size() - 1);
    const auto low = static_cast<std::size_t>(rank);
    const std::size_t high = std::min(low + 1, values.size() - 1);
    const auto part = static_cast<float>(rank - std::floor(rank));
    return values[low] + part * (values[high] - values[low]);
}

/// Lets a screen reader read the whole answer as the value and the cursor's token as description.
class TokenViewAccessible : public QAccessibleWidget {
public:
    explicit TokenViewAccessible(QWidget* widget)
        : QAccessibleWidget(widget, QAccessible::Document) {}

    QString text(QAccessible::Text which) const override {
        const auto* view = static_cast<const TokenView*>(widget());
        if (which == QAccessible::Value) return view->text();
        return QAccessibleWidget::text(which);
    }
};

QAccessibleInterface* makeAccessible(const QString&, QObject* object) {
    auto* view = qobject_cast<TokenView*>(object);
    return view == nullptr ? nullptr : new TokenViewAccessible(view);
}

} // namespace

TokenView::TokenView(QWidget* parent) : QAbstractScrollArea(parent) {
    // Qt keeps one list of factories and ignores a second entry of the same function.
    QAccessible::installFactory(makeAccessible);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Answer"));
    viewport()->setMouseTracking(true);
    viewport()->setCursor(Qt::IBeamCursor);
    viewport()->setAutoFillBackground(false);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent, false);
    m_fade = new QVariantAnimation(this);
    m_fade->setDuration(kFadeMs);
    connect(m_fade, &QVariantAnimation::valueChanged, this,
            [this](const QVariant& value) { setTextOpacity(value.toReal()); });
    applyMetrics();
}

void TokenView::setTheme(const Theme& theme) {
    m_theme = theme;
    viewport()->update();
}

void TokenView::setScale(qreal scale) {
    m_scale = scale;
    applyMetrics();
}

void TokenView::setIdentity(Identity identity) {
    m_identity = identity;
    viewport()->update();
}

void TokenView::clear() {
    setTokens({});
}

void TokenView::setTokens(std::vector<TokenRun> tokens) {
    m_tokens = std::move(tokens);
    m_layout.clear();
    for (const TokenRun& token : m_tokens)
        m_layout.append(token);
    m_hovered = m_pressed = m_selectionStart = m_selectionEnd = -1;
    m_marks.clear();
    m_reference = 0;
    updateReference();
    updateScrollBar();
    viewport()->update();
    Q_EMIT geometryChanged();
}

void TokenView::appendToken(const TokenRun& token) {
    const bool atEnd = verticalScrollBar()->value() == verticalScrollBar()->maximum();
    m_tokens.push_back(token);
    m_layout.append(token);
    // While streaming the reference may only grow: tints that were drawn do not flicker.
    if (std::isfinite(token.value)) updateReference();
    updateScrollBar();
    if (atEnd && m_followEnd) verticalScrollBar()->setValue(verticalScrollBar()->maximum());
    viewport()->update();
    Q_EMIT geometryChanged();
}

void TokenView::setTint(std::vector<float> values, TintSign sign) {
    m_sign = sign;
    values.resize(m_tokens.size(), std::numeric_limits<float>::quiet_NaN());
    for (std::size_t t = 0; t < values.size(); ++t)
        m_tokens[t].value = values[t];
    if (!m_streaming) m_reference = 0;
    updateReference();
    viewport()->update();
}

void TokenView::updateReference() {
    const float now = percentileOfMagnitude(m_tokens);
    const float before = m_reference;
    m_reference = m_streaming ? std::max(m_reference, now) : now;
    if (m_reference != before) Q_EMIT tintReferenceChanged(tintReference());
}

void TokenView::setMarks(std::vector<WordMark> marks) {
    m_marks = std::move(marks);
    viewport()->update();
}

QString TokenView::text() const {
    QString whole;
    for (const TokenRun& token : m_tokens)
        whole += token.text;
    return whole;
}

void TokenView::setStreaming(bool streaming) {
    m_streaming = streaming;
    updateReference();
    viewport()->update();
}

void TokenView::setStale(bool stale) {
    if (stale == m_stale) return;
    m_stale = stale;
    m_fade->stop();
    const qreal target = stale ? kStaleOpacity : 1;
    // New text appears at once; only the old one fades, and not where motion is switched off.
    const int allowed = style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this);
    if (!stale || allowed == 0 || m_theme.motion == Motion::reduced || !isVisible()) {
        setTextOpacity(target);
        return;
    }
    m_fade->setStartValue(m_textOpacity);
    m_fade->setEndValue(target);
    m_fade->start();
}

void TokenView::setTextOpacity(qreal opacity) {
    m_textOpacity = opacity;
    viewport()->update();
}

void TokenView::setTokenCursor(std::optional<int> token, CursorKind kind, CursorOwner owner) {
    const bool moved = token != m_cursor;
    m_cursor = token;
    m_cursorKind = kind;
    m_cursorOwner = owner;
    if (moved) announceCursor();
    viewport()->update();
}

void TokenView::announceCursor() {
    QString spoken;
    if (m_cursor && *m_cursor >= 0 && *m_cursor < tokenCount()) {
        const TokenRun& token = m_tokens[static_cast<std::size_t>(*m_cursor)];
        spoken = tr("token %1 of %2: %3")
                     .arg(*m_cursor)
                     .arg(tokenCount())
                     .arg(token.piece.isEmpty() ? token.text.trimmed() : token.piece);
        const auto index = static_cast<std::size_t>(*m_cursor);
        if (index < m_marks.size() && m_marks[index].only)
            spoken = tr("%1, differs from the reference").arg(spoken);
    }
    setAccessibleDescription(spoken);
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
}

QColor TokenView::tintColor(int token) const {
    if (token < 0 || token >= tokenCount() || !(m_reference > 0)) return Qt::transparent;
    const float value = m_tokens[static_cast<std::size_t>(token)].value;
    if (!std::isfinite(value)) return Qt::transparent;
    const qreal share = std::min(1.0, static_cast<qreal>(std::abs(value) / m_reference));
    const Identity hue =
        m_sign == TintSign::both ? identityOfSign(static_cast<double>(value)) : m_identity;
    return answerTint(m_theme, hue, share);
}

qreal TokenView::tintOpacity(int token) const {
    return tintColor(token).alphaF();
}

QPointF TokenView::textOrigin() const {
    return {kSidePad * m_scale, kTopPad * m_scale - verticalScrollBar()->value()};
}

QRectF TokenView::tintRect(const QRectF& tokenRect) const {
    const qreal inset = 0.09 * tokenRect.height();
    return tokenRect.adjusted(0, inset, 0, -inset);
}

QRectF TokenView::frameRect(const QRectF& tokenRect) const {
    const qreal out = m_scale;
    return tintRect(tokenRect).adjusted(-2 * out, -out, 2 * out, out);
}

QRect TokenView::anchorRect(int token) const {
    const std::vector<QRectF> rects = m_layout.tokenRects(token);
    if (rects.empty()) return {};
    const QRect frame = frameRect(rects.front().translated(textOrigin())).toAlignedRect();
    const QRect visible = viewport()->rect();
    QRect shown = frame.intersected(visible);
    if (shown.isEmpty()) {
        const int y = frame.top() < visible.top() ? visible.top() : visible.bottom();
        shown = QRect(frame.left(), y, frame.width(), 1);
    }
    return shown.translated(viewport()->pos());
}

bool TokenView::isOutOfView(int token) const {
    const std::vector<QRectF> rects = m_layout.tokenRects(token);
    if (rects.empty()) return true;
    const qreal middle = rects.front().translated(textOrigin()).center().y();
    return middle < 0 || middle > viewport()->height();
}

void TokenView::ensureVisible(int token) {
    const std::vector<QRectF> rects = m_layout.tokenRects(token);
    if (rects.empty()) return;
    const QRectF shown = rects.front().translated(textOrigin());
    if (shown.top() >= 0 && shown.bottom() <= viewport()->height()) return;
    const int line = m_layout.lineAt(rects.front().center().y());
    const qreal top = m_layout.lineTop(std::max(line - 1, 0));
    verticalScrollBar()->setValue(static_cast<int>(top));
}

void TokenView::applyMetrics() {
    const bool narrow = width() < kNarrowWidth * m_scale;
    QFont font = themeFont(TypeRole::pane, m_scale);
    qreal line = themeLineHeight(TypeRole::pane, m_scale);
    if (narrow) {
        font.setPixelSize(scaledPixels(kNarrowFont, m_scale));
        line = scaledPixels(kNarrowLine, m_scale);
    }
    // The right pad holds the scroll bar too, so its coming and going never breaks the lines anew.
    m_layout.setWidth(width() - 2 * kSidePad * m_scale);
    m_layout.setFont(font, line);
    updateScrollBar();
    viewport()->update();
    Q_EMIT geometryChanged();
}

void TokenView::updateScrollBar() {
    const qreal content = m_layout.height() + (kTopPad + kBottomPad) * m_scale;
    const int over = static_cast<int>(std::ceil(content)) - viewport()->height();
    verticalScrollBar()->setRange(0, std::max(over, 0));
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(static_cast<int>(m_layout.lineHeight()));
}

void TokenView::resizeEvent(QResizeEvent* event) {
    QAbstractScrollArea::resizeEvent(event);
    applyMetrics();
}

void TokenView::scrollContentsBy(int, int) {
    viewport()->update();
    Q_EMIT geometryChanged();
}

void TokenView::changeEvent(QEvent* event) {
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange) applyMetrics();
}

} // namespace steerscope
