// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/cursor_kind.h"
#include "widgets/heatmap_edit.h"
#include "widgets/heatmap_grid.h"
#include "widgets/heatmap_legend.h"
#include "widgets/heatmap_pitch.h"
#include "widgets/heatmap_region.h"
#include "widgets/theme.h"

#include <QByteArray>
#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

QT_BEGIN_NAMESPACE
class QImage;
class QPainter;
class QScrollBar;
QT_END_NAMESPACE

namespace steerscope {

struct HeatmapFigureStyle;
struct TokenBars;
enum class HeatmapForm;

/// Token × layer heat map with its margins: a bar per token above, a profile per layer at the
/// right, slanted token labels and the colour legend below. Layer 0 is at the bottom.
///
/// Pointer: hover shows, click locks (cursor A), Shift+click places cursor B, Ctrl+drag or the
/// region tool selects a block, the middle button pans, Ctrl+wheel zooms, the grips of the legend
/// clip the colours (a double click on the legend undoes it).
/// Keys: arrows and `,` `.` move the cursor, with Shift they grow a region; Enter locks or applies
/// the tool to the region, Shift+Enter places B; W S zoom, A D pan, F fits all tokens or goes back;
/// [ ] move the upper end of the clip, { } the lower one, \ undoes it; R selects the block between
/// A and B; Esc lets go of region, B and A, in this order.
///
/// GUI thread only. The view owns its grid; it never computes more than sums and percentiles.
/// Cells are drawn from prepared images, so that 4 096 × 64 pans and zooms without lag.
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
    /// Clips the colours until `clearClip` or a grid of another quantity; a fixed range wins. This
    /// is what the grips of the legend do. Never emits `clipEdited`.
    void setClip(const ValueRange& clip);
    void clearClip();
    bool isClipped() const;
    /// Where a grip of the legend stands, in widget coordinates.
    QRectF legendHandleRect(LegendEnd end) const;
    /// Bars of a second quantity below the map; nothing removes them.
    void setLowerBars(std::optional<TokenBars> bars);
    /// Colours the margins; nothing gives the neutral grey of derived quantities.
    void setIdentity(std::optional<Identity> identity);
    void setEmptyText(const QString& text);
    void setForm(HeatmapForm form);
    void setTheme(const Theme& theme);
    /// Interface scale, 0.8 … 2.
    void setScale(qreal scale);

    /// Shows the linked cursor; never emits. A locked one stays under hover.
    void setCursor(std::optional<Cell> cell, CursorKind kind);
    std::optional<Cell> cursorCell() const; ///< Hovered cell if any, else the locked one.
    std::optional<Cell> lockedCell() const;
    void ensureColumnVisible(int column);
    /// Cursor B; never emits. Needs a whole cell.
    void setSecondCursor(std::optional<Cell> cell);
    std::optional<Cell> secondCell() const;
    /// B minus A while both are whole cells.
    std::optional<CellComparison> comparison() const;

    /// Width of the columns; nothing goes back to what fits at 14 … 64 pixels.
    void setZoom(std::optional<ColumnPitch> pitch);
    std::optional<ColumnPitch> zoom() const;
    /// One step, keeping the column at `x` (widget coordinates) where it is.
    void zoomAt(int x, ZoomDirection direction);
    /// All tokens in view; from there back to the readable width.
    void toggleFit();
    int firstColumn() const;
    void scrollToColumn(int firstColumn);

    /// What a drag over the cells does; Ctrl+drag always selects.
    void setTool(MapTool tool);
    MapTool tool() const;
    /// Value to paint, or the bound of the clamp.
    void setToolValue(double value);
    /// Selects a block without a signal; nothing clears it.
    void setRegion(std::optional<MapRegion> region);
    std::optional<MapRegion> region() const;
    /// Lets go of the region, else of cursor B; false when there is neither. What Esc does first.
    bool letGo();
    /// Numbers of the selected block; nothing without one.
    std::optional<RegionStatistics> regionNumbers() const;
    /// Changes cells and marks them, or unmarks those that get their first value back. For redo,
    /// and with `reverted` for undo; never emits.
    void applyEdits(const std::vector<CellEdit>& edits);
    /// Marks exactly these cells as set by hand, whatever their values; never emits.
    void setPainted(const std::vector<Cell>& cells);
    /// Takes the marks away: what is shown is the computed state.
    void clearPainted();
    int paintedCount() const;

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

    /// Value as shown and spoken: "layer 23, token 'pirate', 95.6". A whole column or row gives the
    /// sum over layers or the mean over tokens. Empty for a cell that is not there.
    QString spokenValue(const Cell& cell) const;
    /// Value alone: "95.6", "not computed".
    QString valueOf(const Cell& cell) const;
    /// Sum over layers of one column (magnitudes for signed maps); 0 when not there.
    double columnSum(int column) const;

    /// Whole figure with title, axes and legend; the suffix decides: png (twice the size), svg,
    /// pdf. False when the suffix is unknown or the file cannot be written.
    bool exportFigure(const QString& path) const;
    /// The same as a picture of twice the size, for those who encode it on another thread.
    QImage picture() const;
    /// One line per cell, "column,token,layer,value"; missing values are left empty.
    QString toCsv() const;
    /// A line per token, a column per layer, separated by tabs: for spreadsheets.
    QString toTsv() const;
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
    /// Cursor B was placed by the person.
    void secondCursorPlaced(int column, int layer);
    void rangeChanged();
    /// The person moved a grip of the legend; `fixed` ranges of other maps may follow.
    void clipEdited(const steerscope::ValueRange& range);
    /// The person finished selecting a block.
    void regionSelected(const steerscope::MapRegion& region,
                        const steerscope::RegionStatistics& numbers);
    void regionCleared();
    /// The person changed cells; they are shown and marked already. To undo, hand the `reverted`
    /// edits to `applyEdits`.
    void cellsPainted(const std::vector<steerscope::CellEdit>& edits);
    void toolChanged(steerscope::MapTool tool);
    /// Values were replaced, appended or painted.
    void gridChanged();
    /// "Save as…" was chosen: the owner asks for a path and calls `exportFigure` or `toCsv`.
    void exportRequested();
    /// Cells moved on screen (resize, scroll, new columns): anchors must be asked again.
    void geometryChanged();
    /// What a readout shows changed: a cursor, the region, or the values under them.
    void cursorChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
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
    void colorsChanged();
    void settle() const;
    void announceRange();
    void showHover(const std::optional<Cell>& cell);
    void lockCell(const Cell& cell);
    void placeSecond(const Cell& cell);
    void releaseCursor();
    bool stepDown();
    bool stepCursor(int key, Qt::KeyboardModifiers modifiers);
    bool pressLetter(int key, const QString& text);
    bool pressAction(int key, Qt::KeyboardModifiers modifiers);
    void ensureLayerVisible(int layer);
    void pan(int columns);
    int zoomAnchor() const;
    Cell nearestCell(const QPoint& point) const;
    void startBlock(const Cell& cell);
    void dragTo(const QPoint& point);
    void finishBlock();
    void growRegion(const Cell& to);
    void applyTool(MapTool tool, const MapRegion& region);
    void editClip(const ValueRange& clip);
    void nudgeClip(LegendEnd end, double positions);
    void announce();
    HeatmapFigureStyle figureStyle() const;
    void paintEmptyText(QPainter& painter) const;

    std::unique_ptr<State> m_state;
    QScrollBar* m_columnBar;
    QScrollBar* m_rowBar;
};

} // namespace steerscope
