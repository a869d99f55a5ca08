// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme.h"

#include <QListView>

#include <vector>

class QStandardItemModel;

namespace steerscope {

struct RolloutRow;

/// The rollouts of a distillation: a tick or a cross, the text, and why it was dropped.
class RolloutList : public QListView {
    Q_OBJECT
public:
    explicit RolloutList(QWidget* parent = nullptr);
    void setTheme(const Theme& theme);
    void setScale(qreal scale);
    void setRows(const std::vector<RolloutRow>& rows);
    void appendRow(const RolloutRow& row);
    int rowCount() const;

    QSize sizeHint() const override;

private:
    void restyle();

    Theme m_theme = themeOf(ThemeKind::light);
    qreal m_scale = 1;
    QStandardItemModel* m_model = nullptr;
};

} // namespace steerscope
