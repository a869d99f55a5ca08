// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/pane_row.h"

#include "app/presenters/run_maps.h"
#include "widgets/completion_pane.h"

#include <QHBoxLayout>

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
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* row = new QWidget(this);
    m_layout = new FlatRow(row);
    m_layout->setContentsMargins(0, 0, 0, 0);
    for (const ColumnKind kind : kKinds) {
        auto* pane = new CompletionPane(row);
        const Identity identity = identityOf(kind);
        pane->setIdentity(identity, identityName(identity));
        pane->setAccessibleName(tr("Pane %1").arg(identityName(identity)));
        m_panes[static_cast<std::size_t>(kind)] = pane;
        m_layout->addWidget(pane, 1);
    }
    setWidget(row);
    setTwinVisible(false);
    setScale(1);
}

void PaneRow::setTwinVisible(bool visible) {
    pane(ColumnKind::twin)->setVisible(visible);
}

void PaneRow::setTheme(const Theme& theme) {
    for (CompletionPane* pane : m_panes)
        pane->setTheme(theme);
}

void PaneRow::setScale(qreal scale) {
    m_scale = scale;
    m_layout->setSpacing(scaledPixels(8, scale));
    for (CompletionPane* pane : m_panes) {
        pane->setScale(scale);
        pane->setMinimumWidth(scaledPixels(280, scale));
    }
}

QSize PaneRow::minimumSizeHint() const {
    return {scaledPixels(280, m_scale), scaledPixels(136, m_scale)};
}

} // namespace steerscope
