// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/main_window.h"

#include <algorithm>

#include "app/text.h"
#include "app/window/demo_head.h"
#include "app/window/distil_binder.h"
#include "app/window/example_gallery.h"
#include "app/window/guidance.h"
#include "app/window/map_editing.h"
#include "app/window/pane_binder.h"
#include "app/window/side_column.h"
#include "app/window/stage.h"
#include "app/window/top_bar.h"
#include "app/window/tour_guide.h"
#include "app/window/view_memory.h"
#include "core/base/error.h"
#include "widgets/accessible_roles.h"
#include "widgets/command_strip.h"
#include "widgets/distill_panel.h"
#include "widgets/growing_field.h"
#include "widgets/heatmap_view.h"
#include "widgets/library_list.h"
#include "widgets/map_panel.h"
#include "widgets/prompt_bar.h"
#include "widgets/status_strip.h"
#include "widgets/strength_slider.h"
#include "widgets/token_inspector.h"

#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QGuiApplication>
#include <QPointer>
#include <QScreen>
#include <QVBoxLayout>

namespace steerscope {
namespace {

constexpr QSize kFirstSize(1440, 900), kSmallestSize(960, 640);

} // namespace

MainWindow::MainWindow(Workbench& workbench, const WindowState& state)
    : m_workbench(workbench), m_actions(this), m_maps(workbench.comparison()) {
    // Before the first view: what is built later has the font of the design from the start.
    applyTheme(*qApp, *this, themeOf(state.dark ? ThemeKind::dark : ThemeKind::light),
               std::clamp(state.zoom, kSmallestZoom, kLargestZoom));
    installAccessibleRoles();
    setWindowTitle(QStringLiteral("Steerscope"));
    setAcceptDrops(true);
    m_lookTimer.setSingleShot(true);
    connect(&m_lookTimer, &QTimer::timeout, this, &MainWindow::finishLook);
    buildViews();
    placeViews();
    nameForAccessibility();
    linkRecipe();
    linkColumns();
    linkStrength();
    linkMap();
    new MapEditing(m_workbench, m_maps, *m_map, this);
    linkSide();
    linkStatus();
    linkActions();
    m_guidance = new Guidance(workbench, m_actions, m_cursor, *this);
    placeGuidance();
    m_linker =
        new ViewLinker(m_cursor, workbench, m_maps, {*m_panes, *m_map, *m_side, *m_wire}, this);
    connect(m_linker, &ViewLinker::forkWanted, &m_workbench, &Workbench::fork);
    linkView();
    restore(state);
    m_maps.refresh();
    showExperiment();
    showModel();
    showLibrary();
    showActivity();
    // The first field is the prompt: what the person types goes there.
    m_promptBar->findChild<GrowingField*>()->setFocus();
}

MainWindow::~MainWindow() = default;

/// A view that cannot be read is no reason not to show the run.
void MainWindow::linkView() {
    m_memory = new ViewMemory(m_maps, *m_map, *m_binder, m_cursor, this);
    m_workbench.setViewSource([memory = QPointer(m_memory)] {
        return memory ? runViewToJson(memory->view()) : Json(nullptr);
    });
    connect(&m_workbench, &Workbench::viewRestored, this, [this](const Json& view) {
        try {
            m_memory->show(runViewFromJson(view));
        } catch (const Error& error) {
            showFailure(error.record());
        }
    });
}

void MainWindow::buildViews() {
    m_topBar = new TopBar(m_actions, this);
    m_promptBar = new PromptBar(this);
    m_panes = new PaneRow(this);
    m_map = new MapPanel(this);
    m_side = new SideColumn(this);
    m_status = new StatusStrip(this);
    m_map->setEmptyText(tr("The map appears while Run writes"));
    m_demo = new DemoHead(this);
    m_command = new CommandStrip(this);
    m_binder = new PaneBinder(m_workbench, *m_panes, this);
    m_distil = new DistilBinder(m_workbench, *m_side->distillation(), this);
}

void MainWindow::placeViews() {
    auto* center = new QWidget(this);
    auto* layout = new QVBoxLayout(center);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_stage = new Stage(*m_panes, *m_map, *m_side, center);
    layout->addWidget(m_topBar);
    layout->addWidget(m_promptBar);
    layout->addWidget(m_command);
    layout->addWidget(m_demo);
    layout->addWidget(m_stage, 1);
    layout->addWidget(m_status);
    m_command->hide();
    m_demo->hide();
    setCentralWidget(center);
    center->installEventFilter(this);
    m_wire = new CursorWire(center);
}

void MainWindow::placeGuidance() {
    auto* layout = static_cast<QVBoxLayout*>(centralWidget()->layout());
    layout->insertWidget(layout->indexOf(m_stage), m_guidance->gallery());
}

void MainWindow::nameForAccessibility() {
    m_promptBar->setAccessibleName(tr("Recipe"));
    m_panes->setAccessibleName(tr("Answers"));
    m_map->setAccessibleName(tr("Maps of tokens and layers"));
    m_side->inspector()->setAccessibleName(tr("Token under the cursor"));
    m_side->strength()->setAccessibleName(tr("Strength of the PSR"));
    m_side->distillation()->setAccessibleName(tr("Distillation"));
    m_command->setAccessibleName(tr("Command line"));
    m_demo->setAccessibleName(tr("Demonstration"));
    m_side->library()->setAccessibleName(tr("Library of PSRs"));
    m_status->setAccessibleName(tr("Status"));
}

void MainWindow::restore(const WindowState& state) {
    m_themeKind = state.dark ? ThemeKind::dark : ThemeKind::light;
    m_actions.reducedMotion->setChecked(state.reducedMotion);
    m_zoom = std::clamp(state.zoom, kSmallestZoom, kLargestZoom);
    m_layout = layoutFromText(state.layout);
    m_guidance->tour().setStep(state.tourStep);
    m_language = toQString(state.language);
    fillLanguageMenu();
    applyLook();
    setMinimumSize(kSmallestSize);
    const QRect screen = QGuiApplication::primaryScreen()->availableGeometry();
    resize(kFirstSize.boundedTo(screen.size()));
    // restoreGeometry pulls windows back that would lie off every screen.
    if (!state.geometry.empty())
        restoreGeometry(QByteArray::fromBase64(QByteArray::fromStdString(state.geometry)));
    setWindowLayout(m_layout);
}

WindowState MainWindow::windowState() const {
    return {.geometry = saveGeometry().toBase64().toStdString(),
            .dark = m_themeKind == ThemeKind::dark,
            .reducedMotion = m_actions.reducedMotion->isChecked(),
            .zoom = m_zoom,
            .layout = std::string(toText(m_layout)),
            .tourStep = m_guidance->tour().step(),
            .language = toUtf8(m_language)};
}

void MainWindow::closeEvent(QCloseEvent* event) {
    m_workbench.saveSession();
    QMainWindow::closeEvent(event);
}

} // namespace steerscope
