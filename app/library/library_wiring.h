// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include "app/library/library_presenter.h"
#include "widgets/theme.h"

class QAction;
class QDockWidget;
class QMainWindow;

namespace steerscope {

/// The history rail at the left of a window, wired to the library, and the autosave of the
/// experiment. Owned by the window.
class LibraryWiring : public QObject {
    Q_OBJECT
public:
    LibraryWiring(Workbench& workbench, QMainWindow& window);

    LibraryPresenter& presenter() { return m_presenter; }
    HistoryRail* rail() const { return m_rail; }
    /// Shows or hides the rail (Ctrl+H); remembered.
    QAction* toggleAction() const { return m_toggle; }
    /// Nothing shows a difference any more.
    QAction* unpinAction() const { return m_unpin; }
    /// The run on screen is looked at another way: kept when that pauses.
    void noteView() { m_viewPause->start(); }
    void setLook(const steerscope::Theme& theme, qreal scale);
    /// Reads the library and how the rail was left.
    void start();

private:
    void linkRail();
    void linkFiles();
    void autosave();

    Workbench& m_workbench;
    QMainWindow& m_window;
    LibraryPresenter m_presenter;
    HistoryRail* m_rail = nullptr;
    QDockWidget* m_dock = nullptr;
    QAction* m_toggle = nullptr;
    QAction* m_unpin = nullptr;
    QTimer* m_autosave = nullptr;  ///< The session is written when edits pause.
    QTimer* m_viewPause = nullptr; ///< How a run is looked at, too.
};

} // namespace steerscope
