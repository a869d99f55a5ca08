// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "app/presenters/heatmap_presenter.h"
#include "app/shared_cursor.h"
#include "app/window/pane_row.h"
#include "app/workbench.h"
#include "widgets/cursor_wire.h"
#include "widgets/token_facts.h"

namespace steerscope {

class HeatmapView;
class MapPanel;
class SideColumn;
class TokenInspector;

/// The views that follow the one cursor. All outlive the linker.
struct LinkedViews {
    PaneRow& panes;
    MapPanel& map;
    SideColumn& side;
    CursorWire& wire;
};

/// Joins the shared cursor with every view: pointing anywhere moves it, and it is drawn everywhere,
/// with the wire between the places that mean the same token and layer.
class ViewLinker : public QObject {
    Q_OBJECT
public:
    ViewLinker(SharedCursor& cursor, Workbench& workbench, HeatmapPresenter& maps,
               LinkedViews views, QObject* parent = nullptr);

    /// Moves the locked cursor by tokens or layers, as the keys `.` and `,` do.
    void step(int tokens, int layers);
Q_SIGNALS:
    /// A candidate was chosen in the inspector or in the list below a token.
    void forkWanted(steerscope::ColumnId column, int token, const steerscope::ChoiceText& choice);

public:
    /// Draws cursor and inspector anew, after texts or maps changed.
    void refresh();

private:
    void linkPane(ColumnId id);
    void linkMap();
    void linkInspector();
    void showAlternatives(ColumnId id, int token);
    void choose(const CursorPlace& place, ChoiceSide side, int row);
    std::optional<CursorPlace> placeOf(int column, int layer) const;
    void followMap();
    void showInPanes();
    void showInMap();
    void showInInspector();
    bool ownsMap(const CursorPlace& place) const;
    int tokenCount(const ColumnId& column) const;
    WireAnchors anchors() const;
    CursorKind kind() const;

    SharedCursor& m_cursor;
    ComparisonPresenter& m_comparison;
    LensPresenter& m_lens;
    HeatmapPresenter& m_maps;
    LinkedViews m_views;
    TokenInspector& m_inspector;
    HeatmapView& m_view;
};

} // namespace steerscope
