// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/history_rail.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

namespace steerscope {
namespace {

class HistoryRailTest : public testing::Test {
protected:
    void SetUp() override {
        m_rail.resize(260, 600);
        m_rail.setTags({"talk", "thesis"});
        m_rail.setRows({{.id = 12,
                         .identity = Identity::psr,
                         .title = "Tell me about coffee",
                         .detail = "pirate · α 1.5 · 44 tokens",
                         .when = "14:03",
                         .tags = {"thesis"},
                         .note = "see token 7",
                         .starred = true},
                        {.id = 11, .title = "How do I make soup?", .detail = "44 tokens"}});
        m_rail.show();
        ASSERT_TRUE(QTest::qWaitForWindowExposed(&m_rail));
    }
    QPoint rowPlace(int row) const {
        return list().visualRect(list().model()->index(row, 0)).center();
    }
    HistoryList& list() const { return *m_rail.list(); }
    template <class Control> Control* named(const QString& name) const {
        for (Control* control : m_rail.findChildren<Control*>())
            if (control->accessibleName() == name && control->isVisibleTo(&m_rail)) return control;
        return nullptr;
    }
    void clickRow(int row) {
        QTest::mouseClick(list().viewport(), Qt::LeftButton, {}, rowPlace(row));
    }

    HistoryRail m_rail;
};

TEST_F(HistoryRailTest, AClickOrReturnShowsARun) {
    QSignalSpy chosen(&list(), &HistoryList::chosen);
    clickRow(1);
    QTest::keyClick(&list(), Qt::Key_Up);
    QTest::keyClick(&list(), Qt::Key_Return);
    ASSERT_EQ(chosen.count(), 2);
    EXPECT_EQ(chosen[0][0].toLongLong(), 11);
    EXPECT_EQ(chosen[1][0].toLongLong(), 12);
}

TEST_F(HistoryRailTest, TheStarIsAPlaceOfItsOwn) {
    QSignalSpy chosen(&list(), &HistoryList::chosen), starred(&list(), &HistoryList::starToggled);
    QTest::mouseClick(list().viewport(), Qt::LeftButton, {}, list().starRect(0).center());
    ASSERT_EQ(starred.count(), 1);
    EXPECT_EQ(starred[0][0].toLongLong(), 12);
    EXPECT_FALSE(starred[0][1].toBool()); // It was set.
    EXPECT_EQ(chosen.count(), 0);
    clickRow(1);
    QTest::keyClick(&list(), Qt::Key_S);
    EXPECT_TRUE(starred.last()[1].toBool());
}

TEST_F(HistoryRailTest, KeysPinAndRemove) {
    QSignalSpy pinned(&list(), &HistoryList::referenceToggled);
    QSignalSpy removed(&list(), &HistoryList::removeRequested);
    clickRow(1);
    QTest::keyClick(&list(), Qt::Key_P);
    QTest::keyClick(&list(), Qt::Key_Delete);
    ASSERT_EQ(pinned.count(), 1);
    EXPECT_EQ(pinned[0][0].toLongLong(), 11);
    EXPECT_TRUE(pinned[0][1].toBool());
    ASSERT_EQ(removed.count(), 1);
    EXPECT_EQ(removed[0][0].toLongLong(), 11);
}

TEST_F(HistoryRailTest, TheMenuOffersEverything) {
    QSignalSpy sent(&list(), &HistoryList::exportRequested);
    QContextMenuEvent event(QContextMenuEvent::Mouse, rowPlace(0),
                            list().viewport()->mapToGlobal(rowPlace(0)));
    QCoreApplication::sendEvent(list().viewport(), &event);
    auto* menu = list().findChild<QMenu*>();
    ASSERT_NE(menu, nullptr);
    QStringList texts;
    for (QAction* action : menu->actions()) {
        texts << action->text();
        if (action->text().startsWith("Export")) action->trigger();
    }
    EXPECT_EQ(texts, (QStringList{"Show", "Pin as reference", "Remove star",
                                  "Export for a colleague…", "", "Remove"}));
    EXPECT_EQ(sent.count(), 1);
    menu->close();
}

TEST_F(HistoryRailTest, ASearchStartsWhenTheTypingPauses) {
    QSignalSpy changed(&m_rail, &HistoryRail::filterChanged);
    QTest::keyClicks(named<QLineEdit>("Search the history"), "coffee");
    EXPECT_EQ(changed.count(), 0);
    ASSERT_TRUE(QTest::qWaitFor([&] { return changed.count() == 1; }));
    EXPECT_EQ(m_rail.filter().words, "coffee");
}

TEST_F(HistoryRailTest, ChipsNarrowTheListAndTheChosenOneIsMarked) {
    QSignalSpy changed(&m_rail, &HistoryRail::filterChanged);
    QTest::mouseClick(named<QPushButton>("Only runs tagged thesis"), Qt::LeftButton);
    QTest::mouseClick(named<QPushButton>("Only runs with a star"), Qt::LeftButton);
    EXPECT_EQ(changed.count(), 2);
    EXPECT_EQ(m_rail.filter(), (HistoryFilter{{}, "thesis", true}));
    EXPECT_TRUE(named<QPushButton>("Only runs tagged thesis")->isChecked());
    QTest::mouseClick(named<QPushButton>("Only runs tagged thesis"), Qt::LeftButton);
    EXPECT_EQ(m_rail.filter(), (HistoryFilter{{}, {}, true}));
    QTest::mouseClick(named<QPushButton>("Only runs tagged talk"), Qt::LeftButton);
    m_rail.setTags({"thesis"}); // The tag is gone, and with it the filter.
    EXPECT_EQ(m_rail.filter().tag, "");
}

TEST_F(HistoryRailTest, TagsAndNoteOfTheCurrentRunAreEditedInPlace) {
    list().setCurrentIndex({});
    EXPECT_EQ(named<QLineEdit>("Note to the run"), nullptr) << "nothing is current";
    clickRow(0);
    auto* tags = named<QLineEdit>("Tags of the run");
    auto* note = named<QLineEdit>("Note to the run");
    ASSERT_TRUE(tags && note);
    EXPECT_EQ(tags->text(), "thesis");
    EXPECT_EQ(note->text(), "see token 7");
    QSignalSpy tagged(&m_rail, &HistoryRail::tagsEdited), noted(&m_rail, &HistoryRail::noteEdited);
    tags->selectAll();
    QTest::keyClicks(tags, " #talk, Thesis,, thesis ");
    QTest::keyClick(tags, Qt::Key_Return);
    ASSERT_EQ(tagged.count(), 1);
    EXPECT_EQ(tagged[0][0].toLongLong(), 12);
    EXPECT_EQ(tagged[0][1].toStringList(), (QStringList{"talk", "Thesis"}));
    QTest::keyClick(note, Qt::Key_Return); // Nothing was typed.
    EXPECT_EQ(noted.count(), 0);
}

TEST_F(HistoryRailTest, ARemovalCanBeTakenBack) {
    QSignalSpy undone(&m_rail, &HistoryRail::undoRequested);
    m_rail.offerUndo("Removed “Tell me…”");
    auto* undo = named<QPushButton>("Bring the removed run back");
    ASSERT_TRUE(undo && undo->isVisible());
    QTest::mouseClick(undo, Qt::LeftButton);
    EXPECT_EQ(undone.count(), 1);
    EXPECT_FALSE(undo->isVisible());
}

TEST_F(HistoryRailTest, SaysWhyItIsEmpty) {
    m_rail.setRows({});
    EXPECT_FALSE(list().isVisible());
    const auto hint = [this] {
        for (QLabel* label : m_rail.findChildren<QLabel*>())
            if (label->isVisible() && label->wordWrap()) return label->text();
        return QString();
    };
    EXPECT_TRUE(hint().contains("Press Run"));
    QTest::mouseClick(named<QPushButton>("Only runs with a star"), Qt::LeftButton);
    m_rail.setRows({});
    EXPECT_EQ(hint(), "No run fits this search.");
}

TEST_F(HistoryRailTest, SpeaksWhatItPaints) {
    const QString spoken = list().model()->index(0, 0).data(Qt::AccessibleTextRole).toString();
    for (const char* part : {"coffee", "pirate", "14:03", "starred", "tag thesis"})
        EXPECT_TRUE(spoken.contains(part)) << part;
}

TEST_F(HistoryRailTest, TheShownRunIsMarkedInBothThemes) {
    auto rows = list().rows();
    rows[1].shown = true;
    for (const ThemeKind kind : {ThemeKind::light, ThemeKind::dark}) {
        m_rail.setTheme(themeOf(kind));
        m_rail.setRows(rows);
        QCoreApplication::processEvents(); // The rows are laid out.
        const QImage image = list().viewport()->grab().toImage();
        EXPECT_EQ(image.pixelColor(2, rowPlace(1).y()), themeOf(kind).selected);
        EXPECT_NE(image.pixelColor(2, rowPlace(0).y()), themeOf(kind).selected);
    }
}

} // namespace
} // namespace steerscope
