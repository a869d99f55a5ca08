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

#include <QMenu>

namespace steerscope {
namespace {

TokenRun tokenRun(const RunColumn& column, std::size_t t) {
    return {toQString(column.texts[t]), toQString(column.pieces[t]),
            std::numeric_limits<float>::quiet_NaN()};
}

std::vector<QString> textsOf(const RunColumn& column) {
    std::vector<QString> texts;
    for (const std::string& text : column.texts)
        texts.push_back(toQString(text));
    return texts;
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
    connect(&comparison, &ComparisonPresenter::referenceChanged, this, &PaneBinder::showRun);
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
    connect(m_panes.pane(id), &CompletionPane::tintChosen, this, [this, id](int index) {
        const auto tints =
            tintsOf(m_workbench.comparison().current(), id, m_workbench.comparison().reference());
        if (static_cast<std::size_t>(index) < tints.size())
            m_tints[id] = tints[static_cast<std::size_t>(index)].kind;
        Q_EMIT viewChanged();
    });
    auto* menu = new QMenu(m_panes.pane(id));
    menu->setAccessibleName(tr("Answer, %1").arg(columnTitle(id)));
    connect(menu, &QMenu::aboutToShow, this, [this, id, menu] { fillMenu(id, *menu); });
    m_panes.pane(id)->setMenu(menu);
}

void PaneBinder::fillMenu(ColumnId id, QMenu& menu) {
    menu.clear();
    const bool pinned = m_workbench.comparison().reference() != nullptr;
    QMenu* differences = menu.addMenu(tr("Mark differences to"));
    differences->setEnabled(!pinned);
    const auto add = [&](const QString& name, std::optional<ColumnId> base) {
        QAction* action =
            differences->addAction(name, this, [this, base] { setDifferencesTo(base); });
        action->setCheckable(true);
        action->setChecked(m_base == base);
    };
    add(tr("Nothing"), std::nullopt);
    for (const ColumnId& other : m_panes.columns())
        add(columnTitle(other), other);
    addFreeAgain(id, menu);
}

void PaneBinder::addFreeAgain(ColumnId id, QMenu& menu) {
    QAction* action = menu.addAction(tr("Give the fork up"), this, [this, id] {
        Experiment next = m_workbench.experiment();
        std::erase_if(next.forks, [&](const ForcedStart& fork) { return fork.column == id; });
        m_workbench.edit(next);
    });
    action->setEnabled(findFork(m_workbench.experiment(), id) != nullptr);
}

void PaneBinder::setDifferencesTo(std::optional<ColumnId> id) {
    if (id == m_base) return;
    m_base = id;
    showMarks();
    Q_EMIT viewChanged();
}

TintKind PaneBinder::tint(const ColumnId& id) const {
    const auto chosen = m_tints.find(id);
    if (chosen != m_tints.end()) return chosen->second;
    const auto tints = tintsOf(m_workbench.comparison().current(), id);
    return tints.empty() ? TintKind::none : tints.front().kind;
}

void PaneBinder::setTints(std::map<ColumnId, TintKind> tints) {
    if (tints == m_tints) return;
    m_tints = std::move(tints);
    for (const ColumnId& id : m_panes.columns())
        showTint(id);
}

/// What an answer is compared with: itself in the pinned run, else the answer that was chosen.
const RunColumn* PaneBinder::baseOf(const ColumnId& id) const {
    if (m_form == Form::demo) return nullptr;
    const ComparisonPresenter& comparison = m_workbench.comparison();
    if (comparison.reference()) return comparison.reference()->find(id);
    return m_base && *m_base != id ? comparison.current().find(*m_base) : nullptr;
}

QString PaneBinder::footer(const ColumnId& id) const {
    if (m_form == Form::demo) return {};
    if (!baseOf(id)) return tintFooter(m_workbench.comparison().current(), id);
    return m_workbench.comparison().reference()
               ? tr("Underlined: not in the pinned answer")
               : tr("Underlined: not in %1").arg(columnTitle(*m_base));
}

/// Words of an answer that its counterpart does not have.
void PaneBinder::showMarks() {
    const RecordedRun& run = m_workbench.comparison().current();
    for (const ColumnId& id : m_panes.columns()) {
        const RunColumn* column = run.find(id);
        const RunColumn* base = baseOf(id);
        std::vector<WordMark> marks;
        if (column && base) marks = diffWords(textsOf(*column), textsOf(*base)).left;
        m_panes.pane(id)->tokenView()->setMarks(std::move(marks));
        if (column) m_panes.pane(id)->setFooter(footer(id));
    }
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
    showMarks();
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
    if (demo && id == ColumnKind::twin) name = tr("Nudged evenly");
    m_panes.pane(id)->setIdentity(identityOf(id), name);
    m_panes.pane(id)->setVariant(symbolOf(id));
}

void PaneBinder::setColumns(std::vector<ColumnId> ids) {
    if (m_form == Form::demo)
        std::erase_if(ids, [](const ColumnId& id) {
            return id != ColumnKind::prompted && id != ColumnKind::psr && id != ColumnKind::twin;
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
        if (!m_workbench.comparison().reference()) token.value = tintOfToken(column, t, tint(id));
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
    showMarks();
}

void PaneBinder::showTint(ColumnId id) {
    const RecordedRun& run = m_workbench.comparison().current();
    if (!run.find(id)) return;
    std::vector<TokenTint> tints;
    int chosen = 0;
    const TintKind wanted = tint(id);
    for (const RunTint& made : tintsOf(run, id, m_workbench.comparison().reference())) {
        if (made.kind == wanted) chosen = static_cast<int>(tints.size());
        tints.push_back(made.tint);
    }
    if (m_form == Form::demo) tints.resize(std::min<std::size_t>(tints.size(), 1));
    // What was told is only read by an audience; the colour says where the nudge acts.
    if (m_form == Form::demo && id == ColumnKind::prompted) tints = {TokenTint{}};
    m_panes.pane(id)->setTints(std::move(tints));
    m_panes.pane(id)->setTint(m_form == Form::demo ? 0 : chosen);
    m_panes.pane(id)->setLegend(m_form == Form::demo ? CompletionPane::Legend::hidden
                                                     : CompletionPane::Legend::shown);
    m_panes.pane(id)->setFooter(footer(id));
}

void PaneBinder::showHeader(ColumnId id) {
    const RecordedRun& run = m_workbench.comparison().current();
    const RunColumn& column = *run.find(id);
    m_panes.pane(id)->setDetail(detail(column));
    m_panes.pane(id)->setReading(m_form == Form::demo ? QString() : reading(column));
}

/// Whose steering it is, or where the answer was forked.
QString PaneBinder::detail(const RunColumn& column) const {
    const RecordedRun& run = m_workbench.comparison().current();
    const ColumnId id = column.id();
    if (m_form == Form::demo)
        return id == ColumnKind::psr    ? tr("no instruction at all")
               : id == ColumnKind::twin ? tr("the same push at every word")
                                        : tr("“%1”").arg(toQString(run.recipe.steering.text));
    QStringList parts;
    if (isSteered(id)) {
        const QString name =
            toQString(id.kind == ColumnKind::further ? column.name : mainName(run));
        parts << name << tr("α %1").arg(column.strength, 0, 'f', 2);
    }
    if (const ForcedStart* fork = findFork(run.recipe, id))
        parts
            << tr("fork at #%1 “%2”").arg(forkedToken(*fork)).arg(toQString(fork->piece).trimmed());
    return parts.join(QStringLiteral(" · "));
}

/// An answer that was ended by hand says so, even while the others are still being written.
QString PaneBinder::reading(const RunColumn& column) const {
    const QString tokens = tr("%1 tokens").arg(column.length());
    return column.finish == FinishReason::stopped ? tr("%1 · stopped").arg(tokens) : tokens;
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
