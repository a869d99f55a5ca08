// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/distil_pictures.h"

#include <cmath>

#include "app/window/main_window.h"
#include "app/window/side_column.h"
#include "widgets/distill_charts.h"
#include "widgets/distill_options.h"
#include "widgets/distill_panel.h"

#include <QScrollArea>
#include <QToolButton>

namespace steerscope {
namespace {

using State = DistillReading::State;

DistillRun inventedRun(const QString& name, int symbol, int epochs, double start) {
    DistillRun run{.name = name, .symbol = symbol, .trainName = QStringLiteral("train")};
    for (int epoch = 0; epochs > 0 && epoch <= epochs; ++epoch) {
        run.epochs.push_back(epoch);
        run.validation.push_back(start * (0.7 + 0.3 * std::exp(-0.5 * epoch)));
        run.train.push_back(epoch == 0 ? std::nan("") : 0.85 * run.validation.back());
    }
    for (int layer = 0; layer < 30; ++layer) {
        run.heldoutRmse.push_back(1.02 - 0.5 * start * 4 * layer / 30 + 0.05 * std::sin(layer));
        run.trainRmse.push_back(run.heldoutRmse.back() - 0.08);
    }
    return run;
}

DistillReading reading(State state) {
    DistillReading reading{.state = state,
                           .phase = QStringLiteral("Polishing, epoch 3 of 8"),
                           .fraction = 0.42,
                           .remaining = QStringLiteral("about 12 s left"),
                           .rolloutsKept = 46,
                           .rolloutsMade = 64};
    if (state == State::running) reading.polishing = true;
    if (state != State::finished) return reading;
    reading.phase = QStringLiteral("done");
    reading.fidelity = 0.88;
    reading.kl = 0.08;
    reading.topOne = 0.83;
    reading.seconds = 41.2;
    return reading;
}

std::vector<RolloutRow> inventedRollouts() {
    std::vector<RolloutRow> rows;
    for (int i = 0; i < 12; ++i)
        rows.push_back(
            {QStringLiteral("Arrr, ye be askin’ about the tides, matey? They rise with the moon…"),
             i % 4 != 3, i % 4 == 3 ? QStringLiteral("no word of a pirate") : QString()});
    return rows;
}

std::vector<SampleRow> inventedSamples() {
    return {{QStringLiteral("How do I make soup?"),
             QStringLiteral("Ahoy matey! To make a fine soup, ye need a pot, some water…"),
             QStringLiteral("Arrr! To make a soup, ye’ll need a pot and a handful of…")},
            {QStringLiteral("What is a good way to learn the guitar?"),
             QStringLiteral("Aye, learnin’ the guitar be like sailin’ the seven seas…"),
             QStringLiteral("Aye, me hearty! The guitar be a fine instrument…")}};
}

/// Brings the panel into view, as cards or as a tab.
void reveal(MainWindow& window) {
    window.setWindowLayout(WindowLayout::research);
    auto* side = window.findChild<SideColumn*>();
    side->showDistillation();
}

class Pictures {
public:
    explicit Pictures(MainWindow& window)
        : m_window(window), m_panel(*window.findChild<DistillPanel*>()) {}

    PictureState state(const QString& name, std::function<void(DistillPanel&)> show) const {
        MainWindow* window = &m_window;
        DistillPanel* panel = &m_panel;
        return {name,
                [window, panel, show] {
                    show(*panel);
                    reveal(*window);
                },
                [panel] {
                    panel->options()->setAdvancedShown(false);
                    panel->options()->setProblem(DistillField::tokens, {});
                }};
    }

private:
    MainWindow& m_window;
    DistillPanel& m_panel;
};

void showPolish(DistillPanel& panel, State state) {
    auto run = inventedRun(QStringLiteral("pirate, KL"), 0, state == State::running ? 3 : 8, 0.12);
    run.planned = state == State::running ? 8 : 0;
    panel.charts()->setRuns({run});
    panel.charts()->setSamples(inventedSamples(), QStringLiteral("After epoch 3 of the polish"));
    panel.setRollouts(inventedRollouts());
    panel.setReading(reading(state));
}

} // namespace

std::vector<PictureState> distilPictures(MainWindow& window) {
    const Pictures pictures(window);
    const auto named = [](const char* name) {
        return QStringLiteral("distil-") + QLatin1String(name);
    };
    using View = DistillCharts::View;
    return {
        pictures.state(named("idle"), [](DistillPanel& panel) { panel.setReading({}); }),
        pictures.state(named("advanced"),
                       [](DistillPanel& panel) { panel.options()->setAdvancedShown(true); }),
        pictures.state(named("problem"),
                       [](DistillPanel& panel) {
                           panel.options()->setAdvancedShown(true);
                           panel.options()->setProblem(
                               DistillField::tokens,
                               QStringLiteral("Not 2: allowed is 6 to 4096. Answers of 30 to 60 "
                                              "tokens are usual."));
                       }),
        pictures.state(named("polishing"),
                       [](DistillPanel& panel) {
                           panel.charts()->setView(View::training);
                           showPolish(panel, State::running);
                       }),
        pictures.state(named("samples"),
                       [](DistillPanel& panel) { panel.charts()->setView(View::samples); }),
        pictures.state(named("finished"),
                       [](DistillPanel& panel) {
                           panel.charts()->setView(View::layers);
                           showPolish(panel, State::finished);
                       }),
        pictures.state(named("several"),
                       [](DistillPanel& panel) {
                           panel.charts()->setView(View::training);
                           panel.charts()->setRuns(
                               {inventedRun(QStringLiteral("pirate"), 0, 6, 0.14),
                                inventedRun(QStringLiteral("pirate, rank 4, KL"), 1, 6, 0.11),
                                inventedRun(QStringLiteral("french, KL"), 2, 8, 0.07)});
                       }),
        pictures.state(named("refused"),
                       [](DistillPanel& panel) {
                           DistillReading refused = reading(State::failed);
                           refused.phase = QStringLiteral("stopped");
                           refused.rolloutsKept = 3;
                           refused.problem = QStringLiteral(
                               "This model does not follow this instruction well enough: prompted "
                               "pass rate 5 %.");
                           refused.found = QStringLiteral(
                               "3 training rollouts kept; 45 failed the check for capitals");
                           refused.advice = QStringLiteral(
                               "Choose another instruction, or a larger model that follows it.");
                           panel.setReading(refused);
                       }),
    };
}

} // namespace steerscope
