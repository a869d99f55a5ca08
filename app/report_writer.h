// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <filesystem>

#include "app/window/main_window.h"
#include "app/workbench.h"

namespace steerscope {

/// Does the main job without a person: waits for the model, runs what the recipe says (the example
/// when it is empty), writes a picture of every map and of the window and the run as JSON into a
/// folder, and says when it is done. For machines without a display.
class ReportWriter : public QObject {
    Q_OBJECT
public:
    ReportWriter(MainWindow& window, Workbench& workbench, std::filesystem::path folder);

Q_SIGNALS:
    /// Everything has been written; `exitCode` 1 when something failed.
    void finished(int exitCode);

private:
    void start();
    void writeFigures();

    MainWindow& m_window;
    Workbench& m_workbench;
    std::filesystem::path m_folder;
    bool m_started = false;
};

} // namespace steerscope
