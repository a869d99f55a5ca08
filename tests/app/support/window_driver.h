// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QTest>
#include <QTextCursor>

#include <functional>

#include "app/window/main_window.h"
#include "app/window/pane_row.h"
#include "widgets/completion_pane.h"
#include "widgets/growing_field.h"
#include "widgets/heatmap_view.h"
#include "widgets/map_panel.h"
#include "widgets/prompt_bar.h"
#include "widgets/status_strip.h"
#include "widgets/strength_slider.h"
#include "widgets/token_inspector.h"
#include "widgets/token_view.h"

namespace steerscope::test {

/// Finds a control by the name a screen reader would speak; null when there is none.
template <class Control> Control* named(const QWidget& root, const QString& name) {
    for (Control* control : root.findChildren<Control*>())
        if (control->accessibleName() == name) return control;
    return nullptr;
}

inline bool waitUntil(const std::function<bool()>& condition, int milliseconds = 5000) {
    return QTest::qWaitFor(condition, milliseconds);
}

/// A new look comes in several turns of the event loop, the picture last.
inline bool waitForLook(const QWidget& window) {
    QTest::qWait(50);
    return waitUntil([&window] { return window.updatesEnabled(); });
}

/// Presses a button as a person would; false when none of this name is visible, or it is disabled.
inline bool press(const QWidget& root, const QString& name) {
    for (auto* button : root.findChildren<QAbstractButton*>())
        if (button->accessibleName() == name && button->isVisible()) {
            if (!button->isEnabled()) return false;
            QTest::mouseClick(button, Qt::LeftButton);
            return true;
        }
    return false;
}

/// Selects everything in a field and types over it.
inline bool typeInto(const QWidget& root, const QString& name, const QString& text) {
    auto* field = named<QWidget>(root, name);
    if (!field || !field->isEnabled()) return false;
    field->setFocus();
    QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(field, text);
    return true;
}

inline TokenView& tokens(const MainWindow& window, ColumnId id) {
    return *window.findChild<PaneRow*>()->pane(id)->tokenView();
}

inline HeatmapView& heatmap(const MainWindow& window) {
    return *window.findChild<MapPanel*>()->view();
}

/// Moves the pointer over a token of a pane; the window need not be exposed.
inline void hoverToken(const MainWindow& window, ColumnId id, int token) {
    TokenView& view = tokens(window, id);
    const QPoint center = view.anchorRect(token).center();
    QTest::mouseMove(view.viewport(), view.viewport()->mapFrom(&view, center));
}

inline void clickToken(const MainWindow& window, ColumnId id, int token) {
    TokenView& view = tokens(window, id);
    const QPoint center = view.anchorRect(token).center();
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, view.viewport()->mapFrom(&view, center));
}

inline void clickCell(const MainWindow& window, const Cell& cell) {
    HeatmapView& view = heatmap(window);
    QTest::mouseClick(&view, Qt::LeftButton, {}, view.cellRect(cell).center().toPoint());
}

} // namespace steerscope::test
