// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/heatmap_export.h"

#include "widgets/clipboard.h"
#include "widgets/heatmap_figure.h"

#include <QBuffer>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>
#include <QSvgGenerator>

#include <algorithm>
#include <cmath>

namespace steerscope {
namespace {

constexpr int kTitleRow = 28;
constexpr int kFigureMargin = 16;
constexpr int kLowerBarRoom = 32;
constexpr qreal kPictureRatio = 2.0;
/// A picture never exceeds this many pixels a side; wider maps are drawn smaller.
constexpr int kMostPixels = 30000;
/// Design pixels are 1/96 inch, as in CSS.
constexpr int kResolution = 96;

void paintOn(QPaintDevice& device, const QSize& size, const QColor& paper,
             const std::function<void(QPainter&)>& paint) {
    QPainter painter(&device);
    painter.fillRect(QRect(QPoint(), size), paper);
    paint(painter);
}

bool writePdf(QIODevice& file, const QSize& size, const QColor& paper,
              const std::function<void(QPainter&)>& paint) {
    QPdfWriter writer(&file);
    writer.setResolution(kResolution);
    writer.setCreator(QStringLiteral("Steerscope"));
    writer.setPageMargins({});
    const QSizeF points = QSizeF(size) * 72.0 / kResolution;
    writer.setPageSize(QPageSize(points, QPageSize::Point, {}, QPageSize::ExactMatch));
    paintOn(writer, size, paper, paint);
    return true;
}

bool writeSvg(QIODevice& file, const QSize& size, const QColor& paper,
              const std::function<void(QPainter&)>& paint) {
    QSvgGenerator generator;
    generator.setOutputDevice(&file);
    generator.setSize(size);
    generator.setViewBox(QRect(QPoint(), size));
    generator.setResolution(kResolution);
    generator.setTitle(QStringLiteral("Steerscope figure"));
    paintOn(generator, size, paper, paint);
    return true;
}

/// Size of the map itself, with room for the bars below it.
QSize mapSize(const HeatmapGrid& grid, const HeatmapFigureStyle& style) {
    const int lower = style.lowerBars ? scaledPixels(kLowerBarRoom, style.scale) : 0;
    return naturalHeatmapSize(grid.rows, grid.cols, style.scale) + QSize(0, lower);
}

QSize figureSize(const HeatmapGrid& grid, const HeatmapFigureStyle& style) {
    const int margin = 2 * scaledPixels(kFigureMargin, style.scale);
    return mapSize(grid, style) + QSize(margin, margin + scaledPixels(kTitleRow, style.scale));
}

void paintTitle(QPainter& painter, const HeatmapGrid& grid, const HeatmapFigureStyle& style) {
    const int height = scaledPixels(kTitleRow, style.scale);
    const QFont title = themeFont(TypeRole::header, style.scale);
    painter.setFont(title);
    painter.setPen(style.theme.text);
    painter.drawText(QRect(0, 0, 4000, height), Qt::AlignLeft, grid.valueName);
    const int advance = QFontMetrics(title).horizontalAdvance(grid.valueName);
    painter.setFont(themeFont(TypeRole::label, style.scale));
    painter.setPen(style.theme.text2);
    painter.drawText(QRect(advance + scaledPixels(12, style.scale), 0, 4000, height), Qt::AlignLeft,
                     grid.unitHint);
}

void paintFigure(QPainter& painter, const HeatmapGrid& grid, const HeatmapFigureStyle& style) {
    const ColorScale colors(style.theme, grid.scale, grid.transform, style.range);
    const HeatmapMargins margins = marginsOf(grid);
    const HeatmapPlane plane(grid, colors);
    const LegendCounts counts = legendCounts(grid, colors, plane.steps());
    const HeatmapScroll wish{.pitch = std::nullopt,
                             .lowerBars = style.lowerBars ? LowerBars::shown : LowerBars::hidden};
    const HeatmapLayout layout =
        layoutHeatmap(mapSize(grid, style), grid.rows, grid.cols, style.scale, wish);
    const int margin = scaledPixels(kFigureMargin, style.scale);
    painter.translate(margin, margin);
    paintTitle(painter, grid, style);
    painter.translate(0, scaledPixels(kTitleRow, style.scale));
    paintHeatmap(painter, {.grid = grid,
                           .margins = margins,
                           .counts = counts,
                           .colors = colors,
                           .axis = colors,
                           .layout = layout,
                           .theme = style.theme,
                           .plane = plane,
                           .identity = style.identity,
                           .lowerBars = style.lowerBars,
                           .marks = {.locked = style.locked, .painted = style.painted}});
}

/// Shortest text that reads back as the same float.
QString exactText(float value) {
    return QString::number(static_cast<double>(value), 'g', 9);
}

} // namespace

QImage paintToImage(const QSize& size, const QColor& paper, qreal ratio,
                    const std::function<void(QPainter&)>& paint) {
    const qreal fitting = std::min(ratio, static_cast<qreal>(kMostPixels) /
                                              std::max({1, size.width(), size.height()}));
    QImage image(size * fitting, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(fitting);
    paintOn(image, size, paper, paint);
    return image;
}

QByteArray paintToSvg(const QSize& size, const QColor& paper,
                      const std::function<void(QPainter&)>& paint) {
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    writeSvg(buffer, size, paper, paint);
    return buffer.data();
}

bool paintToFile(const QString& path, const QSize& size, const QColor& paper,
                 const std::function<void(QPainter&)>& paint) {
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (suffix != QLatin1String("png") && suffix != QLatin1String("svg") &&
        suffix != QLatin1String("pdf"))
        return false;
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    bool drawn = false;
    if (suffix == QLatin1String("png"))
        drawn = paintToImage(size, paper, kPictureRatio, paint).save(&buffer, "PNG");
    else if (suffix == QLatin1String("svg"))
        drawn = writeSvg(buffer, size, paper, paint);
    else
        drawn = writePdf(buffer, size, paper, paint);
    QSaveFile file(path);
    return drawn && file.open(QIODevice::WriteOnly) &&
           file.write(buffer.data()) == buffer.data().size() && file.commit();
}

bool exportHeatmap(const QString& path, const HeatmapGrid& grid, const HeatmapFigureStyle& style) {
    return paintToFile(path, figureSize(grid, style), style.theme.surface,
                       [&](QPainter& painter) { paintFigure(painter, grid, style); });
}

QImage heatmapPicture(const HeatmapGrid& grid, const HeatmapFigureStyle& style, qreal pixelRatio) {
    return paintToImage(figureSize(grid, style), style.theme.surface, pixelRatio,
                        [&](QPainter& painter) { paintFigure(painter, grid, style); });
}

QByteArray heatmapSvg(const HeatmapGrid& grid, const HeatmapFigureStyle& style) {
    return paintToSvg(figureSize(grid, style), style.theme.surface,
                      [&](QPainter& painter) { paintFigure(painter, grid, style); });
}

QString heatmapTsv(const HeatmapGrid& grid) {
    QString tsv = QStringLiteral("column\ttoken");
    for (int layer = 0; layer < grid.rows; ++layer)
        tsv += QStringLiteral("\tlayer %1").arg(layer);
    tsv += u'\n';
    for (int column = 0; column < grid.cols; ++column) {
        tsv += QString::number(column) + u'\t' + plainTsv(grid.columnLabels.value(column));
        for (int layer = 0; layer < grid.rows; ++layer) {
            const float value = grid.at(column, layer);
            tsv += u'\t' + (std::isnan(value) ? QString() : exactText(value));
        }
        tsv += u'\n';
    }
    return tsv;
}

QString heatmapCsv(const HeatmapGrid& grid) {
    QString csv = QStringLiteral("column,token,layer,value\n");
    for (int column = 0; column < grid.cols; ++column)
        for (int layer = 0; layer < grid.rows; ++layer) {
            const float value = grid.at(column, layer);
            csv += QStringLiteral("%1,").arg(column) + quotedCsv(grid.columnLabels.value(column)) +
                   QStringLiteral(",%1,").arg(layer) +
                   (std::isnan(value) ? QString() : exactText(value)) + u'\n';
        }
    return csv;
}

QByteArray heatmapJson(const HeatmapGrid& grid) {
    QJsonArray values;
    for (int layer = 0; layer < grid.rows; ++layer) {
        QJsonArray row;
        for (int column = 0; column < grid.cols; ++column) {
            const float value = grid.at(column, layer);
            row.append(std::isfinite(value) ? QJsonValue(static_cast<double>(value))
                                            : QJsonValue(QJsonValue::Null));
        }
        values.append(row);
    }
    QJsonArray continuation;
    for (const bool continues : grid.continuation)
        continuation.append(continues);
    const QJsonObject object{
        {QStringLiteral("name"), grid.valueName},
        {QStringLiteral("unit"), grid.unitHint},
        {QStringLiteral("layers"), grid.rows},
        {QStringLiteral("tokens"), QJsonArray::fromStringList(grid.columnLabels)},
        {QStringLiteral("continuation"), continuation},
        {QStringLiteral("values"), values}};
    return QJsonDocument(object).toJson(QJsonDocument::Indented);
}

} // namespace steerscope
