// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/key_sheet.h"

#include "widgets/icons.h"
#include "widgets/label_style.h"

#include <QApplication>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QScrollArea>
#include <QToolButton>

#include <algorithm>

namespace steerscope {

KeySheet::KeySheet(QWidget* window) : QFrame(window) {
    setObjectName(QStringLiteral("keySheet"));
    setAccessibleName(tr("Keyboard shortcuts"));
    setFocusPolicy(Qt::StrongFocus);
    m_title = new QLabel(tr("Keyboard shortcuts"), this);
    m_close = new QToolButton(this);
    m_close->setAccessibleName(tr("Close the sheet of keys"));
    m_close->setToolTip(tr("Close (Esc)"));
    m_scroll = new QScrollArea(this);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->viewport()->setAutoFillBackground(false);
    auto* head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_close);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(head);
    layout->addWidget(m_scroll, 1);
    connect(m_close, &QToolButton::clicked, this, &KeySheet::close);
    window->installEventFilter(this);
    hide();
}

void KeySheet::setTheme(const Theme& theme) {
    m_theme = theme;
    restyle();
}

void KeySheet::setScale(qreal scale) {
    m_scale = scale;
    restyle();
}

void KeySheet::open(const std::vector<KeyGroup>& groups) {
    m_before = QApplication::focusWidget();
    fill(groups);
    restyle();
    place();
    show();
    raise();
    setFocus(Qt::ShortcutFocusReason);
}

void KeySheet::close() {
    if (!isVisible()) return;
    hide();
    if (m_before) m_before->setFocus(Qt::OtherFocusReason);
}

/// How many groups stand in the left of two columns, so that both are about as high.
std::size_t KeySheet::leftGroups(const std::vector<KeyGroup>& groups) {
    const auto rowsOf = [](const KeyGroup& group) { return group.lines.size() + 1; };
    std::size_t left = 0, right = 0, best = 0;
    for (const KeyGroup& group : groups)
        right += rowsOf(group);
    std::size_t lowest = right;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        left += rowsOf(groups[i]);
        right -= rowsOf(groups[i]);
        if (std::max(left, right) >= lowest) continue;
        lowest = std::max(left, right);
        best = i + 1;
    }
    return best;
}

/// Groups side by side in two columns, each line with its keys at the left.
void KeySheet::fill(const std::vector<KeyGroup>& groups) {
    m_groups.clear();
    m_keys.clear();
    m_texts.clear();
    m_sheet = new QWidget(m_scroll);
    auto* row = new QHBoxLayout(m_sheet);
    row->setContentsMargins(0, 0, 0, 0);
    for (QGridLayout*& column : m_columns) {
        column = new QGridLayout;
        column->setColumnStretch(1, 1);
        row->addLayout(column, 1);
    }
    std::array<int, 2> rows{};
    const std::size_t left = leftGroups(groups);
    for (std::size_t i = 0; i < groups.size(); ++i) {
        const KeyGroup& group = groups[i];
        const std::size_t side = i < left ? 0 : 1;
        m_groups.push_back(new QLabel(group.title, m_sheet));
        m_columns[side]->addWidget(m_groups.back(), rows[side]++, 0, 1, 2);
        for (const KeyLine& line : group.lines) {
            m_keys.push_back(new QLabel(line.keys, m_sheet));
            m_texts.push_back(new QLabel(line.does, m_sheet));
            m_columns[side]->addWidget(m_keys.back(), rows[side], 0);
            m_columns[side]->addWidget(m_texts.back(), rows[side]++, 1);
        }
    }
    for (std::size_t side = 0; side < m_columns.size(); ++side)
        m_columns[side]->setRowStretch(rows[side], 1);
    m_scroll->setWidget(m_sheet);
    m_sheet->setAutoFillBackground(false); // The sheet's own surface shows through.
}

void KeySheet::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Tab || event->key() == Qt::Key_Backtab)
        return QFrame::keyPressEvent(event);
    close();
}

bool KeySheet::eventFilter(QObject* watched, QEvent* event) {
    if (isVisible() && watched == parentWidget()) {
        if (event->type() == QEvent::Resize) place();
        if (event->type() == QEvent::MouseButtonPress) close();
    }
    return QFrame::eventFilter(watched, event);
}

void KeySheet::place() {
    const QSize window = parentWidget()->size();
    const QSize sheet = m_sheet->sizeHint();
    const QSize wanted(
        std::max(scaledPixels(760, m_scale), sheet.width() + scaledPixels(48, m_scale)),
        sheet.height() + scaledPixels(72, m_scale));
    resize(wanted.boundedTo(window * 9 / 10));
    move((window.width() - width()) / 2, (window.height() - height()) / 2);
}

void KeySheet::restyle() {
    const int pad = scaledPixels(16, m_scale), gap = scaledPixels(8, m_scale);
    layout()->setContentsMargins(pad, gap, pad, pad);
    styleLabel(m_title, TypeRole::value, m_theme.text, m_scale);
    styleIconButton(m_close, Icon::close, m_theme, m_scale);
    for (QLabel* label : m_groups) {
        styleLabel(label, TypeRole::header, m_theme.text, m_scale);
        label->setContentsMargins(0, gap, 0, 0);
    }
    for (QLabel* label : m_keys)
        styleLabel(label, TypeRole::mono, m_theme.text, m_scale);
    for (QLabel* label : m_texts)
        styleLabel(label, TypeRole::control, m_theme.text2, m_scale);
    for (QGridLayout* column : m_columns) {
        if (!column) continue;
        column->setHorizontalSpacing(pad);
        column->setVerticalSpacing(gap / 2);
    }
}

} // namespace steerscope
