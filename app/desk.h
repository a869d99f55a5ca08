// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <memory>

#include "app/language.h"
#include "app/session.h"

namespace steerscope {

class LibraryWiring;
class MainWindow;
class Workbench;

/// The window with its history rail, over one workbench. Another language takes the window down and
/// puts it up again in the same place; the workbench, with whatever it is writing, goes on.
class Desk : public QObject {
    Q_OBJECT
public:
    /// `workbench` outlives the desk.
    Desk(Workbench& workbench, const WindowState& state);
    ~Desk() override;

    /// Of this moment: another language makes another one.
    MainWindow& window() const { return *m_window; }
    LibraryWiring& library() const { return *m_library; }
    WindowState state() const;

Q_SIGNALS:
    /// window() is a new one.
    void rebuilt();

private:
    void build(const WindowState& state);
    void speak(const QString& code);

    Workbench& m_workbench;
    Translation m_translation;
    std::unique_ptr<MainWindow> m_window;
    LibraryWiring* m_library = nullptr; ///< Owned by the window.
};

} // namespace steerscope
