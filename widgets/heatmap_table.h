// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/heatmap_grid.h"
#include "widgets/twin_table.h"

namespace steerscope {

class HeatmapTableModel;
class HeatmapView;

/// The numbers of a map as a table, for those who read better than they see. Ctrl+C copies the
/// selected cells as tab-separated text.
class HeatmapTable : public TwinTable {
    Q_OBJECT

public:
    /// `view` must outlive the table.
    explicit HeatmapTable(const HeatmapView* view, QWidget* parent = nullptr);

    /// Goes to a cell without a signal; a column or row alone goes to its first cell.
    void showCell(const Cell& cell);
    QString selectionAsTsv() const;

Q_SIGNALS:
    /// The current cell moved; `layer` is −1 for the sum over layers.
    void cellHovered(int column, int layer);
    /// Enter or a double click.
    void cellActivated(int column, int layer);

protected:
    void visited(const QModelIndex& index) override;
    void copy() const override;
    void fillMenu(QMenu& menu) override;
    void fitColumns() override;

private:
    HeatmapTableModel* m_model;
};

} // namespace steerscope
