// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/lens_table.h"

#include "widgets/clipboard.h"

#include <QHeaderView>
#include <QMenu>

#include <algorithm>
#include <cmath>

namespace steerscope {
namespace {

enum Column { layerColumn, beforeToken, beforeShare, afterToken, afterShare, columnCountOfLens };

constexpr int kRowHeight = 20;
constexpr int kRowsShown = 7;

QString shareText(const TokenChoice& choice) {
    if (choice.text.isEmpty() || !std::isfinite(choice.probability)) return {};
    return QString::number(static_cast<double>(choice.probability), 'f', 2);
}

} // namespace

void LensModel::setReadings(std::vector<LensReading> readings) {
    beginResetModel();
    m_readings = std::move(readings);
    std::sort(m_readings.begin(), m_readings.end(),
              [](const LensReading& a, const LensReading& b) { return a.layer > b.layer; });
    endResetModel();
}

int LensModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_readings.size());
}

int LensModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : columnCountOfLens;
}

QString LensModel::spoken(int row) const {
    const LensReading& reading = at(row);
    QString text = tr("layer %1").arg(reading.layer);
    const auto add = [&text](const QString& name, const TokenChoice& choice) {
        if (!choice.text.isEmpty())
            text += QStringLiteral(", %1 '%2' %3").arg(name, choice.text, shareText(choice));
    };
    add(tr("without steering"), reading.before);
    add(tr("with steering"), reading.after);
    return text;
}

QVariant LensModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const LensReading& reading = at(index.row());
    if (role == Qt::AccessibleTextRole) return spoken(index.row());
    const bool number = index.column() == beforeShare || index.column() == afterShare;
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(Qt::AlignVCenter | (number ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole) return {};
    switch (index.column()) {
    case layerColumn:
        return reading.layer;
    case beforeToken:
        return reading.before.text;
    case beforeShare:
        return shareText(reading.before);
    case afterToken:
        return reading.after.text;
    default:
        return shareText(reading.after);
    }
}

QVariant LensModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (role != Qt::DisplayRole || orientation != Qt::Horizontal) return {};
    const QStringList names{tr("Layer"), tr("Without"), tr("p"), tr("Steered"), tr("p")};
    return names.value(section);
}

int LensModel::layerOf(int row) const {
    return at(row).layer;
}

int LensModel::rowOf(int layer) const {
    const auto found =
        std::find_if(m_readings.begin(), m_readings.end(),
                     [layer](const LensReading& reading) { return reading.layer == layer; });
    return found == m_readings.end() ? -1 : static_cast<int>(found - m_readings.begin());
}

QString LensModel::toTsv() const {
    QString tsv = QStringLiteral("layer\twithout\tprobability\tsteered\tprobability\n");
    for (int row = 0; row < rowCount(); ++row) {
        QStringList fields;
        for (int column = 0; column < columnCountOfLens; ++column)
            fields << plainTsv(index(row, column).data().toString());
        tsv += fields.join(u'\t') + u'\n';
    }
    return tsv;
}

LensTable::LensTable(QWidget* parent)
    : TwinTable(Lines::none, kRowHeight, parent), m_model(new LensModel(this)) {
    setAccessibleName(tr("Likeliest token by layer"));
    setModel(m_model);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    verticalHeader()->hide();
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    horizontalHeader()->setSectionResizeMode(beforeToken, QHeaderView::Stretch);
    horizontalHeader()->setSectionResizeMode(afterToken, QHeaderView::Stretch);
    restyle();
}

void LensTable::setReadings(std::vector<LensReading> readings) {
    quietly([&] { m_model->setReadings(std::move(readings)); });
}

void LensTable::showLayer(int layer) {
    const int row = m_model->rowOf(layer);
    if (row >= 0) quietly([&] { setCurrentIndex(m_model->index(row, 0)); });
}

void LensTable::visited(const QModelIndex& index) {
    Q_EMIT layerActivated(m_model->layerOf(index.row()));
}

void LensTable::copy() const {
    copyData({.text = m_model->toTsv(), .csv = {}, .tsv = m_model->toTsv(), .json = {}});
}

void LensTable::fillMenu(QMenu& menu) {
    addCopyActions(menu, *this, [this] { copy(); });
}

QSize LensTable::sizeHint() const {
    return {scaledPixels(240, scale()), scaledPixels((kRowsShown + 1) * kRowHeight + 4, scale())};
}

} // namespace steerscope
