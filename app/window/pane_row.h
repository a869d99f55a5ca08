// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/column_plan.h"
#include "widgets/theme.h"

#include <QScrollArea>

#include <map>
#include <vector>

class QHBoxLayout;

namespace steerscope {

class CompletionPane;

/// The answers side by side, one pane per column. A pane is made when its column is first shown and
/// stays, hidden, when the column goes. Panes never get narrower than 280: then the row scrolls
/// sideways.
class PaneRow : public QScrollArea {
    Q_OBJECT
public:
    explicit PaneRow(QWidget* parent = nullptr);

    /// Panes in the order of the columns; all that are not named are hidden.
    void setColumns(const std::vector<ColumnId>& columns);
    /// Those on screen, in their order.
    const std::vector<ColumnId>& columns() const { return m_columns; }
    /// Made on demand; stays hidden until its column is shown.
    CompletionPane* pane(const ColumnId& id);
    void setTheme(const Theme& theme);
    void setScale(qreal scale);
    /// Size of the answers' text beside the scale of everything else; 1 outside a projector's form.
    void setTextScale(qreal scale);

    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// A pane was made: connect to it.
    void paneAdded(steerscope::ColumnId id);

private:
    CompletionPane* addPane(const ColumnId& id);
    void style(CompletionPane& pane);

    Theme m_theme = themeOf(ThemeKind::light);
    std::map<ColumnId, CompletionPane*> m_panes;
    std::vector<ColumnId> m_columns;
    QHBoxLayout* m_layout = nullptr;
    qreal m_scale = 1;
    qreal m_textScale = 1;
};

} // namespace steerscope
