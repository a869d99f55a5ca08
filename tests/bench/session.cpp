// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A working session of so many minutes at the real window on the real model: run, distil, tune,
// paint, undo, fork, pin, export, change the layout, quit and restore, round after round. It fails
// when the event loop was away for more than 100 ms, when memory grows by more than 5 % from round
// to round, when an export does not open, or when something is not restored as it was.
//
//   session [--minutes 20] [--model FILE.gguf] [--prompts 64]
#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QImage>
#include <QPixmapCache>
#include <QStandardPaths>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QTest>

#include <malloc.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <map>

#include "app/desk.h"
#include "app/engine_bridge.h"
#include "app/event_loop_watchdog.h"
#include "app/heap.h"
#include "app/library/library_wiring.h"
#include "app/text.h"
#include "core/base/file_bytes.h"
#include "core/base/user_paths.h"
#include "core/library/bundle.h"
#include "core/steering/steering_model_io.h"
#include "tests/app/support/person.h"
#include "tests/app/support/window_driver.h"
#include "widgets/heatmap_edit.h"
#include "widgets/history_rail.h"

namespace steerscope::test {
namespace {

constexpr double kLongestGapMs = 100, kMostGrowth = 1.05;

struct Settings {
    double minutes = 20;
    std::filesystem::path model;
    int prompts = 64;
};

/// What went wrong, said at once and counted.
class Findings {
public:
    void expect(bool holds, const QString& what) {
        if (holds) return;
        ++m_failures;
        std::printf("FAILED: %s\n", qPrintable(what));
        std::fflush(stdout);
    }
    int failures() const { return m_failures; }

private:
    int m_failures = 0;
};

/// Resident megabytes once the cache of pictures (10 MB at most, which the icons of file dialogs
/// fill) is empty and what was freed went back to the system. Pages of files are the system's to
/// keep or drop: code and weights count as they happen to be read.
struct Memory {
    double own = 0, ofFiles = 0;

    static Memory now() {
        QPixmapCache::clear();
        malloc_trim(0);
        Memory out;
        std::ifstream file("/proc/self/status");
        for (std::string line; std::getline(file, line);) {
            if (line.starts_with("RssAnon:")) out.own = std::stod(line.substr(8)) * 1024 / 1e6;
            if (line.starts_with("RssFile:")) out.ofFiles = std::stod(line.substr(8)) * 1024 / 1e6;
        }
        return out;
    }
    /// Once nothing is on its way any more: what stays is asked for, not what a save needs.
    static Memory atRest() {
        Memory last = now();
        for (int i = 0; i < 20; ++i) {
            pause(150);
            const Memory next = now();
            const bool rests = std::abs(next.own - last.own) < 0.5;
            last = next;
            if (rests) break;
        }
        return last;
    }
};

/// Everything that a start of the program builds, in one data folder.
struct Program {
    Program(const std::filesystem::path& folder, const Settings& settings, const WindowState& state)
        : workbench(engine, {.dataFolder = folder,
                             .knownHashes = folder / "hashes",
                             .distillPrompts = settings.prompts}),
          desk(workbench, state) {
        desk.window().resize(1600, 1000);
        desk.window().show();
        workbench.start(settings.model, true);
        desk.library().start();
    }
    MainWindow& window() { return desk.window(); }
    bool idle() { return !workbench.status() && !workbench.comparison().busy(); }

    EngineBridge engine;
    Workbench workbench;
    Desk desk;
};

class Session {
public:
    explicit Session(Settings settings) : m_settings(std::move(settings)) {}

    int play();

private:
    using Step = void (Session::*)();

    void open(const WindowState& state);
    void round(int number);
    void step(const char* name, Step what);
    void settle() {
        pause(60); // An edit starts its work after a short rest.
        await([this] { return m_program->idle(); }, "the work did not end");
    }
    const RecordedRun& run() { return m_program->workbench.comparison().current(); }
    QString file(const char* name) const { return m_exports.filePath(QLatin1String(name)); }

    void ask();
    void distil();
    void strengthen();
    void tune();
    void look();
    void paint();
    void fork();
    void pin();
    void exportAll();
    void checkExports();
    void changeLooks();
    void quitAndRestore();
    void report() const;

    Settings m_settings;
    QTemporaryDir m_data, m_exports;
    Findings m_findings;
    EventLoopWatchdog m_watchdog;
    std::unique_ptr<Program> m_program;
    std::unique_ptr<Person> m_person;
    std::map<std::string, double> m_gaps; ///< Longest of each step.
    std::vector<double> m_memory;         ///< Its own after each round, megabytes.
    int m_round = 0, m_steps = 0;
};

void Session::open(const WindowState& state) {
    m_watchdog.pause(); // A program that starts has no event loop yet.
    m_program = std::make_unique<Program>(toUtf8(m_data.path()), m_settings, state);
    m_person = std::make_unique<Person>(m_program->window());
    await([this] { return m_program->workbench.model().has_value() && m_program->idle(); },
          "the model did not load");
    await([this] { return !run().empty(); }, "no run is on screen");
    pause(300);
    m_watchdog.resume();
}

void Session::step(const char* name, Step what) {
    m_watchdog.reset();
    QElapsedTimer clock;
    clock.start();
    try {
        (this->*what)();
    } catch (const std::exception& error) {
        m_findings.expect(false, QStringLiteral("%1: %2").arg(QLatin1String(name),
                                                              QString::fromUtf8(error.what())));
    }
    const double gap = m_watchdog.largestGapMs();
    m_gaps[name] = std::max(m_gaps[name], gap);
    m_findings.expect(gap <= kLongestGapMs, QStringLiteral("%1: the event loop was away for %2 ms")
                                                .arg(QLatin1String(name))
                                                .arg(gap, 0, 'f', 0));
    ++m_steps;
    std::printf("  %-12s %6.1f s, longest gap %5.1f ms\n", name,
                static_cast<double>(clock.elapsed()) / 1000, gap);
    std::fflush(stdout);
}

void Session::ask() {
    static const char* const kQuestions[] = {"Tell me about coffee.", "How do I make soup?",
                                             "What is a good way to spend a rainy day?",
                                             "Why do leaves fall in autumn?"};
    m_person->type(QStringLiteral("Prompt"), QLatin1String(kQuestions[m_round % 4]));
    m_person->type(QStringLiteral("Steer with"),
                   QStringLiteral("You are a pirate. Always speak like a pirate."));
    m_person->type(QStringLiteral("Tokens"), QStringLiteral("44"));
    m_person->press(QStringLiteral("Run"));
    settle();
    m_findings.expect(run().columns.size() >= 3, QStringLiteral("fewer than three answers"));
}

void Session::distil() {
    m_person->press(QStringLiteral("Distil"));
    settle();
    const DistillReading& reading = m_program->workbench.distillation().reading();
    m_findings.expect(reading.state == DistillReading::State::finished,
                      QStringLiteral("the distillation did not finish"));
    m_findings.expect(reading.fidelity.value_or(0) > 0.3,
                      QStringLiteral("fidelity %1").arg(reading.fidelity.value_or(0)));
}

void Session::strengthen() {
    const std::string before = run().find(ColumnKind::psr)->text();
    m_person->slideTo(m_round % 2 ? 1.4 : 0.6);
    settle();
    m_findings.expect(run().find(ColumnKind::psr)->text() != before,
                      QStringLiteral("another strength wrote the same text"));
}

void Session::tune() {
    m_person->command(QStringLiteral("Tune for me"));
    settle();
    m_findings.expect(m_program->workbench.sweep().result().promptsDone > 0,
                      QStringLiteral("nothing was measured"));
}

void Session::look() {
    const int last = static_cast<int>(run().find(ColumnKind::psr)->length()) - 1;
    for (int token = 0; token <= last; token += 3)
        m_person->hoverToken(ColumnKind::psr, token);
    m_person->clickToken(ColumnKind::psr, std::min(6, last));
    for (int i = 0; i < 6; ++i)
        m_person->key(Qt::Key_Period);
    m_person->key(Qt::Key_Escape);
    for (int tab = 4; tab >= 0; --tab) {
        m_program->window().findChild<MapPanel*>()->setCurrentTab(tab);
        pause(80);
    }
    m_person->clickCell({3, 10});
    for (int i = 0; i < 5; ++i)
        m_person->key(Qt::Key_Up);
    m_person->key(Qt::Key_Escape);
}

/// Painted, undone and done again: the texts follow each time.
void Session::paint() {
    const std::string before = run().find(ColumnKind::psr)->text();
    m_person->dragCells(MapTool::zero, {0, 14}, {5, 28});
    settle();
    m_findings.expect(!m_program->workbench.experiment().painted.empty(),
                      QStringLiteral("nothing was painted"));
    const std::string painted = run().find(ColumnKind::psr)->text();
    m_person->key(Qt::Key_Z, Qt::ControlModifier);
    settle();
    m_findings.expect(run().find(ColumnKind::psr)->text() == before,
                      QStringLiteral("undo did not bring the unpainted answer back"));
    m_person->key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    settle();
    m_findings.expect(run().find(ColumnKind::psr)->text() == painted,
                      QStringLiteral("redo did not bring the painted answer back"));
    m_person->press(QStringLiteral("Erase all painted cells"));
    settle();
    m_person->press(QStringLiteral("Tools for the cells"));
}

void Session::fork() {
    const RunColumn before = *run().find(ColumnKind::psr);
    m_person->clickToken(ColumnKind::psr, 4);
    m_person->clickCandidate(2);
    settle();
    const auto wanted = before.choices[4].size() > 2 ? before.choices[4][2].token : TokenId(-1);
    m_findings.expect(run().find(ColumnKind::psr)->tokens[4] == wanted,
                      QStringLiteral("the fork does not continue from the chosen word"));
    m_person->key(Qt::Key_Z, Qt::ControlModifier);
    settle();
    m_findings.expect(run().find(ColumnKind::psr)->tokens == before.tokens,
                      QStringLiteral("undo did not give the fork up"));
    m_person->key(Qt::Key_Escape);
}

/// Pinned from the history; the maps show the difference to it until it is let go.
void Session::pin() {
    LibraryWiring& library = m_program->desk.library();
    if (!library.rail()->isVisible()) m_person->key(Qt::Key_H, Qt::ControlModifier);
    await([&] { return library.rail()->list()->model()->rowCount() > 0; }, "the history is empty");
    HistoryList* list = library.rail()->list();
    list->setFocus();
    list->setCurrentIndex(list->model()->index(0, 0));
    m_person->key(Qt::Key_P);
    await([&] { return m_program->workbench.comparison().reference() != nullptr; },
          "the run was not pinned");
    pause(300);
    list->setFocus();
    m_person->key(Qt::Key_P);
    await([&] { return m_program->workbench.comparison().reference() == nullptr; },
          "the run stayed pinned");
    m_person->key(Qt::Key_H, Qt::ControlModifier);
}

void Session::exportAll() {
    for (const char* name : {"map.png", "map.svg", "map.pdf"})
        m_person->commandToFile(QStringLiteral("Export figure"), file(name));
    for (const char* name : {"run.csv", "run.json"})
        m_person->commandToFile(QStringLiteral("Export data"), file(name));
    m_person->commandToFile(QStringLiteral("Export report"), file("run.html"));
    LibraryWiring& library = m_program->desk.library();
    library.presenter().exportRun(library.presenter().rows().front().id,
                                  toUtf8(file("run.steerscope")));
    await([this] { return QFile::exists(file("run.html")); }, "the report was not written");
    await([this] { return QFile::exists(file("run.steerscope")); }, "the bundle was not written");
    m_watchdog.pause();
    checkExports();
    m_watchdog.resume();
}

void Session::checkExports() {
    m_findings.expect(QImage(file("map.png")).width() > 300, QStringLiteral("map.png"));
    m_findings.expect(QSvgRenderer(file("map.svg")).isValid(), QStringLiteral("map.svg"));
    const std::string pdf = readTextFile(toUtf8(file("map.pdf")));
    m_findings.expect(pdf.starts_with("%PDF-") && pdf.find("%%EOF") != std::string::npos,
                      QStringLiteral("map.pdf"));
    const std::string csv = readTextFile(toUtf8(file("run.csv")));
    m_findings.expect(std::ranges::count(csv, '\n') > 1000, QStringLiteral("run.csv"));
    m_findings.expect(readRecordedRun(toUtf8(file("run.json"))).find(ColumnKind::psr)->tokens ==
                          run().find(ColumnKind::psr)->tokens,
                      QStringLiteral("run.json"));
    const std::string page = readTextFile(toUtf8(file("run.html")));
    m_findings.expect(page.find("<canvas") != std::string::npos &&
                          page.find("src=\"http") == std::string::npos,
                      QStringLiteral("run.html"));
    const std::vector<std::byte> bundle = readFile(toUtf8(file("run.steerscope")));
    m_findings.expect(parseBundle(bundle).runs.size() == 1, QStringLiteral("run.steerscope"));
    for (const QString& name : QDir(m_exports.path()).entryList(QDir::Files))
        QFile::remove(m_exports.filePath(name));
}

/// A zoom sets many fonts, each of these is one step for the eye.
void Session::changeLooks() {
    const MainWindow& window = m_program->window();
    for (int i = 0; i < 3; ++i) {
        m_person->key(static_cast<Qt::Key>(Qt::Key_1 + i), Qt::ControlModifier);
        pause(250);
        m_findings.expect(static_cast<int>(window.windowLayout()) == i,
                          QStringLiteral("the layout did not change"));
        m_person->key(Qt::Key_D, Qt::ControlModifier);
        pause(250);
    }
    m_person->key(Qt::Key_D, Qt::ControlModifier);
    pause(250);
    m_findings.expect(window.themeKind() == ThemeKind::light,
                      QStringLiteral("the theme did not change"));
    for (const Qt::Key zoom : {Qt::Key_Equal, Qt::Key_Equal, Qt::Key_Minus, Qt::Key_0}) {
        m_person->key(zoom, Qt::ControlModifier);
        pause(250);
    }
}

void Session::quitAndRestore() {
    settle();
    const std::string run = serializeRecordedRun(this->run());
    const Experiment experiment = m_program->workbench.experiment();
    const WindowState state = m_program->desk.state();
    m_watchdog.pause();
    m_program->window().close();
    m_person.reset();
    m_program.reset();
    open(state);
    Experiment now = m_program->workbench.experiment();
    m_findings.expect(now.psr && experiment.psr &&
                          serializeSteeringModel(*now.psr) ==
                              serializeSteeringModel(*experiment.psr),
                      QStringLiteral("another PSR is in use after the restart"));
    now.psr = experiment.psr;
    m_findings.expect(now == experiment, QStringLiteral("the experiment was not restored"));
    m_findings.expect(serializeRecordedRun(this->run()) == run,
                      QStringLiteral("the run was not restored exactly"));
    m_findings.expect(m_program->desk.state().layout == state.layout &&
                          m_program->desk.state().dark == state.dark,
                      QStringLiteral("the look was not restored"));
}

void Session::round(int number) {
    m_round = number;
    std::printf("round %d\n", number + 1);
    step("run", &Session::ask);
    if (number % 3 == 0) step("distil", &Session::distil);
    step("strength", &Session::strengthen);
    if (number % 3 == 1) step("tune", &Session::tune);
    step("look", &Session::look);
    step("paint", &Session::paint);
    step("fork", &Session::fork);
    step("pin", &Session::pin);
    step("export", &Session::exportAll);
    step("layouts", &Session::changeLooks);
    step("restore", &Session::quitAndRestore);
    const Memory memory = Memory::atRest();
    m_memory.push_back(memory.own);
    std::printf("  memory %.0f MB, pages of files %.0f MB\n", memory.own, memory.ofFiles);
}

void Session::report() const {
    std::printf("\n%d rounds, %d steps\nlongest gaps of the event loop, milliseconds:\n",
                m_round + 1, m_steps);
    for (const auto& [name, gap] : m_gaps)
        std::printf("  %-12s %5.1f\n", name.c_str(), gap);
    std::printf("of %llu turns of the loop 99 %% took less than %d ms, 99.9 %% less than %d ms\n",
                static_cast<unsigned long long>(m_watchdog.gapCount()), m_watchdog.gapBelow(0.99),
                m_watchdog.gapBelow(0.999));
    std::printf("memory after the first round %.0f MB, after the last %.0f MB (%.3f)\n",
                m_memory.front(), m_memory.back(), m_memory.back() / m_memory.front());
}

int Session::play() {
    QElapsedTimer clock;
    clock.start();
    open({});
    for (int number = 0;
         number < 1 || static_cast<double>(clock.elapsed()) < m_settings.minutes * 60'000; ++number)
        round(number);
    // The first round warms up what stays: fonts, kernels, the library.
    if (m_memory.size() > 1)
        m_findings.expect(m_memory.back() <= kMostGrowth * m_memory.front(),
                          QStringLiteral("memory grew"));
    report();
    std::printf("%d failures in %.1f minutes\n", m_findings.failures(),
                static_cast<double>(clock.elapsed()) / 60'000);
    return m_findings.failures() == 0 ? 0 : 1;
}

} // namespace
} // namespace steerscope::test

int main(int argc, char** argv) {
    steerscope::giveLargeBlocksBack();
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    QStandardPaths::setTestModeEnabled(true);
    QApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    const QCommandLineOption minutes(QStringLiteral("minutes"), {}, QStringLiteral("N"),
                                     QStringLiteral("20"));
    const QCommandLineOption model(QStringLiteral("model"), {}, QStringLiteral("FILE"));
    const QCommandLineOption prompts(QStringLiteral("prompts"), {}, QStringLiteral("N"),
                                     QStringLiteral("64"));
    parser.addOptions({minutes, model, prompts});
    parser.process(application);
    steerscope::test::Settings settings{
        .minutes = parser.value(minutes).toDouble(),
        .model = parser.isSet(model)
                     ? std::filesystem::path(steerscope::toUtf8(parser.value(model)))
                     : steerscope::userModelPath(steerscope::kDefaultModelName),
        .prompts = parser.value(prompts).toInt()};
    if (!std::filesystem::exists(settings.model)) {
        std::printf("The default model is not here; packaging/fetch_model.sh %s fetches it.\n",
                    steerscope::kDefaultModelName);
        return 77; // ctest: skipped
    }
    return steerscope::test::Session(settings).play();
}
