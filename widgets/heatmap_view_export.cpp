// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How a map leaves a HeatmapView: files, clipboard and the context menu.
#include "widgets/heatmap_view.h"

#include "widgets/clipboard.h"
#include "widgets/heatmap_export.h"
#include "widgets/heatmap_view_state.h"

#include <QContextMenuEvent>
#include <QMenu>

namespace steerscope {

HeatmapFigureStyle HeatmapView::figureStyle() const {
    return {.theme = m_state->theme,
            .scale = m_state->scale,
            .range = range(),
            .identity = m_state->identity,
            .locked = m_state->locked,
            .lowerBars = m_state->lowerBars ? &*m_state->lowerBars : nullptr,
            .painted = &m_state->painted};
}

bool HeatmapView::exportFigure(const QString& path) const {
    return exportHeatmap(path, m_state->grid, figureStyle());
}

QImage HeatmapView::picture() const {
    return heatmapPicture(m_state->grid, figureStyle(), 2.0);
}

QString HeatmapView::toCsv() const {
    return heatmapCsv(m_state->grid);
}

QString HeatmapView::toTsv() const {
    return heatmapTsv(m_state->grid);
}

QByteArray HeatmapView::toJson() const {
    return heatmapJson(m_state->grid);
}

void HeatmapView::copyFigure() const {
    steerscope::copyFigure({.picture = picture(), .svg = heatmapSvg(m_state->grid, figureStyle())});
}

void HeatmapView::copyData() const {
    steerscope::copyData({.text = toCsv(), .csv = toCsv(), .tsv = toTsv(), .json = toJson()});
}

void HeatmapView::contextMenuEvent(QContextMenuEvent* event) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const bool hasData = !m_state->grid.isEmpty();
    menu->addAction(tr("Copy figure"), this, &HeatmapView::copyFigure)->setEnabled(hasData);
    menu->addAction(tr("Copy data"), this, &HeatmapView::copyData)->setEnabled(hasData);
    menu->addSeparator();
    menu->addAction(tr("Fit all tokens"), this, &HeatmapView::toggleFit)->setEnabled(hasData);
    menu->addAction(tr("Undo the clip of the colours"), this, &HeatmapView::clearClip)
        ->setEnabled(m_state->clip.has_value());
    menu->addSeparator();
    menu->addAction(tr("Save as…"), this, &HeatmapView::exportRequested)->setEnabled(hasData);
    menu->popup(event->globalPos());
}

} // namespace steerscope
