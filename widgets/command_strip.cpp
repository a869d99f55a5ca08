// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/command_strip.h"

#include "widgets/icons.h"
#include "widgets/label_style.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QToolButton>

namespace steerscope {

CommandStrip::CommandStrip(QWidget* parent) : QFrame(parent) {
    setObjectName(QStringLiteral("commandStrip"));
    m_line = new QLineEdit(this);
    m_line->setReadOnly(true);
    m_line->setAccessibleName(tr("Command line of what is on screen"));
    m_copy = new QToolButton(this);
    m_copy->setAccessibleName(tr("Copy the command line"));
    m_copy->setToolTip(tr("Copy"));
    m_close = new QToolButton(this);
    m_close->setAccessibleName(tr("Close the command line"));
    m_close->setToolTip(tr("Close"));
    m_layout = new QHBoxLayout(this);
    m_layout->addWidget(m_line, 1);
    m_layout->addWidget(m_copy);
    m_layout->addWidget(m_close);
    connect(m_close, &QToolButton::clicked, this, &CommandStrip::closeRequested);
    connect(m_copy, &QToolButton::clicked, this, [this] {
        QApplication::clipboard()->setText(m_line->text());
        Q_EMIT copied();
    });
    restyle();
}

void CommandStrip::setTheme(const Theme& theme) {
    m_theme = theme;
    restyle();
}

void CommandStrip::setScale(qreal scale) {
    m_scale = scale;
    restyle();
}

void CommandStrip::setCommand(const QString& line) {
    if (line == m_line->text()) return;
    m_line->setText(line);
    m_line->setCursorPosition(0);
    m_line->setToolTip(line);
}

QString CommandStrip::command() const {
    return m_line->text();
}

void CommandStrip::setClosable(bool closable) {
    m_close->setVisible(closable);
}

void CommandStrip::setLineName(const QString& name) {
    m_line->setAccessibleName(name);
}

void CommandStrip::restyle() {
    m_layout->setContentsMargins(scaledPixels(16, m_scale), scaledPixels(4, m_scale),
                                 scaledPixels(16, m_scale), scaledPixels(4, m_scale));
    m_layout->setSpacing(scaledPixels(4, m_scale));
    const QFont font = themeFont(TypeRole::mono, m_scale);
    m_line->setFont(font);
    setSheet(m_line, QStringLiteral("QLineEdit { border: 1px solid transparent; "
                                    "background: transparent; color: %1; font-family: '%2'; "
                                    "font-size: %3px; } "
                                    "QLineEdit:focus { border: 2px solid %4; }")
                         .arg(m_theme.text.name(), font.family())
                         .arg(font.pixelSize())
                         .arg(m_theme.accent.name()));
    styleIconButton(m_copy, Icon::copy, m_theme, m_scale);
    styleIconButton(m_close, Icon::close, m_theme, m_scale);
}

} // namespace steerscope
