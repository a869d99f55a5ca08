// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>

namespace steerscope {

class HeatmapView;

/// A map as a table: a row per token, the sum over layers first, then a column per layer. Reads the
/// view, which must outlive it; nothing is copied.
class HeatmapTableModel : public QAbstractTableModel {
    Q_OBJECT

public:
    /// Columns before the first layer.
    static constexpr int kFirstLayerColumn = 1;

    explicit HeatmapTableModel(const HeatmapView* view, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    /// Display: as in the readout; edit: the number; accessible text: as spoken.
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void follow();

    const HeatmapView* m_view;
    int m_tokens = 0;
    int m_layers = 0;
};

} // namespace steerscope
