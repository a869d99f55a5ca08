// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme.h"

#include <QFrame>
#include <QPointer>

#include <array>
#include <vector>

class QGridLayout;
class QLabel;
class QScrollArea;
class QToolButton;

namespace steerscope {

/// One line of the sheet: "Ctrl+Enter", "Run".
struct KeyLine {
    QString keys;
    QString does;
};

struct KeyGroup {
    QString title;
    std::vector<KeyLine> lines;
};

/// All keys on one sheet over the window; any key or click outside closes it.
class KeySheet : public QFrame {
    Q_OBJECT
public:
    explicit KeySheet(QWidget* window);

    void setTheme(const Theme& theme);
    void setScale(qreal scale);
    void open(const std::vector<KeyGroup>& groups);
    void close();
    int lineCount() const { return static_cast<int>(m_keys.size()); }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    static std::size_t leftGroups(const std::vector<KeyGroup>& groups);
    void fill(const std::vector<KeyGroup>& groups);
    void place();
    void restyle();

    Theme m_theme = themeOf(ThemeKind::light);
    qreal m_scale = 1;
    QLabel* m_title = nullptr;
    QToolButton* m_close = nullptr;
    QScrollArea* m_scroll = nullptr;
    QWidget* m_sheet = nullptr;
    std::array<QGridLayout*, 2> m_columns{};
    std::vector<QLabel*> m_groups, m_keys, m_texts;
    QPointer<QWidget> m_before;
};

} // namespace steerscope
