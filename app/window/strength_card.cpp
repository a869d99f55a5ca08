// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/strength_card.h"

#include "widgets/command_strip.h"
#include "widgets/curve_view.h"
#include "widgets/icon_push_button.h"
#include "widgets/identity_mark.h"
#include "widgets/label_style.h"
#include "widgets/strength_slider.h"

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace steerscope {
namespace {

constexpr double kFirstFloor = 80; ///< Percent of the fluency of the unsteered answers.

} // namespace

StrengthCard::StrengthCard(QWidget* parent) : QFrame(parent) {
    setProperty("panel", true);
    m_slider = new StrengthSlider(this);
    m_layout = new QVBoxLayout(this);
    buildDemo();
    buildSweep();
    m_layout->addWidget(m_slider, 1);
    m_mix = new QWidget(this);
    m_mixLayout = new QVBoxLayout(m_mix);
    m_mixLayout->setContentsMargins(0, 0, 0, 0);
    m_layout->addWidget(m_mix);
    buildFoot();
    m_tune = new IconPushButton(IconPushButton::Kind::regular, tr("Tune for me"), this);
    m_tune->setSign(Icon::target);
    m_tune->setAccessibleName(tr("Tune for me"));
    m_slider->headerLayout()->addWidget(m_tune);
    connect(m_tune, &IconPushButton::clicked, this, &StrengthCard::tuneRequested);
    connect(m_slider, &StrengthSlider::valueChanged, this, &StrengthCard::showNumber);
    setTuneBlocked({});
    setForm(Form::compact);
}

void StrengthCard::buildDemo() {
    m_demoNumber = new QWidget(this);
    auto* layout = new QVBoxLayout(m_demoNumber);
    layout->setContentsMargins(0, 0, 0, 0);
    m_demoTitle = new QLabel(tr("Strength"), m_demoNumber);
    m_number = new QLabel(m_demoNumber);
    layout->addWidget(m_demoTitle);
    layout->addWidget(m_number);
    m_layout->addWidget(m_demoNumber);
}

void StrengthCard::buildSweep() {
    m_chart = new CurveView(this);
    m_chart->setAccessibleName(tr("Effect and fluency by strength"));
    m_chart->setAxisTitles({}, {});
    m_chart->setXRange(std::pair{m_slider->range().first, m_slider->range().second});
    m_chart->setEmptyText(tr("Tune for me measures effect and\nfluency at every strength"));
    m_slider->placeUnderHeader(m_chart);
    connect(m_chart, &CurveView::pointActivated, this,
            [this](int, double strength) { Q_EMIT strengthPicked(strength); });
    // A strength stands on one vertical line with its effect and its cost.
    connect(m_chart, &CurveView::marginsChanged, this, &StrengthCard::shareAxis);
}

void StrengthCard::shareAxis() {
    const bool shared = m_form != Form::demo;
    const auto [left, right] = shared ? m_chart->plotMargins() : std::pair{0, 0};
    m_slider->setGrooveMargins(left, right);
}

void StrengthCard::buildFoot() {
    m_foot = new QWidget(this);
    m_footLayout = new QHBoxLayout(m_foot);
    m_footLayout->setContentsMargins(0, 0, 0, 0);
    m_twin = new QCheckBox(tr("Compare with the constant twin"), m_foot);
    m_floorLabel = new QLabel(tr("Fluency floor, %"), m_foot);
    m_floor = new QDoubleSpinBox(m_foot);
    m_floor->setAccessibleName(tr("Fluency floor, per cent of the unsteered text"));
    m_floor->setRange(0, 100);
    m_floor->setDecimals(0);
    m_floor->setValue(kFirstFloor);
    m_floor->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_floorLabel->setBuddy(m_floor);
    m_footLayout->addWidget(m_twin, 1);
    m_footLayout->addWidget(m_floorLabel);
    m_footLayout->addWidget(m_floor);
    m_explanation = new QLabel(tr("Usable: fluency above the floor, effect at least that of the "
                                  "prompt alone. The twin (dashed) pushes equally hard at every "
                                  "token."),
                               this);
    m_explanation->setWordWrap(true);
    m_command = new CommandStrip(this);
    m_command->setLineName(tr("Command line that finds the strength"));
    m_command->setClosable(false);
    m_layout->addWidget(m_foot);
    m_layout->addWidget(m_explanation);
    m_layout->addWidget(m_command);
    connect(m_command, &CommandStrip::copied, this, &StrengthCard::commandCopied);
    connect(m_twin, &QCheckBox::toggled, this, &StrengthCard::twinToggled);
}

void StrengthCard::setForm(Form form) {
    m_form = form;
    const bool full = form == Form::full, demo = form == Form::demo;
    m_demoNumber->setVisible(demo);
    m_slider->setHeaderVisible(!demo);
    m_slider->setTicksVisible(!demo);
    m_chart->setVisible(!demo);
    m_slider->setHintVisible(full); // The compact header has room for the button only.
    m_foot->setVisible(full);
    m_explanation->setVisible(full);
    m_mix->setVisible(!demo && !m_mixSliders.empty());
    m_layout->setDirection(demo ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    showCaptions();
    shareAxis();
    showCommand();
    restyle();
}

void StrengthCard::setTheme(const Theme& theme) {
    m_theme = theme;
    m_slider->setTheme(theme);
    m_chart->setTheme(theme);
    m_tune->setTheme(theme);
    m_command->setTheme(theme);
    for (const MixSlider& mix : m_mixSliders) {
        mix.slider->setTheme(theme);
        mix.mark->setTheme(theme);
    }
    restyle();
}

void StrengthCard::setScale(qreal scale) {
    m_scale = scale;
    m_slider->setScale(scale);
    m_chart->setScale(scale);
    m_tune->setScale(scale);
    m_command->setScale(scale);
    for (const MixSlider& mix : m_mixSliders) {
        mix.slider->setScale(scale);
        mix.mark->setScale(scale);
    }
    restyle();
}

void StrengthCard::restyle() {
    const bool demo = m_form == Form::demo;
    const int pad = scaledPixels(16, m_scale), gap = scaledPixels(8, m_scale);
    m_layout->setContentsMargins(pad, gap, pad, gap);
    m_layout->setSpacing(demo ? 4 * pad : gap);
    const int chart = m_hasSweep ? 104 : 56;
    m_chart->setMinimumHeight(scaledPixels(m_form == Form::full ? 160 : chart, m_scale));
    m_chart->setMaximumHeight(m_form == Form::full ? QWIDGETSIZE_MAX
                                                   : scaledPixels(chart, m_scale));
    m_mixLayout->setSpacing(gap / 2);
    m_footLayout->setSpacing(gap);
    m_floor->setFixedWidth(scaledPixels(56, m_scale));
    // The design's 20 and 44 px at the scale of the demo.
    styleLabel(m_demoTitle, TypeRole::header, m_theme.text, m_scale);
    styleLabel(m_number, TypeRole::display, m_theme.text, m_scale * 44 / 30);
    styleLabel(m_floorLabel, TypeRole::label, m_theme.text2, m_scale);
    styleLabel(m_explanation, TypeRole::label, m_theme.text2, m_scale);
    for (const MixSlider& mix : m_mixSliders) {
        styleLabel(mix.name, TypeRole::label, m_theme.text2, m_scale);
        mix.name->setFixedWidth(scaledPixels(84, m_scale));
    }
    m_number->setMinimumWidth(scaledPixels(90, m_scale));
    showNumber(m_slider->value());
}

void StrengthCard::showNumber(double value) {
    m_number->setText(QString::number(value, 'f', 1));
    m_chart->setMarker(m_hasSweep ? std::optional(value) : std::nullopt, CurveMarker::chosen);
}

void StrengthCard::showCaptions() {
    if (m_form != Form::demo) return m_slider->setCaptions({{0, tr("off")}, {1, tr("as trained")}});
    std::vector<SliderCaption> captions{{0, tr("Off")}};
    if (m_usable)
        captions.push_back({(m_usable->first + m_usable->second) / 2, tr("Works well")});
    else
        captions.push_back({1, tr("As trained")});
    captions.push_back({m_slider->range().first, tr("The opposite")});
    captions.push_back({m_slider->range().second, tr("Text breaks")});
    m_slider->setCaptions(std::move(captions));
}

void StrengthCard::setMix(const std::vector<MixRow>& rows) {
    while (m_mixSliders.size() > rows.size()) {
        m_mixSliders.back().row->deleteLater();
        m_mixSliders.pop_back();
    }
    while (m_mixSliders.size() < rows.size())
        addMixSlider(static_cast<int>(m_mixSliders.size()));
    for (std::size_t i = 0; i < rows.size(); ++i) {
        MixSlider& mix = m_mixSliders[i];
        mix.mark->setVariant(rows[i].symbol);
        mix.slider->setSymbol(rows[i].symbol);
        mix.name->setText(rows[i].name);
        mix.name->setToolTip(rows[i].name);
        mix.slider->setAccessibleName(tr("Strength of %1").arg(rows[i].name));
        if (mix.slider->value() != rows[i].strength) mix.slider->setValue(rows[i].strength);
    }
    m_mix->setVisible(m_form != Form::demo && !rows.empty());
}

void StrengthCard::addMixSlider(int row) {
    MixSlider mix;
    mix.row = new QWidget(m_mix);
    auto* line = new QHBoxLayout(mix.row);
    line->setContentsMargins(0, 0, 0, 0);
    mix.mark = new IdentityMark(mix.row);
    mix.mark->setIdentity(Identity::psr);
    mix.mark->setTheme(m_theme);
    mix.mark->setScale(m_scale);
    mix.name = new QLabel(mix.row);
    mix.slider = new StrengthSlider(mix.row);
    mix.slider->setHeaderVisible(false);
    mix.slider->setTicksVisible(false);
    mix.slider->setTheme(m_theme);
    mix.slider->setScale(m_scale);
    line->addWidget(mix.mark);
    line->addWidget(mix.name);
    line->addWidget(mix.slider, 1);
    m_mixLayout->addWidget(mix.row);
    connect(mix.slider, &StrengthSlider::valueChanged, this,
            [this, row](double value) { Q_EMIT mixChanged(row, value); });
    m_mixSliders.push_back(mix);
    restyle();
}

void StrengthCard::setSweep(const SweepReading& reading) {
    m_hasSweep = true;
    m_usable = reading.usable;
    m_chart->clear();
    const auto draw = [&](const QString& name, std::optional<Identity> identity, CurveLine line,
                          const std::vector<double>& values) {
        if (!values.empty())
            m_chart->setPoints(m_chart->addCurve({.name = name,
                                                  .identity = identity,
                                                  .line = line,
                                                  .dots = identity.has_value()}),
                               reading.strengths, values);
    };
    draw(tr("effect"), Identity::psr, CurveLine::solid, reading.attribute);
    draw(tr("fluency"), std::nullopt, CurveLine::thin, reading.fluency);
    draw(tr("effect, twin"), Identity::twin, CurveLine::dashed, reading.twinAttribute);
    draw(tr("fluency, twin"), std::nullopt, CurveLine::dashed, reading.twinFluency);
    if (reading.promptAttribute)
        m_chart->addReferenceLine(*reading.promptAttribute, tr("prompt alone"), Identity::prompted);
    m_chart->setBand(reading.usable);
    m_slider->setUsableBand(reading.usable);
    setForm(m_form);
}

void StrengthCard::clearSweep() {
    if (!m_hasSweep) return;
    m_hasSweep = false;
    m_usable.reset();
    m_chart->clear();
    m_slider->setUsableBand(std::nullopt);
    setForm(m_form);
}

void StrengthCard::setCommand(const QString& line) {
    m_command->setCommand(line);
    showCommand();
}

void StrengthCard::showCommand() {
    m_command->setVisible(m_form == Form::full && !m_command->command().isEmpty());
}

void StrengthCard::setTwin(bool on) {
    const QSignalBlocker quiet(m_twin);
    m_twin->setChecked(on);
}

void StrengthCard::setTuneBlocked(const QString& reason) {
    m_tune->setEnabled(reason.isEmpty());
    m_tune->setToolTip(reason.isEmpty()
                           ? tr("Measure every strength, then take the strongest usable one")
                           : reason);
}

double StrengthCard::fluencyFloor() const {
    return m_floor->value() / 100;
}

} // namespace steerscope
