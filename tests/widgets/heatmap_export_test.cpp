// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "grids.h"
#include "widgets/heatmap_view.h"

#include <QFile>
#include <QImageReader>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPainter>
#include <QSvgRenderer>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include <cmath>

namespace steerscope {
namespace {

class HeatmapExportTest : public testing::Test {
protected:
    void SetUp() override {
        ASSERT_TRUE(folder.isValid());
        HeatmapGrid grid = placeGrid(30, 44);
        grid.values[5] = NAN;
        grid.columnLabels[3] = QStringLiteral("say \"hi\", x");
        view.setGrid(grid);
    }

    QByteArray saved(const QString& name) {
        EXPECT_TRUE(view.exportFigure(folder.filePath(name)));
        QFile file(folder.filePath(name));
        EXPECT_TRUE(file.open(QIODevice::ReadOnly));
        return file.readAll();
    }

    QTemporaryDir folder;
    HeatmapView view;
};

TEST_F(HeatmapExportTest, PngHasTwiceTheDesignsPixels) {
    saved(QStringLiteral("map.png"));
    const QImage image = QImageReader(folder.filePath(QStringLiteral("map.png"))).read();
    ASSERT_FALSE(image.isNull());
    EXPECT_GT(image.width(), 2 * 44 * 22);
    EXPECT_EQ(image.pixelColor(2, 2).name(), themeOf(ThemeKind::light).surface.name());
}

TEST_F(HeatmapExportTest, SvgOpensAndKeepsItsText) {
    const QByteArray svg = saved(QStringLiteral("map.svg"));
    QSvgRenderer renderer(svg);
    ASSERT_TRUE(renderer.isValid());
    EXPECT_GT(renderer.defaultSize().width(), 44 * 22);
    EXPECT_TRUE(svg.contains("Steering push"));
    EXPECT_TRUE(svg.contains(">t7<") || svg.contains(">t7 <"));
    EXPECT_FALSE(svg.contains("base64")) << "cells are vectors";
}

TEST_F(HeatmapExportTest, SvgShowsTheCellsColours) {
    QSvgRenderer renderer(saved(QStringLiteral("map.svg")));
    QImage image(renderer.defaultSize(), QImage::Format_ARGB32);
    QPainter painter(&image);
    renderer.render(&painter);
    painter.end();
    const ColorScale colors(themeOf(ThemeKind::light), ScaleKind::sequential, Transform::linear,
                            view.range());
    int found = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            found += image.pixel(x, y) == *colors.color(placeValue(20, 15));
    EXPECT_GE(found, 22 * 10);
}

TEST_F(HeatmapExportTest, PdfIsOnePage) {
    const QByteArray pdf = saved(QStringLiteral("map.PDF"));
    EXPECT_TRUE(pdf.startsWith("%PDF"));
    EXPECT_EQ(pdf.count("/Type /Page\n"), 1);
    EXPECT_TRUE(pdf.contains("/Font"));
}

TEST_F(HeatmapExportTest, RefusesOtherSuffixesAndUnwritableFolders) {
    EXPECT_FALSE(view.exportFigure(folder.filePath(QStringLiteral("map.bmp"))));
    EXPECT_FALSE(QFile::exists(folder.filePath(QStringLiteral("map.bmp"))));
    EXPECT_FALSE(view.exportFigure(folder.filePath(QStringLiteral("none/map.png"))));
}

TEST_F(HeatmapExportTest, AVeryWideMapIsStillOnePicture) {
    view.setGrid(placeGrid(64, 4096));
    saved(QStringLiteral("wide.png"));
    EXPECT_FALSE(QImageReader(folder.filePath(QStringLiteral("wide.png"))).size().isEmpty());
}

TEST_F(HeatmapExportTest, CsvHoldsEveryValueExactly) {
    const QStringList lines = view.toCsv().split(u'\n', Qt::SkipEmptyParts);
    ASSERT_EQ(lines.size(), 1 + 30 * 44);
    EXPECT_EQ(lines[0].toStdString(), "column,token,layer,value");
    EXPECT_EQ(lines[1 + 7 * 30 + 23].toStdString(), "7,\"t7\",23,2307");
    EXPECT_EQ(lines[1 + 5 * 30].toStdString(), "5,\"t5\",0,");
    EXPECT_EQ(lines[1 + 3 * 30].toStdString(), "3,\"say \"\"hi\"\", x\",0,3");
}

TEST_F(HeatmapExportTest, CsvNumbersReadBackAsTheSameFloat) {
    HeatmapGrid grid = placeGrid(1, 3);
    grid.values = {0.1F, 1.0F / 3.0F, 1.17549435e-38F};
    view.setGrid(grid);
    const QStringList lines = view.toCsv().split(u'\n', Qt::SkipEmptyParts);
    for (int i = 0; i < 3; ++i)
        EXPECT_EQ(lines[i + 1].section(u',', 3).toFloat(), grid.at(i, 0));
}

TEST_F(HeatmapExportTest, JsonRoundTrips) {
    const QJsonObject object = QJsonDocument::fromJson(view.toJson()).object();
    EXPECT_EQ(object[QStringLiteral("name")].toString().toStdString(), "Steering push");
    EXPECT_EQ(object[QStringLiteral("layers")].toInt(), 30);
    EXPECT_EQ(object[QStringLiteral("tokens")].toArray().size(), 44);
    EXPECT_EQ(object[QStringLiteral("continuation")].toArray()[1].toBool(), true);
    const QJsonArray values = object[QStringLiteral("values")].toArray();
    ASSERT_EQ(values.size(), 30);
    EXPECT_EQ(values[23].toArray()[7].toDouble(), 2307.0);
    EXPECT_TRUE(values[0].toArray()[5].isNull());
}

} // namespace
} // namespace steerscope
