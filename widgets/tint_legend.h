// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme.h"
#include "widgets/token_facts.h"

#include <QStringList>
#include <QWidget>

class QToolButton;

namespace steerscope {

/// Says what the tint of a text means and lets one choose it: "‖Δ‖ ▾  0 ▁▃▅▇ 14.2".
class TintLegend : public QWidget {
    Q_OBJECT

public:
    explicit TintLegend(QWidget* parent = nullptr);
    void setTheme(const Theme& theme);
    void setScale(qreal scale);
    void setIdentity(Identity identity);
    void setQuantities(const QStringList& names);
    /// Never emits.
    void setCurrent(int index);
    int current() const { return m_current; }
    /// The value that has the strongest tint; 0 when nothing is tinted.
    void setReference(double reference);
    /// Differences run from blue through nothing to orange.
    void setSign(TintSign sign);

    QSize sizeHint() const override;

Q_SIGNALS:
    /// The person chose another quantity.
    void quantityChosen(int index);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void restyle();
    void showName();
    QRect rampRect() const;
    QColor colorAt(qreal share) const;
    int lowWidth() const;

    Theme m_theme = themeOf(ThemeKind::light);
    qreal m_scale = 1.0;
    Identity m_identity = Identity::psr;
    QStringList m_names;
    int m_current = 0;
    double m_reference = 0.0;
    TintSign m_sign = TintSign::magnitude;
    QToolButton* m_choice;
};

} // namespace steerscope
