// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/curve_view.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QFile>
#include <QImageReader>
#include <QLabel>
#include <QMenu>
#include <QSignalSpy>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QTest>

#include <gtest/gtest.h>

#include <cmath>

namespace steerscope {
namespace {

/// Lets the coalesced redraw happen.
void settle() {
    QTest::qWait(80);
}

/// Pixels close to a colour.
int pixelsOf(const QImage& image, const QColor& color) {
    int count = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) {
            const QColor pixel = image.pixelColor(x, y);
            count += std::abs(pixel.red() - color.red()) < 12 &&
                     std::abs(pixel.green() - color.green()) < 12 &&
                     std::abs(pixel.blue() - color.blue()) < 12;
        }
    return count;
}

class CurveViewTest : public testing::Test {
protected:
    void SetUp() override {
        view.resize(320, 180);
        view.setEmptyText(QStringLiteral("Distil draws the loss here"));
        train = view.addCurve({QStringLiteral("train"), Identity::psr, CurveLine::solid});
        heldOut = view.addCurve({QStringLiteral("held-out"), std::nullopt, CurveLine::dashed});
        view.show();
    }

    void fill() {
        for (int i = 0; i < 6; ++i) {
            view.appendPoint(train, i, 0.5 - 0.05 * i);
            view.appendPoint(heldOut, i, 0.55 - 0.03 * i);
        }
        settle();
    }

    const Theme& theme = themeOf(ThemeKind::light);
    CurveView view;
    int train = 0;
    int heldOut = 0;
};

TEST_F(CurveViewTest, SaysWhatItWillShowUntilItHasPoints) {
    settle();
    const auto* label = view.findChild<QLabel*>();
    ASSERT_NE(label, nullptr);
    EXPECT_TRUE(label->isVisible());
    fill();
    EXPECT_FALSE(label->isVisible());
}

TEST_F(CurveViewTest, DrawsEachCurveInItsColour) {
    settle();
    EXPECT_EQ(pixelsOf(view.grab().toImage(), theme.of(Identity::psr).fill), 0);
    fill();
    const QImage image = view.grab().toImage();
    EXPECT_GT(pixelsOf(image, theme.of(Identity::psr).fill), 100);
    EXPECT_GT(pixelsOf(image, theme.text2), 50);
}

TEST_F(CurveViewTest, PointsAppendAndReplace) {
    fill();
    EXPECT_EQ(view.curveCount(), 2);
    EXPECT_EQ(view.pointCount(train), 6);
    view.setPoints(train, {0, 1, 2}, {3, 2, 1});
    EXPECT_EQ(view.pointCount(train), 3);
    view.clear();
    EXPECT_EQ(view.curveCount(), 0);
}

TEST_F(CurveViewTest, SpeaksTheLastNumbers) {
    fill();
    EXPECT_EQ(view.accessibleDescription().toStdString(), "train 0.25, held-out 0.4");
}

TEST_F(CurveViewTest, APressNearAPointTellsIt) {
    view.setXRange(std::pair{0.0, 10.0});
    fill();
    QSignalSpy activated(&view, &CurveView::pointActivated);
    auto* plot = view.findChild<QWidget*>(QString(), Qt::FindDirectChildrenOnly);
    ASSERT_NE(plot, nullptr);
    for (int y = 10; y < 160 && activated.isEmpty(); y += 8)
        QTest::mouseClick(plot, Qt::LeftButton, {}, QPoint(120, y));
    ASSERT_GE(activated.count(), 1);
    EXPECT_GE(activated[0][1].toDouble(), 0.0);
    EXPECT_LE(activated[0][1].toDouble(), 5.0);
}

TEST_F(CurveViewTest, ExportsOpen) {
    fill();
    view.addReferenceLine(0.3, QStringLiteral("prompt alone"), Identity::prompted);
    view.setMarker(3.0);
    QTemporaryDir folder;
    const QString png = folder.filePath(QStringLiteral("loss.png"));
    const QString svg = folder.filePath(QStringLiteral("loss.svg"));
    const QString pdf = folder.filePath(QStringLiteral("loss.pdf"));
    ASSERT_TRUE(view.exportFigure(png));
    ASSERT_TRUE(view.exportFigure(svg));
    ASSERT_TRUE(view.exportFigure(pdf));
    EXPECT_EQ(QImageReader(png).size(), QSize(640, 360));
    QFile svgFile(svg);
    ASSERT_TRUE(svgFile.open(QIODevice::ReadOnly));
    const QByteArray text = svgFile.readAll();
    EXPECT_TRUE(QSvgRenderer(text).isValid());
    EXPECT_TRUE(text.contains("held-out"));
    QFile pdfFile(pdf);
    ASSERT_TRUE(pdfFile.open(QIODevice::ReadOnly));
    EXPECT_TRUE(pdfFile.read(4) == "%PDF");
    EXPECT_FALSE(view.exportFigure(folder.filePath(QStringLiteral("loss.txt"))));
}

TEST_F(CurveViewTest, CsvListsEveryPointAndLeavesGapsEmpty) {
    view.appendPoint(train, 1, 0.5);
    view.appendPoint(train, 2, NAN);
    EXPECT_EQ(view.toCsv().toStdString(), "curve,x,y\n\"train\",1,0.5\n\"train\",2,\n");
}

TEST_F(CurveViewTest, SurvivesConstantSinglePointAndNonFiniteData) {
    view.appendPoint(train, 1, 0.5);
    settle();
    view.appendPoint(train, 2, 0.5);
    view.appendPoint(heldOut, 2, NAN);
    view.appendPoint(heldOut, 3, INFINITY);
    settle();
    EXPECT_FALSE(view.grab().isNull());
}

TEST_F(CurveViewTest, ManyPointsAreDrawnRarely) {
    for (int i = 0; i < 20000; ++i)
        view.appendPoint(train, i, std::sin(i * 0.01));
    settle();
    EXPECT_EQ(view.pointCount(train), 20000);
    EXPECT_FALSE(view.grab().isNull());
}

TEST_F(CurveViewTest, FollowsTheTheme) {
    fill();
    view.setTheme(themeOf(ThemeKind::dark));
    view.setScale(1.5);
    settle();
    const QImage image = view.grab().toImage();
    EXPECT_EQ(image.pixelColor(image.width() / 2, 1).name(),
              themeOf(ThemeKind::dark).surface.name());
}

TEST_F(CurveViewTest, TheContextMenuAsksForAPath) {
    fill();
    QSignalSpy asked(&view, &CurveView::exportRequested);
    QContextMenuEvent event(QContextMenuEvent::Keyboard, {5, 5}, view.mapToGlobal(QPoint(5, 5)));
    QApplication::sendEvent(&view, &event);
    auto* menu = view.findChild<QMenu*>();
    ASSERT_NE(menu, nullptr);
    menu->actions().last()->trigger();
    EXPECT_EQ(asked.count(), 1);
    menu->close();
}

} // namespace
} // namespace steerscope
