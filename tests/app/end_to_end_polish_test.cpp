// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Distils with polish on the real model through the real window: settings by mouse and keyboard,
// the result used while it is still being polished, cancelled, and the best so far kept.
#include <gtest/gtest.h>

#include <QComboBox>
#include <QLineEdit>
#include <QSpinBox>
#include <QTemporaryDir>

#include <cstdio>

#include "app/engine_bridge.h"
#include "app/event_loop_watchdog.h"
#include "app/text.h"
#include "core/base/user_paths.h"
#include "core/steering/steering_model_io.h"
#include "tests/app/support/window_driver.h"
#include "widgets/curve_view.h"
#include "widgets/distill_charts.h"
#include "widgets/distill_options.h"
#include "widgets/distill_panel.h"

namespace steerscope::test {
namespace {

constexpr int kPatienceMs = 240'000;

class PolishEndToEnd : public testing::Test {
protected:
    void SetUp() override {
        const auto model = userModelPath(kDefaultModelName);
        if (!std::filesystem::exists(model)) GTEST_SKIP() << "no default model";
        m_bench = std::make_unique<Workbench>(
            m_engine, WorkbenchOptions{.dataFolder = toUtf8(m_folder.path())});
        m_window = std::make_unique<MainWindow>(*m_bench);
        m_window->resize(1600, 1000);
        m_window->show();
        QObject::connect(&m_bench->distillation(), &DistillationPresenter::modelReady,
                         [this](const auto& psr) { m_made.push_back(psr); });
        m_bench->start(model, false);
        ASSERT_TRUE(waitUntil([this] { return m_bench->model() && !m_bench->loadingModel(); },
                              kPatienceMs));
    }
    DistillPanel& panel() { return *m_window->findChild<DistillPanel*>(); }
    std::string psrText() {
        const RunColumn* column = m_bench->comparison().current().find(ColumnKind::psr);
        return column ? column->text() : std::string();
    }
    void setNumber(const QString& name, int value) {
        auto* box = named<QSpinBox>(panel(), name);
        ASSERT_NE(box, nullptr) << toUtf8(name);
        box->setFocus();
        box->selectAll();
        QTest::keyClicks(box, QString::number(value));
        EXPECT_EQ(box->value(), value) << toUtf8(name);
    }
    void chooseSettings();
    void runOnce();

    QTemporaryDir m_folder;
    EngineBridge m_engine;
    std::unique_ptr<Workbench> m_bench;
    std::unique_ptr<MainWindow> m_window;
    std::vector<std::shared_ptr<const SteeringModel>> m_made;
};

void PolishEndToEnd::runOnce() {
    ASSERT_TRUE(typeInto(*m_window, "Prompt", "Tell me about coffee."));
    ASSERT_TRUE(typeInto(*m_window, "Steer with", "You are a pirate. Always speak like a pirate."));
    ASSERT_TRUE(typeInto(*m_window, "Tokens", "12"));
    ASSERT_TRUE(press(*m_window, "Run"));
    ASSERT_TRUE(waitUntil([this] { return !m_bench->comparison().busy(); }, kPatienceMs));
}

void PolishEndToEnd::chooseSettings() {
    ASSERT_TRUE(press(panel(), "Advanced settings"));
    auto* polish = named<QComboBox>(panel(), "Polish");
    polish->setFocus();
    QTest::keyClick(polish, Qt::Key_End); // KL is the last one.
    EXPECT_EQ(m_bench->distilSettings().objective, PolishObjective::divergence);
    setNumber("Epochs", 40);
    setNumber("Prompts", 24);
    setNumber("Held out", 6);
    setNumber("Tokens per answer", 16);
    auto* check = named<QLineEdit>(panel(), "Check of the answers");
    check->setFocus();
    QTest::keyClicks(check, "none");
    EXPECT_EQ(m_bench->distilConfig().verifier, "");
}

TEST_F(PolishEndToEnd, TheResultIsUsedWhilePolishingAndCancelKeepsTheBest) {
    ASSERT_NO_FATAL_FAILURE(runOnce());
    ASSERT_NO_FATAL_FAILURE(chooseSettings());
    EventLoopWatchdog watchdog;
    ASSERT_TRUE(press(*m_window, "Distil"));
    const auto curve = [this] { return m_bench->distillation().runs().back().validation; };
    const auto polishing = [this] { return m_bench->distillation().reading().polishing; };
    ASSERT_TRUE(waitUntil(polishing, kPatienceMs)) << "the first result exists, training goes on";
    ASSERT_FALSE(m_made.empty());
    EXPECT_EQ(m_bench->experiment().psr, m_made.back()) << "in use by itself";
    ASSERT_TRUE(waitUntil([this] { return !m_bench->comparison().busy() && !psrText().empty(); },
                          kPatienceMs));
    EXPECT_TRUE(polishing()) << "the answer was written while training went on";
    ASSERT_TRUE(waitUntil([&] { return curve().size() >= 3 && m_made.size() >= 2; }, kPatienceMs));
    EXPECT_EQ(panel().charts()->view(), DistillCharts::View::training);
    EXPECT_GE(panel().charts()->training()->pointCount(0), 3);
    EXPECT_FALSE(panel().charts()->findChild<SampleView*>()->samples().empty());
    ASSERT_TRUE(press(*m_window, "Cancel the distillation"));
    ASSERT_TRUE(waitUntil([this] { return !m_bench->distillation().running(); }, kPatienceMs));
    EXPECT_EQ(m_bench->distillation().reading().state, DistillReading::State::cancelled);
    const auto best = std::ranges::min(curve());
    std::printf("validation KL %.4f closed form, %.4f best, after %zu epochs; largest event-loop "
                "gap %.1f ms\n",
                curve().front(), best, curve().size() - 1, watchdog.largestGapMs());
    EXPECT_LT(best, curve().front());
    EXPECT_EQ(m_bench->experiment().psr, m_made.back());
    EXPECT_TRUE(m_made.back()->provenance.method.ends_with("-kl"));
    // It is in the library, once, and on disk as it is in use.
    const int index = m_bench->library().indexOf(m_made.back());
    ASSERT_GE(index, 0);
    const LibraryEntry& entry = m_bench->library().entries()[static_cast<std::size_t>(index)];
    ASSERT_TRUE(waitUntil([&] { return !entry.path.empty(); }));
    EXPECT_EQ(loadSteeringModel(entry.path).layers.front().z, m_made.back()->layers.front().z);
    EXPECT_LT(watchdog.largestGapMs(), 100);
}

TEST_F(PolishEndToEnd, FinishMeasuresTheBestSoFar) {
    ASSERT_NO_FATAL_FAILURE(runOnce());
    ASSERT_NO_FATAL_FAILURE(chooseSettings());
    ASSERT_TRUE(press(*m_window, "Distil"));
    ASSERT_TRUE(
        waitUntil([this] { return m_bench->distillation().reading().polishing; }, kPatienceMs));
    ASSERT_TRUE(press(*m_window, "End the polishing with the best result so far"));
    ASSERT_TRUE(waitUntil([this] { return !m_bench->distillation().running(); }, kPatienceMs));
    const DistillReading& reading = m_bench->distillation().reading();
    EXPECT_EQ(reading.state, DistillReading::State::finished);
    ASSERT_TRUE(reading.fidelity.has_value());
    std::printf("finished early: fidelity %.3f\n", *reading.fidelity);
    EXPECT_EQ(m_bench->experiment().psr, m_made.back());
    EXPECT_GT(m_made.back()->provenance.heldoutFidelity, 0);
}

} // namespace
} // namespace steerscope::test
