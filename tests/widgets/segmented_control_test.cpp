// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/segmented_control.h"

#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

namespace steerscope {
namespace {

class SegmentedControlTest : public testing::Test {
protected:
    void SetUp() override {
        m_control.setSegments({"Demo", "Tune", "Research"});
        m_control.resize(m_control.sizeHint());
        m_control.show();
        ASSERT_TRUE(QTest::qWaitForWindowExposed(&m_control));
    }
    void clickAt(double share) {
        QTest::mouseClick(
            &m_control, Qt::LeftButton, {},
            QPoint(static_cast<int>(share * m_control.width()), m_control.height() / 2));
    }

    SegmentedControl m_control;
};

TEST_F(SegmentedControlTest, AClickChoosesAndTellsOnce) {
    QSignalSpy changed(&m_control, &SegmentedControl::currentChanged);
    clickAt(0.9);
    EXPECT_EQ(m_control.current(), 2);
    clickAt(0.9);
    ASSERT_EQ(changed.count(), 1);
    EXPECT_EQ(changed[0][0].toInt(), 2);
}

TEST_F(SegmentedControlTest, ArrowsSkipWhatIsDisabledAndStopAtTheEnds) {
    m_control.setSegmentEnabled(1, false, "No sweep yet");
    QTest::keyClick(&m_control, Qt::Key_Right);
    EXPECT_EQ(m_control.current(), 2);
    QTest::keyClick(&m_control, Qt::Key_Right);
    EXPECT_EQ(m_control.current(), 2);
    QTest::keyClick(&m_control, Qt::Key_Left);
    EXPECT_EQ(m_control.current(), 0);
    clickAt(0.4);
    EXPECT_EQ(m_control.current(), 0);
}

TEST_F(SegmentedControlTest, SettingFromOutsideIsSilentAndSpoken) {
    QSignalSpy changed(&m_control, &SegmentedControl::currentChanged);
    m_control.setSegmentName(1, "Tune the strength");
    m_control.setCurrent(1);
    m_control.setCurrent(9);
    EXPECT_EQ(m_control.current(), 1);
    EXPECT_EQ(changed.count(), 0);
    EXPECT_EQ(m_control.accessibleDescription(), "Tune the strength, choice 2 of 3");
}

TEST_F(SegmentedControlTest, TheChosenSegmentIsInk) {
    m_control.setCurrent(0);
    const QImage image = m_control.grab().toImage();
    const int y = m_control.height() / 2 - 10;
    EXPECT_EQ(image.pixelColor(8, y), themeOf(ThemeKind::light).ink);
    EXPECT_EQ(image.pixelColor(m_control.width() - 12, y), themeOf(ThemeKind::light).surface);
}

} // namespace
} // namespace steerscope
