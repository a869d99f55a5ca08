// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/guidance.h"

#include "app/background.h"
#include "app/window/demo_head.h"
#include "app/window/example_gallery.h"
#include "app/window/pane_row.h"
#include "app/window/tour_guide.h"
#include "widgets/command_palette.h"
#include "widgets/completion_pane.h"
#include "widgets/heatmap_view.h"
#include "widgets/key_sheet.h"
#include "widgets/map_panel.h"
#include "widgets/prompt_bar.h"
#include "widgets/strength_slider.h"
#include "widgets/tab_row.h"
#include "widgets/tour_callout.h"

#include <QAbstractButton>
#include <QAction>
#include <QMainWindow>
#include <QThreadPool>

namespace steerscope {
namespace {

/// By the action's own name: its text says what it would do now ("Undo strength").
KeyLine lineOf(const QAction* action) {
    QStringList keys; // What a platform has no key for is left out, and what it has twice.
    for (const QKeySequence& sequence : action->shortcuts())
        if (const QString text = sequence.toString(QKeySequence::NativeText);
            !text.isEmpty() && !keys.contains(text))
            keys << text;
    return {keys.join(QStringLiteral(", ")),
            WindowActions::tr(action->objectName().toUtf8().constData()).remove(u'&')};
}

} // namespace

Guidance::Guidance(Workbench& workbench, const WindowActions& actions, SharedCursor& cursor,
                   QMainWindow& window)
    : QObject(&window), m_workbench(workbench), m_actions(actions), m_window(window) {
    m_palette = new CommandPalette(&window);
    m_keys = new KeySheet(&window);
    m_callout = new TourCallout(&window);
    m_gallery = new ExampleGallery(&window);
    m_gallery->hide();
    linkActions();
    linkGallery();
    buildTour();
    linkTour(cursor);
}

void Guidance::setTheme(const Theme& theme) {
    m_palette->setTheme(theme);
    m_keys->setTheme(theme);
    m_callout->setTheme(theme);
    m_gallery->setTheme(theme);
}

void Guidance::setScale(qreal scale) {
    m_palette->setScale(scale);
    m_keys->setScale(scale);
    m_callout->setScale(scale);
    m_gallery->setScale(scale);
}

bool Guidance::escape() {
    if (m_palette->isVisible()) return m_palette->close(), true;
    if (m_keys->isVisible()) return m_keys->close(), true;
    return m_tour->leave();
}

void Guidance::linkActions() {
    connect(m_actions.palette, &QAction::triggered, this,
            [this] { m_palette->open(m_actions.all()); });
    connect(m_actions.keys, &QAction::triggered, this, [this] { m_keys->open(keyGroups()); });
    connect(m_actions.tour, &QAction::triggered, this, [this] { m_tour->start(); });
    connect(m_actions.examples, &QAction::triggered, this, [this] { showGallery(true); });
}

/// The examples open by themselves where there is no model to write anything else.
void Guidance::linkGallery() {
    connect(m_gallery, &ExampleGallery::closeRequested, this, [this] { showGallery(false); });
    connect(m_gallery, &ExampleGallery::chosen, this, [this](int run) {
        m_workbench.showRun(m_runs[static_cast<std::size_t>(run)], Workbench::Playback::replay);
    });
    connect(&m_workbench, &Workbench::modelChanged, this, [this] {
        if (!m_workbench.model() && !m_workbench.loadingModel()) showGallery(true);
    });
    connect(&m_workbench.comparison(), &ComparisonPresenter::runFinished, this,
            [this] { showGallery(false); });
}

/// Reading every run takes a moment, so it is done once and in the background.
void Guidance::showGallery(bool shown) {
    m_gallery->setVisible(shown);
    if (!shown || !m_runs.empty()) return;
    runInBackground(*QThreadPool::globalInstance(), this, bundledRuns,
                    [this](Outcome<std::vector<RecordedRun>> outcome) {
                        if (!outcome.value) return;
                        m_runs = std::move(*outcome.value);
                        m_gallery->setRuns(m_runs);
                    });
}

void Guidance::buildTour() {
    QMainWindow* window = &m_window;
    const auto pane = [window] {
        return static_cast<QWidget*>(window->findChild<PaneRow*>()->pane(ColumnKind::psr));
    };
    const auto map = [window] {
        return static_cast<QWidget*>(window->findChild<MapPanel*>()->view());
    };
    const auto tabs = [window] {
        return static_cast<QWidget*>(window->findChild<MapPanel*>()->findChild<TabRow*>());
    };
    const auto strength = [window] {
        return static_cast<QWidget*>(window->findChild<StrengthSlider*>());
    };
    const auto button = [window](const QString& name) {
        QWidget* found = nullptr;
        for (QWidget* parent : {static_cast<QWidget*>(window->findChild<PromptBar*>()),
                                static_cast<QWidget*>(window->findChild<DemoHead*>())})
            for (auto* candidate : parent->findChildren<QAbstractButton*>())
                if (candidate->isVisible() && candidate->text() == name) found = candidate;
        return found;
    };
    m_tour = new TourGuide(
        *m_callout,
        {{TourAction::hoverToken, tr("Where the push acts"),
          tr("The colour behind a word says how hard the model was pushed there. Move the pointer "
             "over a word."),
          pane},
         {TourAction::lockCell, tr("One word, every layer"),
          tr("Each column is a word, each row a layer. Click a cell to hold on to it."), map},
         {TourAction::switchMap, tr("What the prompt does instead"),
          tr("The other maps show what the instruction itself changes. Choose another map."), tabs},
         {TourAction::moveStrength, tr("How hard to push"),
          tr("Move the strength: the answer is written again. 1 is as trained, 0 is off."),
          strength},
         {TourAction::run, tr("Your own question"),
          tr("Type a question of your own and press Run."), [button] { return button(tr("Run")); }},
         {TourAction::distil, tr("Your own instruction"),
          tr("Write an instruction under “Steer with” and press Distil."),
          [button] { return button(tr("Distil")); }}},
        this);
}

void Guidance::linkTour(SharedCursor& cursor) {
    connect(&cursor, &SharedCursor::changed, m_tour, [this, &cursor] {
        if (cursor.state() == SharedCursor::State::hovered) m_tour->did(TourAction::hoverToken);
        if (cursor.state() == SharedCursor::State::locked && cursor.place()->layer)
            m_tour->did(TourAction::lockCell);
    });
    connect(m_window.findChild<MapPanel*>(), &MapPanel::tabChanged, m_tour,
            [this] { m_tour->did(TourAction::switchMap); });
    connect(m_window.findChild<StrengthSlider*>(), &StrengthSlider::valueChanged, m_tour,
            [this] { m_tour->did(TourAction::moveStrength); });
    connect(&m_workbench.comparison(), &ComparisonPresenter::runReset, m_tour, [this] {
        if (m_workbench.comparison().writing()) m_tour->did(TourAction::run);
    });
    connect(&m_workbench.distillation(), &DistillationPresenter::readingChanged, m_tour, [this] {
        if (m_workbench.distillation().running()) m_tour->did(TourAction::distil);
    });
}

std::vector<KeyGroup> Guidance::keyGroups() const {
    const WindowActions& a = m_actions;
    const auto group = [](const QString& title, const QList<QAction*>& actions) {
        KeyGroup lines{title, {}};
        for (const QAction* action : actions)
            if (const KeyLine line = lineOf(action); !line.keys.isEmpty())
                lines.lines.push_back(line);
        return lines;
    };
    KeyGroup run = group(tr("Run"), {a.undo, a.redo, a.twin, a.escape});
    run.lines.insert(run.lines.begin(), KeyLine{tr("Ctrl+Enter"), tr("Run")});
    KeyGroup cursor = group(tr("Cursor"), {a.nextToken, a.previousToken});
    cursor.lines.push_back({tr("Arrow keys"), tr("Move the cell in the map")});
    cursor.lines.push_back({tr("Click"), tr("Lock the cursor; again to release it")});
    KeyGroup map{tr("Map"),
                 {{tr("W, S"), tr("Zoom in and out")},
                  {tr("A, D"), tr("Move to the sides")},
                  {tr("F"), tr("Fit all tokens; again to go back")}}};
    KeyGroup strength{tr("Strength"),
                      {{tr("Left, Right"), tr("A step of 0.05")},
                       {tr("Shift + Left, Right"), tr("A step of 0.25")},
                       {tr("Double-click"), tr("Back to 1")}}};
    return {run,
            cursor,
            map,
            strength,
            group(tr("Files"), {a.openModel, a.openPsr, a.savePsr, a.exportFigure, a.exportData}),
            group(tr("Window"),
                  a.more + QList<QAction*>{a.demo, a.tuneLayout, a.research, a.theme, a.zoomIn,
                                           a.zoomOut, a.zoomReset, a.palette, a.keys, a.quit})};
}

} // namespace steerscope
