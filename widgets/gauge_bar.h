// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme.h"

#include <QWidget>

class QTimer;

namespace steerscope {

/// A thin bar that fills from the left: progress (accent) or a measured share (identity fill).
class GaugeBar : public QWidget {
    Q_OBJECT
public:
    enum class Kind { progress, psr };

    explicit GaugeBar(QWidget* parent = nullptr);
    void setTheme(const Theme& theme);
    void setScale(qreal scale);
    void setKind(Kind kind);
    /// 0 … 1; negative means unknown: a bar of 40 px travels along the groove.
    void setFraction(double fraction);
    double fraction() const { return m_fraction; }

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void updateTravel();

    Theme m_theme = themeOf(ThemeKind::light);
    qreal m_scale = 1;
    Kind m_kind = Kind::progress;
    double m_fraction = 0;
    qreal m_travel = 0;
    QTimer* m_timer = nullptr;
};

} // namespace steerscope
