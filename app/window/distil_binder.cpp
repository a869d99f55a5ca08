// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/distil_binder.h"

#include <algorithm>
#include <cmath>

#include "app/command_line.h"
#include "app/engine_words.h"
#include "app/text.h"
#include "widgets/distill_charts.h"
#include "widgets/distill_options.h"
#include "widgets/distill_panel.h"

namespace steerscope {
namespace {

constexpr char kNoCheck[] = "none";

QString groupName(PresetFamily family) {
    switch (family) {
    case PresetFamily::persona:
        return DistilBinder::tr("Persona");
    case PresetFamily::tone:
        return DistilBinder::tr("Tone");
    case PresetFamily::format:
        return DistilBinder::tr("Format");
    case PresetFamily::language:
        return DistilBinder::tr("Language");
    }
    return {};
}

/// In the order of DistillMethod.
std::vector<DistillMethodRow> methodRows() {
    const auto row = [](DistillMethod method, const QString& name, const QString& tip) {
        return DistillMethodRow{name, tip, steersOneLayer(method), hasRank(method)};
    };
    return {
        row(DistillMethod::aPsr, DistilBinder::tr("A-PSR: per token, every layer"),
            DistilBinder::tr("A coefficient of its own for every token at every layer")),
        row(DistillMethod::sPsr, DistilBinder::tr("S-PSR: per token, one layer"),
            DistilBinder::tr("A coefficient of its own for every token at one layer")),
        row(DistillMethod::aConst, DistilBinder::tr("A-Const: constant, every layer"),
            DistilBinder::tr("The same push at every token, at every layer")),
        row(DistillMethod::sConst, DistilBinder::tr("S-Const: constant, one layer"),
            DistilBinder::tr("The same push at every token, at one layer")),
        row(DistillMethod::dim, DistilBinder::tr("DiM: difference of means"),
            DistilBinder::tr("Contrastive activation addition: mean prompted minus mean plain")),
        row(DistillMethod::pca, DistilBinder::tr("PCA: main direction"),
            DistilBinder::tr("Representation engineering: the main direction of the differences")),
        row(DistillMethod::stolfo, DistilBinder::tr("Stolfo: clamp to the mean"),
            DistilBinder::tr("Sets the projection on one direction to its prompted mean")),
        row(DistillMethod::reftR1, DistilBinder::tr("ReFT-r1: tied direction"),
            DistilBinder::tr("One direction that reads and writes"))};
}

QStringList checkNames(const std::vector<Preset>& presets) {
    QStringList names{QLatin1String(kNoCheck)};
    for (const Preset& preset : presets)
        if (const QString check = toQString(preset.verifier); !names.contains(check))
            names << check;
    return names;
}

DistillPresetRow presetRow(const Preset& preset, const std::optional<ModelInfo>& model) {
    DistillPresetRow row{.name = presetText(preset.name), .group = groupName(preset.family)};
    const PresetMeasure* measure = model ? preset.of(model->fileSha256, model->name) : nullptr;
    if (!measure) return row;
    row.detail = DistilBinder::tr("followed in %1 %").arg(std::lround(100 * measure->prompted));
    row.weak = !followed(*measure);
    return row;
}

/// Both lists have the same order.
DistillField fieldOf(DistillPart part) {
    return static_cast<DistillField>(part);
}

std::vector<SampleRow> sampleRows(const DistillReport& report) {
    std::vector<SampleRow> rows;
    for (const SampleAnswer& sample : report.samples)
        rows.push_back(
            {toQString(sample.userPrompt), toQString(sample.prompted), toQString(sample.steered)});
    return rows;
}

} // namespace

DistillForm formOf(const DistillSettings& settings) {
    DistillForm form{.method = static_cast<int>(settings.method),
                     .rank = settings.rank,
                     .layers = settings.layers,
                     .objective = static_cast<int>(settings.objective),
                     .epochs = settings.epochs,
                     .prompts = settings.prompts,
                     .heldout = settings.heldout,
                     .tokens = settings.tokens};
    if (settings.check)
        form.check = settings.check->empty() ? QLatin1String(kNoCheck) : toQString(*settings.check);
    return form;
}

DistillSettings settingsOf(const DistillForm& form) {
    DistillSettings settings{.method = static_cast<DistillMethod>(form.method),
                             .rank = form.rank,
                             .layers = form.layers,
                             .objective = static_cast<PolishObjective>(form.objective),
                             .epochs = form.epochs,
                             .prompts = form.prompts,
                             .heldout = form.heldout,
                             .tokens = form.tokens,
                             .check = std::nullopt};
    if (form.check == QLatin1String(kNoCheck))
        settings.check = std::string();
    else if (!form.check.isEmpty())
        settings.check = toUtf8(form.check);
    return settings;
}

DistilBinder::DistilBinder(Workbench& workbench, DistillPanel& panel, QObject* parent)
    : QObject(parent), m_workbench(workbench), m_panel(panel) {
    linkPanel();
    linkWorkbench();
    showChoices();
    showSettings();
    showInstruction();
    showReading();
}

void DistilBinder::linkPanel() {
    connect(m_panel.options(), &DistillOptions::formChanged, this, [this] {
        m_workbench.setDistil(settingsOf(m_panel.options()->form()));
        showProblem(); // The text of a list may have changed where the settings did not.
    });
    connect(m_panel.options(), &DistillOptions::presetChosen, this, [this](int preset) {
        if (preset < 0) return showInstruction();
        Experiment next = m_workbench.experiment();
        next.steering.text = m_workbench.presets()[static_cast<std::size_t>(preset)].steer;
        m_workbench.edit(next);
        showInstruction();
    });
    connect(&m_panel, &DistillPanel::cancelRequested, &m_workbench.distillation(),
            &DistillationPresenter::cancel);
    connect(&m_panel, &DistillPanel::useNowRequested, &m_workbench, &Workbench::useResult);
    connect(&m_panel, &DistillPanel::finishRequested, &m_workbench, &Workbench::finishDistil);
}

void DistilBinder::linkWorkbench() {
    DistillationPresenter& distillation = m_workbench.distillation();
    connect(&distillation, &DistillationPresenter::readingChanged, this,
            &DistilBinder::showReading);
    connect(&distillation, &DistillationPresenter::reportChanged, this, &DistilBinder::showReport);
    connect(&distillation, &DistillationPresenter::runsChanged, this,
            [this] { m_panel.charts()->setRuns(m_workbench.distillation().runs()); });
    connect(&m_workbench, &Workbench::experimentChanged, this, &DistilBinder::showInstruction);
    connect(&m_workbench, &Workbench::distilChanged, this, &DistilBinder::showSettings);
    connect(&m_workbench, &Workbench::modelChanged, this, [this] {
        showChoices();
        showSettings();
        showInstruction();
    });
}

void DistilBinder::showChoices() {
    DistillChoices choices{.methods = methodRows(),
                           .objectives = {tr("Off"), tr("Mean squared error"), tr("Likelihood"),
                                          tr("KL to the prompted model")},
                           .checks = checkNames(m_workbench.presets()),
                           .presets = {},
                           .defaults = formOf(m_workbench.defaultDistil())};
    for (const Preset& preset : m_workbench.presets())
        choices.presets.push_back(presetRow(preset, m_workbench.model()));
    m_panel.options()->setChoices(choices);
    if (m_workbench.model()) m_panel.options()->setLayerCount(m_workbench.model()->nLayers);
}

void DistilBinder::showSettings() {
    const DistillForm form = formOf(m_workbench.distilSettings());
    if (!(m_panel.options()->form() == form)) m_panel.options()->setForm(form);
    showProblem();
    showCommand();
}

void DistilBinder::showInstruction() {
    const std::string& text = m_workbench.experiment().steering.text;
    const auto& presets = m_workbench.presets();
    const auto found = std::ranges::find(presets, text, &Preset::steer);
    m_panel.options()->setPreset(
        found == presets.end() ? -1 : static_cast<int>(found - presets.begin()));
    m_panel.options()->setOwnCheck(toQString(m_workbench.ownCheckOf(text)));
    showProblem();
    showReading();
    showCommand();
}

/// An instruction that is still missing is told by the field it belongs into, not here.
void DistilBinder::showProblem() {
    QString reason = m_panel.options()->layerProblem();
    DistillField field = DistillField::layers;
    const auto problem = m_workbench.distilProblem();
    if (reason.isEmpty() && problem && problem->part != DistillPart::instruction) {
        reason = problemText(*problem);
        field = fieldOf(problem->part);
    }
    m_panel.options()->setProblem(field, reason);
    Q_EMIT blockedChanged(reason);
}

void DistilBinder::showReading() {
    DistillReading reading = m_workbench.distillation().reading();
    // The result is in use by itself; the button is for coming back to it.
    reading.usable = m_workbench.hasUnusedResult();
    m_panel.setReading(reading);
}

void DistilBinder::showReport(const DistillReport& report) {
    m_panel.setRollouts(rolloutRows(report));
    m_panel.charts()->setParaphrase(report.paraphraseRmse);
    m_panel.charts()->setSamples(sampleRows(report),
                                 report.samplesEpoch > 0
                                     ? tr("After epoch %1 of the polish").arg(report.samplesEpoch)
                                     : tr("After the closed-form fit"));
    m_panel.charts()->suggest(report.polish.size() > 1 ? DistillCharts::View::training
                                                       : DistillCharts::View::layers);
}

QString DistilBinder::commandLine() const {
    const std::string model = m_workbench.model() ? m_workbench.model()->path : std::string();
    return toQString(
        shellLine(distillWords(m_workbench.distilConfig(), {model, m_workbench.questionFile()})));
}

void DistilBinder::setCommandShown(bool shown) {
    m_commandShown = shown;
    showCommand();
}

void DistilBinder::showCommand() {
    m_panel.setCommand(m_commandShown ? commandLine() : QString());
}

} // namespace steerscope
