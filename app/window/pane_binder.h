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
    /// For an audience two panes, told and nudged, without numbers.
    enum class Form { full, demo };
    void setForm(Form form);

private:
    void linkPane(ColumnId id);
    void showName(ColumnId id);
    void showChoice();
    void setColumns(std::vector<ColumnId> ids);
    void showColumn(ColumnId id);
    void showEmpty(ColumnId id);
    void appendTokens(ColumnId id, int first);
    void finishColumn(ColumnId id);
    void showTint(ColumnId id);
    void showHeader(ColumnId id);
    void showState(ColumnId id);
    QString emptyText(ColumnId id) const;

    Workbench& m_workbench;
    PaneRow& m_panes;
    Form m_form = Form::full;
};

} // namespace steerscope
