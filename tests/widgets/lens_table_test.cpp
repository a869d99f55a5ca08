// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/choice_bars.h"
#include "widgets/layer_bars.h"
#include "widgets/lens_table.h"
#include "widgets/segmented_control.h"
#include "widgets/token_inspector.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QMouseEvent>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

#include <limits>
#include <stdexcept>

namespace steerscope {
namespace {

TokenFacts facts() {
    TokenFacts facts;
    facts.token = QStringLiteral("pirate");
    facts.before = {QStringLiteral("Choices before steering"),
                    Identity::unsteered,
                    {{QStringLiteral("man"), .17F}, {QStringLiteral("pirate"), .04F}}};
    facts.after = {QStringLiteral("After"),
                   Identity::psr,
                   {{QStringLiteral("pirate"), .31F, true}, {QStringLiteral("sailor"), .14F}}};
    facts.kl = 0.83;
    for (int layer = 0; layer < 4; ++layer)
        facts.lens.push_back({layer,
                              {QStringLiteral("a%1").arg(layer), .1F},
                              {QStringLiteral("b%1").arg(layer), .2F}});
    return facts;
}

class LensTest : public testing::Test {
protected:
    void SetUp() override {
        inspector.resize(340, 420);
        inspector.setFacts(facts());
        inspector.show();
        ASSERT_TRUE(QTest::qWaitForWindowExposed(&inspector));
        QApplication::processEvents();
    }
    ChoiceBars& bars(int index) { return *inspector.findChildren<ChoiceBars*>().at(index); }
    SegmentedControl& page() {
        for (SegmentedControl* control : inspector.findChildren<SegmentedControl*>())
            if (control->isVisible()) return *control;
        throw std::runtime_error("no page switch");
    }

    TokenInspector inspector;
};

TEST_F(LensTest, ChoicesAreChosenByMouseAndKeyboard) {
    QSignalSpy chosen(&inspector, &TokenInspector::alternativeChosen);
    QTest::mouseClick(&bars(0), Qt::LeftButton, {}, bars(0).rowRect(1).center().toPoint());
    ASSERT_EQ(chosen.count(), 1);
    EXPECT_EQ(chosen[0][0].value<ChoiceSide>(), ChoiceSide::before);
    EXPECT_EQ(chosen[0][1].toInt(), 1);
    QTest::keyClick(&bars(1), Qt::Key_Down);
    QTest::keyClick(&bars(1), Qt::Key_Return);
    ASSERT_EQ(chosen.count(), 2);
    EXPECT_EQ(chosen[1][0].value<ChoiceSide>(), ChoiceSide::after);
}

TEST_F(LensTest, PointingAtACandidateMarksItInTheOtherColumn) {
    const QPoint probe = bars(1).rowRect(0).center().toPoint() + QPoint(20, 0);
    const QPoint corner(static_cast<int>(bars(1).rowRect(0).left()) + 1,
                        static_cast<int>(bars(1).rowRect(0).top()) + 1);
    EXPECT_NE(bars(1).grab().toImage().pixelColor(corner), themeOf(ThemeKind::light).selected);
    const QPointF place = bars(0).rowRect(1).center();
    // QTest::mouseMove moves the cursor, which a platform without a screen does not report.
    QMouseEvent move(QEvent::MouseMove, place, bars(0).mapToGlobal(place), Qt::NoButton,
                     Qt::NoButton, Qt::NoModifier);
    QApplication::sendEvent(&bars(0), &move);
    EXPECT_EQ(bars(1).grab().toImage().pixelColor(corner), themeOf(ThemeKind::light).selected);
    EXPECT_TRUE(bars(1).rect().contains(probe));
}

TEST_F(LensTest, TheLensStandsInPlaceOfTheChoices) {
    auto* lens = inspector.findChild<LensTable*>();
    EXPECT_FALSE(lens->isVisible());
    QTest::keyClick(&page(), Qt::Key_Right);
    EXPECT_TRUE(lens->isVisible());
    EXPECT_FALSE(bars(0).isVisible());
    QSignalSpy activated(&inspector, &TokenInspector::layerActivated);
    inspector.setLayer(3);
    EXPECT_EQ(activated.count(), 0);
    EXPECT_EQ(lens->currentIndex().row(), 0) << "the layer next to the output is on top";
    QTest::keyClick(lens, Qt::Key_Down);
    ASSERT_EQ(activated.count(), 1);
    EXPECT_EQ(activated[0][0].toInt(), 2);
}

TEST_F(LensTest, TellsHowFarTheChoiceMoved) {
    QStringList texts;
    for (const QLabel* label : inspector.findChildren<QLabel*>())
        if (label->isVisible()) texts << label->text();
    EXPECT_TRUE(texts.contains(QStringLiteral("KL to before 0.83 nat")));
    TokenFacts plain = facts();
    plain.kl.reset();
    plain.lens.clear();
    inspector.setFacts(plain);
    for (const SegmentedControl* control : inspector.findChildren<SegmentedControl*>())
        EXPECT_FALSE(control->isVisible());
}

TEST(LensModel, SpeaksAndCopies) {
    LensModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setReadings({{0, {QStringLiteral("a"), .5F}, {}},
                       {1, {QStringLiteral("b"), .25F}, {QStringLiteral("c"), .75F}}});
    EXPECT_EQ(model.rowOf(1), 0);
    EXPECT_EQ(model.rowOf(7), -1);
    EXPECT_EQ(model.index(0, 0).data(Qt::AccessibleTextRole).toString().toStdString(),
              "layer 1, without steering 'b' 0.25, with steering 'c' 0.75");
    EXPECT_EQ(model.toTsv().toStdString(), "layer\twithout\tprobability\tsteered\tprobability\n"
                                           "1\tb\t0.25\tc\t0.75\n0\ta\t0.50\t\t\n");
}

TEST(LayerBarsData, IsATableByLayer) {
    LayerBars bars;
    bars.setValues({1.5F, std::numeric_limits<float>::quiet_NaN()});
    EXPECT_EQ(bars.toTsv().toStdString(), "layer\tvalue\n0\t1.5\n1\t\n");
}

} // namespace
} // namespace steerscope
