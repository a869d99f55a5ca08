// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/cursor_kind.h"
#include "widgets/heatmap_grid.h"
#include "widgets/theme.h"

#include <QByteArray>
#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

QT_BEGIN_NAMESPACE
class QPainter;
class QScrollBar;
QT_END_NAMESPACE

namespace steerscope {

/// Token × layer heat map with its margins: a bar per token above, a profile per layer at the
/// right, slanted token labels and the colour legend below. Layer 0 is at the bottom.
///
/// GUI thread only. The view owns its grid; it never computes more than sums and percentiles.
/// Cells are drawn from one image, a pixel per cell, so that 4 096 × 64 pans without lag.
class HeatmapView : public QWidget {
    Q_OBJECT

public:
    explicit HeatmapView(QWidget* parent = nullptr);
    ~HeatmapView() override;

    /// Replaces everything shown. The range is the default one of the values unless fixed.
    void setGrid(HeatmapGrid grid);
    const HeatmapGrid& grid() const;
    /// One more token at the right: `values` [rows], layer 0 first, NaN = missing. The first column
    /// of an empty grid sets the number of layers. Until the next `setGrid` or `endStreaming` the
    /// colour range may only widen.
    void appendColumn(const std::vector<float>& values, const QString& label, bool continuation);
    /// The run is over: hatch for expected columns goes, the range settles on all values.
    void endStreaming();
    /// Columns to reserve while tokens stream; those not there yet are hatched.
    void setExpectedColumns(int count);
    /// Layers to draw while the grid has no values yet.
    void setExpectedRows(int count);
    int columnCount() const; ///< Columns drawn, hatched ones included.
    int rowCount() const;

    void setTransform(Transform transform);
    /// Fixes the colour range (shared between maps); nothing returns to the default range.
    void setFixedRange(std::optional<ValueRange> range);
    ValueRange range() const;
    /// Colours the margins; nothing gives the neutral grey of derived quantities.
    void setIdentity(std::optional<Identity> identity);
    void setEmptyText(const QString& text);
    void setTheme(const Theme& theme);
    /// Interface scale, 0.8 … 2.
    void setScale(qreal scale);

    /// Shows the linked cursor; never emits. A locked one stays under hover.
    void setCursor(std::optional<Cell> cell, CursorKind kind);
    std::optional<Cell> cursorCell() const; ///< Hovered cell if any, else the locked one.
    std::optional<Cell> lockedCell() const;
    void ensureColumnVisible(int column);

    /// Bar of a token, or row of the profile, in widget coordinates: where the wire of the linked
    /// cursor docks. Empty when scrolled out of view.
    QRectF anchorRect(int column) const;
    QRectF rowAnchorRect(int layer) const;
    /// Strip below the map left of the legend, free for the owner's readout.
    QRect footerRect() const;
    /// Rectangle of one cell in widget coordinates.
    QRectF cellRect(const Cell& cell) const;
    /// What is under a point, margins included (see `Cell`).
    std::optional<Cell> cellAt(const QPointF& point) const;

    /// Value as shown and spoken: "pirate, layer 23, 95.6". A whole column or row gives the sum
    /// over layers or the mean over tokens. Empty for a cell that is not there.
    QString spokenValue(const Cell& cell) const;
    /// Value alone: "95.6", "not computed".
    QString valueOf(const Cell& cell) const;
    /// Sum over layers of one column (magnitudes for signed maps); 0 when not there.
    double columnSum(int column) const;

    /// Whole figure with title, axes and legend; the suffix decides: png (twice the size), svg,
    /// pdf. False when the suffix is unknown or the file cannot be written.
    bool exportFigure(const QString& path) const;
    /// One line per cell, "column,token,layer,value"; missing values are left empty.
    QString toCsv() const;
    /// Object with name, unit, layers, tokens and values [layer][column]; missing values are null.
    QByteArray toJson() const;
    void copyFigure() const;
    void copyData() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void cellHovered(int column, int layer);
    void hoverLeft();
    void cellActivated(int column, int layer);
    void cursorReleased();
    void rangeChanged();
    /// "Save as…" was chosen: the owner asks for a path and calls `exportFigure` or `toCsv`.
    void exportRequested();
    /// Cells moved on screen (resize, scroll, new columns): anchors must be asked again.
    void geometryChanged();
    /// What the cursor shows changed: place, kind or the value under it.
    void cursorChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    struct State;

    void buildScrollBars();
    void relayout();
    void placeScrollBars();
    void valuesChanged();
    void settle() const;
    void announceRange();
    void showHover(const std::optional<Cell>& cell);
    void lockCell(const Cell& cell);
    void releaseCursor();
    bool stepCursor(int key);
    void ensureLayerVisible(int layer);
    void announce();
    void paintEmptyText(QPainter& painter) const;

    std::unique_ptr<State> m_state;
    QScrollBar* m_columnBar;
    QScrollBar* m_rowBar;
};

} // namespace steerscope
