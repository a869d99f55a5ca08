// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "app/window/pane_row.h"
#include "app/workbench.h"

namespace steerscope {

/// Keeps the panes equal to the current run: texts, tints, headers and footers.
class PaneBinder : public QObject {
    Q_OBJECT
public:
    PaneBinder(Workbench& workbench, PaneRow& panes, QObject* parent = nullptr);

    /// Reads everything anew.
    void showRun();

private:
    void showColumn(ColumnKind kind);
    void showEmpty(ColumnKind kind);
    void appendTokens(ColumnKind kind, int first);
    void finishColumn(ColumnKind kind);
    void showTint(ColumnKind kind);
    void showHeader(ColumnKind kind);
    void showState(ColumnKind kind);
    QString emptyText(ColumnKind kind) const;

    Workbench& m_workbench;
    PaneRow& m_panes;
};

} // namespace steerscope
