// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/curve_data.h"
#include "widgets/curve_legend.h"
#include "widgets/curve_view.h"

#include <QApplication>
#include <QClipboard>
#include <QMimeData>
#include <QSignalSpy>
#include <QSvgRenderer>
#include <QTest>
#include <QToolButton>

#include <gtest/gtest.h>

#include <cmath>

namespace steerscope {
namespace {

CurveSeries series(const char* run, const char* name, std::vector<double> x,
                   std::vector<double> y) {
    return {
        {.name = QString::fromUtf8(name), .identity = Identity::psr, .run = QString::fromUtf8(run)},
        std::move(x),
        std::move(y),
        true};
}

TEST(CurveData, ValuesLieOnTheLine) {
    const CurveSeries curve = series("", "train", {0, 2, 4, 6}, {1, 3, NAN, 7});
    EXPECT_EQ(valueAt(curve, 1), 2.0);
    EXPECT_EQ(valueAt(curve, 2), 3.0);
    EXPECT_FALSE(valueAt(curve, 3)) << "a gap has no value";
    EXPECT_EQ(valueAt(curve, 6), 7.0);
    EXPECT_FALSE(valueAt(curve, 6.5));
    EXPECT_FALSE(valueAt(curve, -1));
    EXPECT_EQ(lastPoint(curve), QPointF(6, 7));
}

TEST(CurveData, HiddenRunsCountForNothing) {
    std::vector<CurveSeries> curves{series("a", "train", {0, 1}, {0, 1}),
                                    series("b", "train", {5, 9}, {50, 90})};
    EXPECT_EQ(keySpan(curves), (std::pair{0.0, 9.0}));
    EXPECT_EQ(nearestX(curves, 7.4), 9.0);
    curves[1].shown = false;
    EXPECT_EQ(keySpan(curves), (std::pair{0.0, 1.0}));
    EXPECT_EQ(valueSpan(curves, {}), (std::pair{0.0, 1.0}));
    EXPECT_EQ(nearestX(curves, 7.4), 1.0);
}

TEST(CurveData, NamesTellTheRunOnlyWhereThereAreSeveral) {
    const std::vector<CurveSeries> one{series("a", "train", {0}, {0})};
    EXPECT_EQ(fullName(one[0], one), QStringLiteral("train"));
    const std::vector<CurveSeries> two{one[0], series("b", "train", {0}, {0})};
    EXPECT_EQ(fullName(two[1], two).toStdString(), "b · train");
    EXPECT_EQ(curvesTsv(two).toStdString(), "curve\tx\ty\na · train\t0\t0\nb · train\t0\t0\n");
}

class OverlaidRuns : public testing::Test {
protected:
    void SetUp() override {
        view.resize(420, 240);
        view.setAxisTitles(QStringLiteral("epoch"), QStringLiteral("loss"));
        int variant = 0;
        for (const char* run : {"pirate", "french"}) {
            const QString name = QString::fromUtf8(run);
            const int train = view.addCurve({.name = QStringLiteral("train"),
                                             .identity = Identity::psr,
                                             .run = name,
                                             .variant = variant});
            const int heldOut = view.addCurve({.name = QStringLiteral("held-out"),
                                               .identity = Identity::psr,
                                               .line = CurveLine::dashed,
                                               .run = name,
                                               .variant = variant++});
            view.setPoints(train, {0, 1, 2}, {1.0 + variant, 0.5, 0.25});
            view.setPoints(heldOut, {0, 1, 2}, {1.5 + variant, 0.75, 0.5});
        }
        view.show();
        QTest::qWait(80);
    }
    QWidget& plot() { return *view.findChild<QWidget*>(QString(), Qt::FindDirectChildrenOnly); }

    CurveView view;
};

TEST_F(OverlaidRuns, HoveringReadsEveryCurveAtOnePoint) {
    EXPECT_EQ(view.readout(), QString());
    QTest::mouseMove(&plot(), QPoint(plot().width() / 2, 60));
    const QString text = view.readout();
    EXPECT_TRUE(text.startsWith(QStringLiteral("epoch "))) << text.toStdString();
    EXPECT_TRUE(text.contains(QStringLiteral("pirate · train")));
    EXPECT_TRUE(text.contains(QStringLiteral("french · held-out")));
    QEvent leave(QEvent::Leave);
    QApplication::sendEvent(&plot(), &leave);
    EXPECT_EQ(view.readout(), QString());
}

TEST_F(OverlaidRuns, ArrowsReadFromPointToPoint) {
    QTest::keyClick(&view, Qt::Key_Right);
    EXPECT_TRUE(view.readout().startsWith(QStringLiteral("epoch 0")));
    QTest::keyClick(&view, Qt::Key_Right);
    QTest::keyClick(&view, Qt::Key_Right);
    EXPECT_EQ(view.readout().toStdString(),
              "epoch 2, pirate · train 0.25, pirate · held-out 0.5, french · train 0.25, "
              "french · held-out 0.5");
    EXPECT_EQ(view.accessibleDescription(), view.readout());
    QTest::keyClick(&view, Qt::Key_Escape);
    EXPECT_EQ(view.readout(), QString());
}

TEST_F(OverlaidRuns, TheLegendSwitchesRunsOff) {
    auto* legend = view.findChild<CurveLegend*>();
    ASSERT_TRUE(legend->isVisible());
    const QList<QToolButton*> buttons = legend->findChildren<QToolButton*>();
    ASSERT_EQ(buttons.size(), 2);
    QTest::mouseClick(buttons[1], Qt::LeftButton, {}, buttons[1]->rect().center());
    QTest::qWait(80);
    QTest::keyClick(&view, Qt::Key_Right);
    EXPECT_FALSE(view.readout().contains(QStringLiteral("french")));
    EXPECT_TRUE(view.readout().contains(QStringLiteral("pirate")));
    QTest::keyClick(buttons[1], Qt::Key_Space);
    QTest::keyClick(&view, Qt::Key_Right);
    EXPECT_TRUE(view.readout().contains(QStringLiteral("french")));
}

TEST_F(OverlaidRuns, FigureAndDataGoToTheClipboard) {
    view.copyFigure();
    const QMimeData* figure = QApplication::clipboard()->mimeData();
    EXPECT_TRUE(figure->hasImage());
    EXPECT_TRUE(QSvgRenderer(figure->data(QStringLiteral("image/svg+xml"))).isValid());
    view.copyData();
    const QMimeData* data = QApplication::clipboard()->mimeData();
    EXPECT_EQ(data->text(), view.toCsv());
    EXPECT_EQ(QString::fromUtf8(data->data(QStringLiteral("text/tab-separated-values"))),
              view.toTsv());
}

} // namespace
} // namespace steerscope
