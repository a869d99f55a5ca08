// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Layout, theme and scale of the window.
#include "app/window/demo_head.h"
#include "app/window/guidance.h"
#include "app/window/main_window.h"
#include "app/window/pane_binder.h"
#include "app/window/side_column.h"
#include "app/window/stage.h"
#include "app/window/top_bar.h"
#include "widgets/command_strip.h"
#include "widgets/growing_field.h"
#include "widgets/map_panel.h"
#include "widgets/prompt_bar.h"
#include "widgets/status_strip.h"

#include <QAction>
#include <QApplication>
#include <QEvent>

#include <algorithm>
#include <cmath>

namespace steerscope {

/// What the person chose, and what an audience at a distance needs.
double MainWindow::scale() const {
    return m_layout == WindowLayout::demo ? m_zoom * m_demoScale : m_zoom;
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
    arrange();
}

void MainWindow::setWindowLayout(WindowLayout layout) {
    const bool scales = (layout == WindowLayout::demo) != (m_layout == WindowLayout::demo);
    m_layout = layout;
    const bool demo = layout == WindowLayout::demo;
    holdPicture();
    m_topBar->setWindowLayout(layout);
    m_promptBar->setVisible(!demo);
    m_demo->setVisible(demo);
    m_command->setVisible(!demo && m_actions.showCommand->isChecked());
    m_stage->setWindowLayout(layout);
    if (demo) m_map->setCurrentTab(0); // The one map of this layout.
    if (demo) m_map->setToolsShown(false);
    m_panes->setTextScale(demo ? kDemoTextScale : 1);
    m_binder->setForm(demo ? PaneBinder::Form::demo : PaneBinder::Form::full);
    for (const auto& [action, which] : {std::pair{m_actions.demo, WindowLayout::demo},
                                        {m_actions.tuneLayout, WindowLayout::tune},
                                        {m_actions.research, WindowLayout::research}})
        action->setChecked(which == layout);
    if (scales) applyScale();
    showExperiment();
    arrange();
    showStatusStrip();
    focusFirstField();
}

/// A new look comes in turns of the event loop, for input would have to wait for all of it
/// otherwise: the parts take their colours, every widget is matched with the style sheet, the parts
/// take their sizes (and what the sheet has overruled, so this comes after it), and then there is
/// one picture.
void MainWindow::holdPicture() {
    setUpdatesEnabled(false);
    m_lookTimer.start(0);
}

void MainWindow::finishLook() {
    switch (m_lookStep) {
    case LookStep::style:
        matchStyle();
        break;
    case LookStep::sizes:
        scaleParts();
        arrange();
        break;
    case LookStep::picture:
        return setUpdatesEnabled(true);
    }
    m_lookTimer.start(0);
}

void MainWindow::matchStyle() {
    m_lookStep = LookStep::sizes;
    applyTheme(*qApp, *this, themeOf(m_themeKind), scale());
}

void MainWindow::scaleParts() {
    m_lookStep = LookStep::picture;
    const auto look = [this](auto*... widgets) { (widgets->setScale(scale()), ...); };
    look(m_topBar, m_promptBar, m_stage, m_status, m_wire, m_demo, m_command, m_guidance);
    Q_EMIT lookChanged(theme(), scale());
}

/// The colours chosen, and whether anything may move.
Theme MainWindow::theme() const {
    Theme theme = themeOf(m_themeKind);
    if (m_actions.reducedMotion->isChecked()) theme.motion = Motion::reduced;
    return theme;
}

void MainWindow::applyLook() {
    const Theme theme = this->theme();
    m_actions.setIcons(theme);
    m_actions.theme->setChecked(m_themeKind == ThemeKind::dark);
    setWindowIcon(QIcon(programSign(theme, 64, 1)));
    const auto look = [&](auto*... widgets) { (widgets->setTheme(theme), ...); };
    look(m_topBar, m_promptBar, m_stage, m_status, m_wire, m_demo, m_command, m_guidance);
    applyScale();
}

void MainWindow::applyScale() {
    m_lookStep = LookStep::style;
    if (isVisible()) return holdPicture();
    matchStyle(); // nobody waits, and the first sizes shall be right
    scaleParts();
}

/// An audience sees the same picture in every size of the window.
void MainWindow::fitDemoScale() {
    const double fitted = demoScaleFor(width(), height());
    if (fitted == m_demoScale) return;
    m_demoScale = fitted;
    if (m_layout == WindowLayout::demo) applyScale();
}

/// The keyboard goes where a person would type, never to a part that was just hidden.
void MainWindow::focusFirstField() {
    if (m_layout == WindowLayout::demo)
        m_demo->focusPrompt();
    else if (const QWidget* focus = focusWidget(); !focus || !focus->isVisible())
        m_promptBar->findChild<GrowingField*>()->setFocus();
}

/// An audience sees the status only while it has something to say.
void MainWindow::showStatusStrip() {
    m_status->setVisible(m_layout != WindowLayout::demo || m_workbench.status() ||
                         m_status->hasError());
}

/// Now, and once more when the layout below has run. The history may stand beside the centre.
void MainWindow::arrange() {
    fitDemoScale();
    const int room = centralWidget()->width();
    m_maps.setTitleForm(m_layout == WindowLayout::demo ? TitleForm::plain
                        : room < 1440 * scale()        ? TitleForm::brief
                                                       : TitleForm::full);
    m_stage->fitWidth(room);
    QMetaObject::invokeMethod(m_stage, &Stage::fitHeight, Qt::QueuedConnection);
    m_wire->refresh();
}

bool MainWindow::eventFilter(QObject* watched, QEvent* event) {
    if (watched == centralWidget() && event->type() == QEvent::Resize) arrange();
    return QMainWindow::eventFilter(watched, event);
}

} // namespace steerscope
