// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shared_cursor.h"

#include <gtest/gtest.h>

#include <QSignalSpy>

namespace steerscope {
namespace {

using State = SharedCursor::State;

CursorPlace at(int token, std::optional<int> layer = std::nullopt) {
    return {.column = ColumnKind::psr, .token = token, .layer = layer};
}

TEST(SharedCursor, HoverMovesAndLeavingForgets) {
    SharedCursor cursor;
    QSignalSpy changed(&cursor, &SharedCursor::changed);
    cursor.hover(at(3));
    EXPECT_EQ(cursor.place(), at(3));
    EXPECT_EQ(cursor.state(), State::hovered);
    cursor.hover(at(3));
    EXPECT_EQ(changed.size(), 1);
    cursor.leave();
    EXPECT_EQ(cursor.place(), std::nullopt);
    EXPECT_EQ(changed.size(), 2);
}

TEST(SharedCursor, ALockStaysUnderHoverAndEscReleasesIt) {
    SharedCursor cursor;
    cursor.hover(at(1));
    cursor.toggleLock(at(2, 5));
    cursor.hover(at(9));
    cursor.leave();
    EXPECT_EQ(cursor.place(), at(2, 5));
    EXPECT_TRUE(cursor.release());
    EXPECT_EQ(cursor.place(), std::nullopt);
    EXPECT_FALSE(cursor.release());
}

TEST(SharedCursor, ClickingTheLockedPlaceReleasesAnotherPlaceMovesTheLock) {
    SharedCursor cursor;
    cursor.toggleLock(at(2));
    cursor.toggleLock(at(4));
    EXPECT_EQ(cursor.place(), at(4));
    cursor.toggleLock(at(4));
    EXPECT_EQ(cursor.state(), State::none);
}

TEST(SharedCursor, ReleasingAHoverIsNotALock) {
    SharedCursor cursor;
    cursor.hover(at(1));
    EXPECT_FALSE(cursor.release());
    EXPECT_EQ(cursor.state(), State::none);
}

TEST(SharedCursor, StepsStayInsideAndLock) {
    SharedCursor cursor;
    cursor.step(1, 0, 5, 4);
    EXPECT_EQ(cursor.place(), at(0));
    for (int i = 0; i < 9; ++i)
        cursor.step(1, 0, 5, 4);
    EXPECT_EQ(cursor.place(), at(4));
    cursor.step(-2, 0, 5, 4);
    EXPECT_EQ(cursor.place(), at(2));
    cursor.step(0, -1, 5, 4);
    EXPECT_EQ(cursor.place(), at(2, 3));
    for (int i = 0; i < 9; ++i)
        cursor.step(0, -1, 5, 4);
    EXPECT_EQ(cursor.place(), at(2, 0));
    EXPECT_EQ(cursor.state(), State::locked);
    cursor.release();
    cursor.step(1, 0, 0, 4);
    EXPECT_EQ(cursor.state(), State::none);
}

} // namespace
} // namespace steerscope
