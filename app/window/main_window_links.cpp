// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>

#include "app/command_line.h"
#include "app/engine_words.h"
#include "app/presenters/demo_sentence.h"
#include "app/presenters/psr_symbols.h"
#include "app/text.h"
#include "app/window/column_menu.h"
#include "app/window/demo_head.h"
#include "app/window/distil_binder.h"
#include "app/window/error_details.h"
#include "app/window/guidance.h"
#include "app/window/main_window.h"
#include "app/window/side_column.h"
#include "app/window/stage.h"
#include "app/window/strength_card.h"
#include "app/window/top_bar.h"
#include "core/model/known_models.h"
#include "widgets/command_strip.h"
#include "widgets/distill_panel.h"
#include "widgets/heatmap_view.h"
#include "widgets/library_list.h"
#include "widgets/map_panel.h"
#include "widgets/prompt_bar.h"
#include "widgets/status_strip.h"
#include "widgets/strength_slider.h"

#include <QAction>
#include <QMenu>

namespace steerscope {
namespace {

SteeringRole roleOf(SteerPlace place) {
    switch (place) {
    case SteerPlace::afterUser:
        return SteeringRole::userSuffix;
    case SteerPlace::beforeUser:
        return SteeringRole::userPrefix;
    case SteerPlace::system:
        return SteeringRole::system;
    }
    return SteeringRole::userSuffix;
}

SteerPlace placeOf(SteeringRole role) {
    switch (role) {
    case SteeringRole::userSuffix:
        return SteerPlace::afterUser;
    case SteeringRole::userPrefix:
        return SteerPlace::beforeUser;
    case SteeringRole::system:
        return SteerPlace::system;
    }
    return SteerPlace::afterUser;
}

Recipe recipeOf(const Experiment& experiment) {
    return {.prompt = toQString(experiment.prompt),
            .steer = toQString(experiment.steering.text),
            .place = placeOf(experiment.steering.role),
            .seed = experiment.sampler.seed,
            .temperature = static_cast<double>(experiment.sampler.temperature),
            .tokens = experiment.maxTokens};
}

Experiment withRecipe(Experiment experiment, const Recipe& recipe) {
    experiment.prompt = toUtf8(recipe.prompt);
    experiment.steering = {toUtf8(recipe.steer), roleOf(recipe.place)};
    experiment.sampler.seed = recipe.seed;
    experiment.sampler.temperature = static_cast<float>(recipe.temperature);
    experiment.maxTokens = recipe.tokens;
    return experiment;
}

/// Fluency is shown as a share of what the unsteered answers have.
SweepReading sweepReading(const SweepResult& result, double floor) {
    SweepReading reading;
    const double unsteered = std::max(1e-6, result.unsteered.fluency());
    for (const float strength : result.strengths)
        reading.strengths.push_back(static_cast<double>(strength));
    const auto add = [unsteered](const std::vector<SweepScore>& scores, auto& effect,
                                 auto& fluency) {
        for (const SweepScore& score : scores) {
            effect.push_back(score.attribute());
            fluency.push_back(std::min(1.0, score.fluency() / unsteered));
        }
    };
    add(result.psr, reading.attribute, reading.fluency);
    add(result.twin, reading.twinAttribute, reading.twinFluency);
    reading.promptAttribute = result.prompted.attribute();
    reading.usable = usableBand(result, floor);
    return reading;
}

/// People know a model by its published name or its file; the name inside is often that of a
/// training run.
QString modelName(const ModelInfo& model) {
    if (const auto known = knownModelName(model.fileSha256)) return toQString(*known);
    const std::string stem = std::filesystem::path(model.path).stem().string();
    return toQString(stem.empty() ? model.name : stem);
}

/// Rows of one name are told apart by where they come from and how well they do.
QString libraryDetail(const PsrHead& psr, bool bundled) {
    const auto layers = psr.steeredLayers;
    if (bundled) return MainWindow::tr("bundled · %1 layers").arg(layers);
    if (psr.provenance.heldoutFidelity <= 0) return MainWindow::tr("%1 layers").arg(layers);
    return MainWindow::tr("fidelity %1 · %2 layers")
        .arg(psr.provenance.heldoutFidelity, 0, 'f', 2)
        .arg(layers);
}

LibraryRow libraryRow(const LibraryEntry& entry, bool inUse) {
    const Provenance& made = entry.head.provenance;
    QString tip = toQString(made.prompt.text);
    if (!made.modelName.empty())
        tip += u'\n' + MainWindow::tr("Made for %1").arg(toQString(made.modelName));
    if (made.heldoutFidelity > 0)
        tip +=
            u'\n' +
            MainWindow::tr("Fidelity %1 on held-out prompts").arg(made.heldoutFidelity, 0, 'f', 2);
    return {.name = toQString(made.name),
            .detail = libraryDetail(entry.head, entry.bundled),
            .inUse = inUse,
            .tooltip = tip};
}

} // namespace

void MainWindow::linkRecipe() {
    connect(m_promptBar, &PromptBar::changed, this, [this] {
        m_workbench.edit(withRecipe(m_workbench.experiment(), m_promptBar->recipe()));
    });
    connect(m_promptBar, &PromptBar::runRequested, &m_workbench, &Workbench::run);
    connect(m_promptBar, &PromptBar::stopRequested, &m_workbench, &Workbench::stop);
    connect(m_promptBar, &PromptBar::distilRequested, &m_workbench, &Workbench::distil);
    connect(m_promptBar, &PromptBar::distilRequested, m_side, &SideColumn::showDistillation);
    connect(m_promptBar, &PromptBar::psrChosen, &m_workbench, &Workbench::choosePsr);
    connect(&m_workbench, &Workbench::experimentChanged, this, &MainWindow::showExperiment);
    connect(&m_workbench, &Workbench::distilChanged, this, &MainWindow::showUndo);
    std::vector<SteerPreset> presets;
    for (const Preset& preset : m_workbench.presets())
        presets.push_back(
            {toQString(preset.name), toQString(preset.steer), toQString(toText(preset.family))});
    m_promptBar->setPresets(presets);
}

void MainWindow::showExperiment() {
    const Experiment& experiment = m_workbench.experiment();
    const Recipe recipe = recipeOf(experiment);
    // Setting the text moves the caret, so what the person is typing is left alone.
    if (!(m_promptBar->recipe() == recipe)) m_promptBar->setRecipe(recipe);
    const auto strength = static_cast<double>(experiment.strength);
    if (std::abs(m_side->strength()->value() - strength) > 1e-6)
        m_side->strength()->setValue(strength);
    m_side->strength()->setEnabled(experiment.psr != nullptr);
    m_actions.twin->setChecked(experiment.twin);
    m_actions.stacked->setChecked(experiment.stacked);
    m_side->strengthCard()->setTwin(experiment.twin);
    showMix();
    showTuneBlocked();
    // Each PSR has its own measurements.
    experiment.psr == m_shownPsr ? showDemo() : showSweep();
    showCommandLine();
    showUndo();
    showLibrary();
}

void MainWindow::showUndo() {
    const ExperimentHistory& history = m_workbench.history();
    m_actions.undo->setEnabled(history.canUndo());
    m_actions.redo->setEnabled(history.canRedo());
    m_actions.undo->setText(tr("Undo %1").arg(editText(history.undoName())).trimmed());
    m_actions.redo->setText(tr("Redo %1").arg(editText(history.redoName())).trimmed());
}

void MainWindow::linkColumns() {
    auto* menu = new QMenu(m_promptBar);
    menu->setAccessibleName(tr("Columns"));
    m_actions.addColumn->setMenu(menu);
    auto* columns = new ColumnMenu(m_workbench, *menu, this);
    connect(columns, &ColumnMenu::fileWanted, this, &MainWindow::chooseColumnFile);
    m_promptBar->setTrailingActions({m_actions.addColumn, m_actions.showCommand});
    connect(m_demo, &DemoHead::promptChanged, this, [this](const QString& prompt) {
        Experiment next = m_workbench.experiment();
        next.prompt = toUtf8(prompt);
        m_workbench.edit(next);
    });
    connect(m_demo, &DemoHead::runRequested, &m_workbench, &Workbench::run);
    connect(m_demo, &DemoHead::stopRequested, &m_workbench, &Workbench::stop);
    for (const auto signal : {&ComparisonPresenter::columnFinished,
                              &ComparisonPresenter::mapsChanged, &ComparisonPresenter::columnReset})
        connect(&m_workbench.comparison(), signal, this, &MainWindow::showDemo);
    connect(&m_workbench.comparison(), &ComparisonPresenter::runReset, this, &MainWindow::showDemo);
}

void MainWindow::linkStrength() {
    StrengthCard* card = m_side->strengthCard();
    connect(card, &StrengthCard::twinToggled, m_actions.twin, &QAction::trigger);
    connect(card, &StrengthCard::mixChanged, this, [this](int row, double strength) {
        m_workbench.edit(
            withPartStrength(m_workbench.experiment(), row, static_cast<float>(strength)));
    });
    connect(card, &StrengthCard::tuneRequested, this,
            [this, card] { m_workbench.tune(card->fluencyFloor()); });
    connect(m_actions.tune, &QAction::triggered, card, &StrengthCard::tuneRequested);
    connect(&m_workbench, &Workbench::sweepChanged, this, &MainWindow::showSweep);
    connect(card, &StrengthCard::commandCopied, this,
            [this] { m_status->showNotice(tr("The command line was copied")); });
    connect(card, &StrengthCard::strengthPicked, this, [this](double strength) {
        Experiment next = m_workbench.experiment();
        next.strength = static_cast<float>(strength);
        m_workbench.edit(next);
    });
}

void MainWindow::showSweep() {
    m_shownPsr = m_workbench.experiment().psr;
    if (const SweepResult* result = m_workbench.sweepInUse())
        m_side->strengthCard()->setSweep(sweepReading(*result, m_workbench.fluencyFloor()));
    else
        m_side->strengthCard()->clearSweep();
    showDemo();
}

/// A slider for every PSR beside the one in use: first the mix, then the further columns.
void MainWindow::showMix() {
    std::vector<MixRow> rows;
    for (const MixPart* part : slidingParts(m_workbench.experiment()))
        rows.push_back(
            {.name = toQString(part->name),
             .symbol = symbolOfPart(m_workbench.experiment(), static_cast<int>(rows.size())),
             .strength = static_cast<double>(part->strength)});
    m_side->strengthCard()->setMix(rows);
}

void MainWindow::showDemo() {
    const Experiment& experiment = m_workbench.experiment();
    m_demo->setPrompt(toQString(experiment.prompt));
    const SweepResult* sweep = m_workbench.sweepInUse();
    const auto usable = sweep ? usableBand(*sweep, m_workbench.fluencyFloor()) : std::nullopt;
    m_demo->setSentence(
        demoSentence(m_workbench.comparison().current(), experiment.strength, usable));
}

std::string MainWindow::fileOf(const std::shared_ptr<const SteeringModel>& psr) const {
    const PsrLibrary& library = m_workbench.library();
    const int index = library.indexOf(psr);
    if (index < 0) return {};
    const LibraryEntry& entry = library.entries()[static_cast<std::size_t>(index)];
    return entry.bundled ? psr->provenance.name : entry.path.string();
}

QString MainWindow::commandLine() const {
    const ModelInfo* model = m_workbench.model() ? &*m_workbench.model() : nullptr;
    return toQString(shellLine(commandWords(m_workbench.experiment(), model,
                                            [this](const auto& psr) { return fileOf(psr); })));
}

void MainWindow::showCommandLine() {
    if (m_command->isVisible()) m_command->setCommand(commandLine());
    const Experiment& experiment = m_workbench.experiment();
    const std::string model = m_workbench.model() ? m_workbench.model()->path : std::string();
    m_side->strengthCard()->setCommand(toQString(
        shellLine(tuneWords(experiment, m_workbench.ownCheckOf(m_workbench.instructionOfPsr()),
                            model, [this](const auto& psr) { return fileOf(psr); }))));
}

void MainWindow::linkMap() {
    connect(&m_maps, &HeatmapPresenter::tabsChanged, m_map, &MapPanel::setTabs);
    connect(&m_maps, &HeatmapPresenter::gridChanged, this,
            [this](const HeatmapGrid& grid, int expected, int layers) {
                HeatmapView* view = m_map->view();
                view->setGrid(grid); // Forgets what was expected, so that follows.
                view->setExpectedRows(layers);
                view->setExpectedColumns(expected);
                view->setTransform(m_map->transform());
                m_stage->fitHeight();
            });
    connect(&m_maps, &HeatmapPresenter::columnAppended, m_map->view(), &HeatmapView::appendColumn);
    connect(&m_maps, &HeatmapPresenter::streamingEnded, m_map->view(), &HeatmapView::endStreaming);
    connect(m_map, &MapPanel::tabChanged, this,
            [this](int tab) { m_maps.setCurrent(kMapKinds[static_cast<std::size_t>(tab)]); });
    connect(m_map, &MapPanel::exportRequested, this, &MainWindow::chooseFigurePath);
    connect(m_map->view(), &HeatmapView::exportRequested, this, &MainWindow::chooseFigurePath);
}

void MainWindow::linkSide() {
    connect(m_side->strength(), &StrengthSlider::valueChanged, this, [this](double value) {
        Experiment next = m_workbench.experiment();
        next.strength = static_cast<float>(value);
        m_workbench.edit(next);
    });
    connect(m_distil, &DistilBinder::blockedChanged, m_promptBar, &PromptBar::setDistilBlocked);
    connect(m_side->distillation(), &DistillPanel::commandCopied, this,
            [this] { m_status->showNotice(tr("The command line was copied")); });
    connect(m_side->library(), &LibraryList::chosen, &m_workbench, &Workbench::choosePsr);
    connect(m_side->library(), &LibraryList::openRequested, this, &MainWindow::choosePsr);
    connect(m_side->library(), &LibraryList::saveRequested, this, &MainWindow::savePsr);
    connect(&m_workbench.library(), &PsrLibrary::changed, this, &MainWindow::showLibrary);
}

void MainWindow::showLibrary() {
    const auto& entries = m_workbench.library().entries();
    const int current = m_workbench.library().indexOf(m_workbench.experiment().psr);
    std::vector<LibraryRow> rows;
    QStringList names;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        rows.push_back(libraryRow(entries[i], static_cast<int>(i) == current));
        rows.back().symbol = symbolOf(m_workbench.experiment(), entries[i].used.lock()).value_or(0);
        names << rows.back().name;
    }
    m_side->library()->setRows(rows);
    m_side->library()->setSaveBlocked(current >= 0 ? QString() : tr("No PSR is in use yet"));
    m_actions.savePsr->setEnabled(current >= 0);
    m_promptBar->setPsrChoices(names, current);
}

void MainWindow::linkStatus() {
    connect(&m_workbench, &Workbench::failed, this, &MainWindow::showFailure);
    connect(&m_exporter, &Exporter::failed, this, &MainWindow::showFailure);
    connect(&m_workbench, &Workbench::notice, m_status, &StatusStrip::showNotice);
    connect(&m_exporter, &Exporter::written, this, [this](const QString& path) {
        m_status->showNotice(tr("Saved %1").arg(path));
        Q_EMIT exported(path);
    });
    connect(&m_workbench, &Workbench::activityChanged, this, &MainWindow::showActivity);
    connect(&m_workbench, &Workbench::modelChanged, this, &MainWindow::showModel);
    connect(&m_workbench, &Workbench::sessionSaved, this,
            [this] { m_status->setRightTexts({tr("Run saved")}); });
    connect(m_status, &StatusStrip::cancelRequested, &m_workbench, &Workbench::cancelShown);
    connect(m_status, &StatusStrip::detailsRequested, this,
            [this] { (new ErrorDetails(m_lastError, this))->show(); });
    connect(m_status, &StatusStrip::errorClosed, this, [this] {
        m_status->closeError();
        showStatusStrip();
    });
    m_status->setIdleText(tr("Ready"));
}

void MainWindow::showFailure(const ErrorRecord& error) {
    m_lastError = error;
    m_status->showError(errorSentence(error));
    showStatusStrip();
}

void MainWindow::showModel() {
    if (const auto& model = m_workbench.model()) {
        m_topBar->setModel(
            modelName(*model),
            tr("%1 · %2 layers").arg(toQString(model->quantization)).arg(model->nLayers));
    } else if (m_workbench.loadingModel()) {
        m_topBar->setModel({}, tr("loading"));
    } else {
        m_topBar->setModel({}, {});
    }
    showActivity();
}

/// Depends on the PSR in use as well as on what is going on.
void MainWindow::showTuneBlocked() {
    const QString reason = m_workbench.tuneBlockedReason();
    m_side->strengthCard()->setTuneBlocked(reason);
    m_actions.tune->setEnabled(reason.isEmpty());
}

void MainWindow::showActivity() {
    m_promptBar->setBlockedReason(m_workbench.blockedReason());
    m_demo->setBlockedReason(m_workbench.blockedReason());
    const bool running = m_workbench.comparison().busy();
    m_demo->setRunning(running);
    m_promptBar->setActivity(running ? PromptBar::Activity::running
                             : m_workbench.distillation().running()
                                 ? PromptBar::Activity::distilling
                                 : PromptBar::Activity::idle);
    showTuneBlocked();
    m_actions.run->setEnabled(m_promptBar->problem().isEmpty() && !running);
    m_actions.exportReport->setEnabled(!m_workbench.comparison().current().empty());
    m_actions.stop->setEnabled(running || m_workbench.distillation().running());
    m_actions.exportData->setEnabled(!m_workbench.comparison().current().empty());
    if (const auto status = m_workbench.status())
        m_status->showProgress(*status);
    else
        m_status->clearProgress();
    showStatusStrip();
}

/// The Esc ladder: what lies over the window; what is selected on the map; then the cursor; then
/// what is being written.
void MainWindow::escape() {
    if (!m_guidance->escape() && !m_map->view()->letGo() && !m_cursor.release()) m_workbench.stop();
}

} // namespace steerscope
