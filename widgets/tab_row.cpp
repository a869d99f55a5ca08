// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/tab_row.h"

#include <QEvent>
#include <QFocusEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace steerscope {
namespace {

constexpr qreal kHeight = 40;
constexpr qreal kGap = 20;    ///< Between two tabs.
constexpr qreal kSymbol = 14; ///< Side of the identity symbol's box.
constexpr qreal kSymbolGap = 4;
constexpr qreal kUnderline = 2;
constexpr int kRing = TabRow::kRingRoom - 1;

} // namespace

TabRow::TabRow(QWidget* parent) : QWidget(parent), m_theme(themeOf(ThemeKind::light)) {
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void TabRow::setTabs(const QList<TabItem>& tabs) {
    m_tabs = tabs;
    setCurrent(std::clamp(m_current, 0, std::max(0, count() - 1)));
    updateGeometry();
    update();
}

void TabRow::setCurrent(int index) {
    m_current = index;
    setAccessibleDescription(index < count() ? m_tabs.at(index).title : QString());
    update();
}

void TabRow::setTheme(const Theme& theme) {
    m_theme = theme;
    update();
}

void TabRow::setScale(qreal scale) {
    m_scale = scale;
    updateGeometry();
    update();
}

qreal TabRow::tabWidth(int index) const {
    // The semibold face is the wider one: choosing a tab must not move its neighbours.
    const QFontMetricsF metrics(themeFont(TypeRole::header, m_scale));
    const TabItem& tab = m_tabs.at(index);
    const qreal symbol = tab.identity ? scaledPixels(kSymbol + kSymbolGap, m_scale) : 0;
    return std::ceil(metrics.horizontalAdvance(tab.title) + symbol);
}

QRectF TabRow::tabRect(int index) const {
    qreal left = kRingRoom;
    for (int i = 0; i < index; ++i)
        left += tabWidth(i) + scaledPixels(kGap, m_scale);
    return QRectF(left, 0, tabWidth(index), height());
}

QSize TabRow::sizeHint() const {
    const int right = m_tabs.isEmpty() ? 0 : qCeil(tabRect(count() - 1).right());
    return {right + kRingRoom, scaledPixels(kHeight, m_scale)};
}

QSize TabRow::minimumSizeHint() const {
    return {0, scaledPixels(kHeight, m_scale)};
}

int TabRow::tabAt(const QPointF& point) const {
    const qreal slack = scaledPixels(kGap, m_scale) / 2.0;
    for (int i = 0; i < count(); ++i)
        if (tabRect(i).adjusted(-slack, 0, slack, 0).contains(point)) return i;
    return -1;
}

void TabRow::choose(int index) {
    if (index < 0 || index >= count() || index == m_current || !m_tabs.at(index).enabled) return;
    setCurrent(index);
    Q_EMIT changed(index);
}

void TabRow::step(int direction) {
    for (int i = m_current + direction; i >= 0 && i < count(); i += direction)
        if (m_tabs.at(i).enabled) return choose(i);
}

void TabRow::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal symbolSide = scaledPixels(kSymbol, m_scale);
    for (int i = 0; i < count(); ++i) {
        const TabItem& tab = m_tabs.at(i);
        const bool selected = i == m_current;
        QRectF box = tabRect(i);
        const QRectF whole = box;
        if (tab.identity) {
            const QRectF symbol(box.left(), box.center().y() - symbolSide / 2, symbolSide,
                                symbolSide);
            paintIdentitySymbol(painter, *tab.identity, symbol, m_theme);
            box.setLeft(box.left() + scaledPixels(kSymbol + kSymbolGap, m_scale));
        }
        painter.setFont(themeFont(selected ? TypeRole::header : TypeRole::control, m_scale));
        painter.setPen(!tab.enabled ? m_theme.disabled : selected ? m_theme.text : m_theme.text2);
        painter.drawText(box, Qt::AlignVCenter | Qt::AlignLeft, tab.title);
        if (!selected) continue;
        const qreal line = scaledPixels(kUnderline, m_scale);
        painter.fillRect(QRectF(whole.left(), height() - line, whole.width(), line), m_theme.ink);
        if (!m_showsFocus) continue;
        painter.setPen(QPen(m_theme.accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(whole.adjusted(-kRing, height() * 0.2, kRing, -height() * 0.2), 4,
                                4);
    }
}

void TabRow::focusInEvent(QFocusEvent* event) {
    m_showsFocus = event->reason() == Qt::TabFocusReason ||
                   event->reason() == Qt::BacktabFocusReason ||
                   event->reason() == Qt::ShortcutFocusReason;
    update();
}

void TabRow::focusOutEvent(QFocusEvent*) {
    m_showsFocus = false;
    update();
}

void TabRow::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) choose(tabAt(event->position()));
}

void TabRow::keyPressEvent(QKeyEvent* event) {
    m_showsFocus = true;
    if (event->key() == Qt::Key_Left)
        step(-1);
    else if (event->key() == Qt::Key_Right)
        step(1);
    else
        QWidget::keyPressEvent(event);
}

bool TabRow::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int index = tabAt(help->pos());
        if (index >= 0 && !m_tabs.at(index).toolTip.isEmpty())
            QToolTip::showText(help->globalPos(), m_tabs.at(index).toolTip, this);
        return true;
    }
    return QWidget::event(event);
}

} // namespace steerscope
