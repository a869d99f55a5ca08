// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/cursor_kind.h"
#include "widgets/theme.h"

#include <QPointer>
#include <QPolygonF>
#include <QWidget>

#include <functional>
#include <optional>
#include <vector>

namespace steerscope {

/// A rectangle in the coordinates of some widget of the same window.
struct WireAnchor {
    QPointer<const QWidget> widget;
    QRect rect;
};

/// Where the wire of the linked cursor touches the views. Anchors that are not there (a hidden
/// dock, no map yet) are left empty and the wire ends before them.
struct WireAnchors {
    std::optional<WireAnchor> token;     ///< Frame of the token (`TokenView::anchorRect`).
    bool tokenOutOfView = false;         ///< The wire starts at the pane's edge with an arrow.
    std::optional<WireAnchor> pane;      ///< The pane that owns the token, whole.
    std::optional<WireAnchor> mapPanel;  ///< The panel of the map, whole; its top is the gutter.
    std::optional<WireAnchor> mapHeader; ///< The tab row, which the wire does not cross.
    std::optional<WireAnchor> column;    ///< The token's bar over the map, or the column itself.
    std::optional<WireAnchor> row;       ///< End of the row: its bar in the profile at the right.
    std::optional<WireAnchor> inspector; ///< The token's name in the inspector.
};

/// The same in the overlay's own coordinates.
struct WireGeometry {
    std::optional<QRectF> token, pane, mapPanel, mapHeader, column, row, inspector;
    bool tokenOutOfView = false;
    qreal scale = 1; ///< Of the interface; gaps grow with it.
};

/// An arrow head: where it points and which way.
struct WireArrow {
    enum class Direction { up, down };
    QPointF tip;
    Direction direction = Direction::down;
};

/// Poly-lines of the wire with the ornaments at their ends.
struct WirePath {
    std::vector<QPolygonF> lines;
    std::vector<WireArrow> arrows; ///< At the tab row, and at the pane for a token out of view.
    std::optional<QPointF> dot;    ///< At the inspector.
};

/// Right-angled route that runs in the gaps between text lines and in the gutters between panels.
WirePath routeWire(const WireGeometry& geometry);

/// One mouse-transparent overlay over the window. It asks for anchor rectangles whenever it paints
/// after `refresh`, follows its parent's size and never takes part in the event handling.
class CursorWire : public QWidget {
    Q_OBJECT
public:
    /// Covers `window` (the main window or its central widget) and stays on top of its children.
    explicit CursorWire(QWidget* window);

    void setTheme(const Theme& theme);
    void setScale(qreal scale);
    /// Called on the GUI thread from `refresh`.
    void setAnchorSource(std::function<WireAnchors()> source);
    void setKind(CursorKind kind);
    /// Draws the wire, or hides it (`WireAnchors` without a token and a row hides it too).
    void setActive(bool active);
    /// Asks the source again; call when the cursor moved, a view scrolled or a layout changed.
    void refresh();
    const WirePath& path() const { return m_path; }

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    std::optional<QRectF> toOverlay(const std::optional<WireAnchor>& anchor) const;

    Theme m_theme = themeOf(ThemeKind::light);
    qreal m_scale = 1;
    CursorKind m_kind = CursorKind::hover;
    bool m_active = false;
    std::function<WireAnchors()> m_source;
    WirePath m_path;
};

} // namespace steerscope
