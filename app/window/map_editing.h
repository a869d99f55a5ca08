// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "app/presenters/heatmap_presenter.h"
#include "app/workbench.h"

namespace steerscope {

class MapPanel;

/// Painting on the map: what a hand changes there goes into the experiment, which writes the answer
/// again; the cells that the run on screen was painted with are outlined.
class MapEditing : public QObject {
    Q_OBJECT
public:
    /// Made after the map has been joined to its presenter: marks follow the grid.
    MapEditing(Workbench& workbench, HeatmapPresenter& maps, MapPanel& panel,
               QObject* parent = nullptr);

private:
    void showPainted();
    void offerTools();

    Workbench& m_workbench;
    HeatmapPresenter& m_maps;
    MapPanel& m_panel;
};

} // namespace steerscope
