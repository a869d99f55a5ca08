// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/strength_slider.h"

#include <QAccessible>
#include <QDoubleSpinBox>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include <gtest/gtest.h>

namespace steerscope {
namespace {

class StrengthSliderTest : public testing::Test {
protected:
    void SetUp() override {
        m_slider.resize(400, 120);
        m_slider.show();
        ASSERT_TRUE(QTest::qWaitForWindowExposed(&m_slider));
        m_groove = m_slider.findChild<StrengthGroove*>();
        m_field = m_slider.findChild<QDoubleSpinBox*>();
        ASSERT_NE(m_groove, nullptr);
        ASSERT_NE(m_field, nullptr);
    }
    QPoint at(double value) const {
        return {static_cast<int>(m_groove->positionOf(value)),
                static_cast<int>(m_groove->handleRect().center().y())};
    }
    void drag(double value) {
        QMouseEvent move(QEvent::MouseMove, at(value), m_groove->mapToGlobal(at(value)),
                         Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_groove, &move);
    }
    void wheel(int notches, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        QWheelEvent event(at(1), m_groove->mapToGlobal(at(1)), {}, {0, 120 * notches}, Qt::NoButton,
                          modifiers, Qt::NoScrollPhase, false);
        QApplication::sendEvent(m_groove, &event);
    }

    StrengthSlider m_slider;
    StrengthGroove* m_groove = nullptr;
    QDoubleSpinBox* m_field = nullptr;
};

TEST_F(StrengthSliderTest, StartsAsTrainedOnTheDesignRange) {
    EXPECT_EQ(m_slider.value(), 1);
    EXPECT_EQ(m_slider.range(), std::make_pair(-1.0, 3.0));
}

TEST_F(StrengthSliderTest, DraggingIsLiveAndSettlesOnce) {
    QSignalSpy changed(&m_slider, &StrengthSlider::valueChanged);
    QSignalSpy settled(&m_slider, &StrengthSlider::valueSettled);
    QTest::mousePress(m_groove, Qt::LeftButton, {}, at(1.2));
    drag(1.4);
    drag(1.5);
    QTest::mouseRelease(m_groove, Qt::LeftButton, {}, at(1.5));
    EXPECT_EQ(changed.count(), 3);
    EXPECT_NEAR(changed.last()[0].toDouble(), 1.5, 0.02);
    EXPECT_EQ(settled.count(), 0);
    ASSERT_TRUE(settled.wait(1000));
    QTest::qWait(200);
    EXPECT_EQ(settled.count(), 1);
    EXPECT_EQ(settled[0][0].toDouble(), m_slider.value());
    EXPECT_NEAR(m_field->value(), m_slider.value(), 1e-9);
}

TEST_F(StrengthSliderTest, WheelAndArrowsStepExactly) {
    wheel(2);
    EXPECT_NEAR(m_slider.value(), 1.10, 1e-12);
    wheel(-1, Qt::ShiftModifier);
    EXPECT_NEAR(m_slider.value(), 0.85, 1e-12);
    QTest::keyClick(m_groove, Qt::Key_Right);
    EXPECT_NEAR(m_slider.value(), 0.90, 1e-12);
    QTest::keyClick(m_groove, Qt::Key_Left, Qt::ShiftModifier);
    EXPECT_NEAR(m_slider.value(), 0.65, 1e-12);
    for (int i = 0; i < 7; ++i)
        QTest::keyClick(m_groove, Qt::Key_Up);
    EXPECT_EQ(m_slider.value(), 1.0);
    QTest::keyClick(m_groove, Qt::Key_Home);
    EXPECT_EQ(m_slider.value(), -1);
    QTest::keyClick(m_groove, Qt::Key_Left);
    EXPECT_EQ(m_slider.value(), -1);
}

TEST_F(StrengthSliderTest, SmallWheelStepsAddUp) {
    QWheelEvent event(at(1), m_groove->mapToGlobal(at(1)), {}, {0, 40}, Qt::NoButton,
                      Qt::NoModifier, Qt::NoScrollPhase, false);
    for (int i = 0; i < 2; ++i)
        QApplication::sendEvent(m_groove, &event);
    EXPECT_EQ(m_slider.value(), 1);
    QApplication::sendEvent(m_groove, &event);
    EXPECT_NEAR(m_slider.value(), 1.05, 1e-12);
}

TEST_F(StrengthSliderTest, DoubleClickResetsToOne) {
    m_slider.setValue(2.4);
    QSignalSpy changed(&m_slider, &StrengthSlider::valueChanged);
    QTest::mouseDClick(m_groove, Qt::LeftButton, {}, at(2.4));
    EXPECT_EQ(m_slider.value(), 1);
    EXPECT_EQ(changed.last()[0].toDouble(), 1);
}

TEST_F(StrengthSliderTest, TheNumberFieldSetsTheValue) {
    QSignalSpy changed(&m_slider, &StrengthSlider::valueChanged);
    m_field->setFocus();
    m_field->selectAll();
    QTest::keyClicks(m_field, "1.75");
    EXPECT_EQ(changed.count(), 0);
    QTest::keyClick(m_field, Qt::Key_Return);
    EXPECT_EQ(m_slider.value(), 1.75);
    ASSERT_EQ(changed.count(), 1);
    EXPECT_EQ(changed[0][0].toDouble(), 1.75);
}

TEST_F(StrengthSliderTest, SettingFromOutsideIsSilentAndClipped) {
    QSignalSpy changed(&m_slider, &StrengthSlider::valueChanged);
    QSignalSpy settled(&m_slider, &StrengthSlider::valueSettled);
    m_slider.setValue(7);
    EXPECT_EQ(m_slider.value(), 3);
    EXPECT_EQ(m_field->value(), 3);
    m_slider.setRange(0, 2);
    EXPECT_EQ(m_slider.value(), 2);
    QTest::qWait(200);
    EXPECT_EQ(changed.count(), 0);
    EXPECT_EQ(settled.count(), 0);
}

TEST_F(StrengthSliderTest, FillsFromZeroToTheValue) {
    m_slider.setValue(2);
    const QImage image = m_groove->grab().toImage();
    const Theme& theme = themeOf(ThemeKind::light);
    const auto colourAt = [&](double value) { return image.pixelColor(at(value)); };
    EXPECT_EQ(colourAt(1), theme.of(Identity::psr).fill);
    EXPECT_EQ(colourAt(-0.5), theme.line);
    EXPECT_EQ(colourAt(2.6), theme.line);
}

TEST_F(StrengthSliderTest, TheUsableBandContinuesIntoTheGroove) {
    m_slider.setUsableBand({{1.26, 1.85}});
    const QImage image = m_groove->grab().toImage();
    EXPECT_EQ(image.pixelColor(at(1.6)), themeOf(ThemeKind::light).bandLine);
}

TEST_F(StrengthSliderTest, FurtherPsrsAreToldApartByTheirSymbols) {
    const QImage first = m_groove->grab().toImage();
    m_slider.setSymbol(1);
    const QImage second = m_groove->grab().toImage();
    m_slider.setSymbol(2);
    EXPECT_NE(first, second);
    EXPECT_NE(second, m_groove->grab().toImage());
}

TEST_F(StrengthSliderTest, SharesItsAxisWithAChartThroughMargins) {
    m_slider.setGrooveMargins(60, 40);
    EXPECT_NEAR(m_slider.positionOf(-1), 60, 1e-9);
    EXPECT_NEAR(m_slider.positionOf(3), 360, 1e-9);
}

TEST_F(StrengthSliderTest, ScreenReadersReadAndSetTheValue) {
    QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(m_groove);
    ASSERT_NE(spoken, nullptr);
    ASSERT_NE(spoken->valueInterface(), nullptr);
    EXPECT_EQ(spoken->role(), QAccessible::Slider);
    EXPECT_EQ(spoken->valueInterface()->currentValue().toDouble(), 1);
    spoken->valueInterface()->setCurrentValue(1.5);
    EXPECT_EQ(m_slider.value(), 1.5);
    EXPECT_EQ(spoken->text(QAccessible::Value), "1.50");
}

} // namespace
} // namespace steerscope
