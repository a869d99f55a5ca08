// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/heatmap_table_model.h"

#include "widgets/heatmap_view.h"

namespace steerscope {
namespace {

Cell cellOf(const QModelIndex& index) {
    const bool sum = index.column() < HeatmapTableModel::kFirstLayerColumn;
    return {index.row(),
            sum ? Cell::kNoLayer : index.column() - HeatmapTableModel::kFirstLayerColumn};
}

} // namespace

HeatmapTableModel::HeatmapTableModel(const HeatmapView* view, QObject* parent)
    : QAbstractTableModel(parent),
      m_view(view),
      m_tokens(view->grid().cols),
      m_layers(view->grid().rows) {
    connect(view, &HeatmapView::gridChanged, this, &HeatmapTableModel::follow);
}

void HeatmapTableModel::follow() {
    const HeatmapGrid& grid = m_view->grid();
    const int more = grid.cols - m_tokens;
    if (grid.rows != m_layers || more < 0) {
        beginResetModel();
        m_tokens = grid.cols;
        m_layers = grid.rows;
        endResetModel();
        return;
    }
    if (more > 0) {
        beginInsertRows({}, m_tokens, grid.cols - 1);
        m_tokens = grid.cols;
        endInsertRows();
    }
    if (m_tokens > 0 && m_layers > 0)
        Q_EMIT dataChanged(index(0, 0), index(m_tokens - 1, columnCount() - 1));
}

int HeatmapTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : m_tokens;
}

int HeatmapTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() || m_layers == 0 ? 0 : m_layers + kFirstLayerColumn;
}

QVariant HeatmapTableModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const Cell cell = cellOf(index);
    switch (role) {
    case Qt::DisplayRole:
        return m_view->valueOf(cell);
    case Qt::EditRole:
        return cell.layer < 0 ? m_view->columnSum(cell.column)
                              : static_cast<double>(m_view->grid().at(cell.column, cell.layer));
    case Qt::AccessibleTextRole:
        return m_view->spokenValue(cell);
    case Qt::TextAlignmentRole:
        return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
    default:
        return {};
    }
}

QVariant HeatmapTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (role != Qt::DisplayRole) return {};
    if (orientation == Qt::Vertical)
        return tr("#%1 %2").arg(section).arg(m_view->grid().columnLabels.value(section).trimmed());
    if (section < kFirstLayerColumn) return tr("All layers");
    return tr("Layer %1").arg(section - kFirstLayerColumn);
}

} // namespace steerscope
