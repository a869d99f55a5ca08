// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/choice_bars.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace steerscope {
namespace {

constexpr int kRows = 5;
constexpr qreal kTitleHeight = 18;
constexpr qreal kRowHeight = 20;
constexpr qreal kBarHeight = 10;
constexpr qreal kLeastName = 44;
constexpr qreal kNumberWidth = 30;

/// Probability as in the design: ".31", "1.0", "<.01".
QString probabilityText(float probability) {
    if (!std::isfinite(probability)) return QStringLiteral("–");
    if (probability >= 0.995F) return QStringLiteral("1.0");
    if (probability < 0.005F) return QStringLiteral("<.01");
    return QString::number(static_cast<double>(probability), 'f', 2).mid(1);
}

} // namespace

ChoiceBars::ChoiceBars(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ChoiceBars::setTheme(const Theme& theme) {
    m_theme = theme;
    update();
}

void ChoiceBars::setScale(qreal scale) {
    m_scale = scale;
    updateGeometry();
    update();
}

void ChoiceBars::setColumn(const ChoiceColumn& column) {
    m_column = column;
    if (m_column.choices.size() > kRows) m_column.choices.resize(kRows);
    updateAccessibleText();
    update();
}

void ChoiceBars::setFullScale(float probability) {
    m_fullScale = std::max(probability, 1e-6F);
    update();
}

void ChoiceBars::updateAccessibleText() {
    setAccessibleName(m_column.title);
    QStringList spoken;
    for (const TokenChoice& choice : m_column.choices)
        spoken << tr("%1 %2 %")
                      .arg(choice.text)
                      .arg(static_cast<int>(std::lround(100 * choice.probability)));
    setAccessibleDescription(spoken.join(QStringLiteral(", ")));
    setToolTip(spoken.join(QLatin1Char('\n')));
}

QSize ChoiceBars::sizeHint() const {
    return {scaledPixels(160, m_scale), scaledPixels(kTitleHeight + kRows * kRowHeight, m_scale)};
}

QSize ChoiceBars::minimumSizeHint() const {
    return {scaledPixels(110, m_scale), sizeHint().height()};
}

void ChoiceBars::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintTitle(painter);
    const int rows = static_cast<int>(m_column.choices.size());
    for (int row = 0; row < rows; ++row)
        paintRow(painter, row);
}

void ChoiceBars::paintTitle(QPainter& painter) const {
    const qreal side = 14 * m_scale;
    const qreal high = kTitleHeight * m_scale;
    painter.setRenderHint(QPainter::Antialiasing);
    paintIdentitySymbol(painter, m_column.identity,
                        QRectF(-2 * m_scale, (high - side) / 2, side, side), m_theme);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setFont(themeFont(TypeRole::axis, m_scale));
    painter.setPen(m_theme.text2);
    const QRectF box(16 * m_scale, 0, width() - 16 * m_scale, high);
    painter.drawText(box, Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(m_column.title, Qt::ElideRight,
                                                      static_cast<int>(box.width())));
}

qreal ChoiceBars::nameWidth() const {
    const QFontMetricsF metrics(themeFont(TypeRole::label, m_scale));
    qreal wide = kLeastName * m_scale;
    for (const TokenChoice& choice : m_column.choices)
        wide = std::max(wide, metrics.horizontalAdvance(choice.text) * 1.08 + 6 * m_scale);
    return std::min(wide, 0.42 * width());
}

void ChoiceBars::paintRow(QPainter& painter, int row) const {
    const TokenChoice& choice = m_column.choices[static_cast<std::size_t>(row)];
    const qreal top = (kTitleHeight + row * kRowHeight) * m_scale;
    const qreal high = kRowHeight * m_scale;
    QFont font = themeFont(TypeRole::label, m_scale);
    if (choice.chosen) font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    painter.setPen(m_theme.text);
    const qreal name = nameWidth();
    const QString shown =
        QFontMetricsF(font).elidedText(choice.text, Qt::ElideRight, name - 4 * m_scale);
    painter.drawText(QRectF(0, top, name, high), Qt::AlignVCenter, shown);
    const qreal room = width() - name - kNumberWidth * m_scale;
    const qreal share = std::clamp(static_cast<qreal>(choice.probability / m_fullScale), 0.0, 1.0);
    const QRectF bar(name, std::round(top + (high - kBarHeight * m_scale) / 2),
                     std::max(std::round(room * share), 1.0), kBarHeight * m_scale);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.of(m_column.identity).fill);
    painter.drawRoundedRect(bar, m_scale, m_scale);
    painter.setFont(themeFont(TypeRole::label, m_scale));
    painter.setPen(m_theme.text2);
    const QRectF number(bar.right() + 6 * m_scale, top, kNumberWidth * m_scale + 4, high);
    painter.drawText(number, Qt::AlignVCenter, probabilityText(choice.probability));
}

} // namespace steerscope
