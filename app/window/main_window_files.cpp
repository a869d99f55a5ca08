// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/background.h"
#include "app/language.h"
#include "app/text.h"
#include "app/window/distil_binder.h"
#include "app/window/main_window.h"
#include "app/window/top_bar.h"
#include "core/base/user_paths.h"
#include "core/steering/control_vector.h"
#include "widgets/command_strip.h"
#include "widgets/heatmap_view.h"
#include "widgets/map_panel.h"
#include "widgets/status_strip.h"

#include <QAction>
#include <QActionGroup>
#include <QDir>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QMimeData>
#include <QThreadPool>

namespace steerscope {
namespace {

std::filesystem::path pathOf(const QString& path) {
    return std::filesystem::path(toUtf8(path));
}

/// The first local file that was dropped; empty when there is none.
QString droppedFile(const QMimeData* data) {
    for (const QUrl& url : data->urls())
        if (url.isLocalFile()) return url.toLocalFile();
    return {};
}

} // namespace

void MainWindow::linkActions() {
    connect(m_actions.openModel, &QAction::triggered, this, &MainWindow::chooseModel);
    connect(m_actions.openPsr, &QAction::triggered, this, &MainWindow::choosePsr);
    connect(m_actions.openRun, &QAction::triggered, this, &MainWindow::chooseRun);
    connect(m_actions.savePsr, &QAction::triggered, this, &MainWindow::savePsr);
    connect(m_actions.exportFigure, &QAction::triggered, this, &MainWindow::chooseFigurePath);
    connect(m_actions.exportData, &QAction::triggered, this, &MainWindow::chooseDataPath);
    connect(m_actions.exportReport, &QAction::triggered, this, &MainWindow::chooseReportPath);
    connect(m_actions.copyFigure, &QAction::triggered, this,
            [this] { m_map->view()->copyFigure(); });
    connect(m_actions.copyData, &QAction::triggered, this, [this] { m_map->view()->copyData(); });
    connect(m_actions.run, &QAction::triggered, &m_workbench, &Workbench::run);
    connect(m_actions.distil, &QAction::triggered, &m_workbench, &Workbench::distil);
    connect(m_actions.stop, &QAction::triggered, &m_workbench, &Workbench::stop);
    connect(m_actions.undo, &QAction::triggered, &m_workbench, &Workbench::undo);
    connect(m_actions.redo, &QAction::triggered, &m_workbench, &Workbench::redo);
    connect(m_actions.twin, &QAction::triggered, this, [this](bool on) {
        Experiment next = m_workbench.experiment();
        next.twin = on;
        m_workbench.edit(next);
    });
    connect(m_actions.stacked, &QAction::triggered, this, [this](bool on) {
        Experiment next = m_workbench.experiment();
        next.stacked = on;
        m_workbench.edit(next);
    });
    linkLayoutActions();
    connect(m_actions.reducedMotion, &QAction::triggered, this, &MainWindow::applyLook);
    connect(m_actions.theme, &QAction::triggered, this,
            [this](bool dark) { setThemeKind(dark ? ThemeKind::dark : ThemeKind::light); });
    connect(m_actions.zoomIn, &QAction::triggered, this, [this] { setZoom(m_zoom + 0.1); });
    connect(m_actions.zoomOut, &QAction::triggered, this, [this] { setZoom(m_zoom - 0.1); });
    connect(m_actions.zoomReset, &QAction::triggered, this, [this] { setZoom(1.0); });
    connect(m_actions.nextToken, &QAction::triggered, this, [this] { m_linker->step(1, 0); });
    connect(m_actions.previousToken, &QAction::triggered, this, [this] { m_linker->step(-1, 0); });
    connect(m_actions.escape, &QAction::triggered, this, &MainWindow::escape);
    connect(m_actions.quit, &QAction::triggered, this, &QWidget::close);
    connect(m_topBar->modelMenu(), &QMenu::aboutToShow, this, &MainWindow::fillModelMenu);
}

void MainWindow::linkLayoutActions() {
    connect(m_topBar, &TopBar::layoutChosen, this, &MainWindow::setWindowLayout);
    connect(m_actions.demo, &QAction::triggered, this,
            [this] { setWindowLayout(WindowLayout::demo); });
    connect(m_actions.tuneLayout, &QAction::triggered, this,
            [this] { setWindowLayout(WindowLayout::tune); });
    connect(m_actions.research, &QAction::triggered, this,
            [this] { setWindowLayout(WindowLayout::research); });
    connect(m_actions.showCommand, &QAction::toggled, this, [this](bool on) {
        m_command->setVisible(on && m_layout != WindowLayout::demo);
        m_distil->setCommandShown(on);
        showCommandLine();
    });
    connect(m_command, &CommandStrip::closeRequested, this,
            [this] { m_actions.showCommand->setChecked(false); });
    connect(m_command, &CommandStrip::copied, this,
            [this] { m_status->showNotice(tr("The command line was copied")); });
}

/// The models in the user's folder, and the way to any other file.
void MainWindow::fillModelMenu() {
    QMenu* menu = m_topBar->modelMenu();
    menu->clear();
    const QDir folder(toQString(userModelPath(kDefaultModelName).parent_path().string()));
    const auto files = folder.entryInfoList({QStringLiteral("*.gguf")}, QDir::Files, QDir::Name);
    for (const QFileInfo& file : files)
        menu->addAction(file.completeBaseName(), this,
                        [this, path = file.filePath()] { openModelFile(path); });
    if (!files.isEmpty()) menu->addSeparator();
    menu->addAction(m_actions.openModel);
}

void MainWindow::addCommand(QAction* action) {
    m_actions.more << action;
    m_topBar->mainMenu()->insertAction(m_actions.theme, action);
}

/// The system's language, then every one the program speaks, each under its own name.
void MainWindow::fillLanguageMenu() {
    auto* menu = new QMenu(this);
    auto* choice = new QActionGroup(menu);
    const auto add = [&](const QString& name, const QString& code) {
        QAction* action = menu->addAction(name);
        action->setCheckable(true);
        action->setChecked(code == m_language);
        choice->addAction(action);
        connect(action, &QAction::triggered, this, [this, code] { Q_EMIT languageChosen(code); });
    };
    add(tr("As the system"), {});
    menu->addSeparator();
    for (const Language& language : languages())
        add(language.name, language.code);
    m_actions.language->setMenu(menu);
}

void MainWindow::openModelFile(const QString& path) {
    m_workbench.openModel(pathOf(path));
}

void MainWindow::openFile(const QString& path) {
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (suffix == QStringLiteral("safetensors") || isControlVector(pathOf(path)))
        m_workbench.openPsr(pathOf(path));
    else if (suffix == QStringLiteral("json"))
        openRunFile(path);
    else if (suffix == QStringLiteral("txt"))
        m_workbench.openPrompts(pathOf(path));
    else
        openModelFile(path); // Whatever it is, the loader says by name what it is not.
}

void MainWindow::openRunFile(const QString& path) {
    runInBackground(
        *QThreadPool::globalInstance(), this,
        [file = pathOf(path)] { return readRecordedRun(file); },
        [this](Outcome<RecordedRun> outcome) {
            if (outcome.error) return showFailure(*outcome.error);
            m_workbench.showRun(std::move(*outcome.value), Workbench::Playback::shown);
        });
}

void MainWindow::chooseModel() {
    const QString path = QFileDialog::getOpenFileName(
        this, tr("Open model"), toQString(userModelPath(kDefaultModelName).parent_path().string()),
        tr("Models (*.gguf);;All files (*)"));
    if (!path.isEmpty()) openModelFile(path);
}

void MainWindow::choosePsr() {
    const QString path =
        QFileDialog::getOpenFileName(this, tr("Open PSR"), {}, tr("PSR files (*.safetensors)"));
    if (!path.isEmpty()) m_workbench.openPsr(pathOf(path));
}

/// The file joins the library; once it is there it gets a column of its own.
void MainWindow::chooseColumnFile() {
    const QString path =
        QFileDialog::getOpenFileName(this, tr("PSR or control vector"), {},
                                     tr("PSRs and control vectors (*.safetensors *.gguf)"));
    if (!path.isEmpty()) m_workbench.openColumn(pathOf(path));
}

void MainWindow::chooseRun() {
    const QString path = QFileDialog::getOpenFileName(this, tr("Open recorded run"), {},
                                                      tr("Recorded runs (*.json)"));
    if (!path.isEmpty()) openRunFile(path);
}

void MainWindow::savePsr() {
    const int index = m_workbench.library().indexOf(m_workbench.experiment().psr);
    if (index < 0) return;
    const QString name = toQString(fileStem(m_workbench.experiment().psr->provenance.name)) +
                         QStringLiteral(".safetensors");
    const QString path =
        QFileDialog::getSaveFileName(this, tr("Save PSR"), name, tr("PSR files (*.safetensors)"));
    if (!path.isEmpty()) m_workbench.library().save(index, pathOf(path));
}

void MainWindow::chooseFigurePath() {
    const QString path = QFileDialog::getSaveFileName(this, tr("Export figure"),
                                                      QStringLiteral("steerscope-map.png"),
                                                      tr("PNG (*.png);;SVG (*.svg);;PDF (*.pdf)"));
    if (!path.isEmpty()) exportFigureTo(path);
}

void MainWindow::chooseDataPath() {
    const QString path =
        QFileDialog::getSaveFileName(this, tr("Export data"), QStringLiteral("steerscope-run.csv"),
                                     tr("CSV (*.csv);;JSON (*.json)"));
    if (!path.isEmpty()) exportDataTo(path);
}

void MainWindow::chooseReportPath() {
    const QString path = QFileDialog::getSaveFileName(
        this, tr("Export report"), QStringLiteral("steerscope-run.html"), tr("Web pages (*.html)"));
    if (!path.isEmpty()) exportReportTo(path);
}

void MainWindow::exportReportTo(const QString& path) {
    m_exporter.report(m_workbench.comparison().current(), path);
}

void MainWindow::exportFigureTo(const QString& path) {
    m_exporter.figure(*m_map->view(), path);
}

void MainWindow::exportDataTo(const QString& path) {
    m_exporter.data(m_workbench.comparison().current(), path);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (!droppedFile(event->mimeData()).isEmpty()) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
    openFile(droppedFile(event->mimeData()));
    event->acceptProposedAction();
}

} // namespace steerscope
