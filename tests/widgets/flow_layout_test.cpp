// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/flow_layout.h"

#include <QWidget>

#include <gtest/gtest.h>

namespace steerscope {
namespace {

TEST(FlowLayout, StartsANewRowWhereTheWidthEnds) {
    QWidget box;
    auto* layout = new FlowLayout(&box);
    layout->setSpacings(10, 5);
    std::vector<QWidget*> parts;
    for (int i = 0; i < 3; ++i) {
        parts.push_back(new QWidget(&box));
        parts.back()->setFixedSize(100, 30);
        layout->addWidget(parts.back());
    }
    EXPECT_EQ(layout->sizeHint(), QSize(320, 30));
    EXPECT_EQ(layout->heightForWidth(320), 30);
    EXPECT_EQ(layout->heightForWidth(319), 65);
    EXPECT_EQ(layout->heightForWidth(100), 100);
    layout->setGeometry(QRect(0, 0, 215, 65));
    EXPECT_EQ(parts[1]->geometry(), QRect(110, 0, 100, 30));
    EXPECT_EQ(parts[2]->geometry(), QRect(0, 35, 100, 30));
}

TEST(FlowLayout, LeavesHiddenPartsOut) {
    QWidget box;
    auto* layout = new FlowLayout(&box);
    auto* part = new QWidget(&box);
    part->setFixedSize(100, 30);
    layout->addWidget(part);
    part->hide();
    EXPECT_EQ(layout->heightForWidth(300), 0);
}

} // namespace
} // namespace steerscope
