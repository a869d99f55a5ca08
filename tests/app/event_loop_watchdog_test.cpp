// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <QTest>
#include <QThread>

#include "app/event_loop_watchdog.h"

namespace steerscope::test {
namespace {

TEST(EventLoopWatchdog, SeesABlockedLoopAndCountsItsTurns) {
    EventLoopWatchdog watchdog;
    QTest::qWait(100);
    QThread::msleep(150);
    QTest::qWait(50);
    EXPECT_GE(watchdog.largestGapMs(), 150);
    EXPECT_GE(watchdog.gapCount(), 3u);
    EXPECT_GT(watchdog.gapBelow(1.0), 150);
    watchdog.reset();
    EXPECT_LT(watchdog.largestGapMs(), 150);
}

TEST(EventLoopWatchdog, WhatHappensWhilePausedIsNoGap) {
    EventLoopWatchdog watchdog;
    QTest::qWait(30);
    watchdog.pause();
    QThread::msleep(300);
    watchdog.resume();
    QTest::qWait(30);
    EXPECT_LT(watchdog.largestGapMs(), 300);
}

} // namespace
} // namespace steerscope::test
