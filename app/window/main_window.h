// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMainWindow>
#include <QTimer>

#include <functional>
#include <memory>
#include <vector>

#include "app/presenters/heatmap_presenter.h"
#include "app/session.h"
#include "app/shared_cursor.h"
#include "app/window/exporter.h"
#include "app/window/view_linker.h"
#include "app/window/window_actions.h"
#include "app/window/window_layout.h"
#include "app/workbench.h"
#include "widgets/theme.h"

namespace steerscope {

class CommandStrip;
class DemoHead;
class DistilBinder;
class Guidance;
class PaneBinder;
class PromptBar;
class Stage;
class StatusStrip;
class TopBar;
class ViewMemory;

/// The window: views in their places, commands wired to the workbench. Computes nothing.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    static constexpr double kSmallestZoom = 0.8, kLargestZoom = 2.0;

    explicit MainWindow(Workbench& workbench, const WindowState& state = {});
    ~MainWindow() override;

    WindowState windowState() const;
    const WindowActions& actions() const { return m_actions; }
    SharedCursor& cursor() { return m_cursor; }

    void openModelFile(const QString& path);
    /// Opens a file by its kind: model, PSR, recorded run or a list of questions.
    void openFile(const QString& path);
    void exportFigureTo(const QString& path);
    void exportDataTo(const QString& path);
    void exportReportTo(const QString& path);
    /// A command of a part that the window does not own: in menu, palette and sheet of keys.
    void addCommand(QAction* action);
    Guidance& guidance() const { return *m_guidance; }
    void setThemeKind(ThemeKind kind);
    ThemeKind themeKind() const { return m_themeKind; }
    /// The person's zoom times what the layout asks for.
    double scale() const;
    void setZoom(double zoom);
    void setWindowLayout(WindowLayout layout);
    WindowLayout windowLayout() const { return m_layout; }
    ViewMemory& viewMemory() const { return *m_memory; }
    /// The steerscope-cli call that writes what is on screen.
    QString commandLine() const;
    void showFailure(const ErrorRecord& error);

Q_SIGNALS:
    void exported(const QString& path);
    /// The person wants another language; empty: the system's. Whoever built the window builds it
    /// anew.
    void languageChosen(const QString& code);
    /// For parts of the window that it does not own.
    void lookChanged(const steerscope::Theme& theme, double scale);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    // main_window.cpp: views in their places.
    void buildViews();
    void placeViews();
    void placeGuidance();
    void nameForAccessibility();
    void restore(const WindowState& state);
    // main_window_look.cpp: layout, theme and scale.
    Theme theme() const;
    void applyLook();
    void applyScale();
    void matchStyle();
    void scaleParts();
    void holdPicture();
    void finishLook();
    void arrange();
    void fitDemoScale();
    void focusFirstField();
    void showStatusStrip();
    // main_window_links.cpp: views to workbench and back.
    void linkRecipe();
    void linkColumns();
    void linkStrength();
    void showMix();
    void showTuneBlocked();
    void showSweep();
    void showDemo();
    void showCommandLine();
    /// How the command line names a PSR.
    std::string fileOf(const std::shared_ptr<const SteeringModel>& psr) const;
    void linkMap();
    void linkSide();
    void linkView();
    void linkStatus();
    void showExperiment();
    void showUndo();
    void showModel();
    void showLibrary();
    void showActivity();
    void escape();
    // main_window_files.cpp: menus and files.
    void linkActions();
    void linkLayoutActions();
    void fillModelMenu();
    void fillLanguageMenu();
    void chooseModel();
    void choosePsr();
    void chooseColumnFile();
    void chooseRun();
    void savePsr();
    void chooseFigurePath();
    void chooseDataPath();
    void chooseReportPath();
    void openRunFile(const QString& path);

    Workbench& m_workbench;
    WindowActions m_actions;
    SharedCursor m_cursor;
    HeatmapPresenter m_maps;
    Exporter m_exporter;
    ErrorRecord m_lastError;
    std::shared_ptr<const SteeringModel>
        m_shownPsr; ///< Whose measurements the strength card shows.
    ThemeKind m_themeKind = ThemeKind::light;
    WindowLayout m_layout = WindowLayout::research;
    double m_zoom = 1;
    double m_demoScale = kDemoScale; ///< For the size of the window.
    QTimer m_lookTimer;              ///< Until the next turn in which a new look comes.
    enum class LookStep { style, sizes, picture } m_lookStep = LookStep::picture; ///< The next.
    QString m_language;              ///< As chosen; empty: the system's.

    TopBar* m_topBar = nullptr;
    PromptBar* m_promptBar = nullptr;
    PaneRow* m_panes = nullptr;
    MapPanel* m_map = nullptr;
    SideColumn* m_side = nullptr;
    StatusStrip* m_status = nullptr;
    DemoHead* m_demo = nullptr;
    CommandStrip* m_command = nullptr;
    Stage* m_stage = nullptr;
    Guidance* m_guidance = nullptr;
    CursorWire* m_wire = nullptr;
    PaneBinder* m_binder = nullptr;
    DistilBinder* m_distil = nullptr;
    ViewLinker* m_linker = nullptr;
    ViewMemory* m_memory = nullptr;
};

} // namespace steerscope
