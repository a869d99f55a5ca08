// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <map>
#include <optional>

#include "app/presenters/run_tints.h"
#include "app/window/pane_row.h"
#include "app/workbench.h"

class QMenu;

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
    /// Words that are not in this answer are marked in all others; nothing marks none. While a run
    /// is pinned, every answer is compared with its own one there.
    void setDifferencesTo(std::optional<ColumnId> id);
    std::optional<ColumnId> differencesTo() const { return m_base; }
    /// The quantities that were chosen to tint answers; others are tinted by their first.
    const std::map<ColumnId, TintKind>& tints() const { return m_tints; }
    void setTints(std::map<ColumnId, TintKind> tints);

Q_SIGNALS:
    /// The person chose another tint or another answer to compare with.
    void viewChanged();

private:
    TintKind tint(const ColumnId& id) const;
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
    void showMarks();
    const RunColumn* baseOf(const ColumnId& id) const;
    QString footer(const ColumnId& id) const;
    void fillMenu(ColumnId id, QMenu& menu);
    void addFreeAgain(ColumnId id, QMenu& menu);
    QString detail(const RunColumn& column) const;
    QString reading(const RunColumn& column) const;
    QString emptyText(ColumnId id) const;

    Workbench& m_workbench;
    PaneRow& m_panes;
    Form m_form = Form::full;
    std::optional<ColumnId> m_base; ///< Others are compared with this answer.
    std::map<ColumnId, TintKind> m_tints;
};

} // namespace steerscope
