// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/tour_callout.h"

#include "widgets/label_style.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPainterPath>
#include <QPushButton>

#include <algorithm>

namespace steerscope {
namespace {

constexpr int kWidth = 320, kArrow = 8;

} // namespace

class TourCallout::Frame : public QWidget {
public:
    explicit Frame(QWidget* window) : QWidget(window) {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        setFocusPolicy(Qt::NoFocus);
        hide();
    }
    void setColor(const QColor& color) {
        m_color = color;
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(m_color, 3));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1.5, 1.5, -1.5, -1.5), 6, 6);
    }

private:
    QColor m_color;
};

TourCallout::TourCallout(QWidget* window) : QWidget(window) {
    setAccessibleName(tr("Guided tour"));
    m_frame = new Frame(window);
    m_step = new QLabel(this);
    m_title = new QLabel(this);
    m_title->setWordWrap(true);
    m_task = new QLabel(this);
    m_task->setWordWrap(true);
    m_skip = new QPushButton(tr("Skip this step"), this);
    m_skip->setAccessibleName(tr("Skip this step of the tour"));
    m_leave = new QPushButton(tr("Leave the tour"), this);
    m_leave->setAccessibleName(tr("Leave the tour"));
    m_layout = new QVBoxLayout(this);
    for (QWidget* part : {m_step, m_title, m_task})
        m_layout->addWidget(part);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_leave);
    buttons->addStretch(1);
    buttons->addWidget(m_skip);
    m_layout->addLayout(buttons);
    for (QPushButton* button : {m_skip, m_leave})
        button->setProperty("small", true);
    connect(m_skip, &QPushButton::clicked, this, &TourCallout::skipRequested);
    connect(m_leave, &QPushButton::clicked, this, &TourCallout::leaveRequested);
    window->installEventFilter(this);
    hide();
    restyle();
}

void TourCallout::setTheme(const Theme& theme) {
    m_theme = theme;
    restyle();
}

void TourCallout::setScale(qreal scale) {
    m_scale = scale;
    restyle();
}

void TourCallout::show(const TourText& text, QWidget* target) {
    if (m_target) m_target->removeEventFilter(this);
    m_target = target;
    target->installEventFilter(this);
    m_step->setText(tr("Step %1 of %2").arg(text.number).arg(text.count));
    m_title->setText(text.title);
    m_task->setText(text.task);
    m_skip->setVisible(text.canSkip);
    setAccessibleDescription(text.title + QStringLiteral(". ") + text.task);
    m_frame->show();
    QWidget::show();
    m_frame->raise();
    raise();
    place();
}

void TourCallout::leave() {
    if (m_target) m_target->removeEventFilter(this);
    m_target = nullptr;
    m_frame->hide();
    hide();
}

/// Below the control where there is room, else above; never off the window.
void TourCallout::place() {
    if (!m_target) return;
    const QWidget* window = parentWidget();
    const QRect box(m_target->mapTo(window, QPoint()), m_target->size());
    const QRect seen = box & window->rect();
    m_frame->setGeometry(seen.adjusted(-4, -4, 4, 4));
    const int arrow = scaledPixels(kArrow, m_scale);
    const int width = std::min(scaledPixels(kWidth, m_scale), window->width() - 16);
    const int height = m_layout->heightForWidth(width);
    m_below = seen.bottom() + height + 2 * arrow < window->height();
    const int wanted = m_below ? seen.bottom() + arrow / 2 : seen.top() - height - arrow / 2;
    const int y = std::clamp(wanted, 0, std::max(0, window->height() - height));
    const int x = std::clamp(seen.center().x() - width / 2, 8, window->width() - width - 8);
    setGeometry(x, y, width, height);
    m_tip = QPoint(std::clamp(seen.center().x() - x, 24, width - 24), m_below ? 0 : height);
    update();
}

bool TourCallout::eventFilter(QObject* watched, QEvent* event) {
    const bool moved = event->type() == QEvent::Resize || event->type() == QEvent::Move ||
                       event->type() == QEvent::LayoutRequest;
    if (moved && isVisible() && (watched == parentWidget() || watched == m_target)) place();
    return QWidget::eventFilter(watched, event);
}

void TourCallout::paintEvent(QPaintEvent*) {
    const qreal arrow = scaledPixels(kArrow, m_scale);
    QPainterPath path;
    path.addRoundedRect(QRectF(rect()).adjusted(0.5, arrow, -0.5, -arrow), 4, 4);
    QPainterPath tip;
    const qreal base = m_below ? arrow + 1 : height() - arrow - 1;
    tip.moveTo(m_tip);
    tip.lineTo(m_tip.x() - arrow, base);
    tip.lineTo(m_tip.x() + arrow, base);
    tip.closeSubpath();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.ink);
    painter.drawPath(path.united(tip));
}

void TourCallout::restyle() {
    const int pad = scaledPixels(16, m_scale), arrow = scaledPixels(kArrow, m_scale);
    m_layout->setContentsMargins(pad, pad + arrow / 2, pad, pad + arrow / 2);
    m_layout->setSpacing(scaledPixels(4, m_scale));
    styleLabel(m_step, TypeRole::label, m_theme.onInk, m_scale);
    styleLabel(m_title, TypeRole::value, m_theme.onInk, m_scale);
    styleLabel(m_task, TypeRole::control, m_theme.onInk, m_scale);
    const QString buttons =
        QStringLiteral("QPushButton { background: transparent; color: %1; border: 1px solid %1; "
                       "padding: 2px 8px; } QPushButton:focus { border: 2px solid %2; }")
            .arg(m_theme.onInk.name(), m_theme.accent.name());
    setSheet(m_skip, buttons);
    setSheet(m_leave, buttons);
    m_frame->setColor(m_theme.accent);
    place();
}

} // namespace steerscope
