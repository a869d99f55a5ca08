// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/strength_groove.h"
#include "widgets/theme.h"

#include <QWidget>

#include <optional>
#include <utility>
#include <vector>

class QDoubleSpinBox;
class QHBoxLayout;
class QLabel;
class QTimer;

namespace steerscope {

class ElidedLabel;

/// The strength α: a header (name, numeric field, hint) over a groove filled from 0 to the value.
class StrengthSlider : public QWidget {
    Q_OBJECT
public:
    explicit StrengthSlider(QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    void setScale(qreal scale);

    double value() const { return m_groove->value(); }
    /// Sets the value without any signal; clipped to the range.
    void setValue(double value);
    void setRange(double low, double high);
    std::pair<double, double> range() const { return m_groove->range(); }
    /// The range of strengths that keep the text fluent; drawn on the groove.
    void setUsableBand(std::optional<std::pair<double, double>> band);
    void setCaptions(std::vector<SliderCaption> captions);
    void setTicksVisible(bool visible);
    void setHeaderVisible(bool visible);
    /// Blank left and right of the groove, so that it can share its axis with a chart above.
    void setGrooveMargins(int left, int right);
    /// Which of ● ▲ ▼ ■ ★ the handle carries.
    void setSymbol(int variant);
    /// Room at the right end of the header for a button of the window.
    QHBoxLayout* headerLayout() const { return m_header; }
    /// Puts a chart between the header and the groove; the slider becomes its parent.
    void placeUnderHeader(QWidget* chart);
    /// The words beside the number that tell of the double click.
    void setHintVisible(bool visible);
    /// Horizontal place of a strength, in this widget's coordinates.
    qreal positionOf(double value) const;

Q_SIGNALS:
    /// On every change, also while dragging.
    void valueChanged(double value);
    /// 120 ms after the last change: time to generate again.
    void valueSettled(double value);

private:
    void buildHeader();
    void changeTo(double value);
    void showInField(double value);
    void restyle();

    Theme m_theme = themeOf(ThemeKind::light);
    qreal m_scale = 1;
    QWidget* m_headerRow = nullptr;
    QHBoxLayout* m_header = nullptr;
    QLabel* m_title = nullptr;
    ElidedLabel* m_hint = nullptr;
    QDoubleSpinBox* m_field = nullptr;
    StrengthGroove* m_groove = nullptr;
    QTimer* m_settle = nullptr;
};

} // namespace steerscope
