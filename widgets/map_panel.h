// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/heatmap_edit.h"
#include "widgets/heatmap_grid.h"
#include "widgets/theme.h"

#include <QList>
#include <QString>
#include <QWidget>

#include <optional>

QT_BEGIN_NAMESPACE
class QLabel;
class QToolButton;
QT_END_NAMESPACE

namespace steerscope {

class HeatmapTable;
class HeatmapView;
class MapReadout;
class MapToolRow;
class SegmentedControl;
class TabRow;

/// What a map panel shows of its map.
enum class MapForm { picture, table };

/// One tab of a map panel.
struct MapTab {
    QString title;                    ///< "Δ by the prompt".
    std::optional<Identity> identity; ///< Symbol before the title, colour of the margins.
    QString caption;                  ///< "‖Δ‖, prompted minus plain, on the prompted answer".
    Transform transform = Transform::linear; ///< What the tab starts with.
    bool enabled = true;
    QString disabledReason;      ///< Tooltip while disabled: what is missing.
    bool editable = false;       ///< Its cells may be painted.
    QString readOnlyReason = {}; ///< Why they may not.
};

/// The map with its header (tabs, tools, Linear | √ | Log, shared range, table, export) and its
/// readout. The owner calls `setGrid` when `tabChanged` fires; the panel remembers the transform of
/// each tab. Painting is told by `view()->cellsPainted`, selections by `view()->regionSelected`.
class MapPanel : public QWidget {
    Q_OBJECT

public:
    explicit MapPanel(QWidget* parent = nullptr);
    ~MapPanel() override;

    /// Replaces the tabs; keeps the selected index where it still exists.
    void setTabs(const QList<MapTab>& tabs);
    int currentTab() const;
    /// Selects a tab; emits `tabChanged` when it differs.
    void setCurrentTab(int index);
    Transform transform() const;
    /// Of the current tab; never emits.
    void setTransform(Transform transform);
    /// Shows a grid in the transform of the current tab, whatever the grid itself says.
    void setGrid(HeatmapGrid grid);
    HeatmapView* view() const { return m_view; }
    /// Tabs and controls: the wire of the linked cursor does not cross them.
    QRect headerRect() const;
    QString readoutText() const;
    /// The range that all maps share; nothing lets each have its own. Never emits.
    void setSharedRange(std::optional<ValueRange> range);
    std::optional<ValueRange> sharedRange() const { return m_sharedRange; }
    void setForm(MapForm form);
    MapForm form() const;
    HeatmapTable* table() const { return m_table; }
    /// Marks the cells that were set by hand.
    void setPainted(const std::vector<Cell>& cells);
    /// Opens or closes the row of tools; closing goes back to pointing.
    void setToolsShown(bool shown);

    void setTheme(const Theme& theme);
    void setScale(qreal scale);
    void setEmptyText(const QString& text);

Q_SIGNALS:
    void tabChanged(int index);
    void transformChanged(steerscope::Transform transform);
    void exportRequested();
    /// The person locked or unlocked the range, or moved a grip while it is locked.
    void sharedRangeChanged(const std::optional<steerscope::ValueRange>& range);
    void formChanged(steerscope::MapForm form);
    /// The person wants no cell painted any more.
    void eraseRequested();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void nameParts();
    void buildLayout();
    void connectParts();
    void connectTable();
    void chooseTool(MapTool tool);
    void lockRange(bool locked);
    void followClip(const ValueRange& range);
    void followGrid();
    void showLock();
    void selectTab(int index);
    void showTab(int index);
    void applyTransform(int segment);
    void showReadout();
    void placeFooter();
    void restyle();

    Theme m_theme;
    qreal m_scale = 1.0;
    QList<MapTab> m_tabs;
    std::optional<ValueRange> m_sharedRange;
    TabRow* m_tabRow;
    QToolButton* m_toolsButton;
    SegmentedControl* m_transforms;
    QToolButton* m_lockButton;
    QToolButton* m_tableButton;
    QToolButton* m_copyButton;
    QToolButton* m_exportButton;
    MapToolRow* m_toolRow;
    HeatmapView* m_view;
    HeatmapTable* m_table;
    MapReadout* m_readout;
    QLabel* m_caption;
};

} // namespace steerscope
