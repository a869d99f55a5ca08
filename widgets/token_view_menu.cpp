// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Selection, clipboard and the context menu of a TokenView.
#include "widgets/token_view.h"

#include "widgets/clipboard.h"
#include "widgets/token_alternatives.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QMenu>

#include <algorithm>
#include <cmath>

namespace steerscope {

void TokenView::setTokenActions(TokenActions actions) {
    m_actions = actions;
}

void TokenView::addTokenActions(QMenu& menu, int token) {
    const auto add = [&](TokenAction action, const QString& text, auto signal) {
        if (!m_actions.testFlag(action)) return;
        QAction* entry = menu.addAction(text, this, [this, token, signal] {
            Q_EMIT(this->*signal)
            (token);
        });
        entry->setEnabled(token >= 0);
    };
    add(TokenAction::fork, tr("Fork here"), &TokenView::forkRequested);
    add(TokenAction::alternatives, tr("Alternatives…"), &TokenView::alternativesRequested);
    add(TokenAction::pin, tr("Pin"), &TokenView::pinRequested);
    if (m_actions) menu.addSeparator();
}

void TokenView::contextMenuEvent(QContextMenuEvent* event) {
    const bool byKeyboard = event->reason() == QContextMenuEvent::Keyboard;
    const int token = byKeyboard ? m_cursor.value_or(-1) : tokenUnder(event->pos());
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    addTokenActions(*menu, token);
    const bool hasText = tokenCount() > 0;
    menu->addAction(tr("Copy"), this, &TokenView::copySelection)->setEnabled(hasText);
    menu->addAction(tr("Copy tokens and values"), this, &TokenView::copyValues)
        ->setEnabled(hasText);
    menu->addAction(tr("Copy figure"), this, [this] { copyFigure(figureOf(*viewport())); })
        ->setEnabled(hasText);
    menu->addAction(tr("Select all"), this, &TokenView::selectAll)->setEnabled(hasText);
    const QRect anchor = anchorRect(token);
    menu->popup(byKeyboard && !anchor.isEmpty() ? mapToGlobal(anchor.bottomLeft())
                                                : event->globalPos());
}

void TokenView::showAlternatives(int token, const ChoiceColumn& choices) {
    if (token < 0 || token >= tokenCount() || choices.choices.empty()) return;
    if (m_alternatives == nullptr) {
        m_alternatives = new TokenAlternatives(this);
        connect(m_alternatives, &TokenAlternatives::chosen, this,
                [this](int row) { Q_EMIT alternativeChosen(m_alternativesOf, row); });
    }
    m_alternativesOf = token;
    m_alternatives->setTheme(m_theme);
    m_alternatives->setScale(m_scale);
    const QRect anchor = anchorRect(token);
    m_alternatives->popup(choices, QRect(mapToGlobal(anchor.topLeft()), anchor.size()));
}

bool TokenView::isSelected(int token) const {
    if (m_selectionStart < 0) return false;
    const auto [low, high] = std::minmax(m_selectionStart, m_selectionEnd);
    return token >= low && token <= high;
}

QString TokenView::selectedText() const {
    if (m_selectionStart < 0) return {};
    QString text;
    for (int token = 0; token < tokenCount(); ++token)
        if (isSelected(token)) text += m_tokens[static_cast<std::size_t>(token)].text;
    return text;
}

void TokenView::selectAll() {
    if (m_tokens.empty()) return;
    m_selectionStart = 0;
    m_selectionEnd = tokenCount() - 1;
    viewport()->update();
}

void TokenView::copySelection() const {
    const QString selected = selectedText();
    QApplication::clipboard()->setText(selected.isEmpty() ? text() : selected);
}

QString TokenView::toTsv() const {
    QString tsv = QStringLiteral("token\ttext\tvalue\n");
    for (int token = 0; token < tokenCount(); ++token) {
        const TokenRun& run = m_tokens[static_cast<std::size_t>(token)];
        tsv += QStringLiteral("%1\t%2\t").arg(token).arg(plainTsv(run.text)) +
               (std::isfinite(run.value) ? QString::number(static_cast<double>(run.value), 'g', 9)
                                         : QString()) +
               u'\n';
    }
    return tsv;
}

void TokenView::copyValues() const {
    copyData({.text = toTsv(), .csv = {}, .tsv = toTsv(), .json = {}});
}

} // namespace steerscope
