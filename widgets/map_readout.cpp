// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/map_readout.h"

#include "widgets/heatmap_view.h"

#include <QPainter>

#include <cmath>

namespace steerscope {
namespace {

constexpr qreal kHeight = 24;
constexpr qreal kPadding = 9;
constexpr qreal kGap = 8;

using Weight = ReadoutPart::Weight;

QString signedText(int count) {
    return count < 0 ? QStringLiteral("−%1").arg(-count) : QStringLiteral("+%1").arg(count);
}

QString tokenOf(const HeatmapView& view, const Cell& cell) {
    return view.grid().columnLabels.value(cell.column).trimmed();
}

std::vector<ReadoutPart> cellParts(const HeatmapView& view, const Cell& cell) {
    const QString layer =
        cell.layer >= 0 ? MapReadout::tr("layer %1").arg(cell.layer) : MapReadout::tr("all layers");
    if (cell.column < 0)
        return {{MapReadout::tr("mean")}, {layer, Weight::plain}, {view.valueOf(cell)}};
    return {{tokenOf(view, cell)},
            {MapReadout::tr("#%1 · %2").arg(cell.column).arg(layer), Weight::plain},
            {view.valueOf(cell)}};
}

QString placeOf(const HeatmapView& view, const QString& letter, const Cell& cell) {
    return MapReadout::tr("%1 %2 · layer %3").arg(letter, tokenOf(view, cell)).arg(cell.layer);
}

std::vector<ReadoutPart> pairParts(const HeatmapView& view, const CellComparison& pair) {
    const Cell a = *view.lockedCell();
    const Cell b = *view.secondCell();
    const QString distance = MapReadout::tr("%1 tokens, %2 layers")
                                 .arg(signedText(pair.tokens), signedText(pair.layers));
    return {{placeOf(view, QStringLiteral("A"), a), Weight::plain}, {view.valueOf(a)},
            {placeOf(view, QStringLiteral("B"), b), Weight::plain}, {view.valueOf(b)},
            {QStringLiteral("Δ ") + valueText(pair.difference)},    {distance, Weight::plain}};
}

std::vector<ReadoutPart> regionParts(const MapRegion& region, const RegionStatistics& numbers) {
    const QString size =
        MapReadout::tr("%1 tokens × %2 layers").arg(region.columns()).arg(region.layers());
    return {{size},
            {numbers.missing > 0
                 ? MapReadout::tr("%1 cells, %2 missing").arg(numbers.count).arg(numbers.missing)
                 : MapReadout::tr("%1 cells").arg(numbers.count),
             Weight::plain},
            {MapReadout::tr("mean %1").arg(valueText(numbers.mean))},
            {MapReadout::tr("max %1").arg(valueText(numbers.max))},
            {MapReadout::tr("%1 % of all").arg(valueText(100 * numbers.share))}};
}

} // namespace

std::vector<ReadoutPart> readoutOf(const HeatmapView& view) {
    if (const auto region = view.region()) return regionParts(*region, *view.regionNumbers());
    if (const auto pair = view.comparison()) return pairParts(view, *pair);
    if (const auto cell = view.cursorCell()) return cellParts(view, *cell);
    return {};
}

MapReadout::MapReadout(QWidget* parent) : QWidget(parent) {
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

void MapReadout::setTheme(const Theme& theme) {
    m_theme = theme;
    update();
}

void MapReadout::setScale(qreal scale) {
    m_scale = scale;
    update();
}

void MapReadout::setKind(CursorKind kind) {
    m_kind = kind;
    update();
}

void MapReadout::setParts(std::vector<ReadoutPart> parts) {
    m_parts = std::move(parts);
    setAccessibleName(text());
    update();
}

QString MapReadout::text() const {
    QStringList texts;
    for (const ReadoutPart& part : m_parts)
        texts << part.text;
    return texts.join(QStringLiteral("  "));
}

QFont MapReadout::fontOf(const ReadoutPart& part) const {
    QFont font = themeFont(TypeRole::label, m_scale);
    if (part.weight == Weight::strong) font.setWeight(QFont::DemiBold);
    return font;
}

QSize MapReadout::sizeHint() const {
    qreal width = 2 * kPadding * m_scale;
    for (const ReadoutPart& part : m_parts)
        width += QFontMetricsF(fontOf(part)).horizontalAdvance(part.text) + kGap * m_scale;
    return {static_cast<int>(std::ceil(width - kGap * m_scale)) + 2,
            scaledPixels(kHeight, m_scale)};
}

void MapReadout::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    QPen frame(m_theme.cursor, 1);
    if (m_kind == CursorKind::hover) frame.setDashPattern({3, 3});
    painter.setPen(frame);
    painter.setBrush(m_theme.surface);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
    qreal x = kPadding * m_scale;
    for (const ReadoutPart& part : m_parts) {
        const QFontMetricsF metrics(fontOf(part));
        const qreal room = width() - x - kPadding * m_scale;
        if (room <= 0) return;
        const QString shown = metrics.elidedText(part.text, Qt::ElideRight, room + 2);
        painter.setFont(fontOf(part));
        painter.setPen(part.weight == Weight::strong ? m_theme.text : m_theme.text2);
        painter.drawText(QRectF(x, 0, room + 2, height()), Qt::AlignVCenter, shown);
        x += metrics.horizontalAdvance(part.text) + kGap * m_scale;
    }
}

} // namespace steerscope
