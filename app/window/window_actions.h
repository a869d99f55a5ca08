// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QList>
#include <QObject>

class QAction;
class QMenu;
class QWidget;

namespace steerscope {

struct Theme;

/// Every command of the window as an action with name, shortcut and status. They are added to the
/// window, so that shortcuts work everywhere in it; menus and bars show the same objects.
struct WindowActions {
    Q_DECLARE_TR_FUNCTIONS(WindowActions)
public:
    explicit WindowActions(QWidget* window);

    void setIcons(const Theme& theme);
    /// The one menu of the window, at the right end of the top bar.
    void fillMenu(QMenu* menu) const;

    /// Everything that can be done, for the command palette and the sheet of keys.
    QList<QAction*> all() const;

    QAction *openModel, *openPsr, *openRun, *savePsr, *examples;
    QAction *exportFigure, *exportData, *exportReport, *copyFigure, *copyData, *showCommand;
    QAction *run, *stop, *distil, *tune, *undo, *redo;
    QAction *addColumn, *twin, *stacked, *theme, *reducedMotion;
    QAction *demo, *tuneLayout, *research;
    QAction *palette, *keys, *tour;
    QAction *zoomIn, *zoomOut, *zoomReset;
    QAction *nextToken, *previousToken, *escape;
    QList<QAction*> more;     ///< Of parts of the window that it does not own.
    QAction *language, *quit; ///< Menu of languages; filled by whoever knows which there are.
};

} // namespace steerscope
