// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme.h"
#include "widgets/token_facts.h"

#include <QWidget>

namespace steerscope {

/// A column of candidates with probability bars, at most five rows.
class ChoiceBars : public QWidget {
    Q_OBJECT
public:
    explicit ChoiceBars(QWidget* parent = nullptr);
    void setTheme(const Theme& theme);
    void setScale(qreal scale);
    void setColumn(const ChoiceColumn& column);
    /// Probability that fills a bar; both columns of the inspector share it.
    void setFullScale(float probability);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    qreal nameWidth() const;
    void paintTitle(QPainter& painter) const;
    void paintRow(QPainter& painter, int row) const;
    void updateAccessibleText();

    Theme m_theme = themeOf(ThemeKind::light);
    qreal m_scale = 1;
    ChoiceColumn m_column;
    float m_fullScale = 1;
};

} // namespace steerscope
