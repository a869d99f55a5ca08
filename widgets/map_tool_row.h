// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/heatmap_edit.h"
#include "widgets/theme.h"

#include <QWidget>

class QDoubleSpinBox;
class QHBoxLayout;
class QLabel;
class QPushButton;

namespace steerscope {

class SegmentedControl;

/// The tools of a map that can be painted: Point | Region | Paint | Clamp | Zero, and the value.
class MapToolRow : public QWidget {
    Q_OBJECT

public:
    explicit MapToolRow(QWidget* parent = nullptr);
    void setTheme(const Theme& theme);
    void setScale(qreal scale);
    MapTool tool() const;
    /// Never emits.
    void setTool(MapTool tool);
    double value() const;
    void setValue(double value);
    /// How many cells differ from what was computed.
    void setPaintedCount(int count);
    /// Whether cells can be changed; `reason` says why not. Point and Region always work.
    void setEditable(bool editable, const QString& reason = {});

Q_SIGNALS:
    void toolChosen(steerscope::MapTool tool);
    void valueChanged(double value);
    void eraseRequested();

private:
    void restyle();
    void showHint();

    Theme m_theme = themeOf(ThemeKind::light);
    qreal m_scale = 1.0;
    int m_painted = 0;
    bool m_editable = true;
    QHBoxLayout* m_row;
    SegmentedControl* m_tools;
    QLabel* m_valueLabel;
    QDoubleSpinBox* m_value;
    QPushButton* m_erase;
    QLabel* m_hint;
};

} // namespace steerscope
