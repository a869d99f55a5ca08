// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/view_linker.h"

#include "app/presenters/inspector_presenter.h"
#include "app/window/side_column.h"
#include "widgets/completion_pane.h"
#include "widgets/heatmap_view.h"
#include "widgets/map_panel.h"
#include "widgets/tab_row.h"
#include "widgets/token_inspector.h"
#include "widgets/token_view.h"

#include <QScrollBar>

namespace steerscope {

ViewLinker::ViewLinker(SharedCursor& cursor, Workbench& workbench, HeatmapPresenter& maps,
                       LinkedViews views, QObject* parent)
    : QObject(parent),
      m_cursor(cursor),
      m_comparison(workbench.comparison()),
      m_lens(workbench.lens()),
      m_maps(maps),
      m_views(views),
      m_inspector(*views.side.inspector()),
      m_view(*views.map.view()) {
    for (const ColumnId& id : views.panes.columns())
        linkPane(id);
    connect(&views.panes, &PaneRow::paneAdded, this, &ViewLinker::linkPane);
    linkMap();
    linkInspector();
    connect(&m_lens, &LensPresenter::ready, this, &ViewLinker::showInInspector);
    views.wire.setAnchorSource([this] { return anchors(); });
    connect(&cursor, &SharedCursor::changed, this, &ViewLinker::refresh);
    connect(&m_comparison, &ComparisonPresenter::runReset, this, [this] {
        m_cursor.release();
        refresh();
    });
    connect(&m_comparison, &ComparisonPresenter::mapsChanged, this, &ViewLinker::refresh);
    connect(&m_comparison, &ComparisonPresenter::referenceChanged, this, &ViewLinker::refresh);
    connect(&m_comparison, &ComparisonPresenter::columnReset, this, &ViewLinker::refresh);
    connect(&m_comparison, &ComparisonPresenter::columnFinished, this, &ViewLinker::refresh);
}

void ViewLinker::linkPane(ColumnId id) {
    TokenView* view = m_views.panes.pane(id)->tokenView();
    connect(view, &TokenView::tokenHovered, this,
            [this, id](int token) { m_cursor.hover({.column = id, .token = token}); });
    connect(view, &TokenView::hoverLeft, &m_cursor, &SharedCursor::leave);
    connect(view, &TokenView::tokenActivated, this,
            [this, id](int token) { m_cursor.toggleLock({.column = id, .token = token}); });
    connect(view, &TokenView::cursorReleased, &m_cursor, &SharedCursor::release);
    connect(view->verticalScrollBar(), &QScrollBar::valueChanged, &m_views.wire,
            &CursorWire::refresh);
    view->setTokenActions(TokenAction::alternatives);
    connect(view, &TokenView::alternativesRequested, this,
            [this, id](int token) { showAlternatives(id, token); });
    connect(view, &TokenView::alternativeChosen, this, [this, id](int token, int row) {
        choose({.column = id, .token = token}, ChoiceSide::after, row);
    });
}

void ViewLinker::showAlternatives(ColumnId id, int token) {
    const auto facts =
        factsFor(m_comparison.current(), {.column = id, .token = token}, m_maps.current());
    if (facts) m_views.panes.pane(id)->tokenView()->showAlternatives(token, facts->after);
}

void ViewLinker::choose(const CursorPlace& place, ChoiceSide side, int row) {
    if (const auto choice = choiceAt(m_comparison.current(), place, side, row))
        Q_EMIT forkWanted(place.column, place.token, *choice);
}

void ViewLinker::linkMap() {
    connect(&m_view, &HeatmapView::cellHovered, this, [this](int column, int layer) {
        if (const auto place = placeOf(column, layer)) m_cursor.hover(*place);
    });
    connect(&m_view, &HeatmapView::hoverLeft, &m_cursor, &SharedCursor::leave);
    connect(&m_view, &HeatmapView::cellActivated, this, [this](int column, int layer) {
        if (const auto place = placeOf(column, layer)) m_cursor.toggleLock(*place);
    });
    connect(&m_view, &HeatmapView::cursorReleased, &m_cursor, &SharedCursor::release);
    connect(&m_view, &HeatmapView::geometryChanged, &m_views.wire, &CursorWire::refresh);
    connect(&m_maps, &HeatmapPresenter::gridChanged, this, &ViewLinker::followMap);
}

void ViewLinker::linkInspector() {
    const auto atLayer = [this](int layer) {
        CursorPlace place = m_cursor.place().value_or(CursorPlace{});
        place.layer = layer;
        return place;
    };
    connect(&m_inspector, &TokenInspector::layerHovered, this,
            [this, atLayer](int layer) { m_cursor.hover(atLayer(layer)); });
    connect(&m_inspector, &TokenInspector::layerActivated, this,
            [this, atLayer](int layer) { m_cursor.lock(atLayer(layer)); });
    connect(&m_inspector, &TokenInspector::hoverLeft, &m_cursor, &SharedCursor::leave);
    connect(&m_inspector, &TokenInspector::alternativeChosen, this,
            [this](ChoiceSide side, int row) {
                if (const auto place = m_cursor.place()) choose(*place, side, row);
            });
    connect(&m_inspector, &TokenInspector::releaseRequested, &m_cursor, &SharedCursor::release);
    connect(&m_views.side, &SideColumn::arranged, &m_views.wire, &CursorWire::refresh);
}

/// A row alone (the profile was pointed at) keeps the token the cursor is on.
std::optional<CursorPlace> ViewLinker::placeOf(int column, int layer) const {
    CursorPlace place{.column = ownerOf(m_maps.current())};
    if (column != Cell::kNoColumn)
        place.token = column;
    else if (m_cursor.place())
        place = *m_cursor.place();
    if (layer != Cell::kNoLayer) place.layer = layer;
    return tokenCount(place.column) > 0 ? std::optional(place) : std::nullopt;
}

/// Another map may belong to another pane: a locked cursor goes along to the same token there.
void ViewLinker::followMap() {
    const auto place = m_cursor.place();
    if (m_cursor.state() == SharedCursor::State::locked && !ownsMap(*place)) {
        CursorPlace next = *place;
        next.column = ownerOf(m_maps.current());
        if (next.token < tokenCount(next.column)) m_cursor.lock(next);
    }
    refresh();
}

void ViewLinker::step(int tokens, int layers) {
    const auto place = m_cursor.place();
    const ColumnId column = place ? place->column : ColumnId(ownerOf(m_maps.current()));
    if (!place) {
        if (tokenCount(column) > 0) m_cursor.lock({.column = column, .token = 0});
        return;
    }
    m_cursor.step(tokens, layers, tokenCount(column), m_view.rowCount());
}

void ViewLinker::refresh() {
    showInPanes();
    showInMap();
    showInInspector();
    m_views.wire.setKind(kind());
    m_views.wire.setActive(m_cursor.place().has_value());
    m_views.wire.refresh();
}

CursorKind ViewLinker::kind() const {
    return m_cursor.state() == SharedCursor::State::locked ? CursorKind::locked : CursorKind::hover;
}

bool ViewLinker::ownsMap(const CursorPlace& place) const {
    return place.column == ownerOf(m_maps.current());
}

int ViewLinker::tokenCount(const ColumnId& column) const {
    const RunColumn* found = m_comparison.current().find(column);
    return found ? static_cast<int>(found->length()) : 0;
}

void ViewLinker::showInPanes() {
    const auto place = m_cursor.place();
    for (const ColumnId& column : m_views.panes.columns()) {
        TokenView* view = m_views.panes.pane(column)->tokenView();
        const bool shown = place && place->token < view->tokenCount();
        const CursorOwner owner =
            place && place->column == column ? CursorOwner::own : CursorOwner::other;
        view->setTokenCursor(shown ? std::optional(place->token) : std::nullopt, kind(), owner);
        if (shown && kind() == CursorKind::locked) view->ensureVisible(place->token);
    }
}

void ViewLinker::showInMap() {
    const auto place = m_cursor.place();
    std::optional<Cell> cell;
    if (place && place->token < m_view.columnCount())
        cell = Cell{place->token, place->layer.value_or(Cell::kNoLayer)};
    // A lock is replaced or taken away as such; hover alone never moves it.
    if (kind() == CursorKind::hover) m_view.setCursor(std::nullopt, CursorKind::locked);
    m_view.setCursor(cell, kind());
    if (cell && kind() == CursorKind::locked) m_view.ensureColumnVisible(cell->column);
}

void ViewLinker::showInInspector() {
    const auto place = m_cursor.place();
    auto facts =
        place ? factsFor(m_comparison.current(), *place, m_maps.current(), m_comparison.reference())
              : std::nullopt;
    if (facts && kind() == CursorKind::locked) {
        m_lens.ask(place->column, place->token);
        facts->lens = m_lens.readings(place->column, place->token);
    }
    if (facts)
        m_inspector.setFacts(*facts);
    else
        m_inspector.clear();
    m_inspector.setCursorKind(kind());
}

WireAnchors ViewLinker::anchors() const {
    WireAnchors out;
    const auto place = m_cursor.place();
    if (!place) return out;
    const CompletionPane* pane = m_views.panes.pane(place->column);
    const TokenView* text = pane->tokenView();
    if (const QRect rect = text->anchorRect(place->token); !rect.isEmpty())
        out.token = WireAnchor{text, rect};
    out.tokenOutOfView = text->isOutOfView(place->token);
    out.pane = WireAnchor{pane, pane->rect()};
    out.mapPanel = WireAnchor{&m_views.map, m_views.map.rect()};
    if (const auto* tabs = m_views.map.findChild<TabRow*>())
        out.mapHeader = WireAnchor{tabs, tabs->rect()};
    if (ownsMap(*place)) {
        if (const QRectF bar = m_view.anchorRect(place->token); !bar.isEmpty())
            out.column = WireAnchor{&m_view, bar.toRect()};
        if (place->layer)
            if (const QRectF row = m_view.rowAnchorRect(*place->layer); !row.isEmpty())
                out.row = WireAnchor{&m_view, row.toRect()};
    }
    if (const QRect rect = m_inspector.anchorRect(); !rect.isEmpty() && m_inspector.isVisible())
        out.inspector = WireAnchor{&m_inspector, rect};
    return out;
}

} // namespace steerscope
