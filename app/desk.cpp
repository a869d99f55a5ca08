// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk.h"

#include "app/library/library_wiring.h"
#include "app/text.h"
#include "app/window/main_window.h"
#include "app/window/view_memory.h"

#include <utility>

namespace steerscope {

Desk::Desk(Workbench& workbench, const WindowState& state) : m_workbench(workbench) {
    m_translation.use(toQString(state.language));
    build(state);
}

Desk::~Desk() = default;

WindowState Desk::state() const {
    return m_window->windowState();
}

void Desk::build(const WindowState& state) {
    m_window = std::make_unique<MainWindow>(m_workbench, state);
    m_library = new LibraryWiring(m_workbench, *m_window);
    m_library->setLook(themeOf(m_window->themeKind()), m_window->scale());
    connect(m_window.get(), &MainWindow::lookChanged, m_library, &LibraryWiring::setLook);
    m_window->addCommand(m_library->toggleAction());
    m_window->addCommand(m_library->unpinAction());
    connect(&m_window->viewMemory(), &ViewMemory::changed, m_library, &LibraryWiring::noteView);
    // Queued: the menu that asks belongs to the window that goes.
    connect(m_window.get(), &MainWindow::languageChosen, this, &Desk::speak, Qt::QueuedConnection);
}

/// The new window is shown before the old one goes, so that the program does not end between them.
void Desk::speak(const QString& code) {
    WindowState state = m_window->windowState();
    state.language = toUtf8(code);
    m_translation.use(code);
    const Json view = m_workbench.view();
    std::unique_ptr<MainWindow> before = std::exchange(m_window, nullptr);
    build(state);
    m_window->setVisible(before->isVisible());
    before.reset(); // The library has one owner at a time.
    m_library->start();
    if (!view.is_null()) Q_EMIT m_workbench.viewRestored(view);
    Q_EMIT rebuilt();
}

} // namespace steerscope
