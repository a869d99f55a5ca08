// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme.h"

#include <QWidget>

#include <optional>
#include <vector>

namespace steerscope {

/// A small bar chart over layers with one layer marked; layer 0 stands left.
class LayerBars : public QWidget {
    Q_OBJECT
public:
    explicit LayerBars(QWidget* parent = nullptr);
    void setTheme(const Theme& theme);
    void setScale(qreal scale);
    void setIdentity(Identity identity);
    void setValues(std::vector<float> values);
    void setLayer(std::optional<int> layer);
    std::optional<int> layer() const { return m_layer; }
    /// Column of a layer, the full height of the plot.
    QRectF barRect(int layer) const;

    /// "layer", "value", a line per layer.
    QString toTsv() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void layerHovered(int layer);
    void hoverLeft();
    void layerActivated(int layer);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    int layerAt(qreal x) const;
    int count() const { return static_cast<int>(m_values.size()); }
    QRectF plotRect() const;
    void paintBars(QPainter& painter) const;
    void paintAxis(QPainter& painter) const;
    void updateAccessibleText();

    Theme m_theme = themeOf(ThemeKind::light);
    qreal m_scale = 1;
    Identity m_identity = Identity::psr;
    std::vector<float> m_values;
    std::optional<int> m_layer;
    int m_hovered = -1;
};

} // namespace steerscope
