// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/presenters/heatmap_presenter.h"

namespace steerscope {

HeatmapPresenter::HeatmapPresenter(ComparisonPresenter& comparison, QObject* parent)
    : QObject(parent), m_comparison(comparison) {
    connect(&comparison, &ComparisonPresenter::runReset, this, &HeatmapPresenter::refresh);
    connect(&comparison, &ComparisonPresenter::columnReset, this, [this](ColumnId id) {
        Q_EMIT tabsChanged(mapTabs(m_comparison.current(), m_titles));
        if (id == ownerOf(m_current)) showGrid();
    });
    connect(&comparison, &ComparisonPresenter::tokensAppended, this, &HeatmapPresenter::appendFrom);
    connect(&comparison, &ComparisonPresenter::columnFinished, this, [this](ColumnId id) {
        if (id == ownerOf(m_current) && m_current == MapKind::push) Q_EMIT streamingEnded();
    });
    connect(&comparison, &ComparisonPresenter::mapsChanged, this, [this](ColumnId id) {
        if (id == ownerOf(m_current) && m_current != MapKind::push) showGrid();
    });
    connect(&comparison, &ComparisonPresenter::stopped, this, &HeatmapPresenter::showGrid);
    connect(&comparison, &ComparisonPresenter::failed, this, &HeatmapPresenter::showGrid);
}

void HeatmapPresenter::setCurrent(MapKind map) {
    if (map == m_current) return;
    m_current = map;
    showGrid();
}

void HeatmapPresenter::setTitleForm(TitleForm form) {
    if (form == m_titles) return;
    m_titles = form;
    Q_EMIT tabsChanged(mapTabs(m_comparison.current(), m_titles));
}

void HeatmapPresenter::refresh() {
    Q_EMIT tabsChanged(mapTabs(m_comparison.current(), m_titles));
    showGrid();
}

void HeatmapPresenter::showGrid() {
    const RecordedRun& run = m_comparison.current();
    const RunColumn* owner = run.find(ownerOf(m_current));
    const bool streaming = m_comparison.busy() && owner && owner->finish == FinishReason::running;
    const int expected = m_current == MapKind::push && streaming ? run.recipe.maxTokens
                         : owner                                 ? static_cast<int>(owner->length())
                                                                 : 0;
    const auto grid = gridOf(run, m_current);
    Q_EMIT gridChanged(grid ? *grid : emptyGrid(m_current), expected, run.model.nLayers);
}

void HeatmapPresenter::appendFrom(ColumnId id, int first) {
    if (m_current != MapKind::push || id != ColumnKind::psr) return;
    const RunColumn& column = *m_comparison.current().find(id);
    const QStringList labels = labelsOf(column);
    const auto continues = continuationsOf(column);
    for (auto t = static_cast<std::size_t>(first); t < column.length(); ++t) {
        if (t >= column.pushes.rows()) return;
        const auto row = column.pushes.row(t);
        Q_EMIT columnAppended({row.begin(), row.end()}, labels[static_cast<qsizetype>(t)],
                              continues[t]);
    }
}

} // namespace steerscope
