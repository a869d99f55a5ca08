// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QAction;
class QMenu;
class QWidget;

namespace steerscope {

struct Theme;

/// Every command of the window as an action with name, shortcut and status. They are added to the
/// window, so that shortcuts work everywhere in it; menus and bars show the same objects.
struct WindowActions {
    explicit WindowActions(QWidget* window);

    void setIcons(const Theme& theme);
    /// The one menu of the window, at the right end of the top bar.
    void fillMenu(QMenu* menu) const;

    QAction *openModel, *openPsr, *openRun, *savePsr;
    QAction *exportFigure, *exportData;
    QAction *stop, *undo, *redo;
    QAction *twin, *theme;
    QAction *zoomIn, *zoomOut, *zoomReset;
    QAction *nextToken, *previousToken, *escape;
    QAction* quit;
};

} // namespace steerscope
