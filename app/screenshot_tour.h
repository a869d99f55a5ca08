// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QTimer>

#include <vector>

#include "app/picture_state.h"
#include "app/window/main_window.h"
#include "app/workbench.h"

namespace steerscope {

/// Pictures of every state of the window: each state in three sizes, light and dark, at scale 1 and
/// 2, as PNG files in one folder. Needs no model: it shows the bundled run.
class ScreenshotTour : public QObject {
    Q_OBJECT
public:
    ScreenshotTour(MainWindow& window, Workbench& workbench, QString folder);

    /// Begins once the bundled run is on screen.
    void start();
    int pictureCount() const { return m_written; }

Q_SIGNALS:
    /// `exitCode` 1 when a picture could not be written.
    void finished(int exitCode);

private:
    std::vector<PictureState> states();
    void next();
    void take();

    MainWindow& m_window;
    Workbench& m_workbench;
    QString m_folder;
    std::vector<PictureState> m_states;
    std::size_t m_state = 0;
    std::size_t m_form = 0; ///< Which size and theme.
    int m_written = 0;
    bool m_started = false;
    bool m_failed = false;
};

} // namespace steerscope
