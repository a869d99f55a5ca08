// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/heatmap_grid.h"
#include "widgets/theme.h"

#include <QTableView>

#include <optional>

namespace steerscope {

class HeatmapTableModel;
class HeatmapView;

/// The numbers of a map as a table, for those who read better than they see. Ctrl+C copies the
/// selected cells as tab-separated text.
class HeatmapTable : public QTableView {
    Q_OBJECT

public:
    /// `view` must outlive the table.
    explicit HeatmapTable(const HeatmapView* view, QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    void setScale(qreal scale);
    /// Goes to a cell without a signal; a column or row alone goes to its first cell.
    void showCell(const Cell& cell);
    QString selectionAsTsv() const;
    void copySelection() const;

Q_SIGNALS:
    /// The current cell moved; `layer` is −1 for the sum over layers.
    void cellHovered(int column, int layer);
    /// Enter or a double click.
    void cellActivated(int column, int layer);

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void restyle();

    HeatmapTableModel* m_model;
    Theme m_theme = themeOf(ThemeKind::light);
    qreal m_scale = 1.0;
    bool m_placing = false; ///< `showCell` is at work.
};

} // namespace steerscope
