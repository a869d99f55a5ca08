// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "grids.h"
#include "widgets/heatmap_table.h"
#include "widgets/heatmap_table_model.h"
#include "widgets/heatmap_view.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

#include <cmath>

namespace steerscope {
namespace {

class HeatmapTableTest : public testing::Test {
protected:
    void SetUp() override {
        view.setGrid(placeGrid(5, 7));
        table.resize(600, 300);
        table.show();
    }

    HeatmapView view;
    HeatmapTable table{&view};
};

TEST_F(HeatmapTableTest, IsTheTwinOfTheMap) {
    const QAbstractItemModel& model = *table.model();
    ASSERT_EQ(model.rowCount(), 7);
    ASSERT_EQ(model.columnCount(), 6);
    for (int token = 0; token < 7; ++token)
        for (int layer = 0; layer < 5; ++layer) {
            const QModelIndex index = model.index(token, layer + 1);
            EXPECT_EQ(index.data(Qt::EditRole).toFloat(), placeValue(token, layer));
            EXPECT_EQ(index.data().toString(), view.valueOf({token, layer}));
        }
    EXPECT_DOUBLE_EQ(model.index(3, 0).data(Qt::EditRole).toDouble(), view.columnSum(3));
    EXPECT_EQ(model.index(3, 2).data(Qt::AccessibleTextRole).toString(),
              QStringLiteral("layer 1, token 't3', 103"));
    EXPECT_EQ(model.headerData(3, Qt::Vertical, Qt::DisplayRole).toString(),
              QStringLiteral("#3 t3"));
    EXPECT_EQ(model.headerData(2, Qt::Horizontal, Qt::DisplayRole).toString(),
              QStringLiteral("Layer 1"));
}

TEST_F(HeatmapTableTest, FollowsWhateverHappensToTheMap) {
    QAbstractItemModelTester tester(table.model(),
                                    QAbstractItemModelTester::FailureReportingMode::Fatal);
    QSignalSpy inserted(table.model(), &QAbstractItemModel::rowsInserted);
    QSignalSpy changed(table.model(), &QAbstractItemModel::dataChanged);
    view.appendColumn({1, 2, 3, 4, NAN}, QStringLiteral("new"), false);
    EXPECT_EQ(inserted.count(), 1);
    EXPECT_EQ(table.model()->rowCount(), 8);
    EXPECT_EQ(table.model()->index(7, 5).data().toString(), QStringLiteral("not computed"));
    view.applyEdits({{1, 3, 9.0F, placeValue(3, 1)}});
    EXPECT_GE(changed.count(), 1);
    EXPECT_EQ(table.model()->index(3, 2).data(Qt::EditRole).toDouble(), 9.0);
    view.setGrid(placeGrid(2, 2));
    EXPECT_EQ(table.model()->columnCount(), 3);
    view.setGrid({});
    EXPECT_EQ(table.model()->rowCount(), 0);
}

TEST_F(HeatmapTableTest, TheKeyboardMovesTheSharedCursor) {
    QSignalSpy hovered(&table, &HeatmapTable::cellHovered);
    QSignalSpy activated(&table, &HeatmapTable::cellActivated);
    table.showCell({2, 3});
    EXPECT_EQ(hovered.count(), 0) << "placing is not moving";
    QTest::keyClick(&table, Qt::Key_Down);
    QTest::keyClick(&table, Qt::Key_Right);
    ASSERT_EQ(hovered.count(), 2);
    EXPECT_EQ(hovered[1], (QList<QVariant>{3, 4}));
    QTest::keyClick(&table, Qt::Key_Return);
    ASSERT_EQ(activated.count(), 1);
    EXPECT_EQ(activated[0], (QList<QVariant>{3, 4}));
}

TEST_F(HeatmapTableTest, CopiesTheSelectionForASpreadsheet) {
    table.setSelectionMode(QAbstractItemView::ContiguousSelection);
    table.showCell({0, 0});
    QTest::keyClick(&table, Qt::Key_Right, Qt::ShiftModifier);
    QTest::keyClick(&table, Qt::Key_Down, Qt::ShiftModifier);
    QTest::keySequence(&table, QKeySequence::Copy);
    EXPECT_EQ(QApplication::clipboard()->text().toStdString(), "0\t100\n1\t101\n");
}

TEST_F(HeatmapTableTest, IsATableForScreenReaders) {
    QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(&table);
    ASSERT_NE(spoken, nullptr);
    EXPECT_EQ(spoken->role(), QAccessible::Table);
    ASSERT_NE(spoken->tableInterface(), nullptr);
    EXPECT_EQ(spoken->tableInterface()->rowCount(), 7);
    QAccessibleInterface* cell = spoken->tableInterface()->cellAt(3, 2);
    ASSERT_NE(cell, nullptr);
    EXPECT_EQ(cell->text(QAccessible::Name), QStringLiteral("layer 1, token 't3', 103"));
}

} // namespace
} // namespace steerscope
