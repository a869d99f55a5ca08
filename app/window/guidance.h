// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <vector>

#include "app/recorded_run.h"
#include "app/shared_cursor.h"
#include "app/window/window_actions.h"
#include "app/workbench.h"
#include "widgets/key_sheet.h"
#include "widgets/theme.h"

class QMainWindow;

namespace steerscope {

class CommandPalette;
class ExampleGallery;
class TourCallout;
class TourGuide;
enum class TourAction;

/// Everything that helps a person find the way: palette, sheet of keys, examples, guided tour.
class Guidance : public QObject {
    Q_OBJECT
public:
    /// The views the tour points at are found in `window` when a step needs them.
    Guidance(Workbench& workbench, const WindowActions& actions, SharedCursor& cursor,
             QMainWindow& window);

    ExampleGallery* gallery() const { return m_gallery; }
    TourGuide& tour() const { return *m_tour; }
    CommandPalette& palette() const { return *m_palette; }
    KeySheet& keys() const { return *m_keys; }
    void setTheme(const Theme& theme);
    void setScale(qreal scale);
    /// Closes what lies over the window; false when nothing did.
    bool escape();

private:
    void linkActions();
    void linkGallery();
    void buildTour();
    void linkTour(SharedCursor& cursor);
    void showGallery(bool shown);
    std::vector<KeyGroup> keyGroups() const;

    Workbench& m_workbench;
    const WindowActions& m_actions;
    QMainWindow& m_window;
    CommandPalette* m_palette = nullptr;
    KeySheet* m_keys = nullptr;
    TourCallout* m_callout = nullptr;
    TourGuide* m_tour = nullptr;
    ExampleGallery* m_gallery = nullptr;
    std::vector<RecordedRun> m_runs;
};

} // namespace steerscope
