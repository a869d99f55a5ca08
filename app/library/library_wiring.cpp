// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/library_wiring.h"

#include "app/text.h"
#include "core/base/strict_json.h"

#include <QAction>
#include <QDockWidget>
#include <QFileDialog>
#include <QMainWindow>
#include <QTimer>
#include <QVBoxLayout>

namespace steerscope {
namespace {

constexpr int kAutosavePause = 1000; // ms
constexpr char kRailState[] = "rail", kRailOpen[] = "open";

std::filesystem::path pathOf(const QString& path) {
    return std::filesystem::path(toUtf8(path));
}

/// Closed unless the text says otherwise in so many words.
bool railIsOpen(const QString& document) {
    try {
        const Json state = parseStrictJson(toUtf8(document));
        return state.is_object() && state.contains(kRailOpen) && state[kRailOpen] == true;
    } catch (const Error&) {
        return false;
    }
}

} // namespace

LibraryWiring::LibraryWiring(Workbench& workbench, QMainWindow& window)
    : QObject(&window), m_workbench(workbench), m_window(window), m_presenter(workbench, this) {
    m_dock = new QDockWidget(tr("History"), &window);
    m_dock->setObjectName(QStringLiteral("history"));
    m_dock->setTitleBarWidget(new QWidget(m_dock)); // The rail has a header of its own.
    m_dock->setFeatures(QDockWidget::DockWidgetClosable);
    auto* frame = new QWidget(m_dock);
    m_rail = new HistoryRail(frame);
    (new QVBoxLayout(frame))->addWidget(m_rail);
    m_dock->setWidget(frame);
    window.addDockWidget(Qt::LeftDockWidgetArea, m_dock);
    m_dock->hide();
    m_toggle = m_dock->toggleViewAction();
    m_toggle->setText(tr("History"));
    m_toggle->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_H));
    window.addAction(m_toggle);
    m_unpin = new QAction(tr("Unpin the reference"), this);
    m_unpin->setEnabled(false);
    window.addAction(m_unpin);
    connect(m_unpin, &QAction::triggered, &m_presenter, &LibraryPresenter::unpin);
    linkRail();
    linkFiles();
    autosave();
}

void LibraryWiring::linkRail() {
    LibraryPresenter* library = &m_presenter;
    HistoryList* list = m_rail->list();
    connect(library, &LibraryPresenter::rowsChanged, this, [this] {
        m_rail->setTags(m_presenter.tags());
        m_rail->setRows(m_presenter.rows());
    });
    connect(library, &LibraryPresenter::removed, m_rail, [this](const QString& title) {
        m_rail->offerUndo(tr("Removed “%1”").arg(title.simplified().left(24)));
    });
    connect(library, &LibraryPresenter::referenceChanged, this, [this] {
        m_workbench.comparison().setReference(m_presenter.reference());
        m_unpin->setEnabled(m_presenter.reference() != nullptr);
    });
    connect(library, &LibraryPresenter::notice, &m_workbench, &Workbench::notice);
    connect(library, &LibraryPresenter::failed, &m_workbench, &Workbench::failed);
    connect(m_rail, &HistoryRail::filterChanged, library, &LibraryPresenter::setFilter);
    connect(m_rail, &HistoryRail::tagsEdited, library, &LibraryPresenter::setTags);
    connect(m_rail, &HistoryRail::noteEdited, library, &LibraryPresenter::setNote);
    connect(m_rail, &HistoryRail::undoRequested, library, &LibraryPresenter::undoRemove);
    connect(m_rail, &HistoryRail::closeRequested, m_dock, &QDockWidget::close);
    connect(list, &HistoryList::chosen, library, &LibraryPresenter::show);
    connect(list, &HistoryList::starToggled, library, &LibraryPresenter::setStar);
    connect(list, &HistoryList::referenceToggled, library, &LibraryPresenter::setReference);
    connect(list, &HistoryList::removeRequested, library, &LibraryPresenter::remove);
    // Only the person's wish is kept, not what a closing window does to its parts.
    connect(m_toggle, &QAction::triggered, this, [this](bool open) {
        m_presenter.saveState(kRailState, Json{{kRailOpen, open}}.dump());
        if (open) m_rail->focusSearch();
    });
    connect(m_rail, &HistoryRail::closeRequested, this, [this] {
        m_presenter.saveState(kRailState, Json{{kRailOpen, false}}.dump());
    });
    connect(library, &LibraryPresenter::stateRead, this,
            [this](const QString& name, const QString& document) {
                if (name == QLatin1String(kRailState)) m_dock->setVisible(railIsOpen(document));
            });
}

void LibraryWiring::linkFiles() {
    const QString bundles = tr("Steerscope bundles (*.steerscope)");
    const QString backups = tr("Library backups (*.db)");
    connect(m_rail->list(), &HistoryList::exportRequested, this, [this, bundles](qint64 id) {
        const QString path = QFileDialog::getSaveFileName(
            &m_window, tr("Export for a colleague"), QStringLiteral("run.steerscope"), bundles);
        if (!path.isEmpty()) m_presenter.exportRun(id, pathOf(path));
    });
    connect(m_rail, &HistoryRail::importRequested, this, [this, bundles] {
        const QString path =
            QFileDialog::getOpenFileName(&m_window, tr("Import from a colleague"), {}, bundles);
        if (!path.isEmpty()) m_presenter.importFrom(pathOf(path));
    });
    connect(m_rail, &HistoryRail::backupRequested, this, [this, backups] {
        const QString path = QFileDialog::getSaveFileName(
            &m_window, tr("Back up the library"), QStringLiteral("steerscope-library.db"), backups);
        if (!path.isEmpty()) m_presenter.backupTo(pathOf(path));
    });
    connect(m_rail, &HistoryRail::restoreRequested, this, [this, backups] {
        const QString path =
            QFileDialog::getOpenFileName(&m_window, tr("Restore a backup"), {}, backups);
        if (!path.isEmpty()) m_presenter.restoreFrom(pathOf(path));
    });
}

void LibraryWiring::autosave() {
    m_autosave = new QTimer(this);
    m_autosave->setSingleShot(true);
    m_autosave->setInterval(kAutosavePause);
    connect(&m_workbench, &Workbench::experimentChanged, m_autosave, qOverload<>(&QTimer::start));
    connect(&m_workbench, &Workbench::distilChanged, m_autosave, qOverload<>(&QTimer::start));
    connect(m_autosave, &QTimer::timeout, &m_workbench, &Workbench::saveSession);
    m_viewPause = new QTimer(this);
    m_viewPause->setSingleShot(true);
    m_viewPause->setInterval(kAutosavePause);
    connect(m_viewPause, &QTimer::timeout, &m_presenter, &LibraryPresenter::saveView);
}

void LibraryWiring::setLook(const Theme& theme, qreal scale) {
    m_rail->setTheme(theme);
    m_rail->setScale(scale);
    const int gutter = scaledPixels(8, scale);
    m_dock->widget()->layout()->setContentsMargins(gutter, gutter, 0, gutter);
    m_dock->widget()->setMinimumWidth(scaledPixels(240, scale));
}

void LibraryWiring::start() {
    m_presenter.readState(kRailState);
    m_presenter.start();
}

} // namespace steerscope
