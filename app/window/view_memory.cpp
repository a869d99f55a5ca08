// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/view_memory.h"

#include "app/window/pane_binder.h"
#include "widgets/heatmap_view.h"
#include "widgets/map_panel.h"

namespace steerscope {

ViewMemory::ViewMemory(HeatmapPresenter& maps, MapPanel& panel, PaneBinder& panes,
                       SharedCursor& cursor, QObject* parent)
    : QObject(parent), m_maps(maps), m_panel(panel), m_panes(panes), m_cursor(cursor) {
    connect(&panel, &MapPanel::tabChanged, this, &ViewMemory::changed);
    connect(&panel, &MapPanel::transformChanged, this, &ViewMemory::changed);
    connect(&panel, &MapPanel::sharedRangeChanged, this, &ViewMemory::changed);
    connect(panel.view(), &HeatmapView::clipEdited, this, &ViewMemory::changed);
    connect(panel.view(), &HeatmapView::geometryChanged, this, &ViewMemory::changed);
    connect(panel.view(), &HeatmapView::cursorChanged, this, &ViewMemory::changed);
    connect(&panes, &PaneBinder::viewChanged, this, &ViewMemory::changed);
    connect(&cursor, &SharedCursor::changed, this, &ViewMemory::changed);
}

RunView ViewMemory::view() const {
    const HeatmapView& map = *m_panel.view();
    RunView view{.map = m_maps.current(),
                 .transform = m_panel.transform(),
                 .sharedRange = m_panel.sharedRange(),
                 .zoom = map.zoom(),
                 .firstColumn = map.firstColumn(),
                 .second = map.secondCell(),
                 .region = map.region(),
                 .tints = m_panes.tints(),
                 .differences = m_panes.differencesTo()};
    if (map.isClipped()) view.clip = map.range();
    if (m_cursor.state() == SharedCursor::State::locked) view.cursor = m_cursor.place();
    return view;
}

void ViewMemory::show(const RunView& view) {
    m_panes.setTints(view.tints);
    m_panes.setDifferencesTo(view.differences);
    showMap(view);
    if (view.cursor)
        m_cursor.lock(*view.cursor);
    else
        m_cursor.release();
    m_panel.view()->setSecondCursor(view.second);
    m_panel.view()->setRegion(view.region);
    m_panel.view()->scrollToColumn(view.firstColumn); // The cursor may have scrolled it into view.
}

void ViewMemory::showMap(const RunView& view) {
    for (int tab = 0; const MapKind map : kMapKinds) {
        if (map == view.map) m_panel.setCurrentTab(tab);
        ++tab;
    }
    m_panel.setTransform(view.transform);
    m_panel.setSharedRange(view.sharedRange);
    HeatmapView& map = *m_panel.view();
    map.clearClip();
    if (view.clip) map.setClip(*view.clip);
    map.setZoom(view.zoom);
    map.scrollToColumn(view.firstColumn);
}

} // namespace steerscope
