// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/main_window.h"

#include <algorithm>
#include <cmath>

#include "app/text.h"
#include "app/window/pane_binder.h"
#include "app/window/side_column.h"
#include "app/window/top_bar.h"
#include "widgets/curve_view.h"
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
#include <QScreen>
#include <QSplitter>
#include <QVBoxLayout>

namespace steerscope {
namespace {

/// Pixels of the map panel around its cells, and of one cell at its largest.
constexpr int kMapFrame = 250, kMapRow = 24;
constexpr double kSmallestZoom = 0.8, kLargestZoom = 2.0;
constexpr QSize kFirstSize(1440, 900), kSmallestSize(960, 640);

} // namespace

MainWindow::MainWindow(Workbench& workbench, const WindowState& state)
    : m_workbench(workbench), m_actions(this), m_maps(workbench.comparison()) {
    setWindowTitle(QStringLiteral("Steerscope"));
    setAcceptDrops(true);
    buildViews();
    placeViews();
    nameForAccessibility();
    linkRecipe();
    linkMap();
    linkSide();
    linkStatus();
    linkActions();
    m_linker = new ViewLinker(m_cursor, workbench.comparison(), m_maps,
                              {*m_panes, *m_map, *m_side, *m_wire}, this);
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

void MainWindow::buildViews() {
    m_topBar = new TopBar(m_actions, this);
    m_promptBar = new PromptBar(this);
    m_panes = new PaneRow(this);
    m_map = new MapPanel(this);
    m_side = new SideColumn(this);
    m_status = new StatusStrip(this);
    m_curve = new CurveView(this);
    m_curve->setAxisTitles(tr("layer"), {});
    m_curve->setEmptyText(tr("Error by layer, once fitted"));
    m_side->distillation()->setCurve(m_curve);
    m_side->strength()->setCaptions({{0, tr("off")}, {1, tr("as trained")}});
    m_map->setEmptyText(tr("The map appears while Run writes"));
    m_binder = new PaneBinder(m_workbench, *m_panes, this);
}

void MainWindow::placeViews() {
    m_rows = new QSplitter(Qt::Vertical, this);
    m_rows->addWidget(m_panes);
    m_rows->addWidget(m_map);
    m_rows->setStretchFactor(0, 3);
    m_rows->setStretchFactor(1, 7);
    m_columns = new QSplitter(Qt::Horizontal, this);
    m_columns->addWidget(m_rows);
    m_columns->addWidget(m_side);
    m_columns->setStretchFactor(0, 1);
    m_columns->setStretchFactor(1, 0);
    for (QSplitter* splitter : {m_rows, m_columns})
        splitter->setChildrenCollapsible(false);
    connect(m_rows, &QSplitter::splitterMoved, this, [this] { m_rowsMoved = true; });
    auto* center = new QWidget(this);
    auto* layout = new QVBoxLayout(center);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_topBar);
    layout->addWidget(m_promptBar);
    auto* work = new QWidget(center);
    work->setObjectName(QStringLiteral("workArea"));
    (new QVBoxLayout(work))->addWidget(m_columns);
    layout->addWidget(work, 1);
    layout->addWidget(m_status);
    setCentralWidget(center);
    m_wire = new CursorWire(center);
}

void MainWindow::nameForAccessibility() {
    m_promptBar->setAccessibleName(tr("Recipe"));
    m_panes->setAccessibleName(tr("Answers"));
    m_map->setAccessibleName(tr("Maps of tokens and layers"));
    m_side->inspector()->setAccessibleName(tr("Token under the cursor"));
    m_side->strength()->setAccessibleName(tr("Strength of the PSR"));
    m_side->distillation()->setAccessibleName(tr("Distillation"));
    m_side->library()->setAccessibleName(tr("Library of PSRs"));
    m_curve->setAccessibleName(tr("Relative error by layer"));
    m_status->setAccessibleName(tr("Status"));
}

void MainWindow::restore(const WindowState& state) {
    m_themeKind = state.dark ? ThemeKind::dark : ThemeKind::light;
    m_zoom = std::clamp(state.zoom, kSmallestZoom, kLargestZoom);
    applyLook();
    setMinimumSize(kSmallestSize);
    const QRect screen = QGuiApplication::primaryScreen()->availableGeometry();
    resize(kFirstSize.boundedTo(screen.size()));
    // restoreGeometry pulls windows back that would lie off every screen.
    if (!state.geometry.empty())
        restoreGeometry(QByteArray::fromBase64(QByteArray::fromStdString(state.geometry)));
    arrangeForWidth();
}

WindowState MainWindow::windowState() const {
    return {.geometry = saveGeometry().toBase64().toStdString(),
            .dark = m_themeKind == ThemeKind::dark,
            .zoom = m_zoom};
}

void MainWindow::setThemeKind(ThemeKind kind) {
    if (kind == m_themeKind) return;
    m_themeKind = kind;
    applyLook();
}

void MainWindow::setZoom(double zoom) {
    const double next = std::clamp(std::round(zoom * 10) / 10, kSmallestZoom, kLargestZoom);
    if (next == m_zoom) return;
    m_zoom = next;
    applyLook();
    arrangeForWidth();
    arrangeForHeight();
}

void MainWindow::applyLook() {
    const Theme& theme = themeOf(m_themeKind);
    applyTheme(*qApp, theme, m_zoom);
    m_actions.setIcons(theme);
    m_actions.theme->setChecked(m_themeKind == ThemeKind::dark);
    setWindowIcon(QIcon(programSign(theme, 64, 1)));
    const auto look = [&](auto*... widgets) {
        (widgets->setTheme(theme), ...);
        (widgets->setScale(m_zoom), ...);
    };
    look(m_topBar, m_promptBar, m_panes, m_map, m_side, m_status, m_curve, m_wire);
    m_curve->setMinimumWidth(scaledPixels(150, m_zoom));
    const int gutter = scaledPixels(8, m_zoom);
    for (QSplitter* splitter : {m_rows, m_columns})
        splitter->setHandleWidth(gutter);
    auto* work = m_columns->parentWidget();
    work->layout()->setContentsMargins(gutter, gutter, gutter, gutter);
}

/// The right column folds into tabs where the window is narrow for the chosen zoom.
void MainWindow::arrangeForWidth() {
    const bool narrow = width() < kNarrowWidth * m_zoom;
    m_side->setForm(narrow ? SideColumn::Form::tabs : SideColumn::Form::cards);
    m_maps.setTitleForm(narrow ? TitleForm::brief : TitleForm::full);
    const int side = scaledPixels(narrow ? 300 : width() >= 1500 * m_zoom ? 391 : 340, m_zoom);
    m_side->setMinimumWidth(scaledPixels(280, m_zoom));
    m_columns->setSizes({std::max(1, m_columns->width() - side), side});
}

/// Panes take about a quarter, and all that the map cannot use because its cells have a largest
/// height; until the person moves the boundary.
void MainWindow::arrangeForHeight() {
    if (m_rowsMoved) return;
    const int height = m_rows->height();
    const int mapUse =
        scaledPixels(kMapFrame + kMapRow * std::max(1, m_map->view()->rowCount()), m_zoom);
    const int panes = std::max(height * 27 / 100, height - mapUse);
    m_rows->setSizes({panes, std::max(1, height - panes)});
}

void MainWindow::resizeEvent(QResizeEvent* event) {
    QMainWindow::resizeEvent(event);
    if (event->size().width() != event->oldSize().width()) arrangeForWidth();
    // The layout below has not run yet.
    QMetaObject::invokeMethod(this, &MainWindow::arrangeForHeight, Qt::QueuedConnection);
    m_wire->refresh();
}

void MainWindow::closeEvent(QCloseEvent* event) {
    m_workbench.saveSession();
    QMainWindow::closeEvent(event);
}

} // namespace steerscope
