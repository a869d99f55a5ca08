// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QCommandLineParser>
#include <QTimer>

#include <cstdio>
#include <optional>

#include "app/desk.h"
#include "app/engine_bridge.h"
#include "app/heap.h"
#include "app/library/library_wiring.h"
#include "app/report_writer.h"
#include "app/screenshot_tour.h"
#include "app/text.h"
#include "app/window/main_window.h"
#include "core/base/user_paths.h"

namespace {

using namespace steerscope;

struct Options {
    QString model, psr, screenshot, screenshots, report, language;
    bool restore = true;
};

Options readOptions(const QApplication& application) {
    const QCommandLineOption model(
        QStringLiteral("model"), QStringLiteral("Open this model (GGUF)."), QStringLiteral("PATH"));
    const QCommandLineOption psr(QStringLiteral("psr"),
                                 QStringLiteral("Open this PSR (safetensors)."),
                                 QStringLiteral("FILE"));
    const QCommandLineOption fresh(QStringLiteral("no-restore"),
                                   QStringLiteral("Start with the bundled example."));
    const QCommandLineOption screenshot(
        QStringLiteral("screenshot"),
        QStringLiteral("Save a picture of the window once a run is shown, then quit."),
        QStringLiteral("FILE"));
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Shows what a prompt does inside a language model."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption report(
        QStringLiteral("report"),
        QStringLiteral("Run the example, write its maps as pictures into this folder, then quit."),
        QStringLiteral("FOLDER"));
    const QCommandLineOption screenshots(
        QStringLiteral("screenshots"),
        QStringLiteral("Save pictures of every state of the window into this folder, then quit."),
        QStringLiteral("FOLDER"));
    const QCommandLineOption language(
        QStringLiteral("language"),
        QStringLiteral("Show the window in this language: en, de, es, fr or zh_CN."),
        QStringLiteral("CODE"));
    parser.addOptions({model, psr, fresh, screenshot, screenshots, report, language});
    parser.process(application);
    return {.model = parser.value(model),
            .psr = parser.value(psr),
            .screenshot = parser.value(screenshot),
            .screenshots = parser.value(screenshots),
            .report = parser.value(report),
            .language = parser.value(language),
            .restore = !parser.isSet(fresh) && !parser.isSet(report) && !parser.isSet(screenshots)};
}

/// A damaged file of the last session is named and the window opens as new.
WindowState readState(const std::filesystem::path& folder, bool restore) {
    if (!restore) return {};
    try {
        return readWindowState(folder).value_or(WindowState{});
    } catch (const Error& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return {};
    }
}

void saveState(const WindowState& state, const std::filesystem::path& folder) {
    try {
        writeWindowState(state, folder);
    } catch (const Error& error) {
        std::fprintf(stderr, "%s\n", error.what());
    }
}

/// Waits for the first run on screen (or ten seconds), then one frame more.
void takeScreenshot(MainWindow& window, Workbench& workbench, const QString& path) {
    const auto take = [&window, path] {
        window.grab().save(path);
        QCoreApplication::quit();
    };
    QObject::connect(&workbench.comparison(), &ComparisonPresenter::runReset, &window,
                     [&window, take] { QTimer::singleShot(500, &window, take); });
    QTimer::singleShot(10'000, &window, take);
}

} // namespace

int main(int argc, char** argv) {
    giveLargeBlocksBack();
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("Steerscope"));
    QApplication::setDesktopFileName(QStringLiteral("steerscope"));
    const Options options = readOptions(application);
    const std::filesystem::path folder = userDataFolder();

    EngineBridge engine;
    Workbench workbench(engine,
                        {.dataFolder = folder,
                         .knownHashes = userHashesPath(),
                         .saveSession = options.report.isEmpty() && options.screenshots.isEmpty()});
    WindowState state = readState(folder, options.restore);
    if (!options.language.isEmpty()) state.language = toUtf8(options.language);
    Desk desk(workbench, state);
    MainWindow& window = desk.window();
    if (!options.screenshot.isEmpty()) takeScreenshot(window, workbench, options.screenshot);
    std::optional<ScreenshotTour> screenshots;
    if (!options.screenshots.isEmpty()) {
        screenshots.emplace(window, workbench, options.screenshots);
        QObject::connect(&*screenshots, &ScreenshotTour::finished, &application,
                         [](int code) { QCoreApplication::exit(code); });
    }
    std::optional<ReportWriter> report;
    if (!options.report.isEmpty()) {
        report.emplace(window, workbench, std::filesystem::path(toUtf8(options.report)));
        QObject::connect(&*report, &ReportWriter::finished, &application,
                         [](int code) { QCoreApplication::exit(code); });
    }
    window.show();
    workbench.start(options.model.isEmpty() ? userModelPath(kDefaultModelName)
                                            : std::filesystem::path(toUtf8(options.model)),
                    options.restore);
    if (!options.psr.isEmpty()) workbench.openPsr(toUtf8(options.psr));
    if (options.report.isEmpty()) desk.library().start();
    const int code = QApplication::exec();
    if (options.report.isEmpty() && options.screenshots.isEmpty()) saveState(desk.state(), folder);
    return code;
}
