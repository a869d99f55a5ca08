// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme.h"

#include <QListView>
#include <QStringList>

#include <vector>

namespace steerscope {

class HistoryDelegate;
class HistoryModel;

/// One stored run as the rail shows it.
struct HistoryRow {
    qint64 id = 0;
    Identity identity = Identity::unsteered; ///< What the run is about.
    QString title;                           ///< The prompt.
    QString detail; ///< "pirate · α 1.5 · 44 tokens", or what a search found.
    QString when;   ///< "14:03", "Mon 14:03", "12 Nov"
    QStringList tags;
    QString note;
    bool starred = false;
    bool reference = false; ///< Pinned: everything shows the difference to it.
    bool shown = false;     ///< On screen now.
    friend bool operator==(const HistoryRow&, const HistoryRow&) = default;
};

/// The list of the history rail: two lines a run, a star at the end. Click, Return or Space shows a
/// run; the star, S or a click on it marks it; P pins; Delete removes; the menu key has it all.
class HistoryList : public QListView {
    Q_OBJECT
public:
    explicit HistoryList(QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    void setScale(qreal scale);
    /// Keeps the current run where it is still there.
    void setRows(std::vector<HistoryRow> rows);
    const std::vector<HistoryRow>& rows() const;
    /// Null when nothing is current.
    const HistoryRow* current() const;
    /// Where the star of a row is painted, in viewport coordinates.
    QRect starRect(int row) const;

Q_SIGNALS:
    void chosen(qint64 id);
    void starToggled(qint64 id, bool on);
    void referenceToggled(qint64 id, bool on);
    void removeRequested(qint64 id);
    void exportRequested(qint64 id);
    void currentRowChanged();

protected:
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

private:
    void openMenu(const HistoryRow& row, const QPoint& place);

    HistoryModel* m_model = nullptr;
    HistoryDelegate* m_delegate = nullptr;
};

} // namespace steerscope
