// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/recorded_run.h"
#include "widgets/theme.h"

#include <QScrollArea>

#include <array>

class QHBoxLayout;

namespace steerscope {

class CompletionPane;

/// The answers side by side, one pane per kind of column; the constant twin only on demand. Panes
/// never get narrower than 280: then the row scrolls sideways.
class PaneRow : public QScrollArea {
    Q_OBJECT
public:
    static constexpr std::array kKinds{ColumnKind::unsteered, ColumnKind::prompted, ColumnKind::psr,
                                       ColumnKind::twin};

    explicit PaneRow(QWidget* parent = nullptr);

    CompletionPane* pane(ColumnKind kind) const { return m_panes[static_cast<std::size_t>(kind)]; }
    void setTwinVisible(bool visible);
    void setTheme(const Theme& theme);
    void setScale(qreal scale);

    QSize minimumSizeHint() const override;

private:
    std::array<CompletionPane*, 4> m_panes{};
    QHBoxLayout* m_layout = nullptr;
    qreal m_scale = 1;
};

} // namespace steerscope
