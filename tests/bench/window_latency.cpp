// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Prints how long the window takes to change how it looks, on the bundled run and without a model:
// from the start of the program to the first picture, between layouts, themes and sizes of type,
// and for one frame of the whole window; of each, the longest turn of the event loop, for which
// input waits. Medians; no test.
//
//   window_latency [ROUNDS]
#include <QApplication>
#include <QElapsedTimer>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cstdio>
#include <functional>

#include "app/desk.h"
#include "app/engine_bridge.h"
#include "app/library/library_wiring.h"
#include "app/text.h"
#include "app/window/main_window.h"

namespace steerscope {
namespace {

double milliseconds(const QElapsedTimer& clock) {
    return static_cast<double>(clock.nsecsElapsed()) / 1e6;
}

/// Milliseconds from the call to the moment when nothing is left to lay out or paint.
struct Latency {
    double whole = 0, longestTurn = 0;
};

Latency latencyOf(MainWindow& window, const std::function<void()>& work) {
    QTest::qWait(30);
    QElapsedTimer clock;
    Latency latency;
    const auto turn = [&](const std::function<void()>& part) {
        clock.start();
        part();
        QCoreApplication::sendPostedEvents();
        const double spent = milliseconds(clock);
        latency.whole += spent;
        latency.longestTurn = std::max(latency.longestTurn, spent);
    };
    turn(work);
    while (!window.updatesEnabled()) // a new look comes in several turns
        turn([] { QCoreApplication::processEvents(); });
    turn([&window] { window.repaint(); });
    return latency;
}

void print(const char* what, const std::vector<Latency>& all) {
    const auto median = [&all](double Latency::*part) {
        std::vector<double> times;
        for (const Latency& one : all)
            times.push_back(one.*part);
        std::ranges::sort(times);
        return times[times.size() / 2];
    };
    std::printf("%-36s median %6.1f ms, longest turn %6.1f ms\n", what, median(&Latency::whole),
                median(&Latency::longestTurn));
}

struct Change {
    const char* name;
    std::function<void()> there, back;
};

std::vector<Change> changes(MainWindow& window) {
    const auto layout = [&window](WindowLayout which) {
        return [&window, which] { window.setWindowLayout(which); };
    };
    return {
        {"Research to Demo and back", layout(WindowLayout::demo), layout(WindowLayout::research)},
        {"Research to Tune and back", layout(WindowLayout::tune), layout(WindowLayout::research)},
        {"light to dark and back", [&window] { window.setThemeKind(ThemeKind::dark); },
         [&window] { window.setThemeKind(ThemeKind::light); }},
        {"one step of zoom and back", [&window] { window.setZoom(1.1); },
         [&window] { window.setZoom(1.0); }},
        {"from 1600 × 1000 to 1280 × 800", [&window] { window.resize(1280, 800); },
         [&window] { window.resize(1600, 1000); }}};
}

int measure(int rounds, const QElapsedTimer& sinceStart) {
    QTemporaryDir folder;
    EngineBridge engine;
    Workbench workbench(engine, {.dataFolder = toUtf8(folder.path()), .saveSession = false});
    Desk desk(workbench, {});
    MainWindow& window = desk.window();
    window.resize(1600, 1000);
    window.show();
    QCoreApplication::processEvents();
    window.repaint();
    std::printf("%-36s %13.1f ms\n", "start to the first picture", milliseconds(sinceStart));
    workbench.start("no such model", false);
    if (!QTest::qWaitFor([&] { return !workbench.comparison().current().empty(); })) return 1;
    window.repaint();
    std::printf("%-36s %13.1f ms\n", "start to the recorded run", milliseconds(sinceStart));
    QTest::qWait(500);
    std::vector<Latency> frames;
    for (int i = 0; i < rounds; ++i)
        frames.push_back(latencyOf(window, [] {}));
    print("one frame of the whole window", frames);
    for (const Change& change : changes(window)) {
        std::vector<Latency> all;
        for (int i = 0; i < rounds; ++i)
            for (const auto& way : {change.there, change.back})
                all.push_back(latencyOf(window, way));
        print(change.name, all);
    }
    return 0;
}

} // namespace
} // namespace steerscope

int main(int argc, char** argv) {
    QElapsedTimer sinceStart;
    sinceStart.start();
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    QStandardPaths::setTestModeEnabled(true);
    QApplication application(argc, argv);
    return steerscope::measure(argc > 1 ? std::max(1, std::atoi(argv[1])) : 10, sinceStart);
}
