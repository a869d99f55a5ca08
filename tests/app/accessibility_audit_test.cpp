// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QAction>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QTemporaryDir>

#include <set>

#include "app/desk.h"
#include "app/distil_pictures.h"
#include "app/library/library_wiring.h"
#include "app/text.h"
#include "app/window/error_details.h"
#include "app/window/example_gallery.h"
#include "app/window/guidance.h"
#include "app/window/tour_guide.h"
#include "tests/app/support/run_fixture.h"
#include "tests/app/support/scripted_port.h"
#include "tests/app/support/window_driver.h"
#include "widgets/command_palette.h"
#include "widgets/distill_options.h"
#include "widgets/distill_panel.h"
#include "widgets/history_list.h"
#include "widgets/history_rail.h"

namespace steerscope::test {
namespace {

/// Qt's own inner parts speak through the control they belong to.
bool isInner(const QWidget* widget) {
    const QWidget* parent = widget->parentWidget();
    return widget->objectName().startsWith(QStringLiteral("qt_")) ||
           qobject_cast<const QAbstractSpinBox*>(parent) ||
           (parent && parent->inherits("QAbstractScrollArea") && parent->focusProxy() == nullptr &&
            widget == qobject_cast<const QAbstractScrollArea*>(parent)->viewport()) ||
           widget->inherits("QScrollBar") || widget->inherits("QSplitterHandle");
}

bool isControl(const QWidget* widget) {
    return widget->focusPolicy() != Qt::NoFocus || qobject_cast<const QAbstractButton*>(widget) ||
           qobject_cast<const QLineEdit*>(widget) || qobject_cast<const QPlainTextEdit*>(widget) ||
           qobject_cast<const QAbstractSpinBox*>(widget) ||
           qobject_cast<const QAbstractItemView*>(widget);
}

std::string describe(const QWidget* widget) {
    std::string path;
    for (const QWidget* part = widget; part; part = part->parentWidget())
        path =
            std::string(part->metaObject()->className()) +
            (part->accessibleName().isEmpty() ? "" : "(" + toUtf8(part->accessibleName()) + ")") +
            (path.empty() ? "" : " > " + path);
    return path;
}

/// What Tab visits from `root`'s first control, as Qt would walk.
std::set<const QWidget*> reachable(QWidget& root) {
    std::set<const QWidget*> visited;
    QWidget* at = &root;
    do {
        if ((at->focusPolicy() & Qt::TabFocus) && at->isVisibleTo(&root) && at->isEnabled())
            visited.insert(at);
        at = at->nextInFocusChain();
    } while (at && at != &root);
    return visited;
}

/// Problems of every control on screen under `root`, one line each.
std::vector<std::string> audit(QWidget& root) {
    std::vector<std::string> problems;
    const auto visited = reachable(*root.window());
    for (QWidget* widget : root.findChildren<QWidget*>()) {
        if (!widget->isVisible() || isInner(widget) || !isControl(widget)) continue;
        QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(widget);
        if (!spoken || spoken->text(QAccessible::Name).trimmed().isEmpty())
            problems.push_back("no name: " + describe(widget));
        const QAccessible::Role role = spoken ? spoken->role() : QAccessible::NoRole;
        if (role == QAccessible::NoRole || role == QAccessible::Client)
            problems.push_back("no role: " + describe(widget));
        if (widget->isEnabled() && !visited.contains(widget))
            problems.push_back("not reached by Tab: " + describe(widget));
    }
    return problems;
}

void expectClean(QWidget& root, const std::string& where) {
    for (const std::string& problem : audit(root))
        ADD_FAILURE() << where << ": " << problem;
}

/// The whole window over a scripted engine with a finished run.
class Audit : public testing::Test {
protected:
    Audit() {
        m_window.resize(1600, 1000);
        m_window.show();
        m_bench.showRun(fixtureRun(), Workbench::Playback::shown);
        m_bench.library().addBundled(fixturePsr());
        QTest::qWait(50);
    }
    void openEverything() {
        m_window.actions().showCommand->setChecked(true);
        m_window.actions().examples->trigger();
        ASSERT_TRUE(waitUntil([this] { return m_window.guidance().gallery()->count() > 0; }));
        m_bench.failed(ErrorRecord{.code = "X-001", .problem = "Something failed"});
        clickToken(m_window, ColumnKind::psr, 2);
        QTest::qWait(50);
    }

    QTemporaryDir m_folder;
    ScriptedPort m_port;
    Workbench m_bench{m_port, {.dataFolder = toUtf8(m_folder.path())}};
    MainWindow m_window{m_bench};
};

TEST_F(Audit, EveryControlOfEveryLayoutHasNameRoleAndKeyboard) {
    openEverything();
    for (const WindowLayout layout :
         {WindowLayout::research, WindowLayout::tune, WindowLayout::demo}) {
        m_window.setWindowLayout(layout);
        QTest::qWait(50);
        expectClean(m_window, std::string(toText(layout)));
    }
}

TEST_F(Audit, NarrowWindowToo) {
    openEverything();
    m_window.resize(960, 640);
    QTest::qWait(50);
    expectClean(m_window, "narrow");
}

/// Every state that pictures are taken of, with every field of the settings on screen.
TEST_F(Audit, TheDistillationToo) {
    for (const PictureState& state : distilPictures(m_window)) {
        state.enter();
        m_window.findChild<DistillPanel*>()->options()->setAdvancedShown(true);
        QTest::qWait(20);
        expectClean(*m_window.findChild<DistillPanel*>(), toUtf8(state.name));
        state.leave();
    }
}

/// The whole desk: the history with a run in it, searched for and about to be taken back.
TEST_F(Audit, TheHistoryToo) {
    m_window.hide();
    Desk desk(m_bench, {});
    MainWindow& window = desk.window();
    LibraryWiring& wiring = desk.library();
    window.resize(1600, 1000);
    window.show();
    wiring.toggleAction()->trigger();
    wiring.presenter().storeCurrent();
    const HistoryRail& rail = *wiring.rail();
    ASSERT_TRUE(waitUntil([&] { return !rail.list()->rows().empty(); }));
    expectClean(window, "history");
    wiring.presenter().remove(rail.list()->rows().front().id);
    ASSERT_TRUE(waitUntil([&] { return rail.list()->rows().empty(); }));
    expectClean(window, "a removed run");
}

TEST_F(Audit, WhatLiesOverTheWindowToo) {
    Guidance& guidance = m_window.guidance();
    m_window.actions().palette->trigger();
    expectClean(guidance.palette(), "palette");
    EXPECT_TRUE(guidance.escape());
    m_window.actions().keys->trigger();
    expectClean(guidance.keys(), "keys");
    EXPECT_TRUE(guidance.escape());
    m_window.actions().tour->trigger();
    expectClean(m_window, "tour");
    EXPECT_TRUE(guidance.escape());
    EXPECT_FALSE(guidance.escape());
}

TEST_F(Audit, TheDialogToo) {
    ErrorDetails details({.code = "X-001", .problem = "Something failed", .hint = "Try again."},
                         &m_window);
    details.show();
    expectClean(details, "error details");
}

/// Every menu, submenus included; a separator is none of these.
TEST_F(Audit, EveryMenuEntryHasAName) {
    int entries = 0;
    for (QMenu* menu : m_window.findChildren<QMenu*>()) {
        Q_EMIT menu->aboutToShow();
        for (const QAction* action : menu->actions()) {
            if (action->isSeparator()) continue;
            EXPECT_FALSE(action->text().trimmed().isEmpty()) << describe(menu);
            ++entries;
        }
    }
    EXPECT_GT(entries, 30);
}

/// A name alone is not enough: two different commands must not share one.
TEST_F(Audit, CommandsHaveDifferentNames) {
    std::set<QString> names;
    for (const QAction* action : m_window.actions().all())
        EXPECT_TRUE(names.insert(action->text()).second) << toUtf8(action->text());
}

/// The audit itself finds what it is for.
TEST(AuditItself, FindsNamelessUnreachableControls) {
    QWidget root;
    QPushButton good(QStringLiteral("Good"), &root);
    QPushButton nameless(&root);
    QPushButton unreachable(QStringLiteral("Mouse only"), &root);
    unreachable.setFocusPolicy(Qt::NoFocus);
    QWidget plain(&root);
    plain.setFocusPolicy(Qt::StrongFocus);
    plain.setAccessibleName(QStringLiteral("Plain"));
    root.show();
    const auto problems = audit(root);
    ASSERT_EQ(problems.size(), 3u);
    EXPECT_TRUE(problems[0].starts_with("no name"));
    EXPECT_TRUE(problems[1].starts_with("not reached"));
    EXPECT_TRUE(problems[2].starts_with("no role"));
}

} // namespace
} // namespace steerscope::test
