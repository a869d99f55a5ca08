// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QDropEvent>
#include <QLabel>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QSvgRenderer>

#include <algorithm>

#include "app/event_loop_watchdog.h"
#include "app/text.h"
#include "app/window/guidance.h"
#include "app/window/side_column.h"
#include "app/window/top_bar.h"
#include "core/base/atomic_file.h"
#include "core/base/file_bytes.h"
#include "core/gguf/gguf_writer.h"
#include "tests/app/support/window_fixture.h"
#include "widgets/library_list.h"
#include "widgets/segmented_control.h"

namespace steerscope::test {
namespace {

TEST_F(Window, WithoutAModelRunIsDisabledAndSaysWhyUnderThePrompt) {
    EXPECT_EQ(m_window.findChild<TopBar*>()->modelText(), QStringLiteral("Choose a model…"));
    EXPECT_FALSE(press(m_window, QStringLiteral("Run")));
    EXPECT_TRUE(m_window.findChild<PromptBar*>()->problem().contains(
        QStringLiteral("packaging/fetch_model.sh smollm2-135m-instruct")));
}

TEST_F(Window, TypingAndRunFillThreePanesAndTheMap) {
    typeAndRun();
    EXPECT_FALSE(status().hasError()) << toUtf8(status().errorText());
    const RecordedRun& run = m_bench.comparison().current();
    EXPECT_EQ(run.recipe.prompt, "Hi there");
    EXPECT_EQ(run.recipe.steering.text, "Be loud.");
    for (const ColumnKind kind : {ColumnKind::unsteered, ColumnKind::prompted, ColumnKind::psr}) {
        EXPECT_EQ(tokens(m_window, kind).tokenCount(), 12);
        EXPECT_EQ(m_window.findChild<PaneRow*>()->pane(kind)->state(),
                  CompletionPane::State::finished);
    }
    EXPECT_EQ(heatmap(m_window).columnCount(), 12);
    EXPECT_EQ(heatmap(m_window).rowCount(), 3);
    for (int tab = 1; tab < 5; ++tab) {
        m_window.findChild<MapPanel*>()->setCurrentTab(tab);
        EXPECT_EQ(heatmap(m_window).grid().cols, 12) << tab;
    }
}

TEST_F(Window, HoverPreviewsClickLocksAndEscReleases) {
    typeAndRun();
    hoverToken(m_window, ColumnKind::psr, 4);
    ASSERT_TRUE(m_window.cursor().place().has_value());
    EXPECT_EQ(m_window.cursor().place()->token, 4);
    EXPECT_EQ(tokens(m_window, ColumnKind::unsteered).tokenCursor(), 4);
    EXPECT_EQ(heatmap(m_window).cursorCell(), (Cell{4, Cell::kNoLayer}));
    EXPECT_FALSE(inspector().isEmpty());
    clickToken(m_window, ColumnKind::psr, 4);
    EXPECT_EQ(m_window.cursor().state(), SharedCursor::State::locked);
    hoverToken(m_window, ColumnKind::psr, 7);
    EXPECT_EQ(m_window.cursor().place()->token, 4);
    escape();
    EXPECT_EQ(m_window.cursor().state(), SharedCursor::State::none);
    EXPECT_TRUE(inspector().isEmpty());
}

TEST_F(Window, AClickedCellLocksTokenAndLayerEverywhere) {
    typeAndRun();
    clickCell(m_window, {5, 2});
    ASSERT_EQ(m_window.cursor().state(), SharedCursor::State::locked);
    EXPECT_EQ(m_window.cursor().place(),
              (CursorPlace{.column = ColumnKind::psr, .token = 5, .layer = 2}));
    EXPECT_EQ(heatmap(m_window).lockedCell(), (Cell{5, 2}));
    EXPECT_EQ(tokens(m_window, ColumnKind::psr).tokenCursor(), 5);
    // Another map belongs to another pane: the lock goes along.
    m_window.findChild<MapPanel*>()->setCurrentTab(1);
    EXPECT_EQ(m_window.cursor().place()->column, ColumnKind::prompted);
    QTest::keyClick(&m_window, Qt::Key_Period);
    EXPECT_EQ(m_window.cursor().place()->token, 6);
    QTest::keyClick(&m_window, Qt::Key_Comma);
    EXPECT_EQ(m_window.cursor().place()->token, 5);
}

TEST_F(Window, TheWireReachesFromTheTokenToTheInspector) {
    typeAndRun();
    clickCell(m_window, {5, 2});
    QTest::qWait(20);
    const WirePath& path = m_window.findChild<CursorWire*>()->path();
    EXPECT_FALSE(path.lines.empty());
    EXPECT_TRUE(path.dot.has_value());
    escape();
    QTest::qWait(20);
    EXPECT_TRUE(m_window.findChild<CursorWire*>()->path().lines.empty());
}

TEST_F(Window, EscStopsTheRunOnlyWhenNothingIsLocked) {
    m_delay = std::chrono::milliseconds(5);
    load();
    usePsr();
    ASSERT_TRUE(typeInto(m_window, QStringLiteral("Prompt"), QStringLiteral("Hi")));
    ASSERT_TRUE(typeInto(m_window, QStringLiteral("Tokens"), QStringLiteral("400")));
    ASSERT_TRUE(press(m_window, QStringLiteral("Run")));
    ASSERT_TRUE(
        waitUntil([this] { return tokens(m_window, ColumnKind::unsteered).tokenCount() > 4; }));
    clickToken(m_window, ColumnKind::unsteered, 1);
    escape();
    EXPECT_TRUE(m_bench.comparison().busy());
    EXPECT_EQ(heatmap(m_window).columnCount(), 400); // Reserved for what is still to come.
    escape();
    EXPECT_FALSE(m_bench.comparison().busy());
    const int written = tokens(m_window, ColumnKind::unsteered).tokenCount();
    EXPECT_GT(written, 4);
    QTest::qWait(100); // Late events of the cancelled job must not show.
    EXPECT_EQ(tokens(m_window, ColumnKind::unsteered).tokenCount(), written);
    EXPECT_TRUE(named<QAbstractButton>(m_window, QStringLiteral("Run"))->isEnabled());
}

TEST_F(Window, MovingTheSliderWritesThePsrAgainAndUndoReturns) {
    typeAndRun();
    auto* slider = m_window.findChild<StrengthSlider*>();
    auto* groove = named<QWidget>(*slider, QStringLiteral("Strength"));
    ASSERT_NE(groove, nullptr);
    QSignalSpy reset(&m_bench.comparison(), &ComparisonPresenter::columnReset);
    QTest::keyClick(groove, Qt::Key_Right);
    EXPECT_GT(m_bench.experiment().strength, 1.0f);
    ASSERT_TRUE(waitUntil([&] { return reset.size() == 1 && !m_bench.comparison().busy(); }));
    EXPECT_EQ(m_bench.comparison().current().find(ColumnKind::psr)->strength,
              m_bench.experiment().strength);
    EXPECT_EQ(m_window.actions().undo->text(), QStringLiteral("Undo strength"));
    m_window.actions().keys->trigger();
    QStringList said;
    for (const auto* label : m_window.guidance().keys().findChildren<QLabel*>())
        said << label->text();
    EXPECT_TRUE(said.contains(QStringLiteral("Undo"))) << "the sheet names keys, not edits";
    escape();
    m_window.actions().undo->trigger();
    EXPECT_FLOAT_EQ(m_bench.experiment().strength, 1.0f);
    EXPECT_DOUBLE_EQ(slider->value(), 1.0);
    ASSERT_TRUE(waitUntil([&] { return reset.size() == 2; }));
}

TEST_F(Window, ThemeAndZoomChangeTheLookAndAreRemembered) {
    const QColor light = m_window.palette().color(QPalette::Window);
    QTest::keyClick(&m_window, Qt::Key_D, Qt::ControlModifier);
    EXPECT_TRUE(m_window.windowState().dark);
    EXPECT_TRUE(waitUntil([&] { return qApp->palette().color(QPalette::Window) != light; }));
    QTest::keyClick(&m_window, Qt::Key_Plus, Qt::ControlModifier);
    QTest::keyClick(&m_window, Qt::Key_Plus, Qt::ControlModifier);
    EXPECT_DOUBLE_EQ(m_window.windowState().zoom, 1.2);
    QTest::keyClick(&m_window, Qt::Key_0, Qt::ControlModifier);
    EXPECT_DOUBLE_EQ(m_window.windowState().zoom, 1.0);
    for (int i = 0; i < 30; ++i)
        m_window.actions().zoomIn->trigger();
    EXPECT_DOUBLE_EQ(m_window.windowState().zoom, 2.0);
    MainWindow other(m_bench, m_window.windowState());
    EXPECT_TRUE(other.windowState().dark);
    m_window.setThemeKind(ThemeKind::light);
    m_window.setZoom(1);
}

TEST_F(Window, EveryExportOpensAgain) {
    typeAndRun();
    QSignalSpy exported(&m_window, &MainWindow::exported);
    QStringList paths;
    for (const char* name : {"map.png", "map.svg", "map.pdf", "run.csv", "run.json"}) {
        paths << m_folder.filePath(QLatin1String(name));
        if (paths.size() <= 3)
            m_window.exportFigureTo(paths.back());
        else
            m_window.exportDataTo(paths.back());
    }
    ASSERT_TRUE(waitUntil([&] { return exported.size() == 5; }));
    EXPECT_FALSE(QImage(paths[0]).isNull());
    EXPECT_TRUE(QSvgRenderer(paths[1]).isValid());
    EXPECT_TRUE(readTextFile(toUtf8(paths[2])).starts_with("%PDF-"));
    const std::string csv = readTextFile(toUtf8(paths[3]));
    EXPECT_EQ(std::ranges::count(csv, '\n'), 1 + 12 + 12 * 3 + 12 * 3);
    const RecordedRun back = readRecordedRun(toUtf8(paths[4]));
    EXPECT_EQ(back.find(ColumnKind::psr)->tokens,
              m_bench.comparison().current().find(ColumnKind::psr)->tokens);
    // And the exported run can be opened in the window.
    m_window.openFile(paths[4]);
    ASSERT_TRUE(waitUntil([this] { return !m_bench.comparison().current().recipe.psr; }));
    EXPECT_EQ(tokens(m_window, ColumnKind::prompted).tokenCount(), 12);
}

TEST_F(Window, FailedExportsSayWhatToDo) {
    typeAndRun();
    m_window.exportFigureTo(m_folder.filePath(QStringLiteral("map.gif")));
    EXPECT_TRUE(status().errorText().contains(QStringLiteral("ends in one of these")));
    status().closeError();
    m_window.exportDataTo(QStringLiteral("/nonexistent/folder/run.csv"));
    ASSERT_TRUE(waitUntil([this] { return status().hasError(); }));
    EXPECT_EQ(tokens(m_window, ColumnKind::psr).tokenCount(), 12);
}

TEST_F(Window, ABrokenModelFileIsToldWithDetailsAndNothingIsLost) {
    typeAndRun();
    m_window.openModelFile(QStringLiteral("/models/broken.gguf"));
    ASSERT_TRUE(waitUntil([this] { return status().hasError(); }));
    EXPECT_TRUE(status().errorText().contains(QStringLiteral("This is not a GGUF file")));
    EXPECT_TRUE(status().errorText().contains(QStringLiteral("Choose another file")));
    EXPECT_EQ(tokens(m_window, ColumnKind::psr).tokenCount(), 12);
    EXPECT_TRUE(named<QAbstractButton>(m_window, QStringLiteral("Run"))->isEnabled());
    ASSERT_TRUE(press(m_window, QStringLiteral("Details of the error")));
    auto* record = named<QPlainTextEdit>(m_window, QStringLiteral("Full record of the error"));
    ASSERT_NE(record, nullptr);
    EXPECT_TRUE(record->toPlainText().contains(QStringLiteral("GGUF-001")));
    record->window()->close();
}

void dropOn(QWidget& window, const QString& path) {
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path)});
    QDragEnterEvent enter(QPoint(100, 100), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window, &enter);
    EXPECT_TRUE(enter.isAccepted());
    QDropEvent drop(QPointF(100, 100), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window, &drop);
}

TEST_F(Window, ADroppedControlVectorIsNotTakenForAModel) {
    load();
    const QString path = m_folder.filePath(QStringLiteral("happy.gguf"));
    GgufWriter writer;
    writer.addText("general.architecture", "controlvector");
    const std::uint64_t shape[] = {static_cast<std::uint64_t>(m_bench.model()->dModel)};
    writer.addTensor("direction.1", shape, std::vector<float>(shape[0], 0.5f));
    writeFileAtomically(toUtf8(path), writer.bytes());
    dropOn(m_window, path);
    EXPECT_FALSE(m_bench.loadingModel());
    const auto& library = m_bench.library().entries();
    ASSERT_TRUE(waitUntil([&] {
        return std::ranges::any_of(
            library, [](const LibraryEntry& e) { return e.head.provenance.name == "happy"; });
    }));
}

TEST_F(Window, DroppedFilesAreOpenedByKind) {
    load();
    const QString path = m_folder.filePath(QStringLiteral("dropped.json"));
    writeRecordedRun(fixtureRun(), toUtf8(path));
    dropOn(m_window, path);
    ASSERT_TRUE(waitUntil([this] { return tokens(m_window, ColumnKind::psr).tokenCount() == 6; }));
    EXPECT_EQ(m_bench.experiment().prompt, "Tell me about coffee.");
}

/// From the menu, at once, and still so after a restart.
TEST_F(Window, ReducedMotionIsAChoiceThatStays) {
    std::vector<Motion> told;
    QObject::connect(&m_window, &MainWindow::lookChanged, &m_window,
                     [&told](const Theme& theme, double) { told.push_back(theme.motion); });
    m_window.actions().reducedMotion->trigger();
    ASSERT_TRUE(waitUntil([&told] { return !told.empty() && told.back() == Motion::reduced; }));
    EXPECT_TRUE(m_window.windowState().reducedMotion);
    MainWindow again(m_bench, m_window.windowState());
    EXPECT_TRUE(again.actions().reducedMotion->isChecked());
    m_window.actions().reducedMotion->trigger();
    EXPECT_TRUE(waitUntil([&told] { return told.back() == Motion::full; }));
}

TEST_F(Window, AnEmptyPromptDisablesRunWithTheReasonBesideTheField) {
    load();
    ASSERT_TRUE(typeInto(m_window, QStringLiteral("Prompt"), QStringLiteral("x")));
    EXPECT_TRUE(named<QAbstractButton>(m_window, QStringLiteral("Run"))->isEnabled());
    auto* field = named<QWidget>(m_window, QStringLiteral("Prompt"));
    QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(field, Qt::Key_Backspace);
    EXPECT_FALSE(named<QAbstractButton>(m_window, QStringLiteral("Run"))->isEnabled());
    auto* reason = named<QLabel>(m_window, QStringLiteral("Why Run is disabled"));
    EXPECT_TRUE(reason->isVisible());
    EXPECT_FALSE(reason->text().isEmpty());
}

TEST_F(Window, NarrowWindowsFoldTheRightColumnIntoTabs) {
    auto* side = m_window.findChild<SideColumn*>();
    EXPECT_EQ(side->form(), SideColumn::Form::cards);
    m_window.resize(1200, 800);
    QTest::qWait(20);
    EXPECT_EQ(side->form(), SideColumn::Form::tabs);
    EXPECT_TRUE(side->inspector()->isVisible());
    EXPECT_FALSE(side->library()->isVisible());
    m_window.resize(1400, 900);
    QTest::qWait(20);
    EXPECT_EQ(side->form(), SideColumn::Form::cards);
    EXPECT_TRUE(side->library()->isVisible());
    EXPECT_EQ(m_window.minimumSize(), QSize(960, 640));
}

/// Below the cards, however much of these the window has room for.
TEST_F(Window, TheLibraryIsInViewWithoutScrolling) {
    auto* side = m_window.findChild<SideColumn*>();
    typeAndRun();
    clickToken(m_window, ColumnKind::psr, 1);
    int before = 0;
    for (const QSize size : {QSize(1600, 1000), QSize(1920, 1080), QSize(2560, 1440)}) {
        m_window.resize(size);
        QTest::qWait(50);
        const LibraryList* library = side->library();
        EXPECT_EQ(library->visibleRegion().boundingRect(), library->rect());
        const auto* rows = library->findChild<QAbstractItemView*>();
        EXPECT_GE(rows->height(), 3 * 24) << "room for three of them";
        EXPECT_GE(library->height(), before) << "what is left over is the library's";
        before = library->height();
        EXPECT_LE(side->scrollArea()->height(), side->scrollArea()->widget()->sizeHint().height());
    }
    m_window.resize(1200, 800);
    QTest::qWait(20);
    auto* tabs = named<SegmentedControl>(m_window, QStringLiteral("Panels at the right"));
    ASSERT_NE(tabs, nullptr);
    tabs->setCurrent(3);
    Q_EMIT tabs->currentChanged(3);
    EXPECT_TRUE(side->library()->isVisible());
    EXPECT_FALSE(side->inspector()->isVisible());
}

/// In a low window the strength comes before the library, which scrolls with the other cards.
TEST_F(Window, InALowWindowTheLibraryLeavesItsRoomToTheStrength) {
    auto* side = m_window.findChild<SideColumn*>();
    m_window.resize(1600, 1000);
    QTest::qWait(50);
    EXPECT_FALSE(side->scrollArea()->isAncestorOf(side->library()));
    m_window.resize(1400, 800);
    QTest::qWait(50);
    EXPECT_EQ(side->form(), SideColumn::Form::cards);
    EXPECT_TRUE(side->scrollArea()->isAncestorOf(side->library()));
    EXPECT_TRUE(side->library()->isVisibleTo(&m_window));
    EXPECT_EQ(side->strength()->visibleRegion().boundingRect(), side->strength()->rect());
    m_window.resize(1600, 1000);
    QTest::qWait(50);
    EXPECT_FALSE(side->scrollArea()->isAncestorOf(side->library()));
}

TEST_F(Window, EveryReachableControlHasAName) {
    typeAndRun();
    for (const QAbstractButton* button : m_window.findChildren<QAbstractButton*>()) {
        if (!button->isVisible() || button->focusPolicy() == Qt::NoFocus) continue;
        EXPECT_FALSE(button->accessibleName().isEmpty() && button->text().isEmpty())
            << button->metaObject()->className() << " in "
            << button->parentWidget()->metaObject()->className();
    }
}

TEST_F(Window, ALongRunNeverHoldsTheEventLoop) {
    load();
    usePsr();
    ASSERT_TRUE(typeInto(m_window, QStringLiteral("Prompt"), QStringLiteral("Hi")));
    ASSERT_TRUE(typeInto(m_window, QStringLiteral("Steer with"), QStringLiteral("Be loud.")));
    ASSERT_TRUE(typeInto(m_window, QStringLiteral("Tokens"), QStringLiteral("200")));
    EventLoopWatchdog watchdog;
    ASSERT_TRUE(runToEnd());
    EXPECT_EQ(tokens(m_window, ColumnKind::psr).tokenCount(), 200);
    EXPECT_LT(watchdog.largestGapMs(), 100);
}

} // namespace
} // namespace steerscope::test
