// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/stage.h"

#include "app/window/pane_row.h"
#include "app/window/side_column.h"
#include "app/window/strength_card.h"
#include "widgets/heatmap_layout.h"
#include "widgets/heatmap_view.h"
#include "widgets/map_panel.h"
#include "widgets/segmented_control.h"

#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace steerscope {
namespace {

constexpr int kNarrowWidth = 1280;
/// Pixels of the map panel around its cells, and of one cell at its largest.
constexpr int kMapFrame = 250, kMapRow = 24;

} // namespace

Stage::Stage(PaneRow& panes, MapPanel& map, SideColumn& side, QWidget* parent)
    : QWidget(parent), m_panes(panes), m_map(map), m_side(side), m_strength(*side.strengthCard()) {
    setObjectName(QStringLiteral("workArea"));
    m_lower = new QSplitter(Qt::Horizontal, this);
    m_lower->addWidget(&map);
    m_rows = new QSplitter(Qt::Vertical, this);
    m_rows->addWidget(&panes);
    m_rows->addWidget(m_lower);
    m_rows->setStretchFactor(0, 3);
    m_rows->setStretchFactor(1, 7);
    m_columns = new QSplitter(Qt::Horizontal, this);
    m_columns->addWidget(m_rows);
    m_columns->addWidget(&side);
    m_columns->setStretchFactor(0, 1);
    m_columns->setStretchFactor(1, 0);
    for (QSplitter* splitter : {m_rows, m_columns, m_lower})
        splitter->setChildrenCollapsible(false);
    connect(m_rows, &QSplitter::splitterMoved, this, [this] { m_rowsMoved = true; });
    (new QVBoxLayout(this))->addWidget(m_columns);
}

void Stage::setWindowLayout(WindowLayout layout) {
    m_layout = layout;
    m_rowsMoved = false;
    placeStrength();
    // An audience looks at one map; what changes how it is drawn would only be in the way.
    for (QWidget* tool : m_map.findChildren<QWidget*>(Qt::FindDirectChildrenOnly))
        if (qobject_cast<QToolButton*>(tool) || qobject_cast<SegmentedControl*>(tool))
            tool->setVisible(layout != WindowLayout::demo);
    m_map.view()->setForm(layout == WindowLayout::demo ? HeatmapForm::plain : HeatmapForm::full);
    m_side.setVisible(layout == WindowLayout::research);
}

void Stage::placeStrength() {
    using Form = StrengthCard::Form;
    switch (m_layout) {
    case WindowLayout::research:
        m_side.takeBackStrength();
        m_strength.setForm(Form::compact);
        break;
    case WindowLayout::tune:
        m_side.releaseStrength();
        m_lower->insertWidget(0, &m_strength);
        m_strength.setForm(Form::full);
        m_strength.show();
        break;
    case WindowLayout::demo:
        m_side.releaseStrength();
        m_rows->addWidget(&m_strength);
        m_strength.setForm(Form::demo);
        m_strength.show();
        break;
    }
    // Qt gives the labels of a widget that changes its parent the colours back that they had.
    m_strength.setScale(m_scale);
}

void Stage::setTheme(const Theme& theme) {
    m_panes.setTheme(theme);
    m_map.setTheme(theme);
    m_side.setTheme(theme);
}

void Stage::setScale(qreal scale) {
    m_scale = scale;
    m_panes.setScale(scale);
    m_map.setScale(scale);
    m_side.setScale(scale);
    const int gutter = scaledPixels(8, scale);
    for (QSplitter* splitter : {m_rows, m_columns, m_lower})
        splitter->setHandleWidth(gutter);
    layout()->setContentsMargins(gutter, gutter, gutter, gutter);
}

bool Stage::isNarrow(int windowWidth) const {
    return windowWidth < kNarrowWidth * m_scale;
}

void Stage::fitWidth(int windowWidth) {
    const bool narrow = isNarrow(windowWidth);
    m_side.setForm(narrow ? SideColumn::Form::tabs : SideColumn::Form::cards);
    m_side.setMinimumWidth(scaledPixels(280, m_scale));
    const int wanted = narrow ? 300 : windowWidth >= 1500 * m_scale ? 391 : 340;
    const int side = std::max(scaledPixels(wanted, m_scale), m_side.neededWidth());
    m_columns->setSizes({std::max(1, width() - side), side});
    if (m_layout != WindowLayout::tune) return;
    const int strength = std::max(scaledPixels(360, m_scale), width() * 36 / 100);
    m_lower->setSizes({strength, std::max(1, width() - strength)});
}

void Stage::fitHeight() {
    if (m_rowsMoved) return;
    const int height = m_rows->height();
    const int mapUse =
        scaledPixels(kMapFrame + kMapRow * std::max(1, m_map.view()->rowCount()), m_scale);
    if (m_layout == WindowLayout::demo) {
        const int strength = std::max(m_strength.minimumSizeHint().height(), height * 14 / 100);
        const int panes = height * 34 / 100;
        m_rows->setSizes({panes, std::max(1, height - panes - strength), strength});
        return;
    }
    const int share = m_layout == WindowLayout::tune ? 24 : 27;
    const int panes = m_layout == WindowLayout::tune
                          ? height * share / 100
                          : std::max(height * share / 100, height - mapUse);
    m_rows->setSizes({panes, std::max(1, height - panes)});
}

} // namespace steerscope
