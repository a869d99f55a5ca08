// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/distill_panel.h"

#include "widgets/command_strip.h"
#include "widgets/distill_charts.h"
#include "widgets/distill_options.h"
#include "widgets/elided_label.h"
#include "widgets/gauge_bar.h"
#include "widgets/icons.h"
#include "widgets/label_style.h"
#include "widgets/rollout_list.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>

namespace steerscope {
namespace {

QString decimals(const std::optional<double>& value, int digits) {
    return value ? QLocale::c().toString(*value, 'f', digits) : QStringLiteral("–");
}

} // namespace

DistillPanel::DistillPanel(QWidget* parent) : QFrame(parent) {
    setProperty("panel", true);
    buildHeader();
    m_teach = new QLabel(tr("Distil turns the instruction under “Steer with” into a steering model "
                            "that needs no prompt. A first one is ready within seconds."),
                         this);
    m_teach->setWordWrap(true);
    m_content = new QWidget(this);
    m_contentLayout = new QHBoxLayout(m_content);
    m_contentLayout->setContentsMargins(0, 0, 0, 0);
    m_charts = new DistillCharts(m_content);
    m_contentLayout->addWidget(m_charts, 1);
    connect(m_charts, &DistillCharts::viewChanged, this, &DistillPanel::showNumbers);
    m_options = new DistillOptions(this);
    buildNumbers();
    buildProgress();
    buildProblem();
    m_numbers = new QLabel(this);
    m_numbers->setWordWrap(true);
    m_command = new CommandStrip(this);
    m_command->setLineName(tr("Command line that distils the same"));
    m_command->hide();
    m_command->setClosable(false);
    connect(m_command, &CommandStrip::copied, this, &DistillPanel::commandCopied);
    m_list = new RolloutList(this);
    m_list->hide();
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(m_header);
    for (QWidget* part :
         {static_cast<QWidget*>(m_teach), m_problemBox, m_content, static_cast<QWidget*>(m_numbers),
          m_progressRow, static_cast<QWidget*>(m_list), static_cast<QWidget*>(m_options),
          static_cast<QWidget*>(m_command)})
        layout->addWidget(part);
    layout->addStretch(1);
    restyle();
    showReading();
}

void DistillPanel::buildHeader() {
    m_title = new QLabel(tr("Distillation"), this);
    m_phase = new ElidedLabel(this);
    m_phase->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_header = new QHBoxLayout;
    m_header->addWidget(m_title);
    m_header->addStretch(1);
    m_header->addWidget(m_phase, 100);
}

void DistillPanel::buildNumbers() {
    m_numbersBox = new QWidget(m_content);
    m_fidelityLabel = new QLabel(tr("Fidelity to the prompt"), m_numbersBox);
    m_fidelityLabel->setWordWrap(true); // Longer than its column in some fonts and languages.
    m_fidelity = new QLabel(m_numbersBox);
    m_fidelityBar = new GaugeBar(m_numbersBox);
    m_fidelityBar->setObjectName(QStringLiteral("fidelity"));
    m_fidelityBar->setKind(GaugeBar::Kind::psr);
    m_fidelityBar->setAccessibleName(tr("Fidelity to the prompt"));
    m_fidelityLabel->setToolTip(tr("1 − KL to the prompted model, over the same of the unsteered "
                                   "model, on held-out prompts; 1 is the prompt itself"));
    m_rolloutsLabel = new QLabel(tr("Rollouts"), m_numbersBox);
    m_kept = new QLabel(m_numbersBox);
    m_dropped = new QToolButton(m_numbersBox);
    m_dropped->setCheckable(true);
    m_dropped->setAccessibleName(tr("Show the rollouts"));
    m_dropped->setToolTip(tr("Show which rollouts were kept, and why others were dropped"));
    connect(m_dropped, &QToolButton::toggled, this, [this](bool on) { m_list->setVisible(on); });
    auto* fidelity = new QVBoxLayout;
    fidelity->setSpacing(0);
    fidelity->addWidget(m_fidelityLabel);
    fidelity->addWidget(m_fidelity);
    fidelity->addSpacing(4);
    fidelity->addWidget(m_fidelityBar);
    m_rolloutsRow = new QBoxLayout(QBoxLayout::TopToBottom);
    m_rolloutsRow->addWidget(m_kept, 0, Qt::AlignLeft);
    m_rolloutsRow->addWidget(m_dropped, 0, Qt::AlignLeft);
    m_rolloutsRow->addStretch(1);
    auto* rollouts = new QVBoxLayout;
    rollouts->setSpacing(0);
    rollouts->addWidget(m_rolloutsLabel);
    rollouts->addLayout(m_rolloutsRow);
    m_numbersLayout = new QBoxLayout(QBoxLayout::TopToBottom, m_numbersBox);
    m_numbersLayout->setContentsMargins(0, 0, 0, 0);
    m_numbersLayout->addLayout(fidelity, 1);
    m_numbersLayout->addStretch(1);
    m_numbersLayout->addLayout(rollouts, 1);
    m_contentLayout->addWidget(m_numbersBox);
}

void DistillPanel::buildProblem() {
    m_problemBox = new QWidget(this);
    m_problemSign = new QLabel(m_problemBox);
    m_problem = new QLabel(m_problemBox);
    m_advice = new QLabel(m_problemBox);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(4);
    for (QLabel* label : {m_problem, m_advice}) {
        label->setWordWrap(true);
        texts->addWidget(label);
    }
    m_problemLayout = new QHBoxLayout(m_problemBox);
    m_problemLayout->setContentsMargins(0, 0, 0, 0);
    m_problemLayout->addWidget(m_problemSign, 0, Qt::AlignTop);
    m_problemLayout->addLayout(texts, 1);
}

void DistillPanel::buildProgress() {
    m_progressRow = new QWidget(this);
    m_progress = new GaugeBar(m_progressRow);
    m_progress->setAccessibleName(tr("Progress of the distillation"));
    m_remaining = new QLabel(m_progressRow);
    m_useNow = new QPushButton(tr("Use now"), m_progressRow);
    m_finish = new QPushButton(tr("Finish"), m_progressRow);
    m_finish->setAccessibleName(tr("End the polishing with the best result so far"));
    m_finish->setToolTip(tr("Stop polishing; the best result so far is measured and kept"));
    m_cancel = new QPushButton(tr("Cancel"), m_progressRow);
    m_useNow->setAccessibleName(tr("Use the best steering model so far"));
    m_cancel->setAccessibleName(tr("Cancel the distillation"));
    m_cancel->setToolTip(tr("Stop; the best result so far is kept"));
    for (QPushButton* button : {m_useNow, m_finish, m_cancel})
        button->setProperty("small", true);
    connect(m_finish, &QPushButton::clicked, this, &DistillPanel::finishRequested);
    connect(m_cancel, &QPushButton::clicked, this, &DistillPanel::cancelRequested);
    connect(m_useNow, &QPushButton::clicked, this, &DistillPanel::useNowRequested);
    auto* rows = new QVBoxLayout(m_progressRow);
    rows->setContentsMargins(0, 0, 0, 0);
    auto* bar = new QHBoxLayout;
    bar->addWidget(m_progress, 1);
    bar->addWidget(m_remaining);
    m_progressLayout = new QHBoxLayout;
    m_progressLayout->setContentsMargins(0, 0, 0, 0);
    m_progressLayout->addStretch(1);
    for (QPushButton* button : {m_useNow, m_finish, m_cancel})
        m_progressLayout->addWidget(button);
    rows->addLayout(bar);
    rows->addLayout(m_progressLayout);
}

void DistillPanel::setTheme(const Theme& theme) {
    m_theme = theme;
    m_fidelityBar->setTheme(theme);
    m_progress->setTheme(theme);
    m_list->setTheme(theme);
    m_options->setTheme(theme);
    m_charts->setTheme(theme);
    m_command->setTheme(theme);
    restyle();
}

void DistillPanel::setScale(qreal scale) {
    m_scale = scale;
    m_fidelityBar->setScale(scale);
    m_progress->setScale(scale);
    m_list->setScale(scale);
    m_options->setScale(scale);
    m_charts->setScale(scale);
    m_command->setScale(scale);
    restyle();
}

void DistillPanel::setReading(const DistillReading& reading) {
    m_reading = reading;
    showReading();
}

void DistillPanel::setCommand(const QString& line) {
    m_command->setCommand(line);
    m_command->setVisible(!line.isEmpty());
}

void DistillPanel::setRollouts(std::vector<RolloutRow> rollouts) {
    m_list->setRows(rollouts);
}

void DistillPanel::appendRollout(const RolloutRow& rollout) {
    m_list->appendRow(rollout);
}

void DistillPanel::showReading() {
    using State = DistillReading::State;
    const State state = m_reading.state;
    const bool running = state == State::running;
    m_phase->setFullText(m_reading.phase);
    m_phase->setVisible(state != State::idle);
    m_teach->setVisible(state == State::idle);
    m_content->setVisible(state != State::idle);
    m_progressRow->setVisible(running || (state != State::idle && m_reading.usable));
    m_progress->setVisible(running);
    m_progress->setFraction(m_reading.fraction);
    m_remaining->setText(m_reading.remaining);
    m_remaining->setVisible(running && !m_reading.remaining.isEmpty());
    m_cancel->setVisible(running);
    m_finish->setVisible(running && m_reading.polishing);
    m_useNow->setEnabled(m_reading.usable);
    const QString waiting = m_reading.fidelity || m_reading.polishing
                                ? tr("The best result so far is in use")
                                : tr("The first steering model is not ready yet");
    m_useNow->setToolTip(m_reading.usable ? tr("Steer with the best result so far") : waiting);
    showProblem();
    if (state == State::idle) m_dropped->setChecked(false);
    showNumbers();
}

void DistillPanel::showProblem() {
    const bool failed = m_reading.state == DistillReading::State::failed;
    m_problem->setText(m_reading.problem);
    QStringList more;
    for (const QString& text : {m_reading.found, m_reading.advice})
        if (!text.isEmpty()) more << text;
    m_advice->setText(more.join(u'\n'));
    m_advice->setVisible(!more.isEmpty());
    m_problemBox->setVisible(failed && !m_reading.problem.isEmpty());
}

/// Beside the chart; below it where answers or several runs need the whole width.
void DistillPanel::arrangeNumbers() {
    const bool below = m_charts->view() == DistillCharts::View::samples || m_charts->runCount() > 1;
    m_contentLayout->setDirection(below ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_numbersLayout->setDirection(below ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_rolloutsRow->setDirection(below ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_rolloutsRow->setSpacing(scaledPixels(below ? 8 : 0, m_scale));
    const int width = scaledPixels(108, m_scale);
    m_numbersBox->setMinimumWidth(width);
    m_numbersBox->setMaximumWidth(below ? QWIDGETSIZE_MAX : width);
    m_numbersLayout->setSpacing(below ? 2 * scaledPixels(8, m_scale) : 0);
    m_contentLayout->setSpacing(scaledPixels(below ? 8 : 16, m_scale));
}

void DistillPanel::showNumbers() {
    arrangeNumbers();
    const int dropped = std::max(m_reading.rolloutsMade - m_reading.rolloutsKept, 0);
    m_fidelity->setText(decimals(m_reading.fidelity, 2));
    m_fidelityBar->setFraction(std::clamp(m_reading.fidelity.value_or(0), 0.0, 1.0));
    m_kept->setText(tr("<b>%1</b> kept").arg(m_reading.rolloutsKept));
    m_dropped->setText(tr("%1 dropped").arg(dropped));
    QStringList parts;
    if (m_reading.kl) parts << tr("KL %1 nat").arg(decimals(m_reading.kl, 2));
    if (m_reading.topOne)
        parts << tr("same first choice %1 %").arg(decimals(100 * *m_reading.topOne, 0));
    if (m_reading.seconds) parts << tr("%1 s").arg(decimals(m_reading.seconds, 1));
    m_numbers->setText(parts.join(QStringLiteral(" · ")));
    m_numbers->setVisible(!parts.isEmpty() && m_reading.state != DistillReading::State::idle);
}

void DistillPanel::restyle() {
    const int pad = scaledPixels(16, m_scale);
    const int gap = scaledPixels(8, m_scale);
    layout()->setContentsMargins(pad, scaledPixels(6, m_scale), pad, scaledPixels(12, m_scale));
    layout()->setSpacing(gap);
    m_progressLayout->setSpacing(gap);
    m_title->setMinimumHeight(scaledPixels(24, m_scale));
    arrangeNumbers();
    styleLabel(m_title, TypeRole::header, m_theme.text, m_scale);
    styleLabel(m_phase, TypeRole::label, m_theme.text2, m_scale);
    styleLabel(m_teach, TypeRole::label, m_theme.text2, m_scale);
    styleLabel(m_fidelityLabel, TypeRole::axis, m_theme.text2, m_scale);
    styleLabel(m_fidelity, TypeRole::display, m_theme.text, m_scale);
    styleLabel(m_rolloutsLabel, TypeRole::axis, m_theme.text2, m_scale);
    styleLabel(m_kept, TypeRole::label, m_theme.text, m_scale);
    styleLabel(m_numbers, TypeRole::label, m_theme.text2, m_scale);
    styleLabel(m_problem, TypeRole::control, m_theme.error, m_scale);
    styleLabel(m_advice, TypeRole::label, m_theme.text2, m_scale);
    setLabelIcon(m_problemSign, Icon::warning, m_theme.error, m_scale);
    m_problemLayout->setSpacing(gap);
    styleLabel(m_remaining, TypeRole::label, m_theme.text2, m_scale);
    setSheet(m_dropped,
             QStringLiteral("QToolButton { font-size: %1px; color: %2; background: transparent; "
                            "border: none; border-bottom: 1px dotted %2; border-radius: 0; "
                            "min-width: 0; min-height: 0; padding: 0; margin: 0; } "
                            "QToolButton:hover, QToolButton:checked { color: %3; } "
                            "QToolButton:focus { border: 2px solid %4; }")
                 .arg(scaledPixels(12, m_scale))
                 .arg(m_theme.text2.name(), m_theme.text.name(), m_theme.accent.name()));
}

} // namespace steerscope
