// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <ranges>
#include <utility>

#include "app/background.h"
#include "app/text.h"
#include "app/workbench.h"
#include "core/base/file_bytes.h"
#include "core/base/user_paths.h"
#include "core/steering/steering_model_io.h"
#include "resources/bundled_resources.h"

namespace steerscope {
namespace {

struct BundledContent {
    std::shared_ptr<const SteeringModel> psr; ///< Null when the program was built without one.
    std::vector<std::shared_ptr<const SteeringModel>> others;
    std::optional<RecordedRun> run;
    std::optional<SweepResult> sweep; ///< Of the PSR.
};

BundledContent readBundled() {
    BundledContent content;
    for (const std::string_view name : bundledNames("psr/")) {
        auto psr = std::make_shared<const SteeringModel>(
            parseSteeringModel(asBytes(bundledResource(name))));
        if (name == "psr/pirate.safetensors")
            content.psr = std::move(psr);
        else
            content.others.push_back(std::move(psr));
    }
    if (const auto text = bundledResource("runs/coffee-pirate.json"); !text.empty())
        content.run = parseRecordedRun(text);
    if (const auto text = bundledResource("sweeps/pirate.json"); !text.empty())
        content.sweep = sweepFromJson(parseStrictJson(text), "sweep");
    return content;
}

/// A run that is still being written, as it would be if it ended now.
RecordedRun asStopped(RecordedRun run) {
    for (RunColumn& column : run.columns)
        if (column.finish == FinishReason::running) column.finish = FinishReason::stopped;
    return run;
}

Experiment withNamedParts(Experiment experiment, PsrLibrary& library) {
    const auto find = [&library](std::vector<MixPart>& parts) {
        for (MixPart& part : parts)
            if (!part.psr) part.psr = library.model(library.indexOfName(part.name));
    };
    find(experiment.mix);
    for (FurtherColumn& column : experiment.further)
        find(column.parts);
    return experiment;
}

} // namespace

void Workbench::start(const std::filesystem::path& fallbackModel, bool restore) {
    m_fallbackModel = fallbackModel;
    showBundled();
    if (!restore) {
        m_library.loadFolder();
        openModel(fallbackModel);
        return;
    }
    runInBackground(
        m_pool, this, [folder = m_options.dataFolder] { return readSession(folder); },
        [this](Outcome<std::optional<Session>> outcome) {
            if (outcome.error) Q_EMIT failed(*outcome.error);
            Session session;
            if (outcome.value && *outcome.value) {
                session = std::move(**outcome.value);
            } else {
                session.experiment = experiment();
                session.distil = distilSettings();
            }
            takeSession(std::move(session));
        });
}

/// The bundled PSRs join the library, pirate first; the bundled run is shown unless a session
/// brings its own.
void Workbench::showBundled() {
    runInBackground(m_pool, this, readBundled, [this](Outcome<BundledContent> outcome) {
        if (outcome.error) return Q_EMIT failed(*outcome.error);
        BundledContent& content = *outcome.value;
        Experiment next = experiment();
        if (content.run) {
            next = content.run->recipe;
            m_comparison.show(std::move(*content.run));
        }
        next.psr = content.psr;
        m_history.reset(std::move(next));
        for (auto& other : content.others | std::views::reverse)
            m_library.addBundled(std::move(other));
        if (content.psr) m_library.addBundled(content.psr); // Each goes before the ones there.
        if (content.psr && content.sweep)
            m_sweeps.insert(m_sweeps.begin(), {content.psr, {}, std::move(*content.sweep)});
        Q_EMIT experimentChanged();
    });
}

void Workbench::takeSession(Session session) {
    const Undoable before = m_history.state();
    m_history.reset(Undoable{before.experiment, session.distil, before.questions});
    apply(before);
    for (KeptSweep& kept : session.sweeps)
        m_sweeps.push_back({nullptr, std::move(kept.psrSha256), std::move(kept.result)});
    if (session.run && !session.run->empty()) {
        m_comparison.show(std::move(*session.run));
        session.experiment.psr = experiment().psr;
        m_history.reset(session.experiment);
        Q_EMIT experimentChanged();
        if (!session.view.is_null()) Q_EMIT viewRestored(session.view);
    }
    m_wantedPsr = session.psrFile;
    m_library.loadFolder();
    std::error_code ignored;
    const bool known =
        !session.modelPath.empty() && std::filesystem::exists(session.modelPath, ignored);
    openModel(known ? std::filesystem::path(session.modelPath) : m_fallbackModel);
}

/// The PSR of the last session, once the folder has been read; part of the start, not an edit.
void Workbench::takeWantedPsr() {
    const int index = m_library.indexOf(m_wantedPsr);
    m_wantedPsr.clear();
    if (index < 0) return;
    Experiment next = experiment();
    next.psr = m_library.model(index);
    m_history.reset(std::move(next));
    Q_EMIT experimentChanged();
}

void Workbench::openPsr(const std::filesystem::path& path) {
    m_library.open(path, m_model ? m_model->nLayers : 0);
}

void Workbench::openColumn(const std::filesystem::path& path) {
    m_columnWanted = true;
    openPsr(path);
}

void Workbench::takeOpened(int index) {
    if (std::exchange(m_columnWanted, false)) {
        Experiment next = experiment();
        next.further.push_back({freeNumber(next.further), {mixPart(m_library.model(index), 1.0f)}});
        return edit(next);
    }
    m_wantedPsr.clear(); // What was asked for by name comes before the last session.
    choosePsr(index);
}

/// Columns of a restored session know their PSRs by name until the library has read them.
void Workbench::takeNamedParts() {
    Experiment next = withNamedParts(experiment(), m_library);
    if (next == experiment()) return;
    m_history.reset(std::move(next));
    Q_EMIT experimentChanged();
}

void Workbench::showRun(RecordedRun run, int psrIndex) {
    m_strength.drop();
    Experiment next = withNamedParts(run.recipe, m_library);
    next.psr = experiment().psr;
    if (psrIndex >= 0)
        next.psr = m_library.model(psrIndex);
    else if (run.psrName.empty())
        next.psr = nullptr;
    else if (const auto psr = m_library.model(m_library.indexOfName(run.psrName)))
        next.psr = psr;
    m_comparison.show(std::move(run));
    m_history.record(std::move(next));
    Q_EMIT experimentChanged();
}

void Workbench::saveSession() {
    if (!m_options.saveSession) return;
    Session session;
    session.experiment = experiment();
    session.distil = distilSettings();
    session.sweeps = keptSweeps();
    session.view = view();
    if (m_model) session.modelPath = m_model->path;
    if (const int index = m_library.indexOf(experiment().psr); index >= 0)
        session.psrFile = m_library.entries()[static_cast<std::size_t>(index)].path.string();
    if (!m_comparison.current().empty()) session.run = asStopped(m_comparison.current());
    runInBackground(
        m_pool, this,
        [session = std::move(session), folder = m_options.dataFolder] {
            writeSession(session, folder);
            return true;
        },
        [this](Outcome<bool> outcome) {
            if (outcome.error)
                Q_EMIT failed(*outcome.error);
            else
                Q_EMIT sessionSaved();
        });
}

} // namespace steerscope
