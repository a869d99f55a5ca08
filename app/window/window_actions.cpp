// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/window_actions.h"

#include "widgets/icons.h"
#include "widgets/theme.h"

#include <QAction>
#include <QCoreApplication>
#include <QMenu>
#include <QWidget>

namespace steerscope {
namespace {

QAction* command(QWidget* window, const char* name, const QList<QKeySequence>& keys = {}) {
    auto* action = new QAction(QCoreApplication::translate("WindowActions", name), window);
    action->setShortcuts(keys);
    action->setObjectName(QString::fromUtf8(name));
    window->addAction(action);
    return action;
}

QAction* toggle(QWidget* window, const char* name, const QList<QKeySequence>& keys = {}) {
    QAction* action = command(window, name, keys);
    action->setCheckable(true);
    return action;
}

QKeySequence control(Qt::Key key) {
    return QKeySequence(Qt::CTRL | key);
}

} // namespace

WindowActions::WindowActions(QWidget* window)
    : openModel(command(window, "Open model…", {QKeySequence::Open})),
      openPsr(command(window, "Open PSR…", {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O)})),
      openRun(command(window, "Open recorded run…")),
      savePsr(command(window, "Save PSR…", {QKeySequence::Save})),
      exportFigure(command(window, "Export figure…", {control(Qt::Key_E)})),
      exportData(command(window, "Export data…", {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E)})),
      stop(command(window, "Stop")),
      undo(command(window, "Undo", {QKeySequence::Undo})),
      redo(command(window, "Redo", {QKeySequence::Redo, control(Qt::Key_Y)})),
      twin(toggle(window, "Compare with the constant twin", {control(Qt::Key_T)})),
      theme(toggle(window, "Dark theme", {control(Qt::Key_D)})),
      zoomIn(command(window, "Zoom in", {QKeySequence::ZoomIn, control(Qt::Key_Equal)})),
      zoomOut(command(window, "Zoom out", {QKeySequence::ZoomOut})),
      zoomReset(command(window, "Actual size", {control(Qt::Key_0)})),
      nextToken(command(window, "Next token", {QKeySequence(Qt::Key_Period)})),
      previousToken(command(window, "Previous token", {QKeySequence(Qt::Key_Comma)})),
      escape(command(window, "Release cursor or stop", {QKeySequence(Qt::Key_Escape)})),
      quit(command(window, "Quit", {QKeySequence::Quit, control(Qt::Key_Q)})) {}

void WindowActions::setIcons(const Theme& colors) {
    undo->setIcon(themeIcon(Icon::undo, colors));
    redo->setIcon(themeIcon(Icon::redo, colors));
    theme->setIcon(themeIcon(colors.kind == ThemeKind::dark ? Icon::sun : Icon::moon, colors));
    openModel->setIcon(themeIcon(Icon::open, colors));
    savePsr->setIcon(themeIcon(Icon::save, colors));
}

void WindowActions::fillMenu(QMenu* menu) const {
    menu->addActions({openModel, openPsr, openRun, savePsr});
    menu->addSeparator();
    menu->addActions({exportFigure, exportData});
    menu->addSeparator();
    menu->addActions({undo, redo, twin});
    menu->addSeparator();
    menu->addActions({theme, zoomIn, zoomOut, zoomReset});
    menu->addSeparator();
    menu->addAction(quit);
}

} // namespace steerscope
