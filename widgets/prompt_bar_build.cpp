// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How a PromptBar is put together and styled.
#include "widgets/flow_layout.h"
#include "widgets/growing_field.h"
#include "widgets/icon_push_button.h"
#include "widgets/label_style.h"
#include "widgets/prompt_bar.h"

#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QRegularExpressionValidator>
#include <QSpinBox>
#include <QToolButton>

#include <algorithm>

namespace steerscope {
namespace {

constexpr double kHottest = 5;
constexpr int kMostTokens = 4096;

/// A number without needless zeros: "0", "0.7".
class PlainNumberBox : public QDoubleSpinBox {
public:
    using QDoubleSpinBox::QDoubleSpinBox;
    QString textFromValue(double value) const override {
        return QLocale::c().toString(value, 'g', 4);
    }
};

} // namespace

void PromptBar::buildFields() {
    m_promptLabel = new QLabel(tr("Prompt"), this);
    m_prompt = new GrowingField(this);
    m_prompt->setAccessibleName(tr("Prompt"));
    m_prompt->setPlaceholderText(tr("Ask something; every column answers it"));
    m_promptLabel->setBuddy(m_prompt);
    m_problem = new QLabel(this);
    m_problem->setWordWrap(true);
    m_problem->setAccessibleName(tr("Why Run is disabled"));
    connect(m_prompt, &GrowingField::textChanged, this, &PromptBar::noteChange);
}

void PromptBar::buildSteerBox() {
    m_steerLabel = new QLabel(tr("Steer with"), this);
    m_steerBox = new QFrame(this);
    m_steerBox->setObjectName(QStringLiteral("steerBox"));
    m_steer = new GrowingField(m_steerBox);
    m_steer->setAccessibleName(tr("Steer with"));
    m_steer->setPlaceholderText(tr("An instruction, such as: You are a pirate."));
    m_steer->installEventFilter(this);
    m_steerLabel->setBuddy(m_steer);
    m_place = new QToolButton(m_steerBox);
    m_place->setAccessibleName(tr("Where the instruction stands"));
    m_presetButton = new QToolButton(m_steerBox);
    m_presetButton->setAccessibleName(tr("Ready-made instructions"));
    m_presetButton->setToolTip(tr("Ready-made instructions"));
    for (QToolButton* button : {m_place, m_presetButton}) {
        button->setMenu(new QMenu(button));
        button->setPopupMode(QToolButton::InstantPopup);
    }
    m_presetButton->setEnabled(false);
    m_steerLayout = new QHBoxLayout(m_steerBox);
    m_steerLayout->addWidget(m_steer, 1);
    m_steerLayout->addWidget(m_place, 0, Qt::AlignVCenter);
    m_steerLayout->addWidget(m_presetButton, 0, Qt::AlignVCenter);
    m_steerBox->installEventFilter(this);
    connect(m_steer, &GrowingField::textChanged, this, &PromptBar::noteChange);
    connect(m_place->menu(), &QMenu::aboutToShow, this, &PromptBar::fillPlaceMenu);
    fillPlaceMenu();
}

void PromptBar::buildButtons() {
    using Kind = IconPushButton::Kind;
    m_run = new IconPushButton(Kind::primary, tr("Run"), this);
    m_stop = new IconPushButton(Kind::regular, tr("Stop"), this);
    m_distil = new IconPushButton(Kind::regular, tr("Distil"), this);
    m_psrButton = new IconPushButton(Kind::regular, {}, this);
    m_run->setSign(Icon::run);
    m_stop->setSign(Icon::stop);
    m_distil->setSign(Icon::distil);
    m_psrButton->setMenu(new QMenu(m_psrButton));
    m_run->setAccessibleName(tr("Run"));
    m_stop->setAccessibleName(tr("Stop"));
    m_distil->setAccessibleName(tr("Distil"));
    m_psrButton->setAccessibleName(tr("Steering model in use"));
    connect(m_run, &IconPushButton::clicked, this, &PromptBar::requestRun);
    connect(m_stop, &IconPushButton::clicked, this, &PromptBar::stopRequested);
    connect(m_distil, &IconPushButton::clicked, this, &PromptBar::distilRequested);
}

void PromptBar::addNumber(const QString& name, QWidget* field) {
    auto* pair = new QHBoxLayout;
    auto* label = new QLabel(name, m_numbers);
    label->setBuddy(field);
    field->setAccessibleName(name);
    pair->addWidget(label);
    pair->addWidget(field);
    m_numberLayout->addItem(pair);
    m_numberPairs.push_back(pair);
    m_numberLabels.push_back(label);
}

void PromptBar::buildNumbers() {
    m_numbers = new QWidget(this);
    m_numberLayout = new FlowLayout(m_numbers);
    m_seed = new QLineEdit(m_numbers);
    m_seed->setValidator(
        new QRegularExpressionValidator(QRegularExpression(QStringLiteral("[0-9]{0,19}")), m_seed));
    m_temperature = new PlainNumberBox(m_numbers);
    m_temperature->setLocale(QLocale::c());
    m_temperature->setRange(0, kHottest);
    m_temperature->setSingleStep(0.1);
    m_tokens = new QSpinBox(m_numbers);
    m_tokens->setRange(1, kMostTokens);
    for (QAbstractSpinBox* box :
         {static_cast<QAbstractSpinBox*>(m_temperature), static_cast<QAbstractSpinBox*>(m_tokens)})
        box->setButtonSymbols(QAbstractSpinBox::NoButtons);
    addNumber(tr("Seed"), m_seed);
    addNumber(tr("Temperature"), m_temperature);
    addNumber(tr("Tokens"), m_tokens);
    m_seed->setToolTip(tr("The same seed writes the same text again"));
    m_temperature->setToolTip(tr("0 always takes the likeliest token"));
    m_tokens->setToolTip(tr("Longest answer, in tokens"));
    connect(m_seed, &QLineEdit::textChanged, this, &PromptBar::noteChange);
    connect(m_temperature, &QDoubleSpinBox::valueChanged, this, &PromptBar::noteChange);
    connect(m_tokens, &QSpinBox::valueChanged, this, &PromptBar::noteChange);
}

void PromptBar::arrange() {
    m_trailingRow = new QWidget(this);
    m_trailingLayout = new QHBoxLayout(m_trailingRow);
    m_trailingLayout->setContentsMargins(0, 0, 0, 0);
    m_trailingLayout->addStretch(1);
    m_grid = new QGridLayout(this);
    const auto put = [this](QWidget* widget, int row, int column) {
        m_grid->addWidget(widget, row, column, Qt::AlignTop);
    };
    m_grid->addWidget(m_promptLabel, 0, 0, Qt::AlignTop | Qt::AlignRight);
    put(m_prompt, 0, 1);
    put(m_run, 0, 3);
    put(m_stop, 0, 4);
    // Where they do not fit in one line they take a second.
    put(m_numbers, 0, 6);
    m_grid->addWidget(m_problem, 1, 1, 1, 6, Qt::AlignTop);
    m_grid->addWidget(m_steerLabel, 2, 0, Qt::AlignTop | Qt::AlignRight);
    put(m_steerBox, 2, 1);
    put(m_distil, 2, 3);
    put(m_psrButton, 2, 4);
    put(m_trailingRow, 2, 6);
    m_grid->setColumnStretch(1, 1);
    const QWidgetList order = {m_prompt, m_steer,     m_place, m_presetButton, m_run,   m_stop,
                               m_distil, m_psrButton, m_seed,  m_temperature,  m_tokens};
    for (qsizetype i = 1; i < order.size(); ++i)
        setTabOrder(order[i - 1], order[i]);
}

void PromptBar::showPsr() {
    const bool none = m_psrNames.isEmpty();
    m_psrButton->setText(m_psr >= 0 ? m_psrNames[m_psr] : none ? tr("No PSR") : tr("Choose"));
    m_psrButton->setSign(m_psr >= 0 ? IconPushButton::Sign(Identity::psr) : IconPushButton::Sign());
    m_psrButton->setEnabled(!none);
    m_psrButton->setToolTip(none ? tr("Distil an instruction or open a saved PSR first")
                                 : tr("The PSR that steers the answer"));
    m_psrButton->setAccessibleDescription(m_psrButton->text());
}

void PromptBar::restyle() {
    const int gap = scaledPixels(8, m_scale);
    const int pad = scaledPixels(16, m_scale);
    const int field = scaledPixels(32, m_scale);
    m_grid->setContentsMargins(pad, gap, pad, gap);
    m_grid->setHorizontalSpacing(gap);
    m_grid->setVerticalSpacing(0);
    m_grid->setColumnMinimumWidth(2, 0);
    m_grid->setColumnMinimumWidth(5, gap);
    m_grid->setRowMinimumHeight(1, gap);
    for (QLabel* label : {m_promptLabel, m_steerLabel}) {
        styleLabel(label, TypeRole::label, m_theme.text2, m_scale);
        label->setMinimumHeight(field);
        label->setMinimumWidth(scaledPixels(64, m_scale));
        label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    }
    for (QLabel* label : m_numberLabels)
        styleLabel(label, TypeRole::label, m_theme.text2, m_scale);
    for (QHBoxLayout* pair : m_numberPairs)
        pair->setSpacing(gap);
    m_numberLayout->setSpacings(pad, gap);
    for (QWidget* number : {static_cast<QWidget*>(m_seed), static_cast<QWidget*>(m_temperature),
                            static_cast<QWidget*>(m_tokens)})
        number->setFixedWidth(scaledPixels(60, m_scale));
    styleLabel(m_problem, TypeRole::label, m_theme.text2, m_scale);
    m_problem->setContentsMargins(0, gap / 2, 0, gap / 2);
    for (IconPushButton* button : {m_run, m_stop, m_distil, m_psrButton}) {
        button->setTheme(m_theme);
        button->setScale(m_scale);
    }
    // All of one width: the design's, or that of the longest word of a language.
    int width = scaledPixels(112, m_scale);
    for (const IconPushButton* button : {m_run, m_stop, m_distil})
        width = std::max(width, button->sizeHint().width());
    for (IconPushButton* button : {m_run, m_stop, m_distil, m_psrButton})
        button->setFixedSize(width, field);
    // Two numbers to a line at least: three lines would be higher than both fields.
    m_numbers->setMinimumWidth(scaledPixels(264, m_scale));
    m_trailingRow->setFixedHeight(field);
    for (QToolButton* button : m_trailingButtons)
        button->setIconSize(QSize(pad, pad));
    showPsr();
    restyleFields();
}

void PromptBar::restyleFields() {
    const bool focus = m_steer->hasFocus();
    const int edge = focus ? 2 : 1;
    setSheet(
        m_steerBox,
        QStringLiteral("#steerBox { background: %1; border: %2px solid %3; border-radius: 4px; }")
            .arg(m_theme.surface.name())
            .arg(edge)
            .arg((focus ? m_theme.accent : m_theme.control).name()));
    setSheet(m_steer, QStringLiteral("QPlainTextEdit { border: none; padding: 0; "
                                     "background: transparent; }"));
    setSheet(m_prompt,
             QStringLiteral("QPlainTextEdit { padding: 0 %1px; }").arg(scaledPixels(6, m_scale)));
    const int inset = 1 - edge;
    m_steerLayout->setContentsMargins(scaledPixels(7, m_scale) + inset, inset,
                                      scaledPixels(4, m_scale), inset);
    m_steerLayout->setSpacing(scaledPixels(4, m_scale));
    m_prompt->setScale(m_scale);
    m_steer->setScale(m_scale);
    m_steer->setFrameHeight(2);
    styleIconButton(m_presetButton, Icon::chevronDown, m_theme, m_scale);
    setSheet(m_place,
             QStringLiteral("QToolButton { border: 1px solid transparent; background: transparent; "
                            "color: %1; font-size: %2px; padding: 0 4px; border-radius: 4px; "
                            "min-height: %3px; } QToolButton:hover { background: %4; } "
                            "QToolButton:focus { border: 2px solid %5; padding: 0 3px; } "
                            "QToolButton::menu-indicator { image: none; width: 0; }")
                 .arg(m_theme.text2.name())
                 .arg(scaledPixels(12, m_scale))
                 .arg(scaledPixels(20, m_scale))
                 .arg(m_theme.hair.name(), m_theme.accent.name()));
}

} // namespace steerscope
