// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench.h"

#include <gtest/gtest.h>

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "app/presenters/comparison_presenter.h"
#include "app/text.h"
#include "core/base/atomic_file.h"
#include "core/base/sha256.h"
#include "core/gguf/gguf_writer.h"
#include "core/steering/steering_model_io.h"
#include "resources/bundled_resources.h"
#include "tests/app/support/run_fixture.h"
#include "tests/app/support/scripted_port.h"

namespace steerscope::test {
namespace {

bool waitUntil(const std::function<bool()>& condition) {
    return QTest::qWaitFor(condition, 5000);
}

class WorkbenchTest : public testing::Test {
protected:
    WorkbenchTest() { open(); }

    void open() {
        m_port = std::make_unique<ScriptedPort>();
        m_bench = std::make_unique<Workbench>(
            *m_port, WorkbenchOptions{.dataFolder = toUtf8(m_folder.path())});
        QObject::connect(m_bench.get(), &Workbench::failed,
                         [this](const ErrorRecord& error) { m_errors.push_back(error); });
    }
    void close() {
        m_bench.reset();
        m_port.reset();
    }
    void loadModel() {
        m_bench->openModel("/models/tiny.gguf");
        const JobId job = m_port->last();
        m_port->play(ModelLoaded{job, fixtureModel()}, JobFinished{job});
    }
    void edit(const std::function<void(Experiment&)>& change) {
        Experiment next = m_bench->experiment();
        change(next);
        m_bench->edit(next);
    }

    QTemporaryDir m_folder;
    std::unique_ptr<ScriptedPort> m_port;
    std::unique_ptr<Workbench> m_bench;
    std::vector<ErrorRecord> m_errors;
};

TEST_F(WorkbenchTest, RunIsBlockedWithAReasonUntilAModelIsLoaded) {
    EXPECT_TRUE(m_bench->blockedReason().contains(QStringLiteral("fetch_model.sh")));
    m_bench->run();
    EXPECT_TRUE(m_port->asked().empty());
    m_bench->openModel("/models/tiny.gguf");
    EXPECT_FALSE(m_bench->blockedReason().isEmpty());
    ASSERT_TRUE(m_bench->status().has_value());
    EXPECT_EQ(m_bench->status()->activity, StatusProgress::Activity::loading);
    const JobId job = m_port->last();
    m_port->play(JobProgressed{job, {"Reading weights", 1, 4, 3.2}});
    EXPECT_DOUBLE_EQ(m_bench->status()->fraction, 0.25);
    EXPECT_EQ(m_bench->status()->remaining, QStringLiteral("about 4 s left"));
    m_port->play(ModelLoaded{job, fixtureModel()}, JobFinished{job});
    EXPECT_TRUE(m_bench->blockedReason().isEmpty());
    EXPECT_FALSE(m_bench->status().has_value());
}

TEST_F(WorkbenchTest, AFailedLoadKeepsTheModelInUse) {
    loadModel();
    m_bench->openModel("/models/broken.gguf");
    const JobId job = m_port->last();
    m_port->play(JobFailed{job, ErrorRecord{.code = "GGUF-001", .problem = "Not a model"}});
    EXPECT_EQ(m_bench->model()->name, "Tiny");
    ASSERT_EQ(m_errors.size(), 1u);
    EXPECT_TRUE(m_bench->blockedReason().isEmpty());
}

TEST_F(WorkbenchTest, WithoutAModelTheFailureIsTheReason) {
    m_bench->openModel("/models/none.gguf");
    const JobId job = m_port->last();
    m_port->play(JobFailed{job, ErrorRecord{.code = "FILE-001", .problem = "Cannot be opened"}});
    EXPECT_TRUE(m_bench->blockedReason().startsWith(QStringLiteral("There is no model here yet.")));
    m_bench->openModel("/models/broken.gguf");
    m_port->play(
        JobFailed{m_port->last(), ErrorRecord{.code = "GGUF-001", .problem = "Not a model"}});
    EXPECT_TRUE(m_bench->blockedReason().startsWith(QStringLiteral("Not a model.")));
}

TEST_F(WorkbenchTest, EditsAreUndoneAndAStrengthIsRunAgain) {
    loadModel();
    m_bench->comparison().show(fixtureRun());
    edit([](Experiment& e) { e = fixtureExperiment(); });
    edit([](Experiment& e) { e.strength = 2; });
    ASSERT_TRUE(waitUntil([this] { return !m_port->all<ComparisonRequest>().empty(); }));
    m_bench->undo();
    EXPECT_EQ(m_bench->experiment().strength, 1.0f);
    ASSERT_TRUE(waitUntil([this] {
        return m_port->all<ComparisonRequest>().back().second.columns[0].steering[0].strength == 1;
    }));
    m_bench->redo();
    EXPECT_EQ(m_bench->experiment().strength, 2.0f);
}

TEST_F(WorkbenchTest, DistilUsesTheResultAtOnceAndSavesIt) {
    loadModel();
    edit([](Experiment& e) {
        e.prompt = "Hello";
        e.steering.text = "You are a pirate. Always speak like a pirate.";
    });
    m_bench->distil();
    const auto [job, request] = m_port->all<DistillRequest>().back();
    EXPECT_EQ(request.config.name, "pirate");
    EXPECT_EQ(request.config.userPrompts.size(), 64u);
    EXPECT_EQ(m_bench->status()->activity, StatusProgress::Activity::distilling);
    auto report = std::make_shared<DistillReport>();
    report->kept = 46;
    report->made = 64;
    m_port->play(DistillationAdvanced{job, DistillPhase::fitting, report});
    EXPECT_EQ(m_bench->distillation().reading().rolloutsKept, 46);
    const auto psr = fixturePsr();
    m_port->play(SteeringModelReady{job, psr, report});
    EXPECT_EQ(m_bench->experiment().psr, psr);
    EXPECT_TRUE(m_bench->distillation().running());
    // The same PSR with its scores takes its place; it is not a second row.
    const auto scored = fixturePsr();
    m_port->play(SteeringModelReady{job, scored, report}, JobFinished{job});
    EXPECT_EQ(m_bench->experiment().psr, scored);
    EXPECT_EQ(m_bench->library().entries().size(), 1u);
    EXPECT_EQ(m_bench->distillation().reading().state, DistillReading::State::finished);
    EXPECT_FALSE(m_bench->hasUnusedResult());
    ASSERT_TRUE(waitUntil([this] { return !m_bench->library().entries()[0].path.empty(); }));
    EXPECT_EQ(loadSteeringModel(m_bench->library().entries()[0].path).layers.size(), 4u);
}

TEST_F(WorkbenchTest, CancellingADistillationKeepsWhatItMade) {
    loadModel();
    edit([](Experiment& e) { e.steering.text = "Be a pirate"; });
    m_bench->distil();
    const JobId job = m_port->last();
    const auto psr = fixturePsr();
    m_port->play(SteeringModelReady{job, psr, nullptr});
    m_bench->cancelShown();
    m_port->play(JobCancelled{job});
    EXPECT_EQ(m_bench->distillation().reading().state, DistillReading::State::cancelled);
    EXPECT_EQ(m_bench->experiment().psr, psr);
}

TEST_F(WorkbenchTest, APsrOfAnotherModelIsRefusedByName) {
    loadModel();
    auto foreign = std::make_shared<SteeringModel>(*fixturePsr());
    foreign->nLayers = 24;
    const int index = m_bench->library().add(foreign, nullptr);
    m_bench->choosePsr(index);
    ASSERT_FALSE(m_errors.empty());
    EXPECT_EQ(m_errors.back().code, "PSR-020");
    EXPECT_FALSE(m_errors.back().hint.empty());
    EXPECT_EQ(m_bench->experiment().psr, nullptr);
}

TEST_F(WorkbenchTest, OpeningSomethingThatIsNoPsrTellsWhy) {
    const std::string path = toUtf8(m_folder.filePath(QStringLiteral("x.safetensors")));
    QFile file(toQString(path));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write("not a steering model");
    file.close();
    m_bench->openPsr(path);
    ASSERT_TRUE(waitUntil([this] { return !m_errors.empty(); }));
    EXPECT_EQ(m_errors.back().file, path);
}

TEST_F(WorkbenchTest, PsrsOfAnEarlierVersionJoinTheLibrary) {
    QDir(m_folder.path()).mkdir(QStringLiteral("psr"));
    const auto bytes = serializeSteeringModel(*fixturePsr());
    const std::string earlier =
        toUtf8(m_folder.path()) + "/psr/pirate-" + sha256Hex(bytes).substr(0, 8) + ".safetensors";
    writeFileAtomically(earlier, bytes);
    m_bench->library().loadFolder();
    ASSERT_TRUE(waitUntil([this] { return m_bench->library().entries().size() == 1; }));
    EXPECT_EQ(m_bench->library().entries()[0].sha256, sha256Hex(bytes));
    // A session of that version still finds it.
    EXPECT_EQ(m_bench->library().indexOf(std::filesystem::path(earlier)), 0);
    EXPECT_TRUE(m_errors.empty());
}

TEST_F(WorkbenchTest, AnOpenedPsrIsKeptAndKnownAgain) {
    const std::string path = toUtf8(m_folder.filePath(QStringLiteral("theirs.safetensors")));
    saveSteeringModel(*fixturePsr(), path);
    QSignalSpy opened(&m_bench->library(), &PsrLibrary::opened);
    m_bench->openPsr(path);
    ASSERT_TRUE(waitUntil([&] { return opened.count() == 1; }));
    const auto kept = [&] { return m_bench->library().entries()[0].path != path; };
    ASSERT_TRUE(waitUntil(kept));
    m_bench->openPsr(path);
    ASSERT_TRUE(waitUntil([&] { return opened.count() == 2; }));
    EXPECT_EQ(m_bench->library().entries().size(), 1u);
    close();
    open();
    m_bench->library().loadFolder();
    ASSERT_TRUE(waitUntil([this] { return m_bench->library().entries().size() == 1; }));
    EXPECT_EQ(m_bench->library().entries()[0].head.provenance.name, "pirate");
}

TEST_F(WorkbenchTest, WeightsStayInMemoryOnlyWhileTheyAreUsed) {
    PsrLibrary& library = m_bench->library();
    library.add(fixturePsr(), nullptr);
    const LibraryEntry& entry = library.entries()[0];
    ASSERT_TRUE(waitUntil([&] { return !entry.path.empty() && entry.used.expired(); }));
    m_bench->choosePsr(0);
    ASSERT_NE(m_bench->experiment().psr, nullptr);
    EXPECT_EQ(serializeSteeringModel(*m_bench->experiment().psr),
              serializeSteeringModel(*fixturePsr()));
    EXPECT_EQ(library.model(0), m_bench->experiment().psr) << "one copy for all";
    EXPECT_EQ(library.indexOf(m_bench->experiment().psr), 0);
}

TEST_F(WorkbenchTest, APsrWhoseFileIsGoneIsToldWhenItIsChosen) {
    m_bench->library().add(fixturePsr(), nullptr);
    const LibraryEntry& entry = m_bench->library().entries()[0];
    ASSERT_TRUE(waitUntil([&] { return !entry.path.empty() && entry.used.expired(); }));
    std::filesystem::remove(entry.path);
    m_bench->choosePsr(0);
    EXPECT_EQ(m_bench->experiment().psr, nullptr);
    ASSERT_EQ(m_errors.size(), 1u);
    EXPECT_EQ(m_errors[0].file, entry.path.string());
}

/// A file of another program, with a column of its own; the model in use says how deep it is.
TEST_F(WorkbenchTest, AControlVectorGetsAColumn) {
    loadModel();
    GgufWriter writer;
    writer.addText("general.architecture", "controlvector");
    const std::uint64_t shape[] = {6};
    writer.addTensor("direction.2", shape, std::vector<float>(6, 0.25f));
    const QString path = m_folder.filePath(QStringLiteral("happy.gguf"));
    writeFileAtomically(toUtf8(path), writer.bytes());
    m_bench->openColumn(toUtf8(path));
    ASSERT_TRUE(waitUntil([this] { return m_bench->experiment().further.size() == 1; }));
    const MixPart& part = m_bench->experiment().further[0].parts.at(0);
    EXPECT_EQ(part.name, "happy");
    EXPECT_EQ(part.psr->nLayers, kLayers);
    EXPECT_TRUE(isConstant(*part.psr));
    const auto columns = columnsFor(m_bench->experiment(), fixtureModel());
    EXPECT_EQ(columns.back(), ColumnId(ColumnKind::further, 1)) << "it fits the model in use";
}

TEST_F(WorkbenchTest, ANewerVersionOfADistillationReplacesTheOlder) {
    const auto first = fixturePsr("first"), second = fixturePsr("second");
    m_bench->library().add(first, nullptr);
    m_bench->library().add(second, first);
    close();
    open();
    m_bench->library().loadFolder();
    ASSERT_TRUE(waitUntil([this] { return !m_bench->library().entries().empty(); }));
    ASSERT_EQ(m_bench->library().entries().size(), 1u);
    EXPECT_EQ(m_bench->library().entries()[0].head.provenance.name, "second");
}

TEST_F(WorkbenchTest, TheSessionComesBackWithRecipeRunAndPsr) {
    loadModel();
    m_bench->library().add(fixturePsr(), nullptr);
    ASSERT_TRUE(waitUntil([this] { return !m_bench->library().entries()[0].path.empty(); }));
    m_bench->choosePsr(0);
    m_bench->comparison().show(fixtureRun());
    edit([](Experiment& e) {
        e.prompt = "What is rain?";
        e.strength = 1.75f;
    });
    m_bench->saveSession();
    close(); // Waits for the file.
    open();
    m_bench->start("/models/fallback.gguf", true);
    ASSERT_TRUE(waitUntil([this] {
        const int index = m_bench->library().indexOf(m_bench->experiment().psr);
        return index >= 0 &&
               !m_bench->library().entries()[static_cast<std::size_t>(index)].path.empty();
    }));
    EXPECT_EQ(m_bench->experiment().prompt, "What is rain?");
    EXPECT_FLOAT_EQ(m_bench->experiment().strength, 1.75f);
    EXPECT_EQ(m_bench->experiment().psr->provenance.name, "pirate");
    EXPECT_EQ(m_bench->comparison().current().find(ColumnKind::psr)->length(), 6u);
    // The model of the session is gone, so the default one is asked for.
    EXPECT_EQ(m_port->all<LoadModelRequest>().back().second.path, "/models/fallback.gguf");
    EXPECT_FALSE(m_bench->history().canUndo());
}

TEST_F(WorkbenchTest, ADamagedSessionIsToldAndTheStartGoesOn) {
    QFile file(m_folder.filePath(QStringLiteral("session.json")));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write("{\"experiment\": ");
    file.close();
    m_bench->start("/models/fallback.gguf", true);
    ASSERT_TRUE(waitUntil([this] { return !m_port->all<LoadModelRequest>().empty(); }));
    ASSERT_FALSE(m_errors.empty());
    EXPECT_NE(m_errors[0].file.find("session.json"), std::string::npos);
}

TEST_F(WorkbenchTest, TheFirstStartShowsWhatIsBundled) {
    m_bench->start("/models/fallback.gguf", true);
    ASSERT_TRUE(waitUntil([this] { return !m_port->all<LoadModelRequest>().empty(); }));
    EXPECT_TRUE(m_errors.empty());
    EXPECT_EQ(!m_bench->comparison().current().empty(),
              !bundledResource("runs/coffee-pirate.json").empty());
    EXPECT_EQ(m_bench->experiment().psr != nullptr,
              !bundledResource("psr/pirate.safetensors").empty());
    const auto& entries = m_bench->library().entries();
    EXPECT_EQ(entries.size(), bundledNames("psr/").size());
    EXPECT_TRUE(std::ranges::all_of(entries, &LibraryEntry::bundled));
    EXPECT_EQ(m_bench->library().model(0), m_bench->experiment().psr);
}

TEST_F(WorkbenchTest, AnUnwritableFolderIsToldAndNothingIsLost) {
    close();
    // A file where the folder should be: even root cannot write into it.
    const QString blocked = m_folder.filePath(QStringLiteral("blocked"));
    QFile file(blocked);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.close();
    m_port = std::make_unique<ScriptedPort>();
    m_bench = std::make_unique<Workbench>(*m_port, WorkbenchOptions{.dataFolder = toUtf8(blocked)});
    QObject::connect(m_bench.get(), &Workbench::failed,
                     [this](const ErrorRecord& error) { m_errors.push_back(error); });
    m_bench->comparison().show(fixtureRun());
    m_bench->library().add(fixturePsr(), nullptr);
    m_bench->saveSession();
    ASSERT_TRUE(waitUntil([this] { return m_errors.size() == 2; }));
    EXPECT_EQ(m_errors[0].code, "LIB-001");
    EXPECT_TRUE(m_errors[1].code.starts_with("SAVE-"));
    EXPECT_EQ(m_bench->library().entries().size(), 1u);
    EXPECT_EQ(m_bench->comparison().current().columns.size(), 3u);
}

} // namespace
} // namespace steerscope::test
