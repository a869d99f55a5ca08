// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/background.h"
#include "app/text.h"
#include "app/window/main_window.h"
#include "app/window/top_bar.h"
#include "core/base/user_paths.h"
#include "widgets/heatmap_view.h"
#include "widgets/map_panel.h"

#include <QAction>
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
    connect(m_actions.stop, &QAction::triggered, &m_workbench, &Workbench::stop);
    connect(m_actions.undo, &QAction::triggered, &m_workbench, &Workbench::undo);
    connect(m_actions.redo, &QAction::triggered, &m_workbench, &Workbench::redo);
    connect(m_actions.twin, &QAction::triggered, this, [this](bool on) {
        Experiment next = m_workbench.experiment();
        next.twin = on;
        m_workbench.edit(next);
    });
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

void MainWindow::openModelFile(const QString& path) {
    m_workbench.openModel(pathOf(path));
}

void MainWindow::openFile(const QString& path) {
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (suffix == QStringLiteral("safetensors"))
        m_workbench.openPsr(pathOf(path));
    else if (suffix == QStringLiteral("json"))
        openRunFile(path);
    else
        openModelFile(path); // Whatever it is, the loader says by name what it is not.
}

void MainWindow::openRunFile(const QString& path) {
    runInBackground(
        *QThreadPool::globalInstance(), this,
        [file = pathOf(path)] { return readRecordedRun(file); },
        [this](Outcome<RecordedRun> outcome) {
            if (outcome.error) return showFailure(*outcome.error);
            m_workbench.comparison().show(std::move(*outcome.value));
            Experiment next = m_workbench.comparison().current().recipe;
            next.psr = m_workbench.experiment().psr;
            m_workbench.edit(next);
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
