// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme.h"

#include <QTableView>

class QMenu;

namespace steerscope {

/// The numbers of a picture as a table, for those who read better than they see. Tab leaves it and
/// the arrows move inside; Ctrl+C and the context menu copy. A place that the owner set is not told
/// as one that the person went to.
class TwinTable : public QTableView {
    Q_OBJECT

public:
    void setTheme(const Theme& theme);
    void setScale(qreal scale);

protected:
    enum class Lines { none, grid };
    TwinTable(Lines lines, int rowHeight, QWidget* parent);

    /// Goes to a cell, or changes the model, without `visited`.
    template <class Action> void quietly(Action action) {
        m_placing = true;
        action();
        m_placing = false;
    }
    /// The person went there.
    virtual void visited(const QModelIndex& index) = 0;
    virtual void copy() const = 0;
    virtual void fillMenu(QMenu& menu) = 0;
    /// Widths after theme or scale changed.
    virtual void fitColumns() {}
    qreal scale() const { return m_scale; }

    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void restyle();

private:
    void restyleWhenSeen();

    Theme m_theme = themeOf(ThemeKind::light);
    qreal m_scale = 1.0;
    Lines m_lines;
    int m_rowHeight;
    bool m_placing = false;
    bool m_stale = false; ///< Theme or scale changed while nobody saw it.
};

} // namespace steerscope
