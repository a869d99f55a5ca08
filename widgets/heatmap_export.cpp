// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/heatmap_export.h"

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

QImage picture(const QSize& size, const QColor& paper, qreal ratio,
               const std::function<void(QPainter&)>& paint) {
    const qreal fitting = std::min(ratio, static_cast<qreal>(kMostPixels) /
                                              std::max({1, size.width(), size.height()}));
    QImage image(size * fitting, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(fitting);
    paintOn(image, size, paper, paint);
    return image;
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

QSize figureSize(const HeatmapGrid& grid, qreal scale) {
    const QSize map = naturalHeatmapSize(grid.rows, grid.cols, scale);
    const int margin = 2 * scaledPixels(kFigureMargin, scale);
    return map + QSize(margin, margin + scaledPixels(kTitleRow, scale));
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
    const HeatmapMargins margins = marginsOf(grid, colors);
    const QImage cells = cellImage(grid, colors);
    const HeatmapLayout layout = layoutHeatmap(
        naturalHeatmapSize(grid.rows, grid.cols, style.scale), grid.rows, grid.cols, style.scale);
    const int margin = scaledPixels(kFigureMargin, style.scale);
    painter.translate(margin, margin);
    paintTitle(painter, grid, style);
    painter.translate(0, scaledPixels(kTitleRow, style.scale));
    paintHeatmap(painter, {grid, margins, colors, layout, style.theme, cells, style.identity,
                           std::nullopt, style.locked});
}

QString quotedCsv(QString text) {
    return u'"' + text.replace(QStringLiteral("\""), QStringLiteral("\"\"")) + u'"';
}

/// Shortest text that reads back as the same float.
QString exactText(float value) {
    return QString::number(static_cast<double>(value), 'g', 9);
}

} // namespace

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
        drawn = picture(size, paper, kPictureRatio, paint).save(&buffer, "PNG");
    else if (suffix == QLatin1String("svg"))
        drawn = writeSvg(buffer, size, paper, paint);
    else
        drawn = writePdf(buffer, size, paper, paint);
    QSaveFile file(path);
    return drawn && file.open(QIODevice::WriteOnly) &&
           file.write(buffer.data()) == buffer.data().size() && file.commit();
}

bool exportHeatmap(const QString& path, const HeatmapGrid& grid, const HeatmapFigureStyle& style) {
    return paintToFile(path, figureSize(grid, style.scale), style.theme.surface,
                       [&](QPainter& painter) { paintFigure(painter, grid, style); });
}

QImage heatmapPicture(const HeatmapGrid& grid, const HeatmapFigureStyle& style, qreal pixelRatio) {
    return picture(figureSize(grid, style.scale), style.theme.surface, pixelRatio,
                   [&](QPainter& painter) { paintFigure(painter, grid, style); });
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
