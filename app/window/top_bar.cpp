// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/top_bar.h"

#include "app/window/window_actions.h"
#include "widgets/elided_label.h"
#include "widgets/icons.h"
#include "widgets/label_style.h"
#include "widgets/segmented_control.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QToolButton>

#include <array>

namespace steerscope {

QPixmap programSign(const Theme& theme, int pixels, qreal ratio) {
    QPixmap pixmap(QSize(pixels, pixels) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.ink);
    painter.drawRoundedRect(QRectF(0, 0, pixels, pixels), pixels / 5.0, pixels / 5.0);
    const qreal unit = pixels / 18.0;
    painter.setBrush(theme.of(Identity::psr).fill);
    constexpr std::array<qreal, 3> kHeights{6, 10, 4};
    for (std::size_t i = 0; i < kHeights.size(); ++i)
        painter.drawRoundedRect(QRectF((4 + 4 * static_cast<qreal>(i)) * unit,
                                       (14 - kHeights[i]) * unit, 2.5 * unit, kHeights[i] * unit),
                                unit, unit);
    return pixmap;
}

TopBar::TopBar(const WindowActions& actions, QWidget* parent) : QFrame(parent) {
    setObjectName(QStringLiteral("topBar"));
    build(actions);
    setModel({}, {});
    restyle();
}

void TopBar::build(const WindowActions& actions) {
    m_sign = new QLabel(this);
    m_name = new QLabel(QStringLiteral("Steerscope"), this);
    m_model = new QToolButton(this);
    m_model->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_model->setLayoutDirection(Qt::RightToLeft); // The chevron stands after the name.
    m_model->setPopupMode(QToolButton::InstantPopup);
    m_model->setProperty("quiet", true);
    m_modelMenu = new QMenu(m_model);
    m_model->setMenu(m_modelMenu);
    m_detail = new ElidedLabel(this);
    m_mainMenu = new QMenu(this);
    actions.fillMenu(m_mainMenu);
    m_more = new QToolButton(this);
    m_more->setMenu(m_mainMenu);
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setAccessibleName(tr("Menu"));
    m_more->setToolTip(tr("Open, save, export and view"));
    m_layout = new QHBoxLayout(this);
    for (QWidget* widget : {static_cast<QWidget*>(m_sign), static_cast<QWidget*>(m_name),
                            static_cast<QWidget*>(m_model)})
        m_layout->addWidget(widget);
    m_layout->addWidget(m_detail, 1);
    for (QAction* action : {actions.undo, actions.redo})
        m_layout->addWidget(iconButton(action));
    m_tour = wordButton(actions.tour);
    m_layout->addWidget(m_tour);
    buildLayouts();
    m_layout->addWidget(m_layouts);
    m_layout->addWidget(iconButton(actions.theme));
    buildCommands(actions.palette);
    m_layout->addWidget(m_commands);
    m_layout->addWidget(m_more);
}

void TopBar::buildLayouts() {
    m_layouts = new SegmentedControl(this);
    m_layouts->setSegments({tr("Demo"), tr("Tune"), tr("Research")});
    m_layouts->setAccessibleName(tr("Layout of the window"));
    m_layouts->setCurrent(static_cast<int>(WindowLayout::research));
    connect(m_layouts, &SegmentedControl::currentChanged, this,
            [this](int index) { Q_EMIT layoutChosen(static_cast<WindowLayout>(index)); });
}

/// Looks like a field, because it opens one: sign, name and the keys that do the same.
void TopBar::buildCommands(QAction* palette) {
    m_commands = new QToolButton(this);
    m_commands->setAccessibleName(palette->text());
    m_commands->setToolTip(palette->toolTip());
    m_commandsSign = new QLabel(m_commands);
    m_commandsName = new QLabel(palette->text(), m_commands);
    m_commandsKeys = new QLabel(palette->shortcut().toString(QKeySequence::NativeText), m_commands);
    m_commandsKeys->setObjectName(QStringLiteral("keys"));
    auto* row = new QHBoxLayout(m_commands);
    row->addWidget(m_commandsSign);
    row->addWidget(m_commandsName, 1);
    row->addWidget(m_commandsKeys, 0, Qt::AlignVCenter);
    for (QLabel* label : {m_commandsSign, m_commandsName, m_commandsKeys})
        label->setAttribute(Qt::WA_TransparentForMouseEvents);
    connect(m_commands, &QToolButton::clicked, palette, &QAction::trigger);
}

void TopBar::restyleCommands() {
    const auto px = [this](int length) { return scaledPixels(length, m_scale); };
    setLabelIcon(m_commandsSign, Icon::search, m_theme.text2, m_scale);
    styleLabel(m_commandsName, TypeRole::control, m_theme.text2, m_scale);
    styleLabel(m_commandsKeys, TypeRole::axis, m_theme.text3, m_scale);
    setSheet(m_commandsKeys, QStringLiteral("#keys { border: 1px solid %1; border-radius: 2px; "
                                            "padding: 1px %2px; }")
                                 .arg(m_theme.line.name())
                                 .arg(px(4)));
    auto* row = m_commands->layout();
    row->setContentsMargins(px(8), 0, px(8), 0);
    row->setSpacing(px(8));
    m_commands->setFixedHeight(px(32));
    // The layout does not count what was not shown yet.
    int width = px(16 + 24) + 2 * row->spacing();
    for (const QLabel* label : {m_commandsSign, m_commandsName, m_commandsKeys})
        width += label->sizeHint().width();
    m_commands->setFixedWidth(width);
}

QToolButton* TopBar::wordButton(QAction* action) {
    auto* button = new QToolButton(this);
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setProperty("quiet", true);
    button->setAccessibleName(action->text());
    return button;
}

void TopBar::setWindowLayout(WindowLayout layout) {
    m_windowLayout = layout;
    m_layouts->setCurrent(static_cast<int>(layout));
    const bool demo = layout == WindowLayout::demo;
    for (QWidget* widget : {static_cast<QWidget*>(m_model), static_cast<QWidget*>(m_commands)})
        widget->setVisible(!demo);
    for (QToolButton* button : m_iconButtons)
        button->setVisible(!demo);
    m_tour->setVisible(demo);
    m_detail->setFullText(demo ? QString() : m_detailText);
}

QToolButton* TopBar::iconButton(QAction* action) {
    auto* button = new QToolButton(this);
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    button->setProperty("quiet", true);
    button->setAccessibleName(action->text());
    m_iconButtons.push_back(button);
    return button;
}

void TopBar::setTheme(const Theme& theme) {
    m_theme = theme;
    restyle();
}

void TopBar::setScale(qreal scale) {
    m_scale = scale;
    restyle();
}

void TopBar::setModel(const QString& name, const QString& detail) {
    m_model->setText(name.isEmpty() ? tr("Choose a model…") : name);
    m_model->setAccessibleName(name.isEmpty() ? tr("Choose a model") : tr("Model %1").arg(name));
    m_detailText = detail;
    m_detail->setFullText(m_windowLayout == WindowLayout::demo ? QString() : detail);
}

QString TopBar::modelText() const {
    return m_model->text();
}

void TopBar::restyle() {
    setFixedHeight(scaledPixels(48, m_scale));
    m_layout->setContentsMargins(scaledPixels(16, m_scale), 0, scaledPixels(16, m_scale), 0);
    m_layout->setSpacing(scaledPixels(8, m_scale));
    m_sign->setPixmap(programSign(m_theme, scaledPixels(18, m_scale), devicePixelRatioF()));
    styleLabel(m_name, TypeRole::value, m_theme.text, m_scale);
    styleLabel(m_detail, TypeRole::label, m_theme.text2, m_scale);
    m_name->setContentsMargins(0, 0, scaledPixels(16, m_scale), 0);
    m_model->setIcon(themeIcon(Icon::chevronDown, m_theme));
    m_model->setFont(themeFont(TypeRole::button, m_scale));
    setSheet(m_model, QStringLiteral("QToolButton { padding: 0 %1px; font-weight: 500; }")
                          .arg(scaledPixels(8, m_scale)));
    const QSize icon(scaledPixels(16, m_scale), scaledPixels(16, m_scale));
    for (QToolButton* button : m_iconButtons) {
        button->setIconSize(icon);
        setSheet(button, QStringLiteral("QToolButton:disabled { border-color: transparent; } "
                                        "QToolButton:checked { background: transparent; }"));
    }
    m_layouts->setTheme(m_theme);
    m_layouts->setScale(m_scale);
    m_tour->setFont(themeFont(TypeRole::button, m_scale));
    m_tour->setIconSize(icon);
    restyleCommands();
    styleIconButton(m_more, Icon::more, m_theme, m_scale);
}

} // namespace steerscope
