// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/status_strip.h"

#include "widgets/elided_label.h"
#include "widgets/gauge_bar.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <gtest/gtest.h>

namespace steerscope {
namespace {

class StatusStripTest : public testing::Test {
protected:
    void SetUp() override {
        m_strip.resize(1280, 32);
        m_strip.show();
        ASSERT_TRUE(QTest::qWaitForWindowExposed(&m_strip));
    }
    bool showsText(const QString& text) const {
        for (const QLabel* label : m_strip.findChildren<QLabel*>()) {
            const auto* elided = qobject_cast<const ElidedLabel*>(label);
            const QString shown = elided != nullptr ? elided->fullText() : label->text();
            if (label->isVisible() && shown == text) return true;
        }
        return false;
    }
    QAbstractButton* button(const QString& name) const {
        for (QAbstractButton* candidate : m_strip.findChildren<QAbstractButton*>())
            if (candidate->accessibleName() == name) return candidate;
        return nullptr;
    }

    StatusStrip m_strip;
};

TEST_F(StatusStripTest, ProgressHasPhaseBarTimeAndCancel) {
    QSignalSpy cancelled(&m_strip, &StatusStrip::cancelRequested);
    m_strip.showProgress({StatusProgress::Activity::distilling, "Distilling “pirate”", 0.37,
                          "about 12 s left", true});
    EXPECT_TRUE(showsText("Distilling “pirate”"));
    EXPECT_TRUE(showsText("about 12 s left"));
    EXPECT_NEAR(m_strip.findChild<GaugeBar*>()->fraction(), 0.37, 1e-9);
    QTest::mouseClick(button("Cancel what is running"), Qt::LeftButton);
    EXPECT_EQ(cancelled.count(), 1);
    m_strip.clearProgress();
    EXPECT_FALSE(button("Cancel what is running")->isVisible());
    EXPECT_FALSE(m_strip.findChild<GaugeBar*>()->isVisible());
}

TEST_F(StatusStripTest, AnErrorStaysUntilItIsClosedWhateverComesAfter) {
    QSignalSpy details(&m_strip, &StatusStrip::detailsRequested);
    QSignalSpy closed(&m_strip, &StatusStrip::errorClosed);
    m_strip.showError("This file is not a GGUF model.");
    m_strip.showNotice("Run saved");
    m_strip.showProgress({StatusProgress::Activity::running, "Writing", 0.5, {}, true});
    m_strip.clearProgress();
    EXPECT_TRUE(m_strip.hasError());
    EXPECT_TRUE(showsText("This file is not a GGUF model."));
    QTest::mouseClick(button("Details of the error"), Qt::LeftButton);
    EXPECT_EQ(details.count(), 1);
    EXPECT_TRUE(m_strip.hasError());
    QTest::mouseClick(button("Close the error"), Qt::LeftButton);
    EXPECT_EQ(closed.count(), 1);
    EXPECT_FALSE(m_strip.hasError());
    EXPECT_FALSE(button("Close the error")->isVisible());
}

TEST_F(StatusStripTest, ProgressStaysVisibleBesideAnError) {
    m_strip.showError("The PSR belongs to another model.");
    m_strip.showProgress({StatusProgress::Activity::loading, "Loading", -1, {}, true});
    EXPECT_TRUE(showsText("Loading"));
    EXPECT_TRUE(showsText("The PSR belongs to another model."));
    EXPECT_TRUE(button("Cancel what is running")->isVisible());
}

TEST_F(StatusStripTest, ANoticeLeavesAfterFourSecondsForTheIdleText) {
    m_strip.setIdleText("Ready");
    m_strip.showNotice("Run saved");
    EXPECT_TRUE(showsText("Run saved"));
    QTest::qWait(3500);
    EXPECT_TRUE(showsText("Run saved"));
    QTest::qWait(800);
    EXPECT_FALSE(showsText("Run saved"));
    EXPECT_TRUE(showsText("Ready"));
}

TEST_F(StatusStripTest, RightTextsAreReplaced) {
    m_strip.setRightTexts({"one", "two"});
    EXPECT_TRUE(showsText("one"));
    EXPECT_TRUE(showsText("two"));
    m_strip.setRightTexts({"three"});
    EXPECT_FALSE(showsText("one"));
    EXPECT_TRUE(showsText("three"));
}

TEST_F(StatusStripTest, AnEndlessSentenceDoesNotWidenTheWindow) {
    m_strip.showError(QString("word ").repeated(400));
    EXPECT_LT(m_strip.minimumSizeHint().width(), 640);
}

} // namespace
} // namespace steerscope
