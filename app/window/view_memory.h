// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "app/presenters/heatmap_presenter.h"
#include "app/run_view.h"

namespace steerscope {

class MapPanel;
class PaneBinder;

/// How the run on screen is looked at, as a value that can be kept and brought back.
class ViewMemory : public QObject {
    Q_OBJECT
public:
    /// All outlive it.
    ViewMemory(HeatmapPresenter& maps, MapPanel& panel, PaneBinder& panes, SharedCursor& cursor,
               QObject* parent = nullptr);

    RunView view() const;
    /// Needs the run on screen; what it does not have is left as it is.
    void show(const RunView& view);

Q_SIGNALS:
    /// The person looks at it another way.
    void changed();

private:
    void showMap(const RunView& view);

    HeatmapPresenter& m_maps;
    MapPanel& m_panel;
    PaneBinder& m_panes;
    SharedCursor& m_cursor;
};

} // namespace steerscope
