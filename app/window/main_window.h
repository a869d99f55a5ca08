// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMainWindow>

#include <functional>
#include <memory>
#include <vector>

#include "app/presenters/heatmap_presenter.h"
#include "app/session.h"
#include "app/shared_cursor.h"
#include "app/window/exporter.h"
#include "app/window/view_linker.h"
#include "app/window/window_actions.h"
#include "app/workbench.h"
#include "widgets/theme.h"

class QSplitter;

namespace steerscope {

class CurveView;
class PaneBinder;
class PromptBar;
class StatusStrip;
class TopBar;

/// The window: views in their places, commands wired to the workbench. Computes nothing.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    static constexpr int kNarrowWidth = 1280;

    explicit MainWindow(Workbench& workbench, const WindowState& state = {});
    ~MainWindow() override;

    WindowState windowState() const;
    const WindowActions& actions() const { return m_actions; }
    SharedCursor& cursor() { return m_cursor; }

    void openModelFile(const QString& path);
    /// Opens a file by its kind: model, PSR or recorded run.
    void openFile(const QString& path);
    void exportFigureTo(const QString& path);
    void exportDataTo(const QString& path);
    void setThemeKind(ThemeKind kind);
    void setZoom(double zoom);
    void showFailure(const ErrorRecord& error);

Q_SIGNALS:
    void exported(const QString& path);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    // main_window.cpp: views in their places.
    void buildViews();
    void placeViews();
    void nameForAccessibility();
    void restore(const WindowState& state);
    void arrangeForWidth();
    void arrangeForHeight();
    void applyLook();
    // main_window_links.cpp: views to workbench and back.
    void linkRecipe();
    void linkMap();
    void linkSide();
    void linkStatus();
    void showExperiment();
    void showModel();
    void showLibrary();
    void showActivity();
    void showDistillation(const DistillReport& report);
    void escape();
    // main_window_files.cpp: menus and files.
    void linkActions();
    void fillModelMenu();
    void chooseModel();
    void choosePsr();
    void chooseRun();
    void savePsr();
    void chooseFigurePath();
    void chooseDataPath();
    void openRunFile(const QString& path);

    Workbench& m_workbench;
    WindowActions m_actions;
    SharedCursor m_cursor;
    HeatmapPresenter m_maps;
    Exporter m_exporter;
    ErrorRecord m_lastError;
    ThemeKind m_themeKind = ThemeKind::light;
    double m_zoom = 1;

    TopBar* m_topBar = nullptr;
    PromptBar* m_promptBar = nullptr;
    PaneRow* m_panes = nullptr;
    MapPanel* m_map = nullptr;
    SideColumn* m_side = nullptr;
    StatusStrip* m_status = nullptr;
    CurveView* m_curve = nullptr;
    QSplitter* m_rows = nullptr;    ///< Panes over map.
    QSplitter* m_columns = nullptr; ///< Work area and right column.
    bool m_rowsMoved = false;       ///< The person chose the heights of panes and map.
    CursorWire* m_wire = nullptr;
    PaneBinder* m_binder = nullptr;
    ViewLinker* m_linker = nullptr;
};

} // namespace steerscope
