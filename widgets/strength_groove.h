// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme.h"

#include <QWidget>

#include <optional>
#include <utility>
#include <vector>

namespace steerscope {

/// A word under the groove, such as "as trained" at 1.
struct SliderCaption {
    double at = 0;
    QString text;
};

/// The groove of the strength slider: filled from 0 to the value, ticks at whole numbers, captions
/// below. Arrows and wheel step by 0.05 (with Shift 0.25), a double click asks for the start value.
class StrengthGroove : public QWidget {
    Q_OBJECT
public:
    explicit StrengthGroove(QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    void setScale(qreal scale);
    double value() const { return m_value; }
    /// Clipped to the range; never emits.
    void setValue(double value);
    void setRange(double low, double high);
    std::pair<double, double> range() const { return {m_low, m_high}; }
    void setUsableBand(std::optional<std::pair<double, double>> band);
    void setCaptions(std::vector<SliderCaption> captions);
    void setTicksVisible(bool visible);
    /// Which of ● ▲ ▼ ■ ★ the handle carries.
    void setSymbol(int variant);
    /// Blank left and right of the groove's ends.
    void setMargins(int left, int right);
    qreal positionOf(double value) const;
    QRectF handleRect() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// The person moved the handle.
    void moved(double value);
    void resetRequested();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    double valueAt(qreal x) const;
    void moveTo(double value);
    qreal grooveY() const;
    qreal rowTop(int row) const;
    int rowCount() const;
    QRectF captionRect(const QString& text, double at, int row) const;
    int captionRow(const SliderCaption& caption) const;
    QString bandText() const;
    void paintGroove(QPainter& painter) const;
    void paintTicks(QPainter& painter) const;
    void paintCaptions(QPainter& painter) const;
    void paintHandle(QPainter& painter) const;

    Theme m_theme = themeOf(ThemeKind::light);
    qreal m_scale = 1;
    double m_low = -1;
    double m_high = 3;
    double m_value = 1;
    std::optional<std::pair<double, double>> m_band;
    std::vector<SliderCaption> m_captions;
    bool m_ticks = true;
    int m_symbol = 0;
    int m_left = 0;
    int m_right = 0;
    bool m_dragging = false;
    int m_wheelRest = 0; ///< Part of a wheel notch not yet used, in eighths of a degree.
};

} // namespace steerscope
