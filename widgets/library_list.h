// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme.h"

#include <QFrame>

#include <vector>

class QHBoxLayout;
class QLabel;
class QListView;
class QModelIndex;
class QStackedLayout;
class QStandardItemModel;
class QToolButton;

namespace steerscope {

class LibraryDelegate;

/// One saved PSR as the list shows it.
struct LibraryRow {
    Identity identity = Identity::psr;
    QString name;   ///< "pirate"
    QString detail; ///< "30 layers · rank 1"
    bool inUse = false;
    QString tooltip;
    int symbol = 0; ///< Which of ● ▲ ▼ ■ ★ it carries where it is at work.
};

/// The saved PSRs, with buttons to open and to save one.
class LibraryList : public QFrame {
    Q_OBJECT
public:
    explicit LibraryList(QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    void setScale(qreal scale);
    void setRows(const std::vector<LibraryRow>& rows);
    int rowCount() const;
    /// Why nothing can be saved now (tooltip of the disabled button); empty: it can.
    void setSaveBlocked(const QString& reason);

Q_SIGNALS:
    /// Click, Return or Space on a row.
    void chosen(int row);
    void openRequested();
    void saveRequested();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void buildView();
    void restyle();
    void showInUse();
    void choose(const QModelIndex& index);

    Theme m_theme = themeOf(ThemeKind::light);
    qreal m_scale = 1;
    QHBoxLayout* m_header = nullptr;
    QStackedLayout* m_pages = nullptr; ///< Hint while there is nothing, else the list.
    QLabel* m_title = nullptr;
    QToolButton* m_open = nullptr;
    QToolButton* m_save = nullptr;
    QListView* m_view = nullptr;
    QStandardItemModel* m_model = nullptr;
    LibraryDelegate* m_delegate = nullptr;
    QLabel* m_empty = nullptr;
};

} // namespace steerscope
