// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "app/workbench.h"

class QMenu;

namespace steerscope {

/// The menu behind "Add column": which of the usual columns are shown, a column for every PSR of
/// the library, PSRs mixed into the one in use, and the ways to take each away again.
class ColumnMenu : public QObject {
    Q_OBJECT
public:
    ColumnMenu(Workbench& workbench, QMenu& menu, QObject* parent = nullptr);

Q_SIGNALS:
    /// A PSR or control vector is to be opened from a file, to be shown in a column of its own.
    void fileWanted();

private:
    void fill();
    void addUsual();
    void addLibrary(QMenu& menu, void (ColumnMenu::*add)(int));
    void addRemovals();
    void addColumn(int entry);
    void mixIn(int entry);

    Workbench& m_workbench;
    QMenu& m_menu;
};

/// The experiment with one column more, or with one less.
Experiment withColumn(Experiment experiment, std::shared_ptr<const SteeringModel> psr);
Experiment withoutColumn(Experiment experiment, int number);
Experiment withMixed(Experiment experiment, std::shared_ptr<const SteeringModel> psr);

} // namespace steerscope
