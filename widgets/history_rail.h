// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/history_list.h"
#include "widgets/theme.h"

#include <QFrame>
#include <QStringList>

class QHBoxLayout;
class QLabel;
class QLineEdit;
class QMenu;
class QPushButton;
class QStackedLayout;
class QTimer;
class QToolButton;
class QVBoxLayout;

namespace steerscope {

class FlowLayout;

/// Which runs the rail shows.
struct HistoryFilter {
    QString words;
    QString tag; ///< Empty: any.
    bool starred = false;
    bool isOpen() const { return words.isEmpty() && tag.isEmpty() && !starred; }
    friend bool operator==(const HistoryFilter&, const HistoryFilter&) = default;
};

/// Every run that was stored, newest first: search, star, tag, note, pin, remove with undo. It only
/// shows and asks; whoever fills it keeps the runs.
class HistoryRail : public QFrame {
    Q_OBJECT
public:
    explicit HistoryRail(QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    void setScale(qreal scale);

    void setRows(std::vector<HistoryRow> rows);
    /// The tags in use, as chips to filter by.
    void setTags(const QStringList& tags);
    const HistoryFilter& filter() const { return m_filter; }
    /// "Run removed" with an Undo button, until the next removal or eight seconds later.
    void offerUndo(const QString& text);
    void closeUndo();
    void focusSearch();
    HistoryList* list() const { return m_list; }
    QSize sizeHint() const override;

Q_SIGNALS:
    void filterChanged(const steerscope::HistoryFilter& filter);
    void tagsEdited(qint64 id, const QStringList& tags);
    void noteEdited(qint64 id, const QString& note);
    void undoRequested();
    void importRequested();
    void backupRequested();
    void restoreRequested();
    void closeRequested();

private:
    void buildHeader();
    void buildDetails();
    void buildUndo();
    void setFilter(const HistoryFilter& filter);
    void fillChips();
    void showCurrent();
    void showEmpty();
    void restyle();

    Theme m_theme = themeOf(ThemeKind::light);
    qreal m_scale = 1;
    HistoryFilter m_filter;
    QStringList m_tagNames;
    qint64 m_edited = 0; ///< The run whose tags and note are in the fields.

    QHBoxLayout* m_header = nullptr;
    QLabel* m_title = nullptr;
    QToolButton* m_more = nullptr;
    QToolButton* m_close = nullptr;
    QMenu* m_menu = nullptr;
    QLineEdit* m_search = nullptr;
    QTimer* m_searchPause = nullptr; ///< A search starts when the typing pauses.
    QWidget* m_chipRow = nullptr;
    FlowLayout* m_chips = nullptr;
    QStackedLayout* m_pages = nullptr; ///< The list, or why it is empty.
    HistoryList* m_list = nullptr;
    QLabel* m_empty = nullptr;
    QWidget* m_details = nullptr;
    QLineEdit* m_tags = nullptr;
    QLineEdit* m_note = nullptr;
    QFrame* m_undo = nullptr;
    QLabel* m_undoText = nullptr;
    QTimer* m_undoTime = nullptr;
};

} // namespace steerscope
