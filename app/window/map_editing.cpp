// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/map_editing.h"

#include "widgets/heatmap_view.h"
#include "widgets/map_panel.h"

namespace steerscope {
namespace {

std::vector<PushOverride> overridesOf(const std::vector<CellEdit>& edits) {
    std::vector<PushOverride> cells;
    for (const CellEdit& edit : edits)
        cells.push_back({LayerIndex(edit.layer), edit.token, edit.value});
    return cells;
}

} // namespace

MapEditing::MapEditing(Workbench& workbench, HeatmapPresenter& maps, MapPanel& panel,
                       QObject* parent)
    : QObject(parent), m_workbench(workbench), m_maps(maps), m_panel(panel) {
    connect(panel.view(), &HeatmapView::cellsPainted, this,
            [this](const std::vector<CellEdit>& edits) { m_workbench.paint(overridesOf(edits)); });
    connect(&panel, &MapPanel::eraseRequested, &workbench, &Workbench::erasePainted);
    connect(&maps, &HeatmapPresenter::gridChanged, this, &MapEditing::showPainted);
    connect(&workbench, &Workbench::experimentChanged, this, &MapEditing::offerTools);
    connect(&workbench, &Workbench::modelChanged, this, &MapEditing::offerTools);
    connect(&workbench, &Workbench::activityChanged, this, &MapEditing::offerTools);
    connect(&workbench.comparison(), &ComparisonPresenter::runReset, this, &MapEditing::offerTools);
    offerTools();
}

void MapEditing::showPainted() {
    std::vector<Cell> cells;
    if (m_maps.current() == MapKind::push && !m_maps.showsDifference())
        for (const PushOverride& cell : m_workbench.comparison().current().recipe.painted)
            cells.push_back({cell.token, cell.layer.value});
    m_panel.setPainted(cells);
}

void MapEditing::offerTools() {
    m_maps.setReadOnlyReason(m_workbench.paintBlockedReason());
}

} // namespace steerscope
