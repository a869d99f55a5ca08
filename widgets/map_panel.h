// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/color_scale.h"
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

/// The map with its header (tabs, Linear | √ | Log, export) and its readout. The owner sets the
/// grid of `view()` when `tabChanged` fires; the panel remembers the transform of each tab.
class MapPanel : public QWidget {
    Q_OBJECT

public:
    explicit MapPanel(QWidget* parent = nullptr);

    /// Replaces the tabs; keeps the selected index where it still exists.
    void setTabs(const QList<MapTab>& tabs);
    int currentTab() const;
    /// Selects a tab; emits `tabChanged` when it differs.
    void setCurrentTab(int index);
    Transform transform() const;
    HeatmapView* view() const { return m_view; }

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
    class Readout;

    void buildLayout();
    void selectTab(int index);
    void applyTransform(int segment);
    void showReadout();
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
