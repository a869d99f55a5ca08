// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/token_facts.h"
#include "widgets/twin_table.h"

#include <QAbstractTableModel>

#include <vector>

namespace steerscope {

/// Rows of a logit lens, the layer next to the output first: layer, likeliest token and its
/// probability without steering, the same with it.
class LensModel : public QAbstractTableModel {
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;
    void setReadings(std::vector<LensReading> readings);
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    int layerOf(int row) const;
    int rowOf(int layer) const; ///< −1 where the layer was not read.
    QString toTsv() const;

private:
    const LensReading& at(int row) const { return m_readings[static_cast<std::size_t>(row)]; }
    QString spoken(int row) const;

    std::vector<LensReading> m_readings;
};

/// What every layer would say: the table of a logit lens. Arrows move by layers.
class LensTable : public TwinTable {
    Q_OBJECT

public:
    explicit LensTable(QWidget* parent = nullptr);
    void setReadings(std::vector<LensReading> readings);
    /// Goes to a layer without a signal.
    void showLayer(int layer);

    QSize sizeHint() const override;

Q_SIGNALS:
    void layerActivated(int layer);

protected:
    void visited(const QModelIndex& index) override;
    void copy() const override;
    void fillMenu(QMenu& menu) override;

private:
    LensModel* m_model;
};

} // namespace steerscope
