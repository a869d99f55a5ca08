// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/heatmap_table.h"

#include "widgets/clipboard.h"
#include "widgets/heatmap_table_model.h"

#include <QHeaderView>
#include <QMenu>

namespace steerscope {
namespace {

constexpr int kRowHeight = 22;
constexpr int kColumnWidth = 72;

} // namespace

HeatmapTable::HeatmapTable(const HeatmapView* view, QWidget* parent)
    : TwinTable(Lines::grid, kRowHeight, parent), m_model(new HeatmapTableModel(view, this)) {
    setAccessibleName(tr("Numbers of the map"));
    setModel(m_model);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Interactive);
    connect(this, &QTableView::activated, this, [this](const QModelIndex& index) {
        Q_EMIT cellActivated(index.row(), index.column() - HeatmapTableModel::kFirstLayerColumn);
    });
    restyle();
}

void HeatmapTable::fitColumns() {
    horizontalHeader()->setDefaultSectionSize(scaledPixels(kColumnWidth, scale()));
}

void HeatmapTable::showCell(const Cell& cell) {
    const int column = std::max(0, cell.layer + HeatmapTableModel::kFirstLayerColumn);
    const QModelIndex index = m_model->index(std::max(0, cell.column), column);
    if (!index.isValid()) return;
    quietly([&] { setCurrentIndex(index); });
}

void HeatmapTable::visited(const QModelIndex& index) {
    Q_EMIT cellHovered(index.row(), index.column() - HeatmapTableModel::kFirstLayerColumn);
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

void HeatmapTable::copy() const {
    const QString tsv = selectionAsTsv();
    copyData({.text = tsv, .csv = {}, .tsv = tsv, .json = {}});
}

void HeatmapTable::fillMenu(QMenu& menu) {
    menu.addAction(tr("Copy selected cells"), this, &HeatmapTable::copy)
        ->setEnabled(selectionModel()->hasSelection());
    menu.addAction(tr("Select all"), this, &HeatmapTable::selectAll);
}

} // namespace steerscope
