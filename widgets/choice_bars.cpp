// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/choice_bars.h"

#include "widgets/clipboard.h"

#include <QAccessible>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace steerscope {
namespace {

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

QString spokenChoice(const TokenChoice& choice) {
    return ChoiceBars::tr("%1 %2 %")
        .arg(choice.text)
        .arg(static_cast<int>(std::lround(100 * choice.probability)));
}

} // namespace

ChoiceBars::ChoiceBars(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Candidates"));
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
    if (rowCount() > m_maximumRows)
        m_column.choices.resize(static_cast<std::size_t>(m_maximumRows));
    m_current = -1;
    updateAccessibleText();
    update();
}

void ChoiceBars::setFullScale(float probability) {
    m_fullScale = std::max(probability, 1e-6F);
    update();
}

void ChoiceBars::updateAccessibleText() {
    setAccessibleName(m_column.title.isEmpty() ? tr("Candidates") : m_column.title);
    QStringList spoken;
    for (const TokenChoice& choice : m_column.choices)
        spoken << spokenChoice(choice);
    setAccessibleDescription(spoken.value(m_current, spoken.join(QStringLiteral(", "))));
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
    setToolTip(spoken.join(QLatin1Char('\n')));
}

QSize ChoiceBars::sizeHint() const {
    return {scaledPixels(160, m_scale),
            scaledPixels(kTitleHeight + m_maximumRows * kRowHeight, m_scale)};
}

QSize ChoiceBars::minimumSizeHint() const {
    return {scaledPixels(110, m_scale), sizeHint().height()};
}

void ChoiceBars::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintTitle(painter);
    for (int row = 0; row < rowCount(); ++row) {
        paintRowGround(painter, row);
        paintRow(painter, row);
    }
}

void ChoiceBars::paintRowGround(QPainter& painter, int row) const {
    const bool same = !m_highlight.isEmpty() &&
                      m_column.choices[static_cast<std::size_t>(row)].text == m_highlight;
    const bool here = m_interaction == Interaction::choose && row == m_current;
    if (same || here) painter.fillRect(rowRect(row), m_theme.selected);
    if (!here || !hasFocus()) return;
    painter.setPen(QPen(m_theme.accent, 2 * m_scale));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(rowRect(row).adjusted(m_scale, m_scale, -m_scale, -m_scale));
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
    const qreal top = rowRect(row).top();
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

void ChoiceBars::setMaximumRows(int rows) {
    m_maximumRows = rows;
    updateGeometry();
}

void ChoiceBars::setInteraction(Interaction interaction) {
    m_interaction = interaction;
    const bool takes = interaction == Interaction::choose;
    setFocusPolicy(takes ? Qt::StrongFocus : Qt::NoFocus);
    setMouseTracking(takes);
}

void ChoiceBars::setHighlight(const QString& text) {
    m_highlight = text;
    update();
}

QRectF ChoiceBars::rowRect(int row) const {
    return {0, (kTitleHeight + row * kRowHeight) * m_scale, static_cast<qreal>(width()),
            kRowHeight * m_scale};
}

int ChoiceBars::rowAt(const QPointF& point) const {
    for (int row = 0; row < rowCount(); ++row)
        if (rowRect(row).contains(point)) return row;
    return -1;
}

void ChoiceBars::moveTo(int row) {
    if (row == m_current) return;
    m_current = row;
    updateAccessibleText();
    update();
    Q_EMIT choiceHovered(row >= 0 ? m_column.choices[static_cast<std::size_t>(row)].text
                                  : QString());
}

void ChoiceBars::mouseMoveEvent(QMouseEvent* event) {
    if (m_interaction == Interaction::none) return;
    moveTo(rowAt(event->position()));
    setCursor(m_current >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void ChoiceBars::mouseReleaseEvent(QMouseEvent* event) {
    const int row = rowAt(event->position());
    if (m_interaction == Interaction::none || event->button() != Qt::LeftButton || row < 0)
        return QWidget::mouseReleaseEvent(event);
    Q_EMIT choiceActivated(row);
}

void ChoiceBars::leaveEvent(QEvent*) {
    moveTo(-1);
}

void ChoiceBars::keyPressEvent(QKeyEvent* event) {
    const int key = event->key();
    if (event->matches(QKeySequence::Copy)) return copyChoices();
    if (rowCount() > 0 && (key == Qt::Key_Down || key == Qt::Key_Up)) {
        const int step = key == Qt::Key_Down ? 1 : -1;
        return moveTo(std::clamp(m_current + step, 0, rowCount() - 1));
    }
    const bool accepts = key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space;
    if (!accepts || m_current < 0) return QWidget::keyPressEvent(event);
    Q_EMIT choiceActivated(m_current);
}

void ChoiceBars::focusInEvent(QFocusEvent*) {
    if (m_current < 0 && rowCount() > 0) moveTo(0);
    update();
}

void ChoiceBars::focusOutEvent(QFocusEvent*) {
    moveTo(-1);
    update();
}

QString ChoiceBars::toTsv() const {
    QString tsv = QStringLiteral("token\tprobability\n");
    for (const TokenChoice& choice : m_column.choices)
        tsv += plainTsv(choice.text) + u'\t' +
               QString::number(static_cast<double>(choice.probability), 'g', 9) + u'\n';
    return tsv;
}

void ChoiceBars::copyChoices() const {
    copyData({.text = toTsv(), .csv = {}, .tsv = toTsv(), .json = {}});
}

void ChoiceBars::contextMenuEvent(QContextMenuEvent* event) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    addCopyActions(*menu, *this, [this] { copyChoices(); });
    menu->popup(event->globalPos());
}

} // namespace steerscope
