// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/twin_table.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>

namespace steerscope {

TwinTable::TwinTable(Lines lines, int rowHeight, QWidget* parent)
    : QTableView(parent), m_lines(lines), m_rowHeight(rowHeight) {
    setEditTriggers(NoEditTriggers);
    setWordWrap(false);
    setFrameShape(NoFrame);
    setTabKeyNavigation(false);
    setCornerButtonEnabled(false);
    setShowGrid(lines == Lines::grid);
}

void TwinTable::setTheme(const Theme& theme) {
    m_theme = theme;
    restyleWhenSeen();
}

void TwinTable::setScale(qreal scale) {
    m_scale = scale;
    restyleWhenSeen();
}

/// A style sheet costs milliseconds, and most tables are hidden most of the time.
void TwinTable::restyleWhenSeen() {
    m_stale = !isVisible();
    if (!m_stale) restyle();
}

void TwinTable::showEvent(QShowEvent* event) {
    if (m_stale) restyle();
    m_stale = false;
    QTableView::showEvent(event);
}

void TwinTable::restyle() {
    const QFont font = themeFont(TypeRole::label, m_scale);
    setFont(font);
    verticalHeader()->setMinimumSectionSize(scaledPixels(m_rowHeight, m_scale));
    verticalHeader()->setDefaultSectionSize(scaledPixels(m_rowHeight, m_scale));
    const QString line = QStringLiteral("1px solid ") + m_theme.hair.name();
    const bool grid = m_lines == Lines::grid;
    // With a grid a cell shows the focus, without one the whole table does.
    setStyleSheet(
        QStringLiteral("QTableView { background: %1; color: %2; gridline-color: %3; border: none; "
                       "font-size: %4px; selection-background-color: %5; selection-color: %2; }"
                       "%6 { border: 2px solid %7; }"
                       "QHeaderView { background: %1; }"
                       "QHeaderView::section { background: %1; color: %8; border: none; "
                       "border-right: %9; border-bottom: %10; padding: 2px %11px; "
                       "font-size: %4px; }")
            .arg(m_theme.surface.name(), m_theme.text.name(), m_theme.hair.name())
            .arg(font.pixelSize())
            .arg(m_theme.selected.name(),
                 grid ? QStringLiteral("QTableView::item:focus")
                      : QStringLiteral("QTableView:focus"),
                 m_theme.accent.name(), m_theme.text2.name(), grid ? line : QStringLiteral("none"),
                 line)
            .arg(grid ? 6 : 4));
    fitColumns();
    updateGeometry();
}

void TwinTable::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
    QTableView::currentChanged(current, previous);
    if (current.isValid() && !m_placing) visited(current);
}

void TwinTable::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Copy)) return copy();
    QTableView::keyPressEvent(event);
}

void TwinTable::contextMenuEvent(QContextMenuEvent* event) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillMenu(*menu);
    menu->popup(event->globalPos());
}

} // namespace steerscope
