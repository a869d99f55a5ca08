// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/window_actions.h"

#include "widgets/icons.h"
#include "widgets/theme.h"

#include <QAction>
#include <QMenu>
#include <QWidget>

namespace steerscope {
namespace {

QAction* command(QWidget* window, const char* name, const QList<QKeySequence>& keys = {}) {
    auto* action = new QAction(WindowActions::tr(name), window);
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
    : openModel(command(window, QT_TR_NOOP("Open model…"), {QKeySequence::Open})),
      openPsr(command(window, QT_TR_NOOP("Open PSR…"),
                      {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O)})),
      openRun(command(window, QT_TR_NOOP("Open recorded run…"))),
      savePsr(command(window, QT_TR_NOOP("Save PSR…"), {QKeySequence::Save})),
      examples(command(window, QT_TR_NOOP("Examples"))),
      exportFigure(command(window, QT_TR_NOOP("Export figure…"), {control(Qt::Key_E)})),
      exportData(command(window, QT_TR_NOOP("Export data…"),
                         {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E)})),
      exportReport(command(window, QT_TR_NOOP("Export report…"))),
      copyFigure(command(window, QT_TR_NOOP("Copy figure"))),
      copyData(command(window, QT_TR_NOOP("Copy data"))),
      showCommand(toggle(window, QT_TR_NOOP("Show me the command"))),
      run(command(window, QT_TR_NOOP("Run"))),
      stop(command(window, QT_TR_NOOP("Stop"))),
      distil(command(window, QT_TR_NOOP("Distil"))),
      tune(command(window, QT_TR_NOOP("Tune for me"))),
      undo(command(window, QT_TR_NOOP("Undo"), {QKeySequence::Undo})),
      redo(command(window, QT_TR_NOOP("Redo"),
                   {QKeySequence::Redo, control(Qt::Key_Y),
                    QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z)})),
      addColumn(command(window, QT_TR_NOOP("Add column"))),
      twin(toggle(window, QT_TR_NOOP("Compare with the constant twin"), {control(Qt::Key_T)})),
      stacked(toggle(window, QT_TR_NOOP("Compare with PSR and prompt together"))),
      theme(toggle(window, QT_TR_NOOP("Dark theme"), {control(Qt::Key_D)})),
      reducedMotion(toggle(window, QT_TR_NOOP("Reduced motion"))),
      demo(toggle(window, QT_TR_NOOP("Demo"), {control(Qt::Key_1)})),
      tuneLayout(toggle(window, QT_TR_NOOP("Tune"), {control(Qt::Key_2)})),
      research(toggle(window, QT_TR_NOOP("Research"), {control(Qt::Key_3)})),
      palette(command(window, QT_TR_NOOP("Commands"), {control(Qt::Key_K)})),
      keys(command(window, QT_TR_NOOP("Keyboard shortcuts"),
                   {QKeySequence(Qt::Key_Question), QKeySequence(Qt::Key_F1)})),
      tour(command(window, QT_TR_NOOP("Guided tour"))),
      zoomIn(
          command(window, QT_TR_NOOP("Zoom in"), {QKeySequence::ZoomIn, control(Qt::Key_Equal)})),
      zoomOut(command(window, QT_TR_NOOP("Zoom out"), {QKeySequence::ZoomOut})),
      zoomReset(command(window, QT_TR_NOOP("Actual size"), {control(Qt::Key_0)})),
      nextToken(command(window, QT_TR_NOOP("Next token"), {QKeySequence(Qt::Key_Period)})),
      previousToken(command(window, QT_TR_NOOP("Previous token"), {QKeySequence(Qt::Key_Comma)})),
      escape(command(window, QT_TR_NOOP("Release cursor or stop"), {QKeySequence(Qt::Key_Escape)})),
      language(command(window, QT_TR_NOOP("Language"))),
      quit(command(window, QT_TR_NOOP("Quit"), {QKeySequence::Quit, control(Qt::Key_Q)})) {}

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
    QList<QAction*> commands{
        run,           stop,     distil,        tune,     undo,         redo,       openModel,
        openPsr,       openRun,  savePsr,       examples, exportFigure, exportData, exportReport,
        copyFigure,    copyData, showCommand,   twin,     stacked,      demo,       tuneLayout,
        research,      theme,    reducedMotion, zoomIn,   zoomOut,      zoomReset,  nextToken,
        previousToken, escape,   keys,          tour,     quit};
    return commands + more;
}

void WindowActions::fillMenu(QMenu* menu) const {
    menu->addActions({openModel, openPsr, openRun, savePsr, examples});
    menu->addSeparator();
    menu->addActions({copyFigure, copyData, exportFigure, exportData, exportReport});
    menu->addSeparator();
    menu->addActions({undo, redo, twin});
    menu->addSeparator();
    menu->addActions({theme, reducedMotion, zoomIn, zoomOut, zoomReset, language});
    menu->addSeparator();
    menu->addActions({palette, keys, tour});
    menu->addSeparator();
    menu->addAction(quit);
}

} // namespace steerscope
