// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>
#include <string>

#include "app/recorded_run.h"
#include "widgets/heatmap_grid.h"

class QWidget;

namespace steerscope {
class MainWindow;
enum class MapTool;
} // namespace steerscope

namespace steerscope::test {

/// Hands at the mouse and the keyboard of a window: each key and each step of the pointer returns
/// to the event loop, as with a person. What cannot be done throws std::runtime_error with the name
/// of the control.
class Person {
public:
    explicit Person(MainWindow& window) : m_window(window) {}

    void type(const QString& field, const QString& text);
    void press(const QString& button);
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {});
    /// Through the palette: Ctrl+K, the words, Return.
    void command(const QString& words);
    /// The same, and the name typed into the file dialog that it opens.
    void commandToFile(const QString& words, const QString& path);
    /// One segment of a switch, by keyboard.
    void chooseSegment(QWidget& control, int index);
    void hoverToken(ColumnId id, int token);
    void clickToken(ColumnId id, int token);
    void clickCell(const Cell& cell);
    void openTools();
    void dragCells(MapTool tool, const Cell& from, const Cell& to);
    /// The row of the inspector's candidates after steering; a click continues from there.
    void clickCandidate(int row);
    /// Moves the strength by keyboard, step by step.
    void slideTo(double strength);
    /// Types the path into the file dialog that is open and accepts it.
    void answerFileDialog(const QString& path);

private:
    QWidget& control(const QString& name) const;
    void takeWindow();

    MainWindow& m_window;
};

/// Lets the event loop work for about this long.
void pause(int milliseconds);
/// Throws std::runtime_error(`what`) when `condition` does not become true in time.
void await(const std::function<bool()>& condition, const char* what, int milliseconds = 300'000);

} // namespace steerscope::test
