// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/demo_head.h"

#include "widgets/icon_push_button.h"
#include "widgets/label_style.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>

namespace steerscope {

DemoHead::DemoHead(QWidget* parent) : QFrame(parent) {
    m_sentence = new QLabel(this);
    m_sentence->setWordWrap(true);
    m_sentence->setAccessibleName(tr("What is on screen"));
    m_prompt = new QLineEdit(this);
    m_prompt->setAccessibleName(tr("Question"));
    m_prompt->setPlaceholderText(tr("Ask something; both sides answer it"));
    m_run = new IconPushButton(IconPushButton::Kind::primary, tr("Run"), this);
    auto* line = new QHBoxLayout;
    line->addWidget(m_prompt, 1);
    line->addWidget(m_run);
    m_layout = new QVBoxLayout(this);
    m_layout->addWidget(m_sentence);
    m_layout->addLayout(line);
    connect(m_prompt, &QLineEdit::textEdited, this, &DemoHead::promptChanged);
    connect(m_prompt, &QLineEdit::returnPressed, m_run, &QAbstractButton::click);
    connect(m_run, &QAbstractButton::clicked, this,
            [this] { m_running ? Q_EMIT stopRequested() : Q_EMIT runRequested(); });
    showButton();
    restyle();
}

void DemoHead::setTheme(const Theme& theme) {
    m_theme = theme;
    restyle();
}

void DemoHead::setScale(qreal scale) {
    m_scale = scale;
    restyle();
}

void DemoHead::setSentence(const QString& sentence) {
    m_sentence->setText(sentence);
}

QString DemoHead::sentence() const {
    return m_sentence->text();
}

void DemoHead::setPrompt(const QString& prompt) {
    if (m_prompt->text() != prompt) m_prompt->setText(prompt);
}

void DemoHead::focusPrompt() {
    m_prompt->setFocus();
}

void DemoHead::setRunning(bool running) {
    m_running = running;
    showButton();
}

void DemoHead::setBlockedReason(const QString& reason) {
    m_blocked = reason;
    showButton();
}

void DemoHead::showButton() {
    m_run->setText(m_running ? tr("Stop") : tr("Run"));
    m_run->setSign(m_running ? Icon::stop : Icon::run);
    m_run->setAccessibleName(m_running ? tr("Stop the demonstration")
                                       : tr("Run the demonstration"));
    m_run->setEnabled(m_running || m_blocked.isEmpty());
    m_run->setToolTip(m_run->isEnabled() ? QString() : m_blocked);
}

void DemoHead::restyle() {
    const int gap = scaledPixels(8, m_scale);
    m_layout->setContentsMargins(scaledPixels(16, m_scale), gap, scaledPixels(16, m_scale), 0);
    m_layout->setSpacing(gap);
    // 32 px for the sentence and 20 for the field, at the scale of the demo.
    styleLabel(m_sentence, TypeRole::display, m_theme.text, m_scale * 32 / 30);
    m_prompt->setFont(themeFont(TypeRole::control, m_scale * 22 / 19.5));
    m_prompt->setFixedHeight(scaledPixels(32, m_scale));
    m_run->setTheme(m_theme);
    m_run->setScale(m_scale);
    m_run->setFixedSize(scaledPixels(88, m_scale), scaledPixels(32, m_scale));
}

} // namespace steerscope
