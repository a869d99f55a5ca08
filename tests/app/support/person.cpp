// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/support/person.h"

#include <QApplication>
#include <QFileDialog>
#include <QLineEdit>
#include <QTimer>

#include <cmath>
#include <stdexcept>
#include <utility>

#include "app/window/guidance.h"
#include "tests/app/support/window_driver.h"
#include "widgets/choice_bars.h"
#include "widgets/command_palette.h"
#include "widgets/map_tool_row.h"
#include "widgets/segmented_control.h"

namespace steerscope::test {
namespace {

constexpr int kKeyMs = 15, kStepMs = 20;

[[noreturn]] void missing(const QString& what) {
    throw std::runtime_error((QStringLiteral("cannot be used: ") + what).toStdString());
}

/// Keys go to whatever has the focus, as on a desk.
void typeKeys(QWidget& field, const QString& text) {
    for (const QChar& letter : text) {
        QTest::keyClick(&field, letter.toLatin1());
        pause(kKeyMs);
    }
}

} // namespace

void pause(int milliseconds) {
    QTest::qWait(milliseconds);
}

void await(const std::function<bool()>& condition, const char* what, int milliseconds) {
    if (!QTest::qWaitFor(condition, milliseconds)) throw std::runtime_error(what);
}

QWidget& Person::control(const QString& name) const {
    for (QWidget* widget : m_window.findChildren<QWidget*>())
        if (widget->isVisible() && widget->isEnabled() && widget->accessibleName() == name)
            return *widget;
    missing(name);
}

void Person::type(const QString& field, const QString& text) {
    QWidget& widget = control(field);
    widget.setFocus();
    QTest::keyClick(&widget, Qt::Key_A, Qt::ControlModifier);
    pause(kKeyMs);
    typeKeys(widget, text);
}

void Person::press(const QString& button) {
    QWidget& widget = control(button);
    QTest::mouseMove(&widget);
    pause(kStepMs);
    QTest::mouseClick(&widget, Qt::LeftButton);
    pause(kStepMs);
}

void Person::takeWindow() {
    if (m_window.isActiveWindow()) return;
    m_window.activateWindow(); // A dialog that closed may leave nobody active.
    if (!QTest::qWaitForWindowActive(&m_window)) missing(QStringLiteral("the window"));
}

void Person::key(Qt::Key key, Qt::KeyboardModifiers modifiers) {
    takeWindow();
    QWidget* focus = QApplication::focusWidget();
    QTest::keyClick(focus ? focus : static_cast<QWidget*>(&m_window), key, modifiers);
    pause(kKeyMs);
}

void Person::command(const QString& words) {
    takeWindow();
    QTest::keyClick(&m_window, Qt::Key_K, Qt::ControlModifier);
    pause(kStepMs);
    CommandPalette& palette = m_window.guidance().palette();
    auto* field = palette.findChild<QLineEdit*>();
    if (!palette.isVisible() || !field) missing(QStringLiteral("the palette"));
    typeKeys(*field, words);
    QTest::keyClick(field, Qt::Key_Return);
    pause(kStepMs);
}

/// The dialog has an event loop of its own, so its answer waits in a timer.
void Person::commandToFile(const QString& words, const QString& path) {
    bool answered = false;
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, [&] {
        QWidget* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
        if (!dialog) return;
        // A list of completions takes the first Return for itself.
        if (std::exchange(answered, true))
            QTest::keyClick(dialog->findChild<QLineEdit*>(), Qt::Key_Return);
        else
            answerFileDialog(path);
    });
    timer.start(300);
    command(words);
    timer.stop();
    if (!answered) missing(words);
}

void Person::answerFileDialog(const QString& path) {
    QWidget* dialog = QApplication::activeModalWidget();
    auto* name = dialog ? dialog->findChild<QLineEdit*>(QStringLiteral("fileNameEdit")) : nullptr;
    if (!name) missing(QStringLiteral("the file dialog"));
    QTest::keyClick(name, Qt::Key_A, Qt::ControlModifier);
    typeKeys(*name, path);
    QTest::keyClick(name, Qt::Key_Return);
}

void Person::chooseSegment(QWidget& control, int index) {
    control.setFocus();
    for (int i = 0; i < 8; ++i)
        key(Qt::Key_Left);
    for (int i = 0; i < index; ++i)
        key(Qt::Key_Right);
}

void Person::hoverToken(ColumnId id, int token) {
    test::hoverToken(m_window, id, token);
    pause(kStepMs);
}

void Person::clickToken(ColumnId id, int token) {
    test::clickToken(m_window, id, token);
    pause(kStepMs);
}

void Person::clickCell(const Cell& cell) {
    test::clickCell(m_window, cell);
    pause(kStepMs);
}

void Person::openTools() {
    if (!m_window.findChild<MapToolRow*>()->isVisible())
        press(QStringLiteral("Tools for the cells"));
}

void Person::dragCells(MapTool tool, const Cell& from, const Cell& to) {
    openTools();
    auto* tools = m_window.findChild<MapToolRow*>()->findChild<SegmentedControl*>();
    chooseSegment(*tools, static_cast<int>(tool));
    HeatmapView& view = heatmap(m_window);
    if (view.tool() != tool) missing(QStringLiteral("the tool for cells"));
    const QPoint start = view.cellRect(from).center().toPoint();
    const QPoint end = view.cellRect(to).center().toPoint();
    QTest::mousePress(&view, Qt::LeftButton, {}, start);
    pause(kStepMs);
    for (int step = 1; step <= 4; ++step) {
        QTest::mouseMove(&view, start + (end - start) * step / 4);
        pause(kStepMs);
    }
    QTest::mouseRelease(&view, Qt::LeftButton, {}, end);
    pause(kStepMs);
}

void Person::clickCandidate(int row) {
    const auto bars = m_window.findChild<TokenInspector*>()->findChildren<ChoiceBars*>();
    if (bars.size() < 2) missing(QStringLiteral("the candidates"));
    const QPoint place = bars.at(1)->rowRect(row).center().toPoint();
    QTest::mouseMove(bars.at(1), place);
    pause(kStepMs);
    QTest::mouseClick(bars.at(1), Qt::LeftButton, {}, place);
    pause(kStepMs);
}

void Person::slideTo(double strength) {
    auto* slider = m_window.findChild<StrengthSlider*>();
    auto* groove = named<QWidget>(*slider, QStringLiteral("Strength"));
    if (!groove || !groove->isEnabled()) missing(QStringLiteral("Strength"));
    groove->setFocus();
    for (int i = 0; i < 100 && std::abs(slider->value() - strength) > 0.026; ++i)
        key(slider->value() < strength ? Qt::Key_Right : Qt::Key_Left);
}

} // namespace steerscope::test
