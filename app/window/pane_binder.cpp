// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/pane_binder.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "app/presenters/run_maps.h"
#include "app/text.h"
#include "widgets/completion_pane.h"
#include "widgets/token_view.h"

namespace steerscope {
namespace {

TokenRun tokenRun(const RunColumn& column, std::size_t t) {
    return {toQString(column.texts[t]), toQString(column.pieces[t]),
            std::numeric_limits<float>::quiet_NaN()};
}

float pushSum(const RunColumn& column, std::size_t t) {
    if (t >= column.pushes.rows()) return std::numeric_limits<float>::quiet_NaN();
    float sum = 0;
    for (const float value : column.pushes.row(t))
        sum += value;
    return sum;
}

/// "pirate", "pirate + french"
std::string mainName(const RecordedRun& run) {
    const std::string mixed = nameOf(run.recipe.mix);
    return mixed.empty() ? run.psrName : run.psrName + " + " + mixed;
}

} // namespace

PaneBinder::PaneBinder(Workbench& workbench, PaneRow& panes, QObject* parent)
    : QObject(parent), m_workbench(workbench), m_panes(panes) {
    ComparisonPresenter& comparison = workbench.comparison();
    connect(&comparison, &ComparisonPresenter::runReset, this, &PaneBinder::showRun);
    connect(&comparison, &ComparisonPresenter::columnReset, this, &PaneBinder::showColumn);
    connect(&comparison, &ComparisonPresenter::tokensAppended, this, &PaneBinder::appendTokens);
    connect(&comparison, &ComparisonPresenter::columnFinished, this, &PaneBinder::finishColumn);
    connect(&comparison, &ComparisonPresenter::mapsChanged, this, &PaneBinder::showTint);
    connect(&comparison, &ComparisonPresenter::staleChanged, this, &PaneBinder::showState);
    connect(&comparison, &ComparisonPresenter::failed, this, [this](const ErrorRecord& error) {
        for (const RunColumn& column : m_workbench.comparison().current().columns)
            if (column.finish == FinishReason::running)
                m_panes.pane(column.id())->showError(toQString(error.problem));
    });
    connect(&workbench, &Workbench::experimentChanged, this, &PaneBinder::showChoice);
    connect(&panes, &PaneRow::paneAdded, this, &PaneBinder::linkPane);
    for (const ColumnId& id : panes.columns())
        linkPane(id);
    showRun();
}

void PaneBinder::linkPane(ColumnId id) {
    ComparisonPresenter& comparison = m_workbench.comparison();
    connect(m_panes.pane(id), &CompletionPane::stopRequested, this,
            [&comparison, id] { comparison.stopColumn(id); });
}

/// The columns asked for, and those that a run shown from a file has besides.
void PaneBinder::showRun() {
    std::vector<ColumnId> ids = wantedColumns(m_workbench.experiment());
    for (const RunColumn& column : m_workbench.comparison().current().columns)
        if (std::ranges::find(ids, column.id()) == ids.end()) ids.push_back(column.id());
    std::sort(ids.begin(), ids.end());
    setColumns(ids);
    for (const ColumnId& id : ids)
        showColumn(id);
}

void PaneBinder::showChoice() {
    setColumns(wantedColumns(m_workbench.experiment()));
    for (const ColumnId& id : m_panes.columns())
        if (!m_workbench.comparison().current().find(id)) showEmpty(id);
}

void PaneBinder::setForm(Form form) {
    if (form == m_form) return;
    m_form = form;
    showRun();
}

void PaneBinder::showName(ColumnId id) {
    const bool demo = m_form == Form::demo;
    QString name = columnTitle(id);
    if (demo && id == ColumnKind::prompted) name = tr("Told");
    if (demo && id == ColumnKind::psr) name = tr("Nudged");
    m_panes.pane(id)->setIdentity(identityOf(id), name);
    m_panes.pane(id)->setVariant(symbolOf(id));
}

void PaneBinder::setColumns(std::vector<ColumnId> ids) {
    if (m_form == Form::demo)
        std::erase_if(ids, [](const ColumnId& id) {
            return id != ColumnKind::prompted && id != ColumnKind::psr;
        });
    const std::vector<ColumnId> before = m_panes.columns();
    m_panes.setColumns(ids);
    for (const ColumnId& id : ids)
        if (std::ranges::find(before, id) == before.end()) showColumn(id);
}

void PaneBinder::showColumn(ColumnId id) {
    const RunColumn* column = m_workbench.comparison().current().find(id);
    showName(id);
    if (!column) return showEmpty(id);
    std::vector<TokenRun> tokens;
    for (std::size_t t = 0; t < column->length(); ++t)
        tokens.push_back(tokenRun(*column, t));
    m_panes.pane(id)->tokenView()->setTokens(std::move(tokens));
    showHeader(id);
    showTint(id);
    showState(id);
}

void PaneBinder::showEmpty(ColumnId id) {
    CompletionPane* pane = m_panes.pane(id);
    pane->tokenView()->clear();
    pane->setEmptyText(emptyText(id));
    pane->setDetail({});
    pane->setReading({});
    pane->setFooter({});
    pane->setState(CompletionPane::State::empty);
}

QString PaneBinder::emptyText(ColumnId id) const {
    const Experiment& experiment = m_workbench.experiment();
    if ((id == ColumnKind::prompted || id == ColumnKind::stacked) && experiment.steering.empty())
        return tr("Write an instruction in “Steer with” to see the prompted answer");
    if (!isSteered(id)) return tr("Run writes its answer here");
    if (id.kind != ColumnKind::further && !experiment.psr)
        return tr("Press Distil to turn the instruction into a PSR, or open one");
    const FurtherColumn* further = findFurther(experiment, id.number);
    const std::shared_ptr<const SteeringModel> psr =
        further && !further->parts.empty() ? further->parts.front().psr : experiment.psr;
    if (!psr) return tr("Its PSR is not in the library; open its file to write this answer");
    if (m_workbench.model())
        if (const auto problem = psrProblem(*psr, *m_workbench.model())) return toQString(*problem);
    return tr("Run writes its answer here");
}

void PaneBinder::appendTokens(ColumnId id, int first) {
    const RunColumn& column = *m_workbench.comparison().current().find(id);
    CompletionPane* pane = m_panes.pane(id);
    for (auto t = static_cast<std::size_t>(first); t < column.length(); ++t) {
        TokenRun token = tokenRun(column, t);
        if (isSteered(id) && id != ColumnKind::twin) token.value = pushSum(column, t);
        pane->tokenView()->appendToken(token);
    }
    if (pane->state() != CompletionPane::State::running)
        pane->setState(CompletionPane::State::running);
    showHeader(id);
}

void PaneBinder::finishColumn(ColumnId id) {
    showTint(id);
    showState(id);
    showHeader(id);
}

void PaneBinder::showTint(ColumnId id) {
    const RecordedRun& run = m_workbench.comparison().current();
    if (!run.find(id)) return;
    m_panes.pane(id)->tokenView()->setTint(tintValues(run, id));
    m_panes.pane(id)->setFooter(m_form == Form::demo ? QString() : tintFooter(run, id));
}

void PaneBinder::showHeader(ColumnId id) {
    const RecordedRun& run = m_workbench.comparison().current();
    const RunColumn& column = *run.find(id);
    QString detail;
    if (m_form == Form::demo) {
        detail = id == ColumnKind::psr ? tr("no instruction at all")
                                       : tr("“%1”").arg(toQString(run.recipe.steering.text));
    } else if (isSteered(id)) {
        const QString name =
            toQString(id.kind == ColumnKind::further ? column.name : mainName(run));
        detail = tr("%1 · α %2").arg(name).arg(column.strength, 0, 'f', 2);
    }
    m_panes.pane(id)->setDetail(detail);
    m_panes.pane(id)->setReading(m_form == Form::demo ? QString()
                                                      : tr("%1 tokens").arg(column.length()));
}

void PaneBinder::showState(ColumnId id) {
    using State = CompletionPane::State;
    const ComparisonPresenter& comparison = m_workbench.comparison();
    const RunColumn* column = comparison.current().find(id);
    if (!column) return;
    const bool running = column->finish == FinishReason::running;
    State state = State::finished;
    if (comparison.isStale(id))
        state = State::updating;
    else if (running)
        state = column->tokens.empty() ? State::waiting : State::running;
    m_panes.pane(id)->setState(state);
}

} // namespace steerscope
