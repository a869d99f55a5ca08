// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/map_tool_row.h"

#include "widgets/label_style.h"
#include "widgets/segmented_control.h"

#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace steerscope {

MapToolRow::MapToolRow(QWidget* parent)
    : QWidget(parent),
      m_row(new QHBoxLayout(this)),
      m_tools(new SegmentedControl(this)),
      m_valueLabel(new QLabel(tr("&Value"), this)),
      m_value(new QDoubleSpinBox(this)),
      m_erase(new QPushButton(tr("Erase all"), this)),
      m_hint(new QLabel(this)) {
    m_tools->setAccessibleName(tr("Tool for the cells"));
    m_tools->setSize(SegmentedControl::Size::small);
    m_tools->setSegments({tr("Point"), tr("Region"), tr("Paint"), tr("Clamp"), tr("Zero")});
    m_tools->setCurrent(0);
    m_value->setAccessibleName(tr("Value to paint, or bound of the clamp"));
    m_value->setRange(-1e6, 1e6);
    m_value->setDecimals(2);
    m_value->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    m_valueLabel->setBuddy(m_value);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->addWidget(m_tools);
    m_row->addWidget(m_valueLabel);
    m_row->addWidget(m_value);
    m_row->addWidget(m_erase);
    m_row->addWidget(m_hint, 1);
    m_erase->setProperty("small", true);
    m_erase->setAccessibleName(tr("Erase all painted cells"));
    m_erase->setToolTip(tr("Let the PSR decide everywhere again"));
    connect(m_erase, &QPushButton::clicked, this, &MapToolRow::eraseRequested);
    connect(m_tools, &SegmentedControl::currentChanged, this, [this] {
        showHint();
        Q_EMIT toolChosen(tool());
    });
    connect(m_value, &QDoubleSpinBox::valueChanged, this, &MapToolRow::valueChanged);
    showHint();
    restyle();
}

MapTool MapToolRow::tool() const {
    return static_cast<MapTool>(m_tools->current());
}

void MapToolRow::setTool(MapTool tool) {
    m_tools->setCurrent(static_cast<int>(tool));
    showHint();
}

double MapToolRow::value() const {
    return m_value->value();
}

void MapToolRow::setValue(double value) {
    m_value->setValue(value);
}

void MapToolRow::setPaintedCount(int count) {
    m_painted = count;
    showHint();
}

void MapToolRow::setEditable(bool editable, const QString& reason) {
    for (const MapTool edit : {MapTool::paint, MapTool::clamp, MapTool::zero})
        m_tools->setSegmentEnabled(static_cast<int>(edit), editable, reason);
    m_editable = editable;
    if (!editable && tool() != MapTool::point && tool() != MapTool::region) {
        setTool(MapTool::point);
        Q_EMIT toolChosen(MapTool::point);
    }
    showHint();
}

void MapToolRow::showHint() {
    m_erase->setEnabled(m_editable && m_painted > 0);
    const bool takesValue = tool() == MapTool::paint || tool() == MapTool::clamp;
    m_valueLabel->setEnabled(takesValue);
    m_value->setEnabled(takesValue);
    QString hint;
    switch (tool()) {
    case MapTool::point:
        hint = tr("Click sets cursor A, Shift+click cursor B");
        break;
    case MapTool::region:
        hint = tr("Drag over cells for their mean, largest value and share");
        break;
    case MapTool::paint:
        hint = tr("Drag over cells to set them to the value");
        break;
    case MapTool::clamp:
        hint = tr("Drag over cells to hold them within ± the value");
        break;
    case MapTool::zero:
        hint = tr("Drag over cells to switch the steering off there");
        break;
    }
    if (m_painted > 0) hint = tr("Painted cells: %1").arg(m_painted) + QStringLiteral(" · ") + hint;
    m_hint->setText(hint);
}

void MapToolRow::setTheme(const Theme& theme) {
    m_theme = theme;
    restyle();
}

void MapToolRow::setScale(qreal scale) {
    m_scale = scale;
    restyle();
}

void MapToolRow::restyle() {
    m_tools->setTheme(m_theme);
    m_tools->setScale(m_scale);
    m_row->setSpacing(scaledPixels(8, m_scale));
    m_value->setFixedSize(scaledPixels(96, m_scale), scaledPixels(26, m_scale));
    styleLabel(m_valueLabel, TypeRole::label, m_theme.text2, m_scale);
    styleLabel(m_hint, TypeRole::label, m_theme.text3, m_scale);
}

} // namespace steerscope
