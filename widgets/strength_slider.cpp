// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/strength_slider.h"

#include "widgets/elided_label.h"
#include "widgets/label_style.h"

#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QTimer>

namespace steerscope {
namespace {

constexpr int kSettleMs = 120;
constexpr double kStep = 0.05;
constexpr double kStart = 1;

} // namespace

StrengthSlider::StrengthSlider(QWidget* parent) : QWidget(parent) {
    m_groove = new StrengthGroove(this);
    m_settle = new QTimer(this);
    m_settle->setSingleShot(true);
    m_settle->setInterval(kSettleMs);
    buildHeader();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_headerRow);
    layout->addWidget(m_groove);
    connect(m_groove, &StrengthGroove::moved, this, &StrengthSlider::changeTo);
    connect(m_groove, &StrengthGroove::resetRequested, this, [this] { changeTo(kStart); });
    connect(m_settle, &QTimer::timeout, this, [this] { Q_EMIT valueSettled(value()); });
    restyle();
}

void StrengthSlider::buildHeader() {
    m_headerRow = new QWidget(this);
    m_title = new QLabel(tr("Strength"), m_headerRow);
    m_field = new QDoubleSpinBox(m_headerRow);
    m_field->setAccessibleName(tr("Strength, number"));
    m_field->setLocale(QLocale::c());
    m_field->setDecimals(2);
    m_field->setSingleStep(kStep);
    m_field->setRange(m_groove->range().first, m_groove->range().second);
    m_field->setValue(kStart);
    m_field->setKeyboardTracking(false);
    m_hint = new ElidedLabel(m_headerRow);
    m_hint->setFullText(tr("double-click resets to 1"));
    m_title->setBuddy(m_field);
    m_header = new QHBoxLayout(m_headerRow);
    m_header->setContentsMargins(0, 0, 0, 0);
    m_header->addWidget(m_title);
    m_header->addWidget(m_field);
    m_header->addWidget(m_hint);
    m_header->addStretch(1);
    connect(m_field, &QDoubleSpinBox::valueChanged, this, &StrengthSlider::changeTo);
}

void StrengthSlider::setTheme(const Theme& theme) {
    m_theme = theme;
    m_groove->setTheme(theme);
    restyle();
}

void StrengthSlider::setScale(qreal scale) {
    m_scale = scale;
    m_groove->setScale(scale);
    restyle();
}

void StrengthSlider::setValue(double value) {
    m_settle->stop();
    m_groove->setValue(value);
    showInField(m_groove->value());
}

void StrengthSlider::showInField(double value) {
    const QSignalBlocker quiet(m_field);
    m_field->setValue(value);
}

void StrengthSlider::changeTo(double value) {
    m_groove->setValue(value);
    showInField(m_groove->value());
    m_settle->start();
    Q_EMIT valueChanged(m_groove->value());
}

void StrengthSlider::setRange(double low, double high) {
    m_groove->setRange(low, high);
    const QSignalBlocker quiet(m_field);
    m_field->setRange(low, high);
}

void StrengthSlider::setUsableBand(std::optional<std::pair<double, double>> band) {
    m_groove->setUsableBand(band);
}

void StrengthSlider::setCaptions(std::vector<SliderCaption> captions) {
    m_groove->setCaptions(std::move(captions));
}

void StrengthSlider::setTicksVisible(bool visible) {
    m_groove->setTicksVisible(visible);
}

void StrengthSlider::setHeaderVisible(bool visible) {
    m_headerRow->setVisible(visible);
}

void StrengthSlider::setSymbol(int variant) {
    m_groove->setSymbol(variant);
}

void StrengthSlider::setGrooveMargins(int left, int right) {
    m_groove->setMargins(left, right);
}

void StrengthSlider::placeUnderHeader(QWidget* chart) {
    static_cast<QVBoxLayout*>(layout())->insertWidget(1, chart, 1);
}

void StrengthSlider::setHintVisible(bool visible) {
    m_hint->setVisible(visible);
}

qreal StrengthSlider::positionOf(double value) const {
    return m_groove->mapTo(this, QPointF(m_groove->positionOf(value), 0)).x();
}

void StrengthSlider::restyle() {
    styleLabel(m_title, TypeRole::header, m_theme.text, m_scale);
    styleLabel(m_hint, TypeRole::label, m_theme.text2, m_scale);
    const QFont font = themeFont(TypeRole::value, m_scale);
    m_field->setFont(font);
    setSheet(m_field, QStringLiteral("QAbstractSpinBox { font-size: %1px; font-weight: 600; }")
                          .arg(font.pixelSize()));
    m_field->setFixedWidth(scaledPixels(84, m_scale));
    m_header->setSpacing(scaledPixels(12, m_scale));
    layout()->setSpacing(scaledPixels(8, m_scale));
}

} // namespace steerscope
