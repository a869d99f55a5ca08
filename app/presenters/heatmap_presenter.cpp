// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/presenters/heatmap_presenter.h"

namespace steerscope {

HeatmapPresenter::HeatmapPresenter(ComparisonPresenter& comparison, QObject* parent)
    : QObject(parent), m_comparison(comparison) {
    connect(&comparison, &ComparisonPresenter::runReset, this, &HeatmapPresenter::refresh);
    connect(&comparison, &ComparisonPresenter::columnReset, this, [this](ColumnId id) {
        Q_EMIT tabsChanged(tabs());
        if (id == ownerOf(m_current)) showGrid();
    });
    connect(&comparison, &ComparisonPresenter::tokensAppended, this, &HeatmapPresenter::appendFrom);
    connect(&comparison, &ComparisonPresenter::columnFinished, this, [this](ColumnId id) {
        if (id == ownerOf(m_current) && m_current == MapKind::push) Q_EMIT streamingEnded();
    });
    connect(&comparison, &ComparisonPresenter::mapsChanged, this, [this](ColumnId id) {
        if (id == ownerOf(m_current) && m_current != MapKind::push) showGrid();
    });
    connect(&comparison, &ComparisonPresenter::referenceChanged, this, &HeatmapPresenter::refresh);
    connect(&comparison, &ComparisonPresenter::stopped, this, &HeatmapPresenter::showGrid);
    connect(&comparison, &ComparisonPresenter::failed, this, &HeatmapPresenter::showGrid);
}

QList<MapTab> HeatmapPresenter::tabs() const {
    const RecordedRun& run = m_comparison.current();
    QList<MapTab> tabs = mapTabs(run, m_titles, m_comparison.reference());
    const QList<MapTab> plain = mapTabs(run, m_titles);
    for (int i = 0; i < tabs.size(); ++i) {
        const MapKind map = kMapKinds[i];
        if (map != m_current) tabs[i] = plain[i]; // There is no room for six "− pinned".
        QString reason = m_readOnlyReason;
        if (map != MapKind::push) reason = tr("Only the steering push can be painted");
        if (differs(run, map, m_comparison.reference()))
            reason = tr("A difference cannot be painted: unpin the reference first");
        tabs[i].editable = reason.isEmpty();
        tabs[i].readOnlyReason = reason;
    }
    return tabs;
}

void HeatmapPresenter::setReadOnlyReason(const QString& reason) {
    if (reason == m_readOnlyReason) return;
    m_readOnlyReason = reason;
    Q_EMIT tabsChanged(tabs());
}

bool HeatmapPresenter::showsDifference() const {
    return differs(m_comparison.current(), m_current, m_comparison.reference());
}

void HeatmapPresenter::setCurrent(MapKind map) {
    if (map == m_current) return;
    m_current = map;
    if (m_comparison.reference()) Q_EMIT tabsChanged(tabs());
    showGrid();
}

void HeatmapPresenter::setTitleForm(TitleForm form) {
    if (form == m_titles) return;
    m_titles = form;
    Q_EMIT tabsChanged(tabs());
}

void HeatmapPresenter::refresh() {
    Q_EMIT tabsChanged(tabs());
    showGrid();
}

void HeatmapPresenter::showGrid() {
    const RecordedRun& run = m_comparison.current();
    const RunColumn* owner = run.find(ownerOf(m_current));
    const bool streaming = m_comparison.busy() && owner && owner->finish == FinishReason::running;
    const int expected = m_current == MapKind::push && streaming ? run.recipe.maxTokens
                         : owner                                 ? static_cast<int>(owner->length())
                                                                 : 0;
    const auto grid = gridOf(run, m_current, m_comparison.reference());
    Q_EMIT gridChanged(grid ? *grid : emptyGrid(m_current), expected, run.model.nLayers);
}

void HeatmapPresenter::appendFrom(ColumnId id, int first) {
    if (m_current != MapKind::push || id != ColumnKind::psr) return;
    if (m_comparison.reference()) return showGrid(); // Each difference needs the whole of both.
    const RunColumn& column = *m_comparison.current().find(id);
    for (auto t = static_cast<std::size_t>(first); t < column.length(); ++t) {
        if (t >= column.pushes.rows()) return;
        const auto row = column.pushes.row(t);
        Q_EMIT columnAppended({row.begin(), row.end()}, labelOf(column, t),
                              continuesWord(column, t));
    }
}

} // namespace steerscope
