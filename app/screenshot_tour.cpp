// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/screenshot_tour.h"

#include "app/distil_pictures.h"
#include "app/window/example_gallery.h"
#include "app/window/guidance.h"
#include "app/window/pane_binder.h"
#include "app/window/tour_guide.h"
#include "widgets/heatmap_view.h"
#include "widgets/map_panel.h"
#include "widgets/status_strip.h"

#include <QAction>
#include <QDir>
#include <QPixmap>

#include <array>

namespace steerscope {
namespace {

constexpr int kSettleMs = 200;

struct Form {
    QSize size;
    ThemeKind theme;
};
constexpr std::array kForms{
    Form{{1280, 800}, ThemeKind::light},  Form{{1280, 800}, ThemeKind::dark},
    Form{{1920, 1080}, ThemeKind::light}, Form{{1920, 1080}, ThemeKind::dark},
    Form{{2560, 1440}, ThemeKind::light}, Form{{2560, 1440}, ThemeKind::dark}};

/// The window as a screen of this scale shows it.
QPixmap picture(QWidget& window, int scale) {
    QPixmap pixmap(window.size() * scale);
    pixmap.setDevicePixelRatio(scale);
    window.render(&pixmap);
    return pixmap;
}

std::vector<Cell> block(int firstToken, int lastToken, int firstLayer, int lastLayer) {
    std::vector<Cell> cells;
    for (int token = firstToken; token <= lastToken; ++token)
        for (int layer = firstLayer; layer <= lastLayer; ++layer)
            cells.push_back({token, layer});
    return cells;
}

/// The run as another one that could be pinned: every other push weaker, and some words exchanged.
std::shared_ptr<const RecordedRun> weaker(RecordedRun run) {
    for (RunColumn& column : run.columns) {
        for (std::size_t i = 0; i < column.pushes.values().size(); i += 2)
            column.pushes.values()[i] *= 0.6f;
        for (std::size_t t = 5; t + 1 < column.length(); t += 9)
            std::swap(column.texts[t], column.texts[t + 1]);
    }
    return std::make_shared<const RecordedRun>(std::move(run));
}

} // namespace

ScreenshotTour::ScreenshotTour(MainWindow& window, Workbench& workbench, QString folder)
    : m_window(window), m_workbench(workbench), m_folder(std::move(folder)) {
    connect(&workbench.comparison(), &ComparisonPresenter::runReset, this, [this] {
        if (!m_started && !m_workbench.comparison().current().empty())
            QTimer::singleShot(kSettleMs, this, &ScreenshotTour::start);
    });
}

std::vector<PictureState> ScreenshotTour::states() {
    const auto layout = [this](WindowLayout which) {
        return [this, which] { m_window.setWindowLayout(which); };
    };
    const WindowActions& actions = m_window.actions();
    const auto trigger = [](QAction* action) { return [action] { action->trigger(); }; };
    const auto escape = [this] { m_window.guidance().escape(); };
    const auto edit = [this](void (*change)(Experiment&)) {
        return [this, change] {
            Experiment next = m_workbench.experiment();
            change(next);
            m_workbench.edit(next);
        };
    };
    std::vector<PictureState> list{
        {QStringLiteral("research"), layout(WindowLayout::research), {}},
        {QStringLiteral("research-locked"),
         [this] { m_window.cursor().lock({.column = ColumnKind::psr, .token = 6, .layer = 23}); },
         [this] { m_window.cursor().release(); }},
        {QStringLiteral("research-delta"),
         [this] { m_window.findChild<MapPanel*>()->setCurrentTab(1); },
         [this] { m_window.findChild<MapPanel*>()->setCurrentTab(0); }},
        {QStringLiteral("map-tools"),
         [this] {
             auto* panel = m_window.findChild<MapPanel*>();
             panel->setToolsShown(true);
             panel->setPainted(block(6, 9, 20, 24));
             panel->view()->setRegion(MapRegion{12, 20, 10, 18});
         },
         [this] {
             auto* panel = m_window.findChild<MapPanel*>();
             panel->setToolsShown(false);
             panel->setPainted({});
             panel->view()->setRegion(std::nullopt);
         }},
        {QStringLiteral("differences"),
         [this] {
             m_window.findChild<PaneBinder*>()->setDifferencesTo(ColumnId(ColumnKind::prompted));
         },
         [this] { m_window.findChild<PaneBinder*>()->setDifferencesTo(std::nullopt); }},
        {QStringLiteral("pinned"),
         [this] {
             m_workbench.comparison().setReference(weaker(m_workbench.comparison().current()));
             m_window.cursor().lock({.column = ColumnKind::psr, .token = 6, .layer = 23});
         },
         [this] {
             m_workbench.comparison().setReference(nullptr);
             m_window.cursor().release();
         }},
        {QStringLiteral("five-columns"), edit([](Experiment& e) {
             e.twin = e.stacked = true;
             e.further = {{1, {mixPart(e.psr, -1)}}};
         }),
         trigger(actions.undo)},
        {QStringLiteral("command-line"), trigger(actions.showCommand),
         trigger(actions.showCommand)},
        {QStringLiteral("palette"), trigger(actions.palette), escape},
        {QStringLiteral("keys"), trigger(actions.keys), escape},
        {QStringLiteral("tour"), trigger(actions.tour), escape},
        {QStringLiteral("examples"), trigger(actions.examples),
         [this] { m_window.guidance().gallery()->hide(); }},
        {QStringLiteral("error"),
         [this] {
             m_window.showFailure({.code = "GGUF-001",
                                   .problem = "This is not a model file",
                                   .hint = "Choose a GGUF file."});
         },
         [this] { m_window.findChild<StatusStrip*>()->closeError(); }},
        {QStringLiteral("tune"), layout(WindowLayout::tune), {}},
        {QStringLiteral("demo"), layout(WindowLayout::demo), {}},
        {QStringLiteral("demo-strong"), edit([](Experiment& e) { e.strength = 2.5f; }),
         trigger(actions.undo)},
    };
    const std::vector<PictureState> distillation = distilPictures(m_window);
    list.insert(list.end(), distillation.begin(), distillation.end());
    return list;
}

void ScreenshotTour::start() {
    if (m_started) return;
    m_started = true;
    if (!QDir().mkpath(m_folder)) return Q_EMIT finished(1);
    m_states = states();
    m_states.front().enter();
    next();
}

/// Sets size and theme, waits until it is laid out and painted, then takes the pictures.
void ScreenshotTour::next() {
    if (m_form == kForms.size()) {
        if (m_states[m_state].leave) m_states[m_state].leave();
        m_form = 0;
        if (++m_state == m_states.size()) return Q_EMIT finished(m_failed ? 1 : 0);
        m_states[m_state].enter();
    }
    m_window.setThemeKind(kForms[m_form].theme);
    m_window.resize(kForms[m_form].size);
    QTimer::singleShot(kSettleMs, this, &ScreenshotTour::take);
}

void ScreenshotTour::take() {
    const Form& form = kForms[m_form++];
    for (const int scale : {1, 2}) {
        const QString name = QStringLiteral("%1/%2-%3-%4x%5@%6.png")
                                 .arg(m_folder, m_states[m_state].name)
                                 .arg(form.theme == ThemeKind::dark ? QStringLiteral("dark")
                                                                    : QStringLiteral("light"))
                                 .arg(form.size.width())
                                 .arg(form.size.height())
                                 .arg(scale);
        if (picture(m_window, scale).save(name))
            ++m_written;
        else
            m_failed = true;
    }
    next();
}

} // namespace steerscope
