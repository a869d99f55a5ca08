// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/growing_field.h"

#include "widgets/theme.h"

#include <QEvent>
#include <QScrollBar>

#include <algorithm>

namespace steerscope {
namespace {

constexpr int kMostLines = 4;
constexpr qreal kFieldHeight = 32;

} // namespace

GrowingField::GrowingField(QWidget* parent) : QPlainTextEdit(parent) {
    setTabChangesFocus(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    document()->setDocumentMargin(0);
    connect(this, &QPlainTextEdit::textChanged, this, &GrowingField::fit);
    fit();
}

void GrowingField::setScale(qreal scale) {
    m_scale = scale;
    fit();
}

void GrowingField::setFrameHeight(int pixels) {
    m_frameHeight = pixels;
    fit();
}

void GrowingField::setText(const QString& text) {
    if (text != toPlainText()) setPlainText(text);
}

void GrowingField::fit() {
    // QPlainTextEdit measures the height of its document in lines.
    const int lines = std::max(static_cast<int>(document()->size().height()), 1);
    const int line = fontMetrics().lineSpacing();
    const int oneLine = scaledPixels(kFieldHeight, m_scale) - m_frameHeight;
    const int high = oneLine + (std::min(lines, kMostLines) - 1) * line;
    // The remaining height is split above and below the text: a single line sits in the middle.
    const int pad = std::max((oneLine - line) / 2, 0);
    setViewportMargins(0, pad, 0, 0);
    setVerticalScrollBarPolicy(lines > kMostLines ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    if (lines <= kMostLines) verticalScrollBar()->setValue(0);
    if (height() != high || minimumHeight() != high) setFixedHeight(high);
}

QSize GrowingField::sizeHint() const {
    return {scaledPixels(320, m_scale), minimumHeight()};
}

QSize GrowingField::minimumSizeHint() const {
    return {scaledPixels(120, m_scale), minimumHeight()};
}

void GrowingField::resizeEvent(QResizeEvent* event) {
    QPlainTextEdit::resizeEvent(event);
    fit();
}

void GrowingField::changeEvent(QEvent* event) {
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) fit();
}

} // namespace steerscope
