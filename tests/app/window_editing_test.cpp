// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a person changes by hand on the run in the window: forks, painted cells, stopped panes,
// pins, regions and tints, driven by mouse and keyboard.
#include <gtest/gtest.h>

#include <QAction>
#include <QLabel>
#include <QMenu>
#include <QSignalSpy>

#include "app/library/library_wiring.h"
#include "app/presenters/run_tints.h"
#include "app/window/pane_binder.h"
#include "app/window/view_memory.h"
#include "tests/app/support/window_fixture.h"
#include "widgets/choice_bars.h"
#include "widgets/history_rail.h"
#include "widgets/map_tool_row.h"
#include "widgets/segmented_control.h"
#include "widgets/tint_legend.h"

namespace steerscope::test {
namespace {

class WindowEditing : public Window {
protected:
    const RecordedRun& run() { return m_bench.comparison().current(); }
    const RunColumn& column(ColumnId id) { return *run().find(id); }
    bool settled() {
        return waitUntil([this] { return m_bench.comparison().busy(); }) &&
               waitUntil([this] { return !m_bench.comparison().busy(); }, 20'000);
    }
    MapPanel& map() { return *m_window.findChild<MapPanel*>(); }
    void openTools() { ASSERT_TRUE(press(m_window, QStringLiteral("Tools for the cells"))); }
    void takeTool(MapTool tool) {
        auto* tools = map().findChild<MapToolRow*>()->findChild<SegmentedControl*>();
        tools->setFocus();
        for (int i = 0; i < static_cast<int>(tool); ++i)
            QTest::keyClick(tools, Qt::Key_Right);
        ASSERT_EQ(map().view()->tool(), tool);
    }
    /// Presses at one cell, moves and lets go at another.
    void drag(const Cell& from, const Cell& to) {
        HeatmapView& view = heatmap(m_window);
        const QPoint start = view.cellRect(from).center().toPoint();
        const QPoint end = view.cellRect(to).center().toPoint();
        QTest::mousePress(&view, Qt::LeftButton, {}, start);
        QTest::mouseMove(&view, (start + end) / 2);
        QTest::mouseMove(&view, end);
        QTest::mouseRelease(&view, Qt::LeftButton, {}, end);
    }
    /// The candidates that the inspector shows for the answer as it is.
    ChoiceBars& after() { return *inspector().findChildren<ChoiceBars*>().at(1); }
    QMenu& menuOf(ColumnId id) {
        QMenu* menu = m_window.findChild<PaneRow*>()->pane(id)->findChild<QMenu*>(
            QString(), Qt::FindDirectChildrenOnly);
        Q_EMIT menu->aboutToShow();
        return *menu;
    }
};

QAction* actionNamed(const QMenu& menu, const QString& text) {
    for (QAction* action : menu.actions())
        if (action->text() == text) return action;
    return nullptr;
}

TEST_F(WindowEditing, AClickOnAnAlternativeContinuesTheAnswerFromThereAndUndoReturns) {
    typeAndRun();
    const RunColumn before = column(ColumnKind::psr);
    const RunColumn prompted = column(ColumnKind::prompted);
    clickToken(m_window, ColumnKind::psr, 4);
    const ChoiceText wanted = before.choices[4][2];
    QTest::mouseMove(&after(), after().rowRect(2).center().toPoint());
    QTest::mouseClick(&after(), Qt::LeftButton, {}, after().rowRect(2).center().toPoint());
    ASSERT_TRUE(settled());
    const RunColumn& fork = column(ColumnKind::psr);
    EXPECT_EQ(fork.length(), 12u);
    EXPECT_EQ(fork.tokens[4], wanted.token);
    EXPECT_TRUE(std::equal(fork.tokens.begin(), fork.tokens.begin() + 4, before.tokens.begin()));
    EXPECT_EQ(fork.pushes.rows(), 12u) << "the map stays complete";
    EXPECT_EQ(column(ColumnKind::prompted).tokens, prompted.tokens);
    ASSERT_TRUE(run().parent.has_value());
    EXPECT_EQ(run().parent->token, 4);
    EXPECT_EQ(run().psrDeltas->response, fork.tokens);
    EXPECT_TRUE(m_window.actions().undo->text().contains(QStringLiteral("fork")));
    EXPECT_TRUE(m_window.commandLine().contains(QStringLiteral("--prefix-ids psr=")));
    m_window.actions().undo->trigger();
    ASSERT_TRUE(settled());
    EXPECT_EQ(column(ColumnKind::psr).tokens, before.tokens);
    m_window.actions().redo->trigger();
    ASSERT_TRUE(settled());
    EXPECT_EQ(column(ColumnKind::psr).tokens[4], wanted.token);
}

TEST_F(WindowEditing, EnterOnAnAlternativeForksToo) {
    typeAndRun();
    clickToken(m_window, ColumnKind::unsteered, 2);
    const ChoiceText wanted = column(ColumnKind::unsteered).choices[2][1];
    after().setFocus();
    after().setCurrentRow(0);
    QTest::keyClick(&after(), Qt::Key_Down);
    QTest::keyClick(&after(), Qt::Key_Return);
    ASSERT_TRUE(settled());
    EXPECT_EQ(column(ColumnKind::unsteered).tokens[2], wanted.token);
    // The menu of the pane gives the fork up again.
    QAction* giveUp =
        actionNamed(menuOf(ColumnKind::unsteered), QStringLiteral("Give the fork up"));
    ASSERT_TRUE(giveUp && giveUp->isEnabled());
    giveUp->trigger();
    EXPECT_TRUE(m_bench.experiment().forks.empty());
    ASSERT_TRUE(settled());
    EXPECT_NE(column(ColumnKind::unsteered).tokens[2], wanted.token);
}

TEST_F(WindowEditing, CellsDraggedOverWithZeroAreSwitchedOffAndTheAnswerGoesOnFromThere) {
    typeAndRun();
    const RunColumn before = column(ColumnKind::psr);
    openTools();
    takeTool(MapTool::zero);
    drag({5, 0}, {7, 1});
    EXPECT_EQ(m_bench.experiment().painted.size(), 6u);
    ASSERT_TRUE(settled());
    const RunColumn& painted = column(ColumnKind::psr);
    for (std::size_t t = 5; t <= 7; ++t)
        for (std::size_t l = 0; l <= 1; ++l)
            EXPECT_EQ(painted.pushes.at(t, l), 0.0f);
    EXPECT_NE(painted.pushes.at(4, 0), 0.0f);
    EXPECT_TRUE(
        std::equal(painted.tokens.begin(), painted.tokens.begin() + 5, before.tokens.begin()));
    EXPECT_EQ(heatmap(m_window).paintedCount(), 6) << "outlined after the map was drawn anew";
    EXPECT_TRUE(m_window.commandLine().contains(QStringLiteral("--paint 0-1:5-7:0")));
    EXPECT_EQ(run().recipe.painted.size(), 6u);
    m_window.actions().undo->trigger();
    ASSERT_TRUE(settled());
    EXPECT_EQ(column(ColumnKind::psr).tokens, before.tokens);
    EXPECT_EQ(column(ColumnKind::psr).pushes, before.pushes);
    EXPECT_EQ(heatmap(m_window).paintedCount(), 0);
}

TEST_F(WindowEditing, APaintedValueIsPushedAndEraseAllGivesEverythingBack) {
    typeAndRun();
    const RunColumn before = column(ColumnKind::psr);
    openTools();
    takeTool(MapTool::paint);
    map().findChild<MapToolRow*>()->setValue(9.5);
    drag({3, 2}, {3, 2});
    ASSERT_TRUE(settled());
    EXPECT_EQ(column(ColumnKind::psr).pushes.at(3, 2), 9.5f);
    ASSERT_TRUE(press(m_window, QStringLiteral("Erase all painted cells")));
    ASSERT_TRUE(settled());
    EXPECT_TRUE(m_bench.experiment().painted.empty());
    EXPECT_EQ(column(ColumnKind::psr).pushes, before.pushes);
    // Another question is another answer: its tokens have no painted cells.
    drag({3, 2}, {4, 2});
    ASSERT_TRUE(settled());
    ASSERT_TRUE(typeInto(m_window, QStringLiteral("Prompt"), QStringLiteral("Else")));
    EXPECT_TRUE(m_bench.experiment().painted.empty());
}

TEST_F(WindowEditing, ToolsSayWhyNothingCanBePainted) {
    m_bench.comparison().show(fixtureRun());
    openTools();
    auto* tools = map().findChild<MapToolRow*>()->findChild<SegmentedControl*>();
    tools->setFocus();
    for (int i = 0; i < 4; ++i)
        QTest::keyClick(tools, Qt::Key_Right);
    EXPECT_EQ(map().view()->tool(), MapTool::region) << "there is no model";
    EXPECT_FALSE(m_bench.paintBlockedReason().isEmpty());
}

TEST_F(WindowEditing, ABrushedRegionAndTwoCursorsAreReadOut) {
    typeAndRun();
    openTools();
    takeTool(MapTool::region);
    drag({2, 0}, {6, 2});
    const QString text = map().readoutText();
    EXPECT_TRUE(text.contains(QStringLiteral("5 tokens × 3 layers"))) << text.toStdString();
    EXPECT_TRUE(text.contains(QStringLiteral("mean"))) << text.toStdString();
    EXPECT_TRUE(text.contains(QStringLiteral("max"))) << text.toStdString();
    EXPECT_TRUE(text.contains(QStringLiteral("% of all"))) << text.toStdString();
    heatmap(m_window).setFocus();
    QTest::keyClick(&heatmap(m_window), Qt::Key_Escape);
    EXPECT_FALSE(heatmap(m_window).region().has_value());
    openTools(); // Closes them again.
    clickCell(m_window, {2, 1});
    QTest::mouseClick(&heatmap(m_window), Qt::LeftButton, Qt::ShiftModifier,
                      heatmap(m_window).cellRect({8, 2}).center().toPoint());
    const QString pair = map().readoutText();
    EXPECT_TRUE(pair.contains(QStringLiteral("Δ"))) << pair.toStdString();
    EXPECT_TRUE(pair.contains(QStringLiteral("+6 tokens"))) << pair.toStdString();
}

TEST_F(WindowEditing, ALockedRangeIsSharedByAllMapsAndAGripClipsIt) {
    typeAndRun();
    HeatmapView& view = heatmap(m_window);
    const ValueRange own = view.range();
    ASSERT_TRUE(press(m_window, QStringLiteral("Shared range")));
    map().setCurrentTab(3);
    EXPECT_EQ(view.range().high, own.high) << "the range of another map";
    map().setCurrentTab(0);
    const QPoint grip = view.legendHandleRect(LegendEnd::high).center().toPoint();
    QTest::mousePress(&view, Qt::LeftButton, {}, grip);
    QTest::mouseMove(&view, grip - QPoint(60, 0));
    QTest::mouseRelease(&view, Qt::LeftButton, {}, grip - QPoint(60, 0));
    const ValueRange clipped = view.range();
    EXPECT_LT(clipped.high, own.high);
    map().setCurrentTab(3);
    EXPECT_EQ(view.range().high, clipped.high);
    ASSERT_TRUE(press(m_window, QStringLiteral("Shared range")));
    EXPECT_NE(view.range(), clipped) << "each map has its own again";
    auto* scale = named<SegmentedControl>(m_window, QStringLiteral("Colour scale"));
    scale->setFocus();
    QTest::keyClick(scale, Qt::Key_End);
    for (int i = 0; i < 3; ++i)
        QTest::keyClick(scale, Qt::Key_Right);
    EXPECT_EQ(view.grid().transform, Transform::logarithmic);
}

TEST_F(WindowEditing, TheLensReadsEveryLayerOfALockedToken) {
    typeAndRun();
    clickToken(m_window, ColumnKind::psr, 5);
    ASSERT_TRUE(waitUntil([this] { return !m_bench.lens().readings(ColumnKind::psr, 5).empty(); }));
    const auto readings = m_bench.lens().readings(ColumnKind::psr, 5);
    ASSERT_EQ(readings.size(), 3u);
    EXPECT_EQ(readings.back().after.text.toStdString(),
              toQString(column(ColumnKind::psr).pieces[5]).trimmed().toStdString());
    auto* page = named<SegmentedControl>(inspector(), QStringLiteral("Choices or lens"));
    EXPECT_TRUE(page && page->isVisible());
}

TEST_F(WindowEditing, AStoppedPaneKeepsItsTextSaysSoAndTheOthersGoOn) {
    m_delay = std::chrono::milliseconds(2);
    load();
    usePsr();
    ASSERT_TRUE(typeInto(m_window, QStringLiteral("Prompt"), QStringLiteral("Hi")));
    ASSERT_TRUE(typeInto(m_window, QStringLiteral("Steer with"), QStringLiteral("Be loud.")));
    ASSERT_TRUE(typeInto(m_window, QStringLiteral("Tokens"), QStringLiteral("60")));
    ASSERT_TRUE(press(m_window, QStringLiteral("Run")));
    CompletionPane& pane = *m_window.findChild<PaneRow*>()->pane(ColumnKind::unsteered);
    ASSERT_TRUE(waitUntil([&] { return pane.tokenView()->tokenCount() > 3; }));
    ASSERT_TRUE(press(pane, QStringLiteral("Stop this answer")));
    const int kept = pane.tokenView()->tokenCount();
    ASSERT_TRUE(waitUntil([this] { return !m_bench.comparison().busy(); }, 20'000));
    EXPECT_EQ(pane.tokenView()->tokenCount(), kept);
    EXPECT_LT(kept, 60);
    EXPECT_EQ(tokens(m_window, ColumnKind::psr).tokenCount(), 60);
    EXPECT_EQ(column(ColumnKind::unsteered).finish, FinishReason::stopped);
    bool said = false;
    for (const QLabel* label : pane.findChildren<QLabel*>())
        said = said || (label->isVisible() && label->text().contains(QStringLiteral("stopped")));
    EXPECT_TRUE(said);
}

TEST_F(WindowEditing, WordsThatDifferFromAnotherAnswerAreMarkedUntilToldOtherwise) {
    typeAndRun();
    const auto differences = [this](const QString& name) {
        QMenu* list = nullptr;
        for (QAction* action : menuOf(ColumnKind::psr).actions())
            if (action->menu()) list = action->menu();
        return actionNamed(*list, name);
    };
    const auto marked = [this](ColumnId id) {
        const auto& marks = tokens(m_window, id).marks();
        return std::ranges::count_if(marks, &WordMark::only);
    };
    EXPECT_EQ(marked(ColumnKind::psr), 0);
    differences(QStringLiteral("Unsteered"))->trigger();
    EXPECT_GT(marked(ColumnKind::psr), 0);
    EXPECT_EQ(marked(ColumnKind::unsteered), 0);
    EXPECT_TRUE(differences(QStringLiteral("Unsteered"))->isChecked());
    differences(QStringLiteral("Nothing"))->trigger();
    EXPECT_EQ(marked(ColumnKind::psr), 0);
}

TEST_F(WindowEditing, TheTintFollowsTheChosenQuantity) {
    typeAndRun();
    CompletionPane& pane = *m_window.findChild<PaneRow*>()->pane(ColumnKind::psr);
    const auto tints = tintsOf(run(), ColumnKind::psr);
    auto* legend = pane.findChild<TintLegend*>();
    ASSERT_TRUE(legend->isVisible());
    const QList<QAction*> choices = legend->findChild<QMenu*>()->actions();
    ASSERT_EQ(choices.size(), static_cast<qsizetype>(tints.size()));
    for (qsizetype i = 0; i < choices.size(); ++i) {
        choices[i]->trigger();
        double largest = 0;
        for (const float value : tints[static_cast<std::size_t>(i)].tint.values)
            if (std::isfinite(value)) largest = std::max(largest, std::abs(double(value)));
        EXPECT_EQ(pane.tokenView()->tintReference() > 0, largest > 0)
            << choices[i]->text().toStdString();
        EXPECT_LE(pane.tokenView()->tintReference(), largest);
    }
}

/// The window with its history, over one folder; it can be closed and opened again.
class WindowWithHistory : public WindowEditing {
protected:
    WindowWithHistory() { open(m_wiring, m_bench, m_window); }
    ~WindowWithHistory() override { delete m_wiring; }

    static void open(LibraryWiring*& wiring, Workbench& bench, MainWindow& window) {
        wiring = new LibraryWiring(bench, window);
        QObject::connect(&window.viewMemory(), &ViewMemory::changed, wiring,
                         &LibraryWiring::noteView);
        wiring->start();
    }
    bool rowsAre(std::size_t count) {
        return waitUntil([&] { return m_wiring->presenter().rows().size() == count; });
    }

    LibraryWiring* m_wiring = nullptr;
};

TEST_F(WindowWithHistory, AForkIsARunOfItsOwnThatNamesItsParent) {
    typeAndRun();
    ASSERT_TRUE(rowsAre(1));
    m_bench.fork(ColumnKind::psr, 3, column(ColumnKind::psr).choices[3][1]);
    ASSERT_TRUE(settled());
    ASSERT_TRUE(rowsAre(2));
    const HistoryRow& row = m_wiring->presenter().rows()[0];
    ASSERT_TRUE(waitUntil(
        [this] { return m_wiring->presenter().rows()[0].tags.contains(QStringLiteral("fork")); }));
    EXPECT_TRUE(row.note.contains(QStringLiteral("from token 3 on"))) << row.note.toStdString();
}

TEST_F(WindowWithHistory, APinnedRunMakesEveryViewShowTheDifference) {
    typeAndRun();
    ASSERT_TRUE(rowsAre(1));
    m_window.resize(1800, 1000);
    QTest::keyClick(&m_window, Qt::Key_H, Qt::ControlModifier);
    HistoryList& list = *m_wiring->rail()->list();
    list.setFocus();
    list.setCurrentIndex(list.model()->index(0, 0));
    QTest::keyClick(&list, Qt::Key_P);
    ASSERT_TRUE(waitUntil([this] { return m_bench.comparison().reference() != nullptr; }));
    EXPECT_EQ(heatmap(m_window).grid().scale, ScaleKind::diverging);
    EXPECT_TRUE(heatmap(m_window).grid().valueName.endsWith(QStringLiteral("− pinned")));
    for (const float value : heatmap(m_window).grid().values)
        EXPECT_EQ(value, 0.0f) << "a run minus itself";
    EXPECT_EQ(tokens(m_window, ColumnKind::psr).tintSign(), TintSign::both);
    Experiment stronger = m_bench.experiment();
    stronger.strength = 1.7f;
    m_bench.edit(stronger);
    ASSERT_TRUE(settled());
    EXPECT_NE(heatmap(m_window).grid().at(0, 0), 0.0f);
    EXPECT_TRUE(std::ranges::any_of(tokens(m_window, ColumnKind::psr).marks(), &WordMark::only));
    clickToken(m_window, ColumnKind::psr, 0);
    bool difference = false;
    for (const QLabel* label : inspector().findChildren<QLabel*>())
        difference = difference || label->text().contains(QStringLiteral(" (+"));
    EXPECT_TRUE(difference);
    ASSERT_TRUE(m_wiring->unpinAction()->isEnabled());
    map().setCurrentTab(4);
    EXPECT_EQ(heatmap(m_window).grid().scale, ScaleKind::diverging);
    map().setCurrentTab(0);
    m_wiring->unpinAction()->trigger();
    ASSERT_TRUE(waitUntil([this] { return m_bench.comparison().reference() == nullptr; }));
    EXPECT_EQ(map().transform(), Transform::squareRoot) << "as before the pin";
    EXPECT_EQ(heatmap(m_window).grid().scale, ScaleKind::sequential);
    EXPECT_EQ(tokens(m_window, ColumnKind::psr).tintSign(), TintSign::magnitude);
}

TEST_F(WindowWithHistory, QuitAndRestoreBringEverythingBackWithoutAModel) {
    typeAndRun();
    ASSERT_TRUE(rowsAre(1));
    openTools();
    takeTool(MapTool::zero);
    drag({5, 0}, {7, 1});
    ASSERT_TRUE(settled());
    ASSERT_TRUE(rowsAre(2));
    openTools();
    m_wiring->presenter().setReference(m_wiring->presenter().rows()[1].id, true);
    ASSERT_TRUE(waitUntil([this] { return m_bench.comparison().reference() != nullptr; }));
    map().setCurrentTab(4);
    map().setTransform(Transform::linear);
    map().view()->setClip({-2, 2});
    map().view()->setZoom(ColumnPitch{120, 1});
    map().view()->scrollToColumn(3);
    clickToken(m_window, ColumnKind::prompted, 6);
    m_window.findChild<PaneBinder*>()->setDifferencesTo(ColumnId(ColumnKind::unsteered));
    m_window.findChild<PaneBinder*>()->setTints({{ColumnKind::psr, TintKind::surprise}});
    const RunView view = m_window.viewMemory().view();
    const std::string shown = serializeRecordedRun(run());
    Experiment experiment = m_bench.experiment();
    const std::string pinned = serializeRecordedRun(*m_bench.comparison().reference());
    QSignalSpy saved(&m_bench, &Workbench::sessionSaved);
    m_window.close();
    ASSERT_TRUE(waitUntil([&] { return saved.size() > 0; }));

    EngineBridge engine;
    Workbench bench(engine, {.dataFolder = toUtf8(m_folder.path())});
    MainWindow window(bench);
    window.resize(1600, 1000);
    window.show();
    LibraryWiring* wiring = nullptr;
    open(wiring, bench, window);
    bench.start("/nowhere/model.gguf", true);
    ASSERT_TRUE(waitUntil([&] {
        return bench.comparison().reference() && !bench.comparison().current().empty() &&
               bench.comparison().current().recipe.prompt == "Hi there" && bench.experiment().psr;
    }));
    EXPECT_EQ(serializeRecordedRun(bench.comparison().current()), shown);
    EXPECT_EQ(window.viewMemory().view(), view);
    EXPECT_EQ(serializeRecordedRun(*bench.comparison().reference()), pinned);
    experiment.psr = bench.experiment().psr; // Read from its file again.
    EXPECT_EQ(bench.experiment(), experiment);
    EXPECT_EQ(bench.experiment().painted.size(), 6u);
    ASSERT_TRUE(waitUntil([&] { return wiring->presenter().rows().size() == 2; }));
    // The stored run of before comes back as exactly, painted cells, view and all.
    const qint64 first = wiring->presenter().rows()[1].id;
    const qint64 second = wiring->presenter().rows()[0].id;
    wiring->presenter().show(first);
    ASSERT_TRUE(waitUntil([&] { return bench.comparison().current().recipe.painted.empty(); }));
    EXPECT_EQ(serializeRecordedRun(bench.comparison().current()), pinned);
    wiring->presenter().show(second);
    ASSERT_TRUE(waitUntil([&] { return bench.comparison().current().recipe.painted.size() == 6; }));
    EXPECT_EQ(serializeRecordedRun(bench.comparison().current()), shown);
    delete wiring;
}

} // namespace
} // namespace steerscope::test
