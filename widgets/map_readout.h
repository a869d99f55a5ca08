// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/cursor_kind.h"
#include "widgets/theme.h"

#include <QString>
#include <QWidget>

#include <vector>

namespace steerscope {

class HeatmapView;

/// One piece of a readout; strong ones carry the numbers.
struct ReadoutPart {
    enum class Weight { plain, strong };
    QString text;
    Weight weight = Weight::strong;
};

/// What a map's readout says: the selected region, else the two cursors and their difference, else
/// the cell under the cursor. Empty when there is none of them.
std::vector<ReadoutPart> readoutOf(const HeatmapView& view);

/// "pirate  #7 · layer 23  95.6", framed in the cursor's colour. Takes no pointer.
class MapReadout : public QWidget {
    Q_OBJECT

public:
    explicit MapReadout(QWidget* parent = nullptr);
    void setTheme(const Theme& theme);
    void setScale(qreal scale);
    void setKind(CursorKind kind);
    void setParts(std::vector<ReadoutPart> parts);
    QString text() const;

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QFont fontOf(const ReadoutPart& part) const;

    Theme m_theme = themeOf(ThemeKind::light);
    qreal m_scale = 1.0;
    CursorKind m_kind = CursorKind::hover;
    std::vector<ReadoutPart> m_parts;
};

} // namespace steerscope
