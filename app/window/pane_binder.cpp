// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/pane_binder.h"

#include <cmath>
#include <limits>

#include "app/presenters/run_maps.h"
#include "app/text.h"
#include "widgets/completion_pane.h"
#include "widgets/token_view.h"

namespace steerscope {
namespace {

bool isSteered(ColumnKind kind) {
    return kind == ColumnKind::psr || kind == ColumnKind::twin;
}

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
        for (const ColumnKind kind : PaneRow::kKinds) {
            const RunColumn* column = m_workbench.comparison().current().find(kind);
            if (column && column->finish == FinishReason::running)
                m_panes.pane(kind)->showError(toQString(error.problem));
        }
    });
    connect(&workbench, &Workbench::experimentChanged, this, [this] {
        for (const ColumnKind kind : PaneRow::kKinds)
            if (!m_workbench.comparison().current().find(kind)) showEmpty(kind);
        m_panes.setTwinVisible(m_workbench.experiment().twin);
    });
    for (const ColumnKind kind : PaneRow::kKinds)
        connect(panes.pane(kind), &CompletionPane::stopRequested, this,
                [&comparison, kind] { comparison.stopColumn(kind); });
    showRun();
}

void PaneBinder::showRun() {
    for (const ColumnKind kind : PaneRow::kKinds)
        showColumn(kind);
    m_panes.setTwinVisible(m_workbench.experiment().twin ||
                           m_workbench.comparison().current().find(ColumnKind::twin));
}

void PaneBinder::showColumn(ColumnKind kind) {
    const RunColumn* column = m_workbench.comparison().current().find(kind);
    if (!column) return showEmpty(kind);
    std::vector<TokenRun> tokens;
    for (std::size_t t = 0; t < column->length(); ++t)
        tokens.push_back(tokenRun(*column, t));
    m_panes.pane(kind)->tokenView()->setTokens(std::move(tokens));
    showHeader(kind);
    showTint(kind);
    showState(kind);
}

void PaneBinder::showEmpty(ColumnKind kind) {
    CompletionPane* pane = m_panes.pane(kind);
    pane->tokenView()->clear();
    pane->setEmptyText(emptyText(kind));
    pane->setDetail({});
    pane->setReading({});
    pane->setFooter({});
    pane->setState(CompletionPane::State::empty);
}

QString PaneBinder::emptyText(ColumnKind kind) const {
    const Experiment& experiment = m_workbench.experiment();
    if (kind == ColumnKind::prompted && experiment.steering.empty())
        return tr("Write an instruction in “Steer with” to see the prompted answer");
    if (isSteered(kind) && !experiment.psr)
        return tr("Press Distil to turn the instruction into a PSR, or open one");
    if (isSteered(kind) && m_workbench.model())
        if (const auto problem = psrProblem(*experiment.psr, *m_workbench.model()))
            return toQString(*problem);
    return tr("Run writes its answer here");
}

void PaneBinder::appendTokens(ColumnKind kind, int first) {
    const RunColumn& column = *m_workbench.comparison().current().find(kind);
    CompletionPane* pane = m_panes.pane(kind);
    for (auto t = static_cast<std::size_t>(first); t < column.length(); ++t) {
        TokenRun token = tokenRun(column, t);
        if (kind == ColumnKind::psr) token.value = pushSum(column, t);
        pane->tokenView()->appendToken(token);
    }
    if (pane->state() != CompletionPane::State::running)
        pane->setState(CompletionPane::State::running);
    showHeader(kind);
}

void PaneBinder::finishColumn(ColumnKind kind) {
    showTint(kind);
    showState(kind);
    showHeader(kind);
}

void PaneBinder::showTint(ColumnKind kind) {
    const RecordedRun& run = m_workbench.comparison().current();
    if (!run.find(kind)) return;
    if (const auto map = tintOf(kind))
        m_panes.pane(kind)->tokenView()->setTint(tokenSums(run, *map));
    m_panes.pane(kind)->setFooter(tintFooter(run, kind));
}

void PaneBinder::showHeader(ColumnKind kind) {
    const RecordedRun& run = m_workbench.comparison().current();
    const RunColumn& column = *run.find(kind);
    QString detail;
    if (isSteered(kind))
        detail = tr("%1 · α %2").arg(toQString(run.psrName)).arg(column.strength, 0, 'f', 2);
    m_panes.pane(kind)->setDetail(detail);
    m_panes.pane(kind)->setReading(tr("%1 tokens").arg(column.length()));
}

void PaneBinder::showState(ColumnKind kind) {
    using State = CompletionPane::State;
    const ComparisonPresenter& comparison = m_workbench.comparison();
    const RunColumn* column = comparison.current().find(kind);
    if (!column) return;
    const bool running = column->finish == FinishReason::running;
    State state = State::finished;
    if (comparison.isStale(kind))
        state = State::updating;
    else if (running)
        state = column->tokens.empty() ? State::waiting : State::running;
    m_panes.pane(kind)->setState(state);
}

} // namespace steerscope
