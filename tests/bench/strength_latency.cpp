// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Prints how long the real window takes from a move of the strength slider until the maps and the
// first new word have been painted: single steps, then drags. Run it with QT_QPA_PLATFORM=offscreen
// on an otherwise idle machine; `bench_strength_latency [MODEL.gguf]`.
#include <QApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <optional>

#include "app/engine_bridge.h"
#include "app/text.h"
#include "core/base/user_paths.h"
#include "tests/app/support/window_driver.h"

namespace steerscope::test {
namespace {

constexpr int kSteps = 15, kDrags = 8, kMovesOfADrag = 20, kMoveMs = 16;
constexpr int kPatienceMs = 120'000;

/// Remembers which strength a request for maps was about: their events do not say.
class WatchedEngine : public EngineBridge {
public:
    float strengthOf(JobId job) const {
        const auto found = m_strengths.find(job);
        return found == m_strengths.end() ? std::nanf("") : found->second;
    }

protected:
    JobId doSubmit(Request request) override {
        const auto* deltas = std::get_if<DeltaRequest>(&request);
        const float strength =
            deltas && !deltas->steering.empty() ? deltas->steering[0].strength : std::nanf("");
        const JobId job = EngineBridge::doSubmit(std::move(request));
        m_strengths[job] = strength;
        return job;
    }

private:
    std::map<JobId, float> m_strengths;
};

/// Notes when a widget is painted for the first time after something happened.
class PaintWatch : public QObject {
public:
    explicit PaintWatch(QWidget& widget) { widget.installEventFilter(this); }
    void start(const QElapsedTimer& clock) {
        m_clock = &clock;
        m_due = false;
        m_painted.reset();
    }
    void happened() { m_due = m_clock != nullptr && !m_painted; }
    std::optional<qint64> painted() const { return m_painted; }

protected:
    bool eventFilter(QObject*, QEvent* event) override {
        if (m_due && event->type() == QEvent::Paint) {
            m_painted = m_clock->elapsed();
            m_due = false;
        }
        return false;
    }

private:
    const QElapsedTimer* m_clock = nullptr;
    bool m_due = false;
    std::optional<qint64> m_painted;
};

qint64 middle(std::vector<qint64> values, double share) {
    if (values.empty()) return -1;
    std::ranges::sort(values);
    return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
}

struct Measured {
    std::vector<qint64> maps, words;
};

void print(const char* what, const Measured& measured) {
    std::printf("%-28s maps %4lld ms (p90 %lld)   first word %4lld ms (p90 %lld)\n", what,
                static_cast<long long>(middle(measured.maps, 0.5)),
                static_cast<long long>(middle(measured.maps, 0.9)),
                static_cast<long long>(middle(measured.words, 0.5)),
                static_cast<long long>(middle(measured.words, 0.9)));
}

class Bench {
public:
    explicit Bench(const std::filesystem::path& model) {
        m_window.resize(1600, 1000);
        m_window.show();
        m_bench.start(model, false);
        ok(waitUntil([this] { return m_bench.model() && !m_bench.loadingModel(); }, kPatienceMs));
        ok(waitUntil([this] { return m_bench.experiment().psr != nullptr; }));
        Experiment next = m_bench.experiment();
        next.prompt = "Tell me about coffee.";
        next.steering.text = "You are a pirate. Always speak like a pirate.";
        next.maxTokens = 44;
        next.strength = 1;
        m_bench.edit(next);
        m_bench.run();
        settle();
        m_window.findChild<MapPanel*>()->setCurrentTab(kMissedTab);
        // What belongs to an earlier move does not count. The presenter heard of the maps first.
        QObject::connect(&m_engine, &EnginePort::deltasReady, &m_window,
                         [this](const DeltasReady& ready) {
                             if (m_engine.strengthOf(ready.job) == m_bench.experiment().strength)
                                 m_maps.happened();
                         });
        QObject::connect(&m_bench.comparison(), &ComparisonPresenter::tokensAppended, &m_window,
                         [this](ColumnId id, int) { noteWord(id); });
    }

    Measured steps() {
        Measured measured;
        for (int i = 0; i < kSteps; ++i) {
            settle();
            start();
            QTest::keyClick(&groove(), i % 2 == 0 ? Qt::Key_Right : Qt::Key_Left);
            note(measured);
        }
        return measured;
    }

    /// Times count from the last move.
    Measured drags() {
        Measured measured;
        for (int i = 0; i < kDrags; ++i) {
            settle();
            for (int move = 0; move < kMovesOfADrag; ++move) {
                start();
                QTest::keyClick(&groove(), i % 2 == 0 ? Qt::Key_Right : Qt::Key_Left);
                QTest::qWait(kMoveMs);
            }
            note(measured);
        }
        return measured;
    }

private:
    static constexpr int kMissedTab = 4;

    static void ok(bool good) {
        if (!good) std::exit((std::fprintf(stderr, "nothing happened for too long\n"), 1));
    }
    QWidget& groove() {
        return *m_window.findChild<StrengthSlider*>()->findChild<StrengthGroove*>();
    }
    void noteWord(const ColumnId& id) {
        const RunColumn* column = m_bench.comparison().current().find(id);
        if (id == ColumnKind::psr && column->strength == m_bench.experiment().strength)
            m_words.happened();
    }
    void settle() {
        ok(waitUntil([this] { return !m_bench.comparison().busy(); }, kPatienceMs));
        QTest::qWait(250);
        ok(waitUntil([this] { return !m_bench.comparison().busy(); }, kPatienceMs));
    }
    void start() {
        m_clock.start();
        m_maps.start(m_clock);
        m_words.start(m_clock);
    }
    void note(Measured& measured) {
        ok(waitUntil([this] { return m_maps.painted() && m_words.painted(); }, kPatienceMs));
        measured.maps.push_back(*m_maps.painted());
        measured.words.push_back(*m_words.painted());
    }

    QTemporaryDir m_folder;
    WatchedEngine m_engine;
    Workbench m_bench{m_engine, {.dataFolder = toUtf8(m_folder.path()), .saveSession = false}};
    MainWindow m_window{m_bench};
    PaintWatch m_maps{heatmap(m_window)};
    PaintWatch m_words{*tokens(m_window, ColumnKind::psr).viewport()};
    QElapsedTimer m_clock;
};

} // namespace
} // namespace steerscope::test

int main(int argc, char** argv) {
    using namespace steerscope;
    QApplication application(argc, argv);
    test::Bench bench(argc > 1 ? std::filesystem::path(argv[1]) : userModelPath(kDefaultModelName));
    test::print("one step", bench.steps());
    test::print("end of a drag", bench.drags());
    return 0;
}
