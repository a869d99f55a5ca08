// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/strength_groove.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace steerscope {
namespace {

constexpr double kStep = 0.05;
constexpr double kLargeStep = 0.25;
constexpr double kDragGrid = 0.01;
constexpr int kWheelNotch = 120;
constexpr qreal kHandle = 18; ///< Diameter of the handle.
constexpr qreal kGroove = 5;
constexpr qreal kRing = 3; ///< Room for the focus ring around the handle.
constexpr qreal kTickGap = 6;
constexpr qreal kTick = 4;
constexpr qreal kRow = 18;

/// Tells screen readers the strength and lets them set it.
class GrooveAccessible : public QAccessibleWidget, public QAccessibleValueInterface {
public:
    explicit GrooveAccessible(StrengthGroove* groove)
        : QAccessibleWidget(groove, QAccessible::Slider), m_groove(groove) {}

    void* interface_cast(QAccessible::InterfaceType type) override {
        if (type == QAccessible::ValueInterface)
            return static_cast<QAccessibleValueInterface*>(this);
        return QAccessibleWidget::interface_cast(type);
    }
    QString text(QAccessible::Text which) const override {
        if (which == QAccessible::Value) return QString::number(m_groove->value(), 'f', 2);
        return QAccessibleWidget::text(which);
    }
    QVariant currentValue() const override { return m_groove->value(); }
    QVariant minimumValue() const override { return m_groove->range().first; }
    QVariant maximumValue() const override { return m_groove->range().second; }
    QVariant minimumStepSize() const override { return kStep; }
    void setCurrentValue(const QVariant& value) override {
        Q_EMIT m_groove->moved(value.toDouble());
    }

private:
    StrengthGroove* m_groove;
};

QAccessibleInterface* makeAccessible(const QString&, QObject* object) {
    auto* groove = qobject_cast<StrengthGroove*>(object);
    return groove == nullptr ? nullptr : new GrooveAccessible(groove);
}

QString numberText(double value) {
    // A true minus sign, as everywhere in the window.
    return (value < 0 ? QStringLiteral("−") : QString()) + QString::number(std::abs(value));
}

} // namespace

StrengthGroove::StrengthGroove(QWidget* parent) : QWidget(parent) {
    QAccessible::installFactory(makeAccessible);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Strength"));
    setToolTip(tr("Drag, turn the wheel or use the arrow keys; double-click resets to 1"));
    m_captions = {{-0.5, tr("steer away")}, {1, tr("as trained")}};
}

void StrengthGroove::setTheme(const Theme& theme) {
    m_theme = theme;
    update();
}

void StrengthGroove::setScale(qreal scale) {
    m_scale = scale;
    updateGeometry();
    update();
}

void StrengthGroove::setValue(double value) {
    value = std::clamp(value, m_low, m_high);
    if (value == m_value) return;
    m_value = value;
    QAccessibleValueChangeEvent changed(this, m_value);
    QAccessible::updateAccessibility(&changed);
    update();
}

void StrengthGroove::setRange(double low, double high) {
    m_low = low;
    m_high = std::max(high, low + kStep);
    setValue(m_value);
    update();
}

void StrengthGroove::setUsableBand(std::optional<std::pair<double, double>> band) {
    m_band = band;
    updateGeometry();
    update();
}

void StrengthGroove::setCaptions(std::vector<SliderCaption> captions) {
    m_captions = std::move(captions);
    updateGeometry();
    update();
}

void StrengthGroove::setTicksVisible(bool visible) {
    m_ticks = visible;
    updateGeometry();
    update();
}

void StrengthGroove::setSymbol(int variant) {
    m_symbol = variant;
    update();
}

void StrengthGroove::setMargins(int left, int right) {
    m_left = left;
    m_right = right;
    update();
}

qreal StrengthGroove::positionOf(double value) const {
    // Without margins the handle still has to fit at either end.
    const qreal room = (kHandle / 2 + kRing + 1) * m_scale;
    const qreal left = std::max<qreal>(m_left, room);
    const qreal right = width() - std::max<qreal>(m_right, room);
    return left + (right - left) * (value - m_low) / (m_high - m_low);
}

double StrengthGroove::valueAt(qreal x) const {
    const qreal left = positionOf(m_low);
    const qreal right = positionOf(m_high);
    const double value = m_low + (m_high - m_low) * (x - left) / std::max(right - left, 1.0);
    return std::round(value / kDragGrid) * kDragGrid;
}

void StrengthGroove::moveTo(double value) {
    // Steps are counted on a grid of 0.01, so that 0.05 twenty times is exactly 1.
    value = std::clamp(std::round(value / kDragGrid) * kDragGrid, m_low, m_high);
    if (value == m_value) return;
    setValue(value);
    Q_EMIT moved(m_value);
}

qreal StrengthGroove::grooveY() const {
    return (kHandle / 2 + kRing + 1) * m_scale;
}

qreal StrengthGroove::rowTop(int row) const {
    const qreal below = grooveY() + (kHandle / 2 + (m_ticks ? kTickGap + kTick - 2 : 3)) * m_scale;
    return below + row * kRow * m_scale;
}

int StrengthGroove::rowCount() const {
    int rows = m_ticks ? 1 : 0;
    for (const SliderCaption& caption : m_captions)
        rows = std::max(rows, captionRow(caption) + 1);
    return m_band ? std::max(rows, m_ticks ? 2 : 1) : rows;
}

QRectF StrengthGroove::handleRect() const {
    const qreal half = kHandle / 2 * m_scale;
    return QRectF(positionOf(m_value) - half, grooveY() - half, 2 * half, 2 * half);
}

QRectF StrengthGroove::captionRect(const QString& text, double at, int row) const {
    const QFontMetricsF metrics(themeFont(TypeRole::axis, m_scale));
    const qreal wide = metrics.horizontalAdvance(text) * 1.06 + 2;
    const qreal x = std::clamp(positionOf(at) - wide / 2, 0.0, std::max(width() - wide, 0.0));
    return QRectF(x, rowTop(row), wide, kRow * m_scale);
}

int StrengthGroove::captionRow(const SliderCaption& caption) const {
    if (!m_ticks) return 0;
    if (caption.at == std::round(caption.at)) return 1;
    // Between two numbers there is room only where the caption is narrower than their distance.
    const qreal room = positionOf(m_low + 1) - positionOf(m_low) - 28 * m_scale;
    return captionRect(caption.text, caption.at, 0).width() < room ? 0 : 1;
}

QString StrengthGroove::bandText() const {
    const QString low = QString::number(m_band->first, 'f', 2);
    const QString high = QString::number(m_band->second, 'f', 2);
    return low == high ? tr("usable at %1").arg(low) : tr("usable %1 – %2").arg(low, high);
}

QSize StrengthGroove::sizeHint() const {
    return {scaledPixels(300, m_scale), static_cast<int>(std::ceil(rowTop(rowCount())))};
}

QSize StrengthGroove::minimumSizeHint() const {
    return {scaledPixels(160, m_scale), sizeHint().height()};
}

void StrengthGroove::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintGroove(painter);
    if (m_ticks) paintTicks(painter);
    paintCaptions(painter);
    paintHandle(painter);
}

void StrengthGroove::paintGroove(QPainter& painter) const {
    const qreal thick = kGroove * m_scale;
    const auto stretch = [&](double from, double to) {
        const qreal left = positionOf(std::min(from, to));
        return QRectF(left, grooveY() - thick / 2, positionOf(std::max(from, to)) - left, thick);
    };
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.line);
    painter.drawRoundedRect(stretch(m_low, m_high), thick / 2, thick / 2);
    if (m_band) {
        painter.setBrush(m_theme.bandLine);
        painter.drawRect(stretch(m_band->first, m_band->second));
    }
    const double zero = std::clamp(0.0, m_low, m_high);
    painter.setBrush(isEnabled() ? m_theme.of(Identity::psr).fill : m_theme.line);
    painter.drawRect(stretch(zero, m_value));
    if (m_low < 0 && m_high > 0)
        painter.fillRect(QRectF(positionOf(0) - m_scale * 0.75, grooveY() - 7 * m_scale,
                                1.5 * m_scale, 14 * m_scale),
                         m_theme.control);
}

void StrengthGroove::paintTicks(QPainter& painter) const {
    painter.setFont(themeFont(TypeRole::axis, m_scale));
    const qreal top = rowTop(0) - kTick * m_scale;
    for (int tick = static_cast<int>(std::ceil(m_low)); tick <= std::floor(m_high); ++tick) {
        painter.fillRect(QRectF(positionOf(tick) - 0.5 * m_scale, top, m_scale, kTick * m_scale),
                         m_theme.control);
        painter.setPen(isEnabled() ? m_theme.text2 : m_theme.disabled);
        painter.drawText(captionRect(numberText(tick), tick, 0), Qt::AlignCenter, numberText(tick));
    }
}

void StrengthGroove::paintCaptions(QPainter& painter) const {
    const int bandRow = m_ticks ? 1 : 0;
    QRectF taken;
    if (m_band) {
        QFont font = themeFont(TypeRole::axis, m_scale);
        font.setWeight(QFont::DemiBold);
        painter.setFont(font);
        painter.setPen(m_theme.good);
        taken = captionRect(bandText(), (m_band->first + m_band->second) / 2, bandRow);
        painter.drawText(taken, Qt::AlignCenter, bandText());
    }
    painter.setFont(themeFont(TypeRole::axis, m_scale));
    painter.setPen(isEnabled() ? m_theme.text3 : m_theme.disabled);
    for (const SliderCaption& caption : m_captions) {
        const QRectF box = captionRect(caption.text, caption.at, captionRow(caption));
        if (box.adjusted(-4, 0, 4, 0).intersects(taken)) continue;
        painter.drawText(box, Qt::AlignCenter, caption.text);
    }
}

void StrengthGroove::paintHandle(QPainter& painter) const {
    const QRectF handle = handleRect();
    const qreal pen = 2 * m_scale;
    painter.setBrush(Qt::NoBrush);
    if (hasFocus()) {
        painter.setPen(QPen(m_theme.accent, pen));
        const qreal out = (kRing - 1) * m_scale;
        painter.drawEllipse(handle.adjusted(-out, -out, out, out));
    }
    painter.setPen(QPen(isEnabled() ? m_theme.text : m_theme.line, pen));
    painter.setBrush(m_theme.surface);
    painter.drawEllipse(handle.adjusted(pen / 2, pen / 2, -pen / 2, -pen / 2));
    if (isEnabled() && m_symbol != 0) {
        const qreal side = 9 * m_scale;
        const QPointF corner = handle.center() - QPointF(side, side) / 2;
        return paintIdentitySymbol(painter, Identity::psr, QRectF(corner, QSizeF(side, side)),
                                   m_theme, m_symbol);
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(isEnabled() ? m_theme.of(Identity::psr).fill : m_theme.line);
    painter.drawEllipse(handle.center(), 3.5 * m_scale, 3.5 * m_scale);
}

void StrengthGroove::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return;
    m_dragging = true;
    moveTo(valueAt(event->position().x()));
}

void StrengthGroove::mouseMoveEvent(QMouseEvent* event) {
    if (m_dragging) moveTo(valueAt(event->position().x()));
}

void StrengthGroove::mouseReleaseEvent(QMouseEvent*) {
    m_dragging = false;
}

void StrengthGroove::mouseDoubleClickEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return;
    m_dragging = false;
    Q_EMIT resetRequested();
}

void StrengthGroove::wheelEvent(QWheelEvent* event) {
    // Some platforms turn Shift + wheel into a horizontal wheel.
    const QPoint delta = event->angleDelta();
    m_wheelRest += delta.y() != 0 ? delta.y() : delta.x();
    const int notches = m_wheelRest / kWheelNotch;
    m_wheelRest -= notches * kWheelNotch;
    const double step = event->modifiers() & Qt::ShiftModifier ? kLargeStep : kStep;
    if (notches != 0) moveTo(m_value + notches * step);
    event->accept();
}

void StrengthGroove::keyPressEvent(QKeyEvent* event) {
    const double step = event->modifiers() & Qt::ShiftModifier ? kLargeStep : kStep;
    switch (event->key()) {
    case Qt::Key_Right:
    case Qt::Key_Up:
        return moveTo(m_value + step);
    case Qt::Key_Left:
    case Qt::Key_Down:
        return moveTo(m_value - step);
    case Qt::Key_PageUp:
        return moveTo(m_value + kLargeStep);
    case Qt::Key_PageDown:
        return moveTo(m_value - kLargeStep);
    case Qt::Key_Home:
        return moveTo(m_low);
    case Qt::Key_End:
        return moveTo(m_high);
    default:
        QWidget::keyPressEvent(event);
    }
}

void StrengthGroove::focusInEvent(QFocusEvent*) {
    update();
}

void StrengthGroove::focusOutEvent(QFocusEvent*) {
    update();
}

} // namespace steerscope
