// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme.h"

#include <QList>
#include <QString>
#include <QWidget>

#include <optional>
#include <vector>

namespace steerscope {

/// One tab: identity symbol and title.
struct TabItem {
    QString title;
    std::optional<Identity> identity;
    bool enabled = true;
    QString toolTip;
};

/// Panel-header tabs: the selected one is semibold with a 2 px underline on the header's rule.
/// Arrows move the choice, skipping disabled tabs.
class TabRow : public QWidget {
    Q_OBJECT

public:
    /// Left of the first tab, for its focus ring; owners align their content by it.
    static constexpr int kRingRoom = 5;

    explicit TabRow(QWidget* parent = nullptr);

    void setTabs(const QList<TabItem>& tabs);
    int count() const { return static_cast<int>(m_tabs.size()); }
    int current() const { return m_current; }
    /// Never emits.
    void setCurrent(int index);
    void setTheme(const Theme& theme);
    void setScale(qreal scale);
    QRectF tabRect(int index) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// The person chose another tab.
    void changed(int index);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool event(QEvent* event) override;

private:
    qreal tabWidth(int index) const;
    int tabAt(const QPointF& point) const;
    void step(int direction);
    void choose(int index);

    Theme m_theme;
    qreal m_scale = 1.0;
    QList<TabItem> m_tabs;
    int m_current = 0;
    bool m_showsFocus = false; ///< Only while the keyboard is in use.
};

} // namespace steerscope
