// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/hook_point.h"

#include <gtest/gtest.h>

#include "core/model/activation_trace.h"

namespace steerscope {
namespace {

TEST(HookPoint, TextRoundTripsForEverySite) {
    for (const HookSite site : {HookSite::residPre, HookSite::residMid, HookSite::residPost,
                                HookSite::attnOut, HookSite::mlpOut}) {
        for (const std::int32_t layer : {0, 7, 119}) {
            const HookPoint point{LayerIndex(layer), site};
            EXPECT_EQ(parseHookPoint(toText(point)), point);
        }
    }
    EXPECT_EQ(toText({LayerIndex(7), HookSite::residPost}), "blocks.7.residPost");
}

TEST(HookPoint, OtherTextsAreRefused) {
    for (const char* text :
         {"", "blocks.", "blocks.7", "blocks.7.", "blocks.07.residPost", "blocks.-1.residPost",
          "blocks.+1.residPost", "blocks.x.residPost", "blocks.7.residpost", "blocks.7.residPost ",
          "block.7.residPost", "blocks.7xresidPost", "blocks.99999999999.residPost"}) {
        EXPECT_EQ(parseHookPoint(text), std::nullopt) << text;
    }
}

TEST(ActivationTrace, AppendingKeepsTheFirstPositionAndAddsRows) {
    ActivationTrace all;
    all.append({Position(5), {FloatMatrix(2, 3, 1.0f), FloatMatrix(2, 3, 2.0f)}});
    all.append({Position(7), {FloatMatrix(1, 3, 3.0f), FloatMatrix(1, 3, 4.0f)}});
    EXPECT_EQ(all.first, Position(5));
    ASSERT_EQ(all.layers.size(), 2u);
    EXPECT_EQ(all.length(), 3u);
    EXPECT_EQ(all.layers[0].at(2, 0), 3.0f);
    EXPECT_EQ(all.layers[1].at(0, 2), 2.0f);
}

} // namespace
} // namespace steerscope
