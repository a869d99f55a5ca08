// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme.h"

#include <QApplication>
#include <QHash>
#include <QRegularExpression>
#include <QStyleFactory>
#include <QWidget>

/// A static library's resources must be named once; the macro refuses to stand in a namespace.
static void initStyleResources() {
    Q_INIT_RESOURCE(style);
}

namespace steerscope {
namespace {

// Style sheets with two kinds of blanks: @name is a colour of the theme, $n is n pixels of the
// design at the interface scale. Radii, heights and paddings follow the design's 8 px grid.

constexpr auto kBasics = R"(
QMainWindow, QDialog { background: @window; }
QLabel { background: transparent; }
QLabel[header="true"] { font-weight: 600; }
QLabel[secondary="true"] { font-size: $12; color: @text2; }
QLabel[hint="true"] { font-size: $11; color: @text3; }
QLabel:disabled { color: @disabled; }
QFrame[panel="true"], QWidget[panel="true"] {
    background: @surface; border: 1px solid @line; border-radius: $4; }
QFrame[bar="true"], QWidget[bar="true"] { background: @surface; border: none; }
QToolTip { background: @ink; color: @onInk; border: none; padding: $4 $8; font-size: $12; }
QStatusBar { background: @surface; border-top: 1px solid @line; font-size: $12; }
QStatusBar::item { border: none; }
#topBar, #statusStrip { background: @surface; border: none; }
#topBar { border-bottom: 1px solid @line; }
#statusStrip { border-top: 1px solid @line; }
#exampleGallery, #commandStrip { background: @inset; border: none;
    border-bottom: 1px solid @line; }
#commandPalette, #keySheet { background: @surface; border: 1px solid @control;
    border-radius: $4; }
#paneHeader { background: transparent; border: none; border-bottom: 1px solid @hair; }
QSplitter::handle { background: @window; }
QSplitter::handle:horizontal { width: $8; }
QSplitter::handle:vertical { height: $8; }
)";

constexpr auto kFields = R"(
QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox {
    background: @surface; color: @text; border: 1px solid @control; border-radius: $4;
    padding: 0 $8; selection-background-color: @accent; selection-color: @surface; }
QLineEdit, QAbstractSpinBox, QComboBox { min-height: $30; max-height: $30; }
QPlainTextEdit, QTextEdit { padding: $4; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QAbstractSpinBox:focus, QComboBox:focus {
    border: 2px solid @accent; padding: 0 $7; }
QLineEdit[invalid="true"], QAbstractSpinBox[invalid="true"], QComboBox[invalid="true"],
QPlainTextEdit[invalid="true"] { border: 2px solid @error; }
QLineEdit:disabled, QPlainTextEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled {
    color: @disabled; border-color: @line; background: transparent; }
QLineEdit:read-only, QPlainTextEdit:read-only { background: @inset; }
QPlainTextEdit[mono="true"], QLineEdit[mono="true"] { font-size: $12; background: @inset;
    border-color: @line; }
QComboBox::drop-down { border: none; width: $24; }
QComboBox::down-arrow, QAbstractSpinBox::up-arrow, QAbstractSpinBox::down-arrow {
    width: $8; height: $8; }
QComboBox QAbstractItemView { background: @surface; border: 1px solid @line; outline: none;
    selection-background-color: @selected; selection-color: @text; padding: $4; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { width: $16; border: none;
    background: transparent; }
QComboBox::down-arrow { image: url(:/steerscope/chevron-down.svg); }
QAbstractSpinBox::down-arrow { image: url(:/steerscope/chevron-down.svg); }
QAbstractSpinBox::up-arrow { image: url(:/steerscope/chevron-up.svg); }
)";

constexpr auto kButtons = R"(
QPushButton { background: @surface; border: 1px solid @control; border-radius: $4;
    min-height: $30; padding: 0 $15; font-weight: 500; }
QPushButton:hover { background: @inset; }
QPushButton:pressed, QPushButton:checked { background: @selected; }
QPushButton:focus { border: 2px solid @accent; padding: 0 $14; }
QPushButton:disabled { color: @disabled; border-color: @line; background: transparent; }
QPushButton[primary="true"] { background: @ink; color: @onInk; border-color: @ink; }
QPushButton[primary="true"]:hover { background: @text2; border-color: @text2; }
QPushButton[primary="true"]:focus { border: 2px solid @accent; }
QPushButton[primary="true"]:disabled { color: @disabled; border-color: @line;
    background: transparent; }
QPushButton[small="true"], QToolButton[small="true"] { min-height: $22; padding: 0 $8;
    font-size: $12; }
QPushButton[quiet="true"], QToolButton[quiet="true"] { border-color: transparent;
    background: transparent; }
QPushButton[quiet="true"]:hover, QToolButton[quiet="true"]:hover { background: @hair; }
QPushButton[quiet="true"]:focus, QToolButton[quiet="true"]:focus { border: 2px solid @accent; }
QPushButton::menu-indicator, QToolButton::menu-indicator { width: 0; image: none; }
QToolButton { background: transparent; border: 1px solid @control; border-radius: $4;
    min-height: $22; min-width: $22; padding: 0; }
QToolButton:hover { background: @hair; }
QToolButton:pressed, QToolButton:checked { background: @selected; }
QToolButton:focus { border: 2px solid @accent; }
QToolButton:disabled { color: @disabled; border-color: @line; }
QToolButton[bare="true"] { border: 1px solid transparent; background: transparent; min-width: 0;
    min-height: 0; }
QToolButton[bare="true"]:hover { background: @hair; }
QToolButton[bare="true"]:focus { border: 2px solid @accent; }
QCheckBox, QRadioButton { spacing: $8; background: transparent; }
QCheckBox:disabled, QRadioButton:disabled { color: @disabled; }
QCheckBox::indicator { width: $14; height: $14; border: 1px solid @control;
    border-radius: $2; background: @surface; }
QCheckBox::indicator:checked { background: @ink; border-color: @ink; image: url(:/steerscope/check-@kind.svg); }
QCheckBox::indicator:focus { border: 2px solid @accent; }
QCheckBox::indicator:disabled { border-color: @line; background: transparent; }
)";

constexpr auto kContainers = R"(
QTabWidget::pane { border: none; border-top: 1px solid @hair; }
QTabBar { background: transparent; qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; color: @text2; padding: $8 $12; border: none;
    border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: @text; border-bottom-color: @ink; }
QTabBar::tab:disabled { color: @disabled; }
QTabBar::tab:focus { border-bottom-color: @accent; }
QMenuBar { background: @surface; }
QMenuBar::item { padding: $4 $8; background: transparent; }
QMenuBar::item:selected { background: @hair; border-radius: $4; }
QMenu { background: @surface; border: 1px solid @line; padding: $4; }
QMenu::item { padding: $6 $24; border-radius: $2; }
QMenu::item:selected { background: @selected; color: @text; }
QMenu::item:disabled { color: @disabled; }
QMenu::separator { height: 1px; background: @hair; margin: $4 $8; }
QListView, QTreeView, QTableView { background: @surface; border: none; outline: none;
    selection-background-color: @selected; selection-color: @text; }
QListView::item { min-height: $24; padding: 0 $8; }
QHeaderView::section { background: @surface; color: @text2; border: none;
    border-bottom: 1px solid @hair; padding: $4 $8; font-size: $12; }
QDockWidget { font-weight: 600; }
QDockWidget::title { background: @surface; padding: $8 $16; }
QScrollArea { background: transparent; border: none; }
)";

constexpr auto kRanges = R"(
QSlider { min-height: $24; background: transparent; }
QSlider::groove:horizontal { height: $4; background: @line; border-radius: $2; }
QSlider::sub-page:horizontal { background: @control; border-radius: $2; }
QSlider::handle:horizontal { width: $12; height: $12; margin: -$6 0; background: @surface;
    border: 2px solid @text; border-radius: $7; }
QSlider::handle:horizontal:focus { border-color: @accent; }
QSlider::handle:horizontal:disabled { border-color: @line; }
QProgressBar { background: @line; border: none; border-radius: $2; max-height: $6;
    min-height: $6; text-align: center; color: transparent; }
QProgressBar::chunk { background: @accent; border-radius: $2; }
QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: $8; }
QScrollBar:horizontal { height: $8; }
QScrollBar::handle { background: @control; border-radius: $3; margin: 1px; }
QScrollBar::handle:vertical { min-height: $24; }
QScrollBar::handle:horizontal { min-width: $24; }
QScrollBar::handle:hover { background: @text3; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
)";

QHash<QString, QColor> namedColors(const Theme& theme) {
    return {{QStringLiteral("window"), theme.window}, {QStringLiteral("surface"), theme.surface},
            {QStringLiteral("inset"), theme.inset},   {QStringLiteral("hair"), theme.hair},
            {QStringLiteral("line"), theme.line},     {QStringLiteral("control"), theme.control},
            {QStringLiteral("text"), theme.text},     {QStringLiteral("text2"), theme.text2},
            {QStringLiteral("text3"), theme.text3},   {QStringLiteral("disabled"), theme.disabled},
            {QStringLiteral("ink"), theme.ink},       {QStringLiteral("onInk"), theme.onInk},
            {QStringLiteral("accent"), theme.accent}, {QStringLiteral("selected"), theme.selected},
            {QStringLiteral("error"), theme.error}};
}

/// Replaces each blank by what `value` says for the word after its sign.
template <typename Value>
QString filled(const QString& sheet, const QRegularExpression& blank, const Value& value) {
    QString result;
    qsizetype from = 0;
    for (auto matches = blank.globalMatch(sheet); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        result += QStringView(sheet).mid(from, match.capturedStart() - from);
        result += value(match.captured(1));
        from = match.capturedEnd();
    }
    result += QStringView(sheet).mid(from);
    return result;
}

} // namespace

QString styleSheet(const Theme& theme, qreal scale) {
    static const QRegularExpression colorBlank(QStringLiteral("@([A-Za-z0-9]+)"));
    static const QRegularExpression lengthBlank(QStringLiteral("\\$([0-9]+)"));
    const QHash<QString, QColor> colors = namedColors(theme);
    initStyleResources();
    QString sheet;
    for (const char* part : {kBasics, kFields, kButtons, kContainers, kRanges})
        sheet += QLatin1String(part);
    sheet.replace(QStringLiteral("@kind"), theme.kind == ThemeKind::light ? QStringLiteral("light")
                                                                          : QStringLiteral("dark"));
    sheet = filled(sheet, colorBlank, [&](const QString& name) { return colors[name].name(); });
    return filled(sheet, lengthBlank, [&](const QString& length) {
        return QStringLiteral("%1px").arg(scaledPixels(length.toInt(), scale));
    });
}

void applyTheme(QApplication& application, QWidget& window, const Theme& theme, qreal scale) {
    // Each of these walks every widget, so nothing is set again that is set already.
    const bool styled = application.property("steerscopeStyle").toBool();
    if (!styled) application.setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    application.setProperty("steerscopeStyle", true);
    const QPalette palette = paletteOf(theme);
    if (application.palette() != palette) application.setPalette(palette);
    const QFont font = themeFont(TypeRole::control, scale);
    if (QApplication::font() != font) QApplication::setFont(font);
    const QString sheet = styleSheet(theme, scale);
    if (window.styleSheet() != sheet) window.setStyleSheet(sheet);
}

QPalette paletteOf(const Theme& theme) {
    QPalette palette;
    palette.setColor(QPalette::Window, theme.window);
    palette.setColor(QPalette::WindowText, theme.text);
    palette.setColor(QPalette::Base, theme.surface);
    palette.setColor(QPalette::AlternateBase, theme.inset);
    palette.setColor(QPalette::Text, theme.text);
    palette.setColor(QPalette::PlaceholderText, theme.text3);
    palette.setColor(QPalette::Button, theme.surface);
    palette.setColor(QPalette::ButtonText, theme.text);
    palette.setColor(QPalette::BrightText, theme.error);
    palette.setColor(QPalette::ToolTipBase, theme.ink);
    palette.setColor(QPalette::ToolTipText, theme.onInk);
    palette.setColor(QPalette::Highlight, theme.accent);
    palette.setColor(QPalette::HighlightedText, theme.surface);
    palette.setColor(QPalette::Link, theme.accent);
    palette.setColor(QPalette::Light, theme.surface);
    palette.setColor(QPalette::Midlight, theme.hair);
    palette.setColor(QPalette::Mid, theme.line);
    palette.setColor(QPalette::Dark, theme.control);
    palette.setColor(QPalette::Shadow, theme.control);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, theme.disabled);
    return palette;
}

} // namespace steerscope
