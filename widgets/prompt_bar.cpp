// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/prompt_bar.h"

#include "widgets/growing_field.h"
#include "widgets/icon_push_button.h"
#include "widgets/label_style.h"

#include <QAction>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QScopedValueRollback>
#include <QShortcut>
#include <QSpinBox>
#include <QToolButton>

namespace steerscope {
namespace {

QString placeName(SteerPlace place) {
    switch (place) {
    case SteerPlace::beforeUser:
        return PromptBar::tr("before the user message");
    case SteerPlace::system:
        return PromptBar::tr("as the system message");
    case SteerPlace::afterUser:
        break;
    }
    return PromptBar::tr("after the user message");
}

} // namespace

PromptBar::PromptBar(QWidget* parent) : QFrame(parent) {
    setProperty("bar", true);
    buildFields();
    buildSteerBox();
    buildButtons();
    buildNumbers();
    arrange();
    for (const QKeySequence& keys :
         {QKeySequence(Qt::CTRL | Qt::Key_Return), QKeySequence(Qt::CTRL | Qt::Key_Enter)}) {
        auto* shortcut = new QShortcut(keys, this);
        connect(shortcut, &QShortcut::activated, this, &PromptBar::requestRun);
    }
    showRecipe({});
    restyle();
    validate();
}

void PromptBar::setTheme(const Theme& theme) {
    m_theme = theme;
    restyle();
}

void PromptBar::setScale(qreal scale) {
    m_scale = scale;
    restyle();
}

Recipe PromptBar::recipe() const {
    return {m_prompt->text(),       m_steer->text(),  m_steerPlace, m_seed->text().toULongLong(),
            m_temperature->value(), m_tokens->value()};
}

void PromptBar::setRecipe(const Recipe& recipe) {
    showRecipe(recipe);
    validate();
}

void PromptBar::showRecipe(const Recipe& recipe) {
    const QScopedValueRollback silence(m_silent, true);
    m_prompt->setText(recipe.prompt);
    m_steer->setText(recipe.steer);
    m_steerPlace = recipe.place;
    showSteerPlace();
    m_seed->setText(QString::number(recipe.seed));
    m_temperature->setValue(recipe.temperature);
    m_tokens->setValue(recipe.tokens);
}

void PromptBar::noteChange() {
    if (m_silent) return;
    validate();
    Q_EMIT changed();
}

QString PromptBar::problem() const {
    if (!m_blocked.isEmpty()) return m_blocked;
    if (m_seed->text().isEmpty()) return tr("Set the seed to a whole number, such as 7.");
    return recipeProblem(recipe());
}

void PromptBar::validate() {
    const QString wrong = problem();
    const bool idle = m_activity == Activity::idle;
    m_problem->setText(wrong);
    m_problem->setVisible(!wrong.isEmpty());
    m_run->setEnabled(wrong.isEmpty() && m_activity != Activity::running);
    m_run->setToolTip(wrong.isEmpty() ? tr("Write all answers (Ctrl+Enter)") : wrong);
    m_stop->setEnabled(m_activity == Activity::running);
    m_stop->setToolTip(m_stop->isEnabled() ? tr("Stop all answers")
                                           : tr("Nothing is being written"));
    const bool noSteer = m_steer->text().trimmed().isEmpty();
    m_distil->setEnabled(idle && !noSteer && m_blocked.isEmpty() && m_distilBlocked.isEmpty());
    QString distilTip = m_distilBlocked.isEmpty() ? tr("Turn the instruction into a steering model")
                                                  : m_distilBlocked;
    if (!idle) distilTip = tr("Wait until what is running has ended, or stop it");
    if (noSteer) distilTip = tr("Write an instruction to distil first");
    m_distil->setToolTip(m_blocked.isEmpty() ? distilTip : m_blocked);
    setStyleFlag(m_seed, "invalid", m_seed->text().isEmpty());
}

void PromptBar::setActivity(Activity activity) {
    m_activity = activity;
    validate();
}

void PromptBar::setBlockedReason(const QString& reason) {
    m_blocked = reason;
    validate();
}

void PromptBar::setDistilBlocked(const QString& reason) {
    m_distilBlocked = reason;
    validate();
}

void PromptBar::requestRun() {
    if (m_run->isEnabled()) Q_EMIT runRequested();
}

void PromptBar::focusPrompt() {
    m_prompt->setFocus(Qt::ShortcutFocusReason);
    m_prompt->selectAll();
}

/// As far as the box has room beside the text and the button behind it; the tip says it in full.
void PromptBar::showSteerPlace() {
    const QString name = placeName(m_steerPlace);
    const QMargins margins = m_steerLayout->contentsMargins();
    const int others = m_steer->minimumSizeHint().width() + m_presetButton->sizeHint().width() +
                       margins.left() + margins.right() + 2 * m_steerLayout->spacing();
    const int room = m_steerBox->width() - others - scaledPixels(10, m_scale);
    const QString fitting = m_place->fontMetrics().elidedText(name, Qt::ElideRight, room);
    m_place->setText(!m_steerBox->isVisible() ? name
                     : fitting.isEmpty()      ? QStringLiteral("…")
                                              : fitting);
    m_place->setToolTip(tr("Where the instruction stands in the conversation") + u'\n' + name);
    m_place->setAccessibleDescription(name);
}

void PromptBar::choosePlace(SteerPlace place) {
    if (place == m_steerPlace) return;
    m_steerPlace = place;
    showSteerPlace();
    noteChange();
}

void PromptBar::fillPlaceMenu() {
    QMenu* menu = m_place->menu();
    menu->clear();
    for (const SteerPlace place :
         {SteerPlace::afterUser, SteerPlace::beforeUser, SteerPlace::system}) {
        QAction* action = menu->addAction(placeName(place));
        action->setCheckable(true);
        action->setChecked(place == m_steerPlace);
        connect(action, &QAction::triggered, this, [this, place] { choosePlace(place); });
    }
}

void PromptBar::setPresets(const std::vector<SteerPreset>& presets) {
    m_presets = presets;
    fillPresetMenu();
}

void PromptBar::fillPresetMenu() {
    QMenu* menu = m_presetButton->menu();
    menu->clear();
    QString group;
    for (const SteerPreset& preset : m_presets) {
        if (preset.group != group && !menu->isEmpty()) menu->addSeparator();
        group = preset.group;
        QAction* action = menu->addAction(preset.name + QStringLiteral("  ·  ") + preset.text);
        action->setData(preset.text);
        connect(action, &QAction::triggered, this,
                [this, text = preset.text] { m_steer->setText(text); });
    }
    m_presetButton->setEnabled(!m_presets.empty());
}

void PromptBar::setPsrChoices(const QStringList& names, int current) {
    m_psrNames = names;
    m_psr = current >= 0 && current < names.size() ? current : -1;
    fillPsrMenu();
    showPsr();
}

void PromptBar::fillPsrMenu() {
    QMenu* menu = m_psrButton->menu();
    menu->clear();
    for (int index = 0; index < m_psrNames.size(); ++index) {
        QAction* action = menu->addAction(m_psrNames[index]);
        action->setCheckable(true);
        action->setChecked(index == m_psr);
        connect(action, &QAction::triggered, this, [this, index] { choosePsr(index); });
    }
}

void PromptBar::choosePsr(int index) {
    m_psr = index;
    fillPsrMenu();
    showPsr();
    Q_EMIT psrChosen(index);
}

void PromptBar::setTrailingActions(const QList<QAction*>& actions) {
    qDeleteAll(m_trailingButtons);
    m_trailingButtons.clear();
    for (QAction* action : actions) {
        auto* button = new QToolButton(m_trailingRow);
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        if (action->menu())
            button->setPopupMode(QToolButton::InstantPopup);
        else
            button->setProperty("quiet", true);
        button->setAccessibleName(action->text());
        m_trailingLayout->addWidget(button);
        m_trailingButtons << button;
    }
    restyle();
}

bool PromptBar::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_steerBox && (event->type() == QEvent::Resize || event->type() == QEvent::Show))
        showSteerPlace();
    // The box around the steering prompt shows the focus of the field inside it.
    if (watched == m_steer &&
        (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut))
        restyleFields();
    return QFrame::eventFilter(watched, event);
}

} // namespace steerscope
