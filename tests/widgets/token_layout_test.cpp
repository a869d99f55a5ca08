// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/token_layout.h"

#include "widgets/theme.h"

#include <QElapsedTimer>

#include <gtest/gtest.h>

namespace steerscope {
namespace {

TokenLayout layoutOf(const QStringList& texts, qreal width) {
    TokenLayout layout;
    layout.setFont(themeFont(TypeRole::pane), 28);
    layout.setWidth(width);
    for (const QString& text : texts)
        layout.append({text, text.trimmed(), 0});
    return layout;
}

int lineOf(const TokenLayout& layout, int token) {
    const std::vector<QRectF> rects = layout.tokenRects(token);
    return rects.empty() ? -1 : layout.lineAt(rects.front().center().y());
}

TEST(TokenLayout, KeepsPiecesOfOneWordOnOneLine) {
    const QStringList texts{"Captain", " Black", "wood", ",", " who", " plunder", "in", "'"};
    for (int width = 90; width < 400; width += 7) {
        const TokenLayout layout = layoutOf(texts, width);
        EXPECT_EQ(lineOf(layout, 1), lineOf(layout, 2)) << width;
        EXPECT_EQ(lineOf(layout, 2), lineOf(layout, 3)) << width;
        EXPECT_EQ(lineOf(layout, 5), lineOf(layout, 7)) << width;
    }
}

TEST(TokenLayout, AppendingOneByOneEqualsLayingOutAtOnce) {
    const QStringList texts{"I",  " be", " Captain", " Black", "wood", ",", "\n\n", "and",
                            " a", "\t",  " ",        "   ",    "x",    "",  "漢字", "仮名"};
    TokenLayout grown = layoutOf(texts, 120);
    TokenLayout again = layoutOf(texts, 500);
    again.setWidth(120);
    ASSERT_EQ(grown.fragments().size(), again.fragments().size());
    for (std::size_t i = 0; i < grown.fragments().size(); ++i) {
        EXPECT_EQ(grown.fragments()[i].x, again.fragments()[i].x) << i;
        EXPECT_EQ(grown.fragments()[i].line, again.fragments()[i].line) << i;
    }
    EXPECT_EQ(grown.caret(), again.caret());
    EXPECT_EQ(grown.height(), again.height());
}

TEST(TokenLayout, NothingButASignReachesPastTheWidth) {
    const QStringList texts{
        "A", QString(200, QLatin1Char('=')), " short", " " + QString(90, u'水'), ".\n", "end"};
    for (int width = 160; width < 700; width += 53) {
        const TokenLayout layout = layoutOf(texts, width);
        for (const TokenFragment& fragment : layout.fragments()) {
            if (fragment.kind != TokenFragment::Kind::text) continue;
            EXPECT_LE(fragment.x + fragment.width, width + 0.01) << width;
        }
    }
}

TEST(TokenLayout, ShowsANewlineAndBreaksTheLineAfterIt) {
    const TokenLayout layout = layoutOf({"uses", ".\n", "In", "\n\n", "the"}, 400);
    EXPECT_EQ(lineOf(layout, 0), 0);
    EXPECT_EQ(lineOf(layout, 1), 0);
    EXPECT_EQ(lineOf(layout, 2), 1);
    EXPECT_EQ(lineOf(layout, 3), 1);
    EXPECT_EQ(lineOf(layout, 4), 2);
    EXPECT_EQ(layout.fragments()[2].text, QStringLiteral("↵"));
    // The two signs say that there is an empty line; it takes no room.
    EXPECT_EQ(layout.lineTop(2) - layout.lineTop(1), 28);
}

TEST(TokenLayout, KeepsIndentationButDropsTheBlankOfAWrap) {
    const TokenLayout indented = layoutOf({"if", ":\n", "    return"}, 400);
    EXPECT_GT(indented.tokenRects(2).front().left(), 8);
    const TokenLayout wrapped = layoutOf({"beverage", " beverage"}, 80);
    EXPECT_EQ(lineOf(wrapped, 1), 1);
    EXPECT_EQ(wrapped.tokenRects(1).front().left(), 0);
}

TEST(TokenLayout, ShowsBlanksTabsAndBrokenBytesAsSigns) {
    TokenLayout layout;
    layout.setFont(themeFont(TypeRole::pane), 28);
    layout.append({QStringLiteral("  "), {}, 0});
    layout.append({QStringLiteral("\t"), {}, 0});
    layout.append({QString(), QStringLiteral("⟨E2 80⟩"), 0});
    ASSERT_EQ(layout.fragments().size(), 3U);
    EXPECT_EQ(layout.fragments()[0].text, QStringLiteral("␣␣"));
    EXPECT_EQ(layout.fragments()[1].text, QStringLiteral("⇥"));
    EXPECT_EQ(layout.fragments()[2].text, QStringLiteral("⟨E2 80⟩"));
}

TEST(TokenLayout, FindsTheTokenUnderEveryPointOfItself) {
    const TokenLayout layout = layoutOf({"I", " be", " Captain", " Black", "wood", ",", " a"}, 120);
    for (int token = 0; token < layout.tokenCount(); ++token)
        for (const QRectF& rect : layout.tokenRects(token))
            EXPECT_EQ(layout.tokenAt(rect.center()), token);
    EXPECT_EQ(layout.tokenAt({5, -1}), -1);
    EXPECT_EQ(layout.tokenAt({5, layout.height() + 1}), -1);
    EXPECT_EQ(layout.tokenAt({2000, 5}), -1);
}

TEST(TokenLayout, TokensOfAWordTouchWithoutAGap) {
    const TokenLayout layout = layoutOf({"Black", "wood"}, 400);
    EXPECT_DOUBLE_EQ(layout.tokenRects(0).front().right(), layout.tokenRects(1).front().left());
}

TEST(TokenLayout, StreamsThousandsOfTokensWithoutSlowingDown) {
    TokenLayout layout;
    layout.setFont(themeFont(TypeRole::pane), 28);
    layout.setWidth(320);
    const auto appendMany = [&](int count) {
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < count; ++i)
            layout.append({QStringLiteral(" word"), {}, 0});
        return timer.nsecsElapsed();
    };
    appendMany(500);
    const qint64 early = appendMany(2000);
    appendMany(10000);
    const qint64 late = appendMany(2000);
    // Five times is far from the eleven times that a cost linear in the length would give.
    EXPECT_LT(late, 5 * early + 20'000'000);
}

} // namespace
} // namespace steerscope
