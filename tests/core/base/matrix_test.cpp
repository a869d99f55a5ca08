// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/matrix.h"

#include <gtest/gtest.h>

#include <unordered_set>

#include "core/base/index.h"

namespace steerscope::test {
namespace {

TEST(FloatMatrix, IsRowMajor) {
    FloatMatrix m(2, 3, {1, 2, 3, 4, 5, 6});
    EXPECT_EQ(m.at(0, 2), 3);
    EXPECT_EQ(m.at(1, 0), 4);
    EXPECT_EQ(m.row(1).size(), 3u);
    EXPECT_EQ(m.row(1)[2], 6);
    m.row(0)[1] = 9;
    EXPECT_EQ(m.values()[1], 9);
}

TEST(FloatMatrix, StartsFilledOrEmpty) {
    EXPECT_TRUE(FloatMatrix().empty());
    EXPECT_EQ(FloatMatrix(2, 2, 0.5f), FloatMatrix(2, 2, {0.5f, 0.5f, 0.5f, 0.5f}));
    EXPECT_EQ(FloatMatrix(2, 2).at(1, 1), 0.0f);
    EXPECT_NE(FloatMatrix(2, 3), FloatMatrix(3, 2));
}

TEST(FloatMatrix, GrowsByRowsAndTakesItsWidthFromTheFirst) {
    FloatMatrix m;
    const FloatMatrix rows(2, 2, {1, 2, 3, 4});
    for (std::size_t i = 0; i < rows.rows(); ++i)
        m.appendRow(rows.row(i));
    EXPECT_EQ(m, rows);
}

TEST(RowsView, WritesThroughToItsMatrix) {
    FloatMatrix m(4, 2);
    const RowsView middle = m.view().slice(1, 2);
    EXPECT_EQ(middle.rows, 2u);
    EXPECT_EQ(middle.cols, 2u);
    middle.row(1)[0] = 7;
    EXPECT_EQ(m.at(2, 0), 7);
}

TEST(Index, ComparesCountsAndHashes) {
    LayerIndex layer(3);
    EXPECT_LT(LayerIndex(2), layer);
    EXPECT_EQ(++layer, LayerIndex(4));
    EXPECT_EQ(layer + 2, LayerIndex(6));
    EXPECT_EQ(layer - LayerIndex(1), 3);
    const std::unordered_set<TokenId> tokens{TokenId(1), TokenId(1), TokenId(2)};
    EXPECT_EQ(tokens.size(), 2u);
    static_assert(!std::is_convertible_v<int, LayerIndex>);
    static_assert(!std::is_convertible_v<LayerIndex, Position>);
}

} // namespace
} // namespace steerscope::test
