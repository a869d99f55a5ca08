// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/window_layout.h"
#include "widgets/theme.h"

#include <QWidget>

class QSplitter;

namespace steerscope {

class MapPanel;
class PaneRow;
class SideColumn;
class StrengthCard;

/// Where panes, maps, strength and the right column stand in each layout. The views are the same in
/// all of them and only change places, so a switch costs one relayout.
///
///   research  [panes / map] | side          tune  panes / [strength | map]
///   demo      panes / map / strength
class Stage : public QWidget {
    Q_OBJECT
public:
    /// Takes the views as children.
    Stage(PaneRow& panes, MapPanel& map, SideColumn& side, QWidget* parent = nullptr);

    void setWindowLayout(WindowLayout layout);
    void setTheme(const Theme& theme);
    void setScale(qreal scale);
    /// Fits the widths of the columns; `windowWidth` decides between cards and tabs.
    void fitWidth(int windowWidth);
    /// Panes take about a quarter, and all that the map cannot use because its cells have a largest
    /// height; until the person moves the boundary.
    void fitHeight();

private:
    void placeStrength();
    bool isNarrow(int windowWidth) const;

    PaneRow& m_panes;
    MapPanel& m_map;
    SideColumn& m_side;
    StrengthCard& m_strength;
    WindowLayout m_layout = WindowLayout::research;
    qreal m_scale = 1;
    QSplitter* m_columns = nullptr; ///< Work area and right column.
    QSplitter* m_rows = nullptr;    ///< Panes over map, and in a demo the strength below.
    QSplitter* m_lower = nullptr;   ///< Map, and in Tune the strength at its left.
    bool m_rowsMoved = false;       ///< The person chose the heights of panes and map.
};

} // namespace steerscope
