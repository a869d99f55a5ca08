// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/library_list.h"

#include <QLabel>
#include <QListView>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <gtest/gtest.h>

#include <algorithm>

namespace steerscope {
namespace {

class LibraryListTest : public testing::Test {
protected:
    void SetUp() override {
        m_list.resize(392, 160);
        m_list.setRows({{Identity::psr, "pirate", "30 layers · rank 1", true, {}},
                        {Identity::psr, "french", "30 layers · rank 1", false, {}}});
        m_list.show();
        ASSERT_TRUE(QTest::qWaitForWindowExposed(&m_list));
        m_view = m_list.findChild<QListView*>();
    }
    QPoint rowCentre(int row) const {
        return m_view->visualRect(m_view->model()->index(row, 0)).center();
    }
    QToolButton* button(const QString& name) const {
        for (QToolButton* candidate : m_list.findChildren<QToolButton*>())
            if (candidate->accessibleName() == name) return candidate;
        return nullptr;
    }

    LibraryList m_list;
    QListView* m_view = nullptr;
};

TEST_F(LibraryListTest, AClickOrReturnChooses) {
    QSignalSpy chosen(&m_list, &LibraryList::chosen);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, rowCentre(1));
    ASSERT_EQ(chosen.count(), 1);
    EXPECT_EQ(chosen[0][0].toInt(), 1);
    QTest::keyClick(m_view, Qt::Key_Up);
    QTest::keyClick(m_view, Qt::Key_Return);
    ASSERT_EQ(chosen.count(), 2);
    EXPECT_EQ(chosen[1][0].toInt(), 0);
}

TEST_F(LibraryListTest, TheRowInUseIsMarkedInColourAndInWords) {
    const QImage image = m_view->viewport()->grab().toImage();
    const Theme& theme = themeOf(ThemeKind::light);
    EXPECT_EQ(image.pixelColor(4, rowCentre(0).y()), theme.selected);
    EXPECT_NE(image.pixelColor(4, rowCentre(1).y()), theme.selected);
    EXPECT_EQ(m_view->model()->index(0, 0).data(Qt::AccessibleTextRole).toString(),
              "pirate, 30 layers · rank 1, in use");
}

TEST_F(LibraryListTest, PsrsAtWorkCarryTheirOwnSymbols) {
    const auto picture = [this](int symbol) {
        m_list.setRows({{.name = "pirate", .symbol = symbol}});
        m_view->doItemsLayout();
        return m_view->viewport()->grab().toImage();
    };
    std::vector<QImage> seen;
    for (int symbol = 0; symbol < kSymbolVariants; ++symbol) {
        const QImage image = picture(symbol);
        EXPECT_EQ(std::ranges::count(seen, image), 0) << symbol;
        seen.push_back(image);
    }
}

TEST_F(LibraryListTest, TheRowInUseIsBroughtIntoView) {
    std::vector<LibraryRow> rows(12, {.name = "pirate"});
    m_list.resize(300, 120);
    rows[9].inUse = true;
    m_list.setRows(rows);
    const QRect row = m_view->visualRect(m_view->model()->index(9, 0));
    EXPECT_TRUE(m_view->viewport()->rect().contains(row));
    EXPECT_FALSE(
        m_view->viewport()->rect().contains(m_view->visualRect(m_view->model()->index(0, 0))));
    m_list.resize(300, 400);
    QTest::qWait(20);
    m_list.resize(300, 120); // Less room again, in a window that shrinks.
    QTest::qWait(20);
    EXPECT_TRUE(
        m_view->viewport()->rect().contains(m_view->visualRect(m_view->model()->index(9, 0))));
}

TEST_F(LibraryListTest, OpensAndSaves) {
    QSignalSpy opened(&m_list, &LibraryList::openRequested);
    QSignalSpy saved(&m_list, &LibraryList::saveRequested);
    QTest::mouseClick(button("Open a saved steering model"), Qt::LeftButton);
    EXPECT_EQ(opened.count(), 1);
    m_list.setSaveBlocked("Distil an instruction first");
    QToolButton* save = button("Save the steering model in use");
    QTest::mouseClick(save, Qt::LeftButton);
    EXPECT_EQ(saved.count(), 0);
    EXPECT_EQ(save->toolTip(), "Distil an instruction first");
    m_list.setSaveBlocked({});
    QTest::mouseClick(save, Qt::LeftButton);
    EXPECT_EQ(saved.count(), 1);
}

TEST_F(LibraryListTest, SaysWhatToDoWhenEmpty) {
    m_list.setRows({});
    EXPECT_FALSE(m_view->isVisible());
    EXPECT_EQ(m_list.rowCount(), 0);
    m_list.setRows({{Identity::psr, "gloomy", "30 layers · rank 1", false, {}}});
    EXPECT_TRUE(m_view->isVisible());
}

} // namespace
} // namespace steerscope
