// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme.h"

#include <QStringList>
#include <QWidget>

#include <vector>

namespace steerscope {

/// A row of joined choices of which one is on: Demo | Tune | Research, Linear | √ | Log.
class SegmentedControl : public QWidget {
    Q_OBJECT
public:
    enum class Size { regular, small };

    explicit SegmentedControl(QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    void setScale(qreal scale);
    void setSize(Size size);
    void setSegments(const QStringList& names);
    /// Names for screen readers where the label is a sign such as "√".
    void setSegmentName(int index, const QString& spoken);
    /// A disabled segment stays visible; `reason` becomes its tooltip.
    void setSegmentEnabled(int index, bool enabled, const QString& reason = {});
    int count() const { return static_cast<int>(m_segments.size()); }
    int current() const { return m_current; }
    /// Sets the choice without a signal.
    void setCurrent(int index);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// The person chose another segment.
    void currentChanged(int index);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool event(QEvent* event) override;

private:
    struct Segment {
        QString label;
        QString spoken;
        QString reason;
        bool enabled = true;
    };
    QFont labelFont() const;
    qreal segmentWidth(const Segment& segment) const;
    QRectF segmentRect(int index) const;
    int segmentAt(QPointF point) const;
    void paintSegment(QPainter& painter, int index) const;
    void choose(int index);
    void choosePast(int step);
    void updateAccessibleName();

    Theme m_theme = themeOf(ThemeKind::light);
    qreal m_scale = 1;
    Size m_size = Size::regular;
    std::vector<Segment> m_segments;
    int m_current = -1;
    int m_hovered = -1;
};

} // namespace steerscope
