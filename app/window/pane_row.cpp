// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/pane_row.h"

#include "app/presenters/run_maps.h"
#include "widgets/completion_pane.h"
#include "widgets/token_view.h"

#include <QHBoxLayout>

#include <algorithm>

namespace steerscope {
namespace {

/// A row that takes the height it is given: a scroll area would otherwise make its content as high
/// as the texts would like to be, and cut the panes off at the foot.
class FlatRow : public QHBoxLayout {
public:
    using QHBoxLayout::QHBoxLayout;
    bool hasHeightForWidth() const override { return false; }
};

} // namespace

PaneRow::PaneRow(QWidget* parent) : QScrollArea(parent) {
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus); // The panes take the keyboard.
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* row = new QWidget(this);
    m_layout = new FlatRow(row);
    m_layout->setContentsMargins(0, 0, 0, 0);
    setWidget(row);
    setColumns({ColumnKind::unsteered, ColumnKind::prompted, ColumnKind::psr});
    setScale(1);
}

void PaneRow::setColumns(const std::vector<ColumnId>& columns) {
    if (columns == m_columns) return;
    m_columns = columns;
    for (const auto& [id, pane] : m_panes)
        if (std::ranges::find(columns, id) == columns.end()) pane->hide();
    for (int place = 0; const ColumnId& id : columns) {
        CompletionPane* shown = pane(id);
        m_layout->removeWidget(shown);
        m_layout->insertWidget(place++, shown, 1);
        shown->show();
    }
}

CompletionPane* PaneRow::pane(const ColumnId& id) {
    const auto found = m_panes.find(id);
    return found != m_panes.end() ? found->second : addPane(id);
}

CompletionPane* PaneRow::addPane(const ColumnId& id) {
    auto* pane = new CompletionPane(widget());
    pane->hide();
    m_panes.emplace(id, pane);
    pane->setIdentity(identityOf(id), columnTitle(id));
    pane->setAccessibleName(tr("Pane %1").arg(columnTitle(id)));
    m_layout->addWidget(pane, 1);
    style(*pane);
    Q_EMIT paneAdded(id);
    return pane;
}

void PaneRow::setTheme(const Theme& theme) {
    m_theme = theme;
    for (const auto& [id, pane] : m_panes)
        pane->setTheme(theme);
}

void PaneRow::setScale(qreal scale) {
    m_scale = scale;
    m_layout->setSpacing(scaledPixels(8, scale));
    for (const auto& [id, pane] : m_panes)
        style(*pane);
}

void PaneRow::setTextScale(qreal scale) {
    m_textScale = scale;
    setScale(m_scale);
}

void PaneRow::style(CompletionPane& pane) {
    pane.setTheme(m_theme);
    pane.setScale(m_scale);
    pane.tokenView()->setScale(m_scale * m_textScale);
    pane.setMinimumWidth(scaledPixels(280, m_scale));
}

QSize PaneRow::minimumSizeHint() const {
    return {scaledPixels(280, m_scale), scaledPixels(136, m_scale)};
}

} // namespace steerscope
