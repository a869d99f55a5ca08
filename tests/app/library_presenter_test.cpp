// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/library_presenter.h"

#include <gtest/gtest.h>

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "app/library/library_wiring.h"
#include "app/text.h"
#include "core/steering/steering_model_io.h"
#include "tests/app/support/run_fixture.h"
#include "tests/app/support/scripted_port.h"

#include <QAction>
#include <QElapsedTimer>
#include <QMainWindow>

namespace steerscope::test {
namespace {

class LibraryPresenterTest : public testing::Test {
protected:
    LibraryPresenterTest() { open(); }

    void open() {
        m_port = std::make_unique<ScriptedPort>();
        m_bench = std::make_unique<Workbench>(
            *m_port, WorkbenchOptions{.dataFolder = toUtf8(m_folder.path())});
        m_library = std::make_unique<LibraryPresenter>(*m_bench);
        QObject::connect(m_library.get(), &LibraryPresenter::failed,
                         [this](const ErrorRecord& error) { m_errors.push_back(error); });
        m_library->start();
    }
    void close() {
        m_library.reset();
        m_bench.reset(); // Waits until everything is on disk.
        m_port.reset();
    }
    bool wait(const std::function<bool()>& condition) { return QTest::qWaitFor(condition, 5000); }
    /// Puts a run on screen and keeps it; returns its id.
    qint64 store(const RecordedRun& run) {
        m_bench->comparison().show(run);
        QSignalSpy stored(m_library.get(), &LibraryPresenter::stored);
        const std::size_t before = m_library->rows().size();
        m_library->storeCurrent();
        EXPECT_TRUE(wait([&] { return stored.count() == 1; }));
        EXPECT_TRUE(wait([&] { return m_library->rows().size() > before; }));
        return stored[0][0].toLongLong();
    }
    RecordedRun runAbout(const std::string& prompt) {
        RecordedRun run = fixtureRun();
        run.recipe.prompt = prompt;
        return run;
    }
    std::vector<QString> titles() const {
        std::vector<QString> all;
        for (const HistoryRow& row : m_library->rows())
            all.push_back(row.title);
        return all;
    }

    QTemporaryDir m_folder;
    std::unique_ptr<ScriptedPort> m_port;
    std::unique_ptr<Workbench> m_bench;
    std::unique_ptr<LibraryPresenter> m_library;
    std::vector<ErrorRecord> m_errors;
};

TEST_F(LibraryPresenterTest, AFinishedRunIsKeptWithoutAWord) {
    m_bench->comparison().show(fixtureRun());
    QSignalSpy stored(m_library.get(), &LibraryPresenter::stored);
    Q_EMIT m_bench->comparison().runFinished();
    ASSERT_TRUE(wait([&] { return !m_library->rows().empty(); }));
    EXPECT_EQ(stored.count(), 1);
    const HistoryRow& row = m_library->rows()[0];
    EXPECT_EQ(row.title, toQString(fixtureRun().recipe.prompt));
    EXPECT_EQ(row.identity, Identity::psr);
    EXPECT_TRUE(row.detail.startsWith(QStringLiteral("pirate · α 1")));
    EXPECT_TRUE(row.shown);
    Q_EMIT m_bench->comparison().runFinished(); // The same run again.
    ASSERT_TRUE(wait([&] { return stored.count() == 2; }));
    EXPECT_EQ(m_library->rows().size(), 1u);
}

TEST_F(LibraryPresenterTest, KeepingARunDoesNotHoldUpTheWindow) {
    m_bench->comparison().show(fixtureRun(2000));
    QElapsedTimer timer;
    timer.start();
    m_library->storeCurrent();
    // A copy of the run; the rest happens in the background.
    RecordProperty("microseconds", static_cast<int>(timer.nsecsElapsed() / 1000));
    ASSERT_TRUE(wait([&] { return !m_library->rows().empty(); }));
}

TEST_F(LibraryPresenterTest, ARunIsRestoredExactlyWithoutAModel) {
    m_bench->library().add(fixturePsr(), nullptr);
    ASSERT_TRUE(wait([&] { return !m_bench->library().entries()[0].sha256.empty(); }));
    RecordedRun run = fixtureRun();
    run.recipe.psr = m_bench->library().model(0);
    run.recipe.strength = 1.75f;
    const qint64 id = store(run);
    store(runAbout("Another"));
    close();
    open(); // No model is loaded.
    m_bench->library().loadFolder();
    ASSERT_TRUE(wait(
        [&] { return m_library->rows().size() == 2 && !m_bench->library().entries().empty(); }));
    m_library->show(id);
    ASSERT_TRUE(wait([&] { return !m_bench->comparison().current().empty(); }));
    EXPECT_EQ(serializeRecordedRun(m_bench->comparison().current()), serializeRecordedRun(run));
    EXPECT_FLOAT_EQ(m_bench->experiment().strength, 1.75f);
    ASSERT_NE(m_bench->experiment().psr, nullptr);
    EXPECT_EQ(m_bench->experiment().psr->provenance.name, "pirate");
    EXPECT_TRUE(m_library->rows()[1].shown);
    EXPECT_TRUE(m_bench->history().canUndo()); // Back to what was asked before.
    EXPECT_TRUE(m_errors.empty());
}

TEST_F(LibraryPresenterTest, ShowingARunWritesNothingAgain) {
    m_bench->openModel("/models/tiny.gguf");
    m_port->play(ModelLoaded{m_port->last(), fixtureModel()}, JobFinished{m_port->last()});
    RecordedRun run = fixtureRun();
    const qint64 id = store(run);
    Experiment other = m_bench->experiment();
    other.strength = 0.5f;
    m_bench->edit(other);
    m_library->show(id);
    ASSERT_TRUE(wait([&] { return m_bench->experiment().strength == run.recipe.strength; }));
    QTest::qWait(400); // Longer than a moved strength waits.
    EXPECT_TRUE(m_port->all<ComparisonRequest>().empty());
}

TEST_F(LibraryPresenterTest, SearchStarsAndTagsNarrowTheList) {
    const qint64 coffee = store(runAbout("Tell me about coffee"));
    store(runAbout("How do I make soup"));
    m_library->setFilter({.words = QStringLiteral("cof")});
    ASSERT_TRUE(wait([&] { return m_library->rows().size() == 1; }));
    EXPECT_EQ(m_library->rows()[0].id, coffee);
    m_library->setStar(coffee, true);
    m_library->setTags(coffee, {QStringLiteral("thesis"), QStringLiteral("talk")});
    m_library->setNote(coffee, QStringLiteral("strong"));
    m_library->setFilter({});
    ASSERT_TRUE(wait([&] { return m_library->rows().size() == 2; }));
    m_library->setFilter({.tag = QStringLiteral("talk"), .starred = true});
    ASSERT_TRUE(wait([&] { return m_library->rows().size() == 1; }));
    EXPECT_EQ(m_library->rows()[0].note, QStringLiteral("strong"));
    EXPECT_EQ(m_library->tags(), (QStringList{QStringLiteral("talk"), QStringLiteral("thesis")}));
    m_library->setTags(coffee, {QStringLiteral("thesis")});
    ASSERT_TRUE(wait([&] { return m_library->rows().empty(); }));
    EXPECT_EQ(m_library->tags(), QStringList{QStringLiteral("thesis")});
}

TEST_F(LibraryPresenterTest, ARemovedRunComesBackOrGoesWithTheSession) {
    const qint64 one = store(runAbout("One")), two = store(runAbout("Two"));
    QSignalSpy removed(m_library.get(), &LibraryPresenter::removed);
    m_library->remove(one);
    m_library->remove(two);
    ASSERT_TRUE(wait([&] { return removed.count() == 2 && m_library->rows().empty(); }));
    m_library->undoRemove();
    ASSERT_TRUE(wait([&] { return m_library->rows().size() == 1; }));
    EXPECT_EQ(titles()[0], QStringLiteral("Two"));
    close();
    open();
    ASSERT_TRUE(wait([&] { return m_library->rows().size() == 1; }));
    m_library->show(one);
    ASSERT_TRUE(wait([&] { return !m_errors.empty(); }));
    EXPECT_EQ(m_errors[0].code, "LIB-020");
}

TEST_F(LibraryPresenterTest, ThePinnedRunIsThereAfterARestart) {
    const RecordedRun run = runAbout("The reference");
    const qint64 id = store(run);
    m_library->setReference(id, true);
    ASSERT_TRUE(wait([&] { return m_library->reference() != nullptr; }));
    ASSERT_TRUE(wait([&] { return m_library->rows()[0].reference; }));
    close();
    open();
    ASSERT_TRUE(wait([&] { return m_library->reference() != nullptr; }));
    EXPECT_EQ(serializeRecordedRun(*m_library->reference()), serializeRecordedRun(run));
    m_library->setReference(id, false);
    ASSERT_TRUE(wait([&] { return m_library->reference() == nullptr; }));
}

TEST_F(LibraryPresenterTest, ABundleTravelsToAnotherPerson) {
    const qint64 id = store(runAbout("For you"));
    const auto path =
        std::filesystem::path(toUtf8(m_folder.filePath(QStringLiteral("a.steerscope"))));
    QSignalSpy notice(m_library.get(), &LibraryPresenter::notice);
    m_library->exportRun(id, path);
    ASSERT_TRUE(wait([&] { return notice.count() == 1; }));
    m_library->remove(id);
    ASSERT_TRUE(wait([&] { return m_library->rows().empty(); }));
    m_library->importFrom(path);
    ASSERT_TRUE(wait([&] { return m_library->rows().size() == 1; }));
    EXPECT_EQ(titles()[0], QStringLiteral("For you"));
    QFile file(toQString(path.string()));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write("not a bundle at all, not even close to one");
    file.close();
    m_library->importFrom(path);
    ASSERT_TRUE(wait([&] { return !m_errors.empty(); }));
    EXPECT_EQ(m_errors[0].code, "BUNDLE-001");
    EXPECT_EQ(m_errors[0].file, path.string());
}

TEST_F(LibraryPresenterTest, ABackupBringsBackWhatWasLost) {
    const qint64 id = store(runAbout("Kept"));
    const auto path = std::filesystem::path(toUtf8(m_folder.filePath(QStringLiteral("b.db"))));
    QSignalSpy notice(m_library.get(), &LibraryPresenter::notice);
    m_library->backupTo(path);
    ASSERT_TRUE(wait([&] { return notice.count() == 1; }));
    m_library->remove(id);
    ASSERT_TRUE(wait([&] { return m_library->rows().empty(); }));
    m_library->restoreFrom(path);
    ASSERT_TRUE(wait([&] { return m_library->rows().size() == 1; }));
    EXPECT_EQ(titles()[0], QStringLiteral("Kept"));
}

TEST(HistoryRowTest, TimesAreAsShortAsTheyCanBe) {
    RunSummary run{.addedAt = "2026-03-10T12:00:00Z", .prompt = "Hi", .columns = 1};
    const QDateTime then =
        QDateTime::fromString(QStringLiteral("2026-03-10T12:00:00Z"), Qt::ISODate).toLocalTime();
    EXPECT_EQ(historyRow(run, then).when, then.toString(QStringLiteral("HH:mm")));
    EXPECT_TRUE(
        historyRow(run, then.addDays(2)).when.endsWith(then.toString(QStringLiteral("HH:mm"))));
    EXPECT_TRUE(historyRow(run, then.addDays(30)).when.startsWith(QStringLiteral("10")));
    EXPECT_TRUE(historyRow(run, then.addDays(400)).when.endsWith(QStringLiteral("2026")));
    EXPECT_EQ(historyRow(run, then).detail, QStringLiteral("1 answer"));
    EXPECT_EQ(historyRow(run, then).identity, Identity::unsteered);
}

/// The rail in a window, as a person uses it.
class LibraryWiringTest : public LibraryPresenterTest {
protected:
    LibraryWiringTest() {
        m_library.reset(); // The wiring has one of its own.
        m_wiring = new LibraryWiring(*m_bench, m_window);
        m_wiring->setLook(themeOf(ThemeKind::light), 1);
        m_wiring->start();
        m_window.resize(900, 600);
        m_window.show();
    }
    ~LibraryWiringTest() override { delete m_wiring; }
    HistoryList& list() { return *m_wiring->rail()->list(); }

    QMainWindow m_window;
    LibraryWiring* m_wiring = nullptr;
};

TEST_F(LibraryWiringTest, ARunAppearsInTheRailAndAClickBringsItBack) {
    m_wiring->toggleAction()->trigger();
    ASSERT_TRUE(m_wiring->rail()->isVisible());
    m_bench->comparison().show(runAbout("First"));
    m_wiring->presenter().storeCurrent();
    ASSERT_TRUE(wait([&] { return list().rows().size() == 1; }));
    m_bench->comparison().show(runAbout("Second"));
    m_wiring->presenter().storeCurrent();
    ASSERT_TRUE(wait([&] { return list().rows().size() == 2; }));
    EXPECT_TRUE(list().rows()[0].shown);
    const QRect row = list().visualRect(list().model()->index(1, 0));
    QTest::mouseClick(list().viewport(), Qt::LeftButton, {}, row.center());
    ASSERT_TRUE(wait([&] { return m_bench->experiment().prompt == "First"; }));
    EXPECT_EQ(m_bench->comparison().current().recipe.prompt, "First");
    ASSERT_TRUE(wait([&] { return list().rows()[1].shown; }));
    QTest::keyClick(&list(), Qt::Key_Delete);
    ASSERT_TRUE(wait([&] { return list().rows().size() == 1; }));
    Q_EMIT m_wiring->rail()->undoRequested();
    ASSERT_TRUE(wait([&] { return list().rows().size() == 2; }));
}

TEST_F(LibraryWiringTest, TheRailOpensAsItWasLeft) {
    m_wiring->toggleAction()->trigger();
    QMainWindow next;
    LibraryWiring wiring(*m_bench, next);
    wiring.start();
    next.show();
    ASSERT_TRUE(wait([&] { return wiring.rail()->isVisible(); }));
    Q_EMIT wiring.rail()->closeRequested();
    EXPECT_FALSE(wiring.rail()->isVisible());
}

TEST_F(LibraryWiringTest, EditsAreSavedByThemselves) {
    Experiment next = m_bench->experiment();
    next.prompt = "Typed, never run";
    m_bench->edit(next);
    const QString session = m_folder.filePath(QStringLiteral("session.json"));
    ASSERT_TRUE(wait([&] {
        QFile file(session);
        return file.open(QIODevice::ReadOnly) && file.readAll().contains("Typed, never run");
    }));
    DistillSettings settings = m_bench->distilSettings();
    settings.rank = 7;
    m_bench->setDistil(settings);
    ASSERT_TRUE(wait([&] {
        const auto kept = readSession(toUtf8(m_folder.path()));
        return kept && kept->distil.rank == 7;
    }));
}

} // namespace
} // namespace steerscope::test
