// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <QElapsedTimer>
#include <QImage>
#include <QSvgRenderer>
#include <QTemporaryDir>

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "app/engine_bridge.h"
#include "app/event_loop_watchdog.h"
#include "app/text.h"
#include "core/base/file_bytes.h"
#include "core/base/user_paths.h"
#include "tests/app/support/person.h"
#include "tests/app/support/window_driver.h"
#include "widgets/heatmap_edit.h"

namespace steerscope::test {
namespace {

constexpr int kLoadMs = 120'000, kRunMs = 120'000, kDistilMs = 300'000;

/// A real window on the real model, in a data folder of its own.
class EndToEnd : public testing::Test {
protected:
    void SetUp() override {
        m_modelPath = userModelPath(kDefaultModelName);
        if (!std::filesystem::exists(m_modelPath)) {
            std::printf("The default model is not here; packaging/fetch_model.sh %s fetches it.\n",
                        kDefaultModelName);
            GTEST_SKIP() << "no default model";
        }
        WorkbenchOptions options{
            .dataFolder = toUtf8(m_folder.path()), .distillPrompts = 24, .distillTokens = 24};
        m_workbench = std::make_unique<Workbench>(m_engine, std::move(options));
        m_window = std::make_unique<MainWindow>(*m_workbench);
        m_window->resize(1600, 1000);
        m_window->show();
    }

    bool idle() const {
        return !m_workbench->comparison().busy() && !m_workbench->distillation().running();
    }

    std::string text(ColumnKind kind) const {
        const RunColumn* column = m_workbench->comparison().current().find(kind);
        return column ? column->text() : std::string();
    }

    /// Saves the window as it is into the screenshot folder.
    void picture(const QString& name, const QSize& size, ThemeKind theme) {
        const QString folder = qEnvironmentVariable("STEERSCOPE_SCREENSHOT_DIR",
                                                    QStringLiteral(STEERSCOPE_SCREENSHOTS));
        ASSERT_TRUE(QDir().mkpath(folder));
        m_window->setThemeKind(theme);
        m_window->resize(size);
        QTest::qWait(150);
        const QImage image = m_window->grab().toImage();
        EXPECT_EQ(image.size(), size);
        const QString path = folder + QLatin1Char('/') + name + QStringLiteral(".png");
        EXPECT_TRUE(image.save(path));
        std::printf("picture: %s\n", qPrintable(path));
    }

    void pictures(const QString& name) {
        picture(name + QStringLiteral("-light-1280x800"), {1280, 800}, ThemeKind::light);
        picture(name + QStringLiteral("-dark-1280x800"), {1280, 800}, ThemeKind::dark);
        picture(name + QStringLiteral("-dark-2560x1440"), {2560, 1440}, ThemeKind::dark);
        picture(name + QStringLiteral("-light-2560x1440"), {2560, 1440}, ThemeKind::light);
        picture(name + QStringLiteral("-light-1600x1000"), {1600, 1000}, ThemeKind::light);
    }

    void startAndLoad();
    void typeAndRun();
    void distil();
    void slideTo(double strength);
    void readMaps();
    void forkAndPaint();
    void takePictures();
    void exportAndReadBack();
    void pictureWhileWriting();

    std::filesystem::path m_modelPath;
    QTemporaryDir m_folder;
    EngineBridge m_engine;
    std::unique_ptr<Workbench> m_workbench;
    std::unique_ptr<MainWindow> m_window;
};

void checkMap(const DeltaMaps& maps, const CoefficientGrid& grid, std::size_t layers) {
    ASSERT_EQ(grid.rows(), layers);
    ASSERT_EQ(grid.cols(), maps.response.size());
    for (const float value : grid.values())
        EXPECT_TRUE(std::isfinite(value) && value >= 0);
}

/// The bundled run is there at once; the model loads behind it.
void EndToEnd::startAndLoad() {
    QElapsedTimer sinceShown;
    sinceShown.start();
    m_workbench->start(m_modelPath, true);
    ASSERT_TRUE(waitUntil([this] { return !m_workbench->comparison().current().empty(); }));
    std::printf("bundled run on screen after %lld ms\n",
                static_cast<long long>(sinceShown.elapsed()));
    EXPECT_LT(sinceShown.elapsed(), 3000);
    ASSERT_TRUE(waitUntil([this] { return m_workbench->model().has_value(); }, kLoadMs));
    ASSERT_TRUE(waitUntil([this] { return !m_workbench->loadingModel(); }));
}

void EndToEnd::typeAndRun() {
    ASSERT_TRUE(
        typeInto(*m_window, QStringLiteral("Prompt"), QStringLiteral("Tell me about coffee.")));
    ASSERT_TRUE(typeInto(*m_window, QStringLiteral("Steer with"),
                         QStringLiteral("You are a pirate. Always speak like a pirate.")));
    ASSERT_TRUE(typeInto(*m_window, QStringLiteral("Tokens"), QStringLiteral("44")));
    auto* groove =
        named<QWidget>(*m_window->findChild<StrengthSlider*>(), QStringLiteral("Strength"));
    ASSERT_NE(groove, nullptr);
    QTest::mouseDClick(groove, Qt::LeftButton); // Back to 1.
    EXPECT_FLOAT_EQ(m_workbench->experiment().strength, 1.0f);
    // The strength wrote its answer at once; Run waits for it.
    ASSERT_TRUE(waitUntil([this] { return idle(); }, kRunMs));
    ASSERT_TRUE(press(*m_window, QStringLiteral("Run")));
    ASSERT_TRUE(waitUntil([this] { return idle(); }, kRunMs));
    EXPECT_FALSE(m_window->findChild<StatusStrip*>()->hasError());
    EXPECT_FALSE(text(ColumnKind::unsteered).empty());
    EXPECT_FALSE(text(ColumnKind::prompted).empty());
    EXPECT_NE(text(ColumnKind::unsteered), text(ColumnKind::prompted));
}

/// The result is in use at once: the PSR pane writes by itself.
void EndToEnd::distil() {
    ASSERT_TRUE(press(*m_window, QStringLiteral("Distil")));
    ASSERT_TRUE(waitUntil([this] { return m_workbench->distillation().running(); }));
    ASSERT_TRUE(waitUntil([this] { return !m_workbench->distillation().running(); }, kDistilMs));
    ASSERT_TRUE(waitUntil([this] { return idle() && !text(ColumnKind::psr).empty(); }, kRunMs));
    const DistillReading& reading = m_workbench->distillation().reading();
    EXPECT_EQ(reading.state, DistillReading::State::finished);
    ASSERT_TRUE(reading.fidelity.has_value());
    std::printf("distilled: fidelity %.3f, %d of %d rollouts kept\n", *reading.fidelity,
                reading.rolloutsKept, reading.rolloutsMade);
    EXPECT_GT(*reading.fidelity, 0.3);
}

/// Only the steered answer changes.
void EndToEnd::slideTo(double strength) {
    const std::string before = text(ColumnKind::psr), prompted = text(ColumnKind::prompted);
    auto* slider = m_window->findChild<StrengthSlider*>();
    auto* groove = named<QWidget>(*slider, QStringLiteral("Strength"));
    groove->setFocus();
    for (int i = 0; i < 40 && slider->value() < strength - 1e-6; ++i)
        QTest::keyClick(groove, Qt::Key_Right);
    EXPECT_NEAR(slider->value(), strength, 0.051);
    ASSERT_TRUE(waitUntil([this] { return m_workbench->comparison().busy(); }));
    ASSERT_TRUE(waitUntil([this] { return idle(); }, kRunMs));
    EXPECT_NE(text(ColumnKind::psr), before);
    EXPECT_EQ(text(ColumnKind::prompted), prompted);
}

void EndToEnd::readMaps() {
    const RecordedRun& run = m_workbench->comparison().current();
    ASSERT_TRUE(run.promptedDeltas && run.psrDeltas);
    const auto layers = static_cast<std::size_t>(run.model.nLayers);
    checkMap(*run.promptedDeltas, run.promptedDeltas->accumulated, layers);
    checkMap(*run.promptedDeltas, run.promptedDeltas->local, layers);
    checkMap(*run.promptedDeltas, run.promptedDeltas->missed, layers);
    checkMap(*run.psrDeltas, run.psrDeltas->steered, layers);
    const RunColumn& psr = *run.find(ColumnKind::psr);
    EXPECT_EQ(psr.pushes.rows(), psr.length());
    EXPECT_EQ(heatmap(*m_window).columnCount(), static_cast<int>(psr.length()));
    clickToken(*m_window, ColumnKind::psr, 7);
    EXPECT_EQ(m_window->cursor().state(), SharedCursor::State::locked);
    EXPECT_FALSE(m_window->findChild<TokenInspector*>()->isEmpty());
    for (const RunColumn& column : run.columns)
        std::printf("%s: %s\n", column.name.c_str(), column.text().c_str());
}

/// By hand: another word at one place, then no push on a block of cells; the report shows both, and
/// undo gives both up.
void EndToEnd::forkAndPaint() {
    Person person(*m_window);
    m_window->resize(1600, 1000);
    m_window->findChild<MapPanel*>()->setCurrentTab(0);
    QTest::qWait(50);
    const RunColumn before = *m_workbench->comparison().current().find(ColumnKind::psr);
    const auto rewritten = [this] {
        ASSERT_TRUE(waitUntil([this] { return m_workbench->comparison().busy(); }));
        ASSERT_TRUE(waitUntil([this] { return idle(); }, kRunMs));
    };
    person.clickToken(ColumnKind::psr, 4);
    person.clickCandidate(1);
    ASSERT_NO_FATAL_FAILURE(rewritten());
    const RunColumn forked = *m_workbench->comparison().current().find(ColumnKind::psr);
    EXPECT_TRUE(
        std::equal(forked.tokens.begin(), forked.tokens.begin() + 4, before.tokens.begin()));
    EXPECT_EQ(forked.tokens.at(4), before.choices.at(4).at(1).token);
    person.dragCells(MapTool::zero, {6, 14}, {8, 28});
    ASSERT_NO_FATAL_FAILURE(rewritten());
    const RunColumn& painted = *m_workbench->comparison().current().find(ColumnKind::psr);
    EXPECT_TRUE(
        std::equal(painted.tokens.begin(), painted.tokens.begin() + 6, forked.tokens.begin()));
    // Where nothing was pushed before, nothing is painted.
    const std::vector<PushOverride>& cells = m_workbench->experiment().painted;
    EXPECT_GT(cells.size(), 20u);
    for (const PushOverride& cell : cells)
        EXPECT_EQ(painted.pushes.at(static_cast<std::size_t>(cell.token),
                                    static_cast<std::size_t>(cell.layer.value)),
                  0.0f);
    EXPECT_GT(painted.pushes.at(6, 29), 0.0f);
    const QString report = m_folder.filePath(QStringLiteral("run.html"));
    m_window->exportReportTo(report);
    ASSERT_TRUE(waitUntil([&] { return QFileInfo::exists(report); }));
    const std::string page = readTextFile(toUtf8(report));
    EXPECT_NE(page.find("data-mark=fork"), std::string::npos);
    const std::string count = std::to_string(cells.size());
    EXPECT_NE(page.find(count + " cells of the push were set by hand, " + count + " of them to 0."),
              std::string::npos);
    for (int i = 0; i < 2; ++i) {
        person.key(Qt::Key_Z, Qt::ControlModifier);
        ASSERT_NO_FATAL_FAILURE(rewritten());
    }
    EXPECT_EQ(m_workbench->comparison().current().find(ColumnKind::psr)->tokens, before.tokens);
    person.press(QStringLiteral("Tools for the cells"));
}

void EndToEnd::takePictures() {
    pictures(QStringLiteral("push"));
    m_window->findChild<MapPanel*>()->setCurrentTab(1);
    pictures(QStringLiteral("delta"));
    picture(QStringLiteral("narrow-light-960x640"), {960, 640}, ThemeKind::light);
}

void EndToEnd::exportAndReadBack() {
    for (const char* name : {"map.png", "map.svg", "map.pdf"}) {
        const QString path = m_folder.filePath(QLatin1String(name));
        m_window->exportFigureTo(path);
        ASSERT_TRUE(waitUntil([&] { return QFileInfo::exists(path); }));
        EXPECT_GT(QFileInfo(path).size(), 1000) << name;
    }
    EXPECT_FALSE(QImage(m_folder.filePath(QStringLiteral("map.png"))).isNull());
    EXPECT_TRUE(QSvgRenderer(m_folder.filePath(QStringLiteral("map.svg"))).isValid());
    const QString json = m_folder.filePath(QStringLiteral("run.json"));
    m_window->exportDataTo(json);
    ASSERT_TRUE(waitUntil([&] { return QFileInfo::exists(json); }));
    const RecordedRun& run = m_workbench->comparison().current();
    const RecordedRun back = readRecordedRun(toUtf8(json));
    EXPECT_EQ(back.find(ColumnKind::psr)->text(), text(ColumnKind::psr));
    EXPECT_EQ(back.promptedDeltas->accumulated, run.promptedDeltas->accumulated);
}

void EndToEnd::pictureWhileWriting() {
    m_window->findChild<MapPanel*>()->setCurrentTab(0);
    ASSERT_TRUE(press(*m_window, QStringLiteral("Run")));
    ASSERT_TRUE(
        waitUntil([this] { return tokens(*m_window, ColumnKind::psr).tokenCount() > 12; }, kRunMs));
    picture(QStringLiteral("streaming-light-1600x1000"), {1600, 1000}, ThemeKind::light);
    QTest::keyClick(m_window.get(), Qt::Key_Escape);
    EXPECT_TRUE(waitUntil([this] { return idle(); }));
}

TEST_F(EndToEnd, TypeRunDistilSlideReadExport) {
    ASSERT_NO_FATAL_FAILURE(startAndLoad());
    EventLoopWatchdog watchdog;
    ASSERT_NO_FATAL_FAILURE(typeAndRun());
    ASSERT_NO_FATAL_FAILURE(distil());
    ASSERT_NO_FATAL_FAILURE(slideTo(1.5));
    const double gap = watchdog.largestGapMs();
    std::printf("largest event-loop gap over run, distillation and strength: %.1f ms\n", gap);
    EXPECT_LT(gap, 100);
    ASSERT_NO_FATAL_FAILURE(readMaps());
    takePictures();
    ASSERT_NO_FATAL_FAILURE(forkAndPaint());
    ASSERT_NO_FATAL_FAILURE(exportAndReadBack());
    pictureWhileWriting();
}

} // namespace
} // namespace steerscope::test
