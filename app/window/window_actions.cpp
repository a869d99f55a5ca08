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
      examples(command(window, "Examples")),
      exportFigure(command(window, "Export figure…", {control(Qt::Key_E)})),
      exportData(command(window, "Export data…", {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E)})),
      exportReport(command(window, "Export report…")),
      copyFigure(command(window, "Copy figure")),
      copyData(command(window, "Copy data")),
      showCommand(toggle(window, "Show me the command")),
      run(command(window, "Run")),
      stop(command(window, "Stop")),
      distil(command(window, "Distil")),
      tune(command(window, "Tune for me")),
      undo(command(window, "Undo", {QKeySequence::Undo})),
      redo(command(window, "Redo", {QKeySequence::Redo, control(Qt::Key_Y)})),
      addColumn(command(window, "Add column")),
      twin(toggle(window, "Compare with the constant twin", {control(Qt::Key_T)})),
      stacked(toggle(window, "Compare with PSR and prompt together")),
      theme(toggle(window, "Dark theme", {control(Qt::Key_D)})),
      demo(toggle(window, "Demo", {control(Qt::Key_1)})),
      tuneLayout(toggle(window, "Tune", {control(Qt::Key_2)})),
      research(toggle(window, "Research", {control(Qt::Key_3)})),
      palette(command(window, "Commands", {control(Qt::Key_K)})),
      keys(command(window, "Keyboard shortcuts",
                   {QKeySequence(Qt::Key_Question), QKeySequence(Qt::Key_F1)})),
      tour(command(window, "Guided tour")),
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
    addColumn->setIcon(themeIcon(Icon::plus, colors));
    showCommand->setIcon(themeIcon(Icon::command, colors));
    palette->setIcon(themeIcon(Icon::search, colors));
}

QList<QAction*> WindowActions::all() const {
    return {run,        stop,     distil,      tune,     undo,         redo,       openModel,
            openPsr,    openRun,  savePsr,     examples, exportFigure, exportData, exportReport,
            copyFigure, copyData, showCommand, twin,     stacked,      demo,       tuneLayout,
            research,   theme,    zoomIn,      zoomOut,  zoomReset,    nextToken,  previousToken,
            escape,     keys,     tour,        quit};
}

void WindowActions::fillMenu(QMenu* menu) const {
    menu->addActions({openModel, openPsr, openRun, savePsr, examples});
    menu->addSeparator();
    menu->addActions({copyFigure, copyData, exportFigure, exportData, exportReport});
    menu->addSeparator();
    menu->addActions({undo, redo, twin});
    menu->addSeparator();
    menu->addActions({theme, zoomIn, zoomOut, zoomReset});
    menu->addSeparator();
    menu->addActions({palette, keys, tour});
    menu->addSeparator();
    menu->addAction(quit);
}

} // namespace steerscope
