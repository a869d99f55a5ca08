// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/heatmap_table.h"

#include "widgets/clipboard.h"
#include "widgets/heatmap_table_model.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>

namespace steerscope {
namespace {

constexpr int kRowHeight = 22;
constexpr int kColumnWidth = 72;

} // namespace

HeatmapTable::HeatmapTable(const HeatmapView* view, QWidget* parent)
    : QTableView(parent), m_model(new HeatmapTableModel(view, this)) {
    setAccessibleName(tr("Numbers of the map"));
    setModel(m_model);
    setEditTriggers(NoEditTriggers);
    setWordWrap(false);
    setFrameShape(NoFrame);
    setTabKeyNavigation(false); // Tab leaves the table; the arrows move inside.
    setCornerButtonEnabled(false);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Interactive);
    connect(this, &QTableView::activated, this, [this](const QModelIndex& index) {
        Q_EMIT cellActivated(index.row(), index.column() - HeatmapTableModel::kFirstLayerColumn);
    });
    restyle();
}

void HeatmapTable::setTheme(const Theme& theme) {
    m_theme = theme;
    restyle();
}

void HeatmapTable::setScale(qreal scale) {
    m_scale = scale;
    restyle();
}

void HeatmapTable::restyle() {
    const QFont font = themeFont(TypeRole::label, m_scale);
    setFont(font);
    horizontalHeader()->setDefaultSectionSize(scaledPixels(kColumnWidth, m_scale));
    verticalHeader()->setDefaultSectionSize(scaledPixels(kRowHeight, m_scale));
    setStyleSheet(
        QStringLiteral("QTableView { background: %1; color: %2; gridline-color: %3; border: none; "
                       "font-size: %7px; selection-background-color: %4; selection-color: %2; }"
                       "QTableView::item:focus { border: 2px solid %6; }"
                       "QHeaderView { background: %1; }"
                       "QHeaderView::section { background: %1; color: %5; border: none; "
                       "border-right: 1px solid %3; border-bottom: 1px solid %3; "
                       "padding: 2px 6px; font-size: %7px; }")
            .arg(m_theme.surface.name(), m_theme.text.name(), m_theme.hair.name(),
                 m_theme.selected.name(), m_theme.text2.name(), m_theme.accent.name())
            .arg(font.pixelSize()));
}

void HeatmapTable::showCell(const Cell& cell) {
    const int column = std::max(0, cell.layer + HeatmapTableModel::kFirstLayerColumn);
    const QModelIndex index = m_model->index(std::max(0, cell.column), column);
    if (!index.isValid()) return;
    m_placing = true;
    setCurrentIndex(index);
    m_placing = false;
}

void HeatmapTable::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
    QTableView::currentChanged(current, previous);
    if (!current.isValid() || m_placing) return;
    Q_EMIT cellHovered(current.row(), current.column() - HeatmapTableModel::kFirstLayerColumn);
}

QString HeatmapTable::selectionAsTsv() const {
    QString tsv;
    for (const QItemSelectionRange& range : selectionModel()->selection())
        for (int row = range.top(); row <= range.bottom(); ++row)
            for (int column = range.left(); column <= range.right(); ++column)
                tsv += QString::number(m_model->index(row, column).data(Qt::EditRole).toDouble(),
                                       'g', 9) +
                       (column == range.right() ? u'\n' : u'\t');
    return tsv;
}

void HeatmapTable::copySelection() const {
    const QString tsv = selectionAsTsv();
    copyData({.text = tsv, .csv = {}, .tsv = tsv, .json = {}});
}

void HeatmapTable::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Copy)) return copySelection();
    QTableView::keyPressEvent(event);
}

void HeatmapTable::contextMenuEvent(QContextMenuEvent* event) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Copy selected cells"), this, &HeatmapTable::copySelection)
        ->setEnabled(selectionModel()->hasSelection());
    menu->addAction(tr("Select all"), this, &HeatmapTable::selectAll);
    menu->popup(event->globalPos());
}

} // namespace steerscope
