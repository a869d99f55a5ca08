// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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

class HeatmapView;
class SegmentedControl;
class TabRow;

/// One tab of a map panel.
struct MapTab {
    QString title;                    ///< "Δ by the prompt".
    std::optional<Identity> identity; ///< Symbol before the title, colour of the margins.
    QString caption;                  ///< "‖Δ‖, prompted minus plain, on the prompted answer".
    Transform transform = Transform::linear; ///< What the tab starts with.
    bool enabled = true;
    QString disabledReason; ///< Tooltip while disabled: what is missing.
};

/// The map with its header (tabs, Linear | √ | Log, export) and its readout. The owner calls
/// `setGrid` when `tabChanged` fires; the panel remembers the transform of each tab.
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
    /// Shows a grid in the transform of the current tab, whatever the grid itself says.
    void setGrid(HeatmapGrid grid);
    HeatmapView* view() const { return m_view; }
    /// Tabs and controls: the wire of the linked cursor does not cross them.
    QRect headerRect() const;
    QString readoutText() const;

    void setTheme(const Theme& theme);
    void setScale(qreal scale);
    void setEmptyText(const QString& text);

Q_SIGNALS:
    void tabChanged(int index);
    void transformChanged(steerscope::Transform transform);
    void exportRequested();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    class Readout; ///< Framed text of the locked or hovered cell, bottom left.

    void buildLayout();
    void connectParts();
    void selectTab(int index);
    void showTab(int index);
    void applyTransform(int segment);
    void showReadout();
    void placeFooter();
    void restyle();

    Theme m_theme;
    qreal m_scale = 1.0;
    QList<MapTab> m_tabs;
    TabRow* m_tabRow;
    SegmentedControl* m_transforms;
    QToolButton* m_copyButton;
    QToolButton* m_exportButton;
    HeatmapView* m_view;
    Readout* m_readout;
    QLabel* m_caption;
};

} // namespace steerscope
