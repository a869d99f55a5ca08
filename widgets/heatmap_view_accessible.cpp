// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/heatmap_view_accessible.h"

#include "widgets/heatmap_view.h"

#include <QAccessible>
#include <QAccessibleWidget>

namespace steerscope {
namespace {

class HeatmapAccessible : public QAccessibleWidget {
public:
    explicit HeatmapAccessible(QWidget* widget) : QAccessibleWidget(widget, QAccessible::Chart) {}

    QString text(QAccessible::Text which) const override {
        const auto* view = static_cast<const HeatmapView*>(widget());
        if (which == QAccessible::Value) return spoken(*view);
        if (which == QAccessible::Help)
            return HeatmapView::tr("Arrow keys move the cursor, Enter locks it, Shift with arrows "
                                   "selects cells, W and S zoom, F shows all tokens");
        return QAccessibleWidget::text(which);
    }

private:
    static QString spoken(const HeatmapView& view) {
        if (const std::optional<Cell> cell = view.cursorCell()) return view.spokenValue(*cell);
        const HeatmapGrid& grid = view.grid();
        return grid.isEmpty()
                   ? HeatmapView::tr("empty")
                   : HeatmapView::tr("%1 tokens, %2 layers").arg(grid.cols).arg(grid.rows);
    }
};

QAccessibleInterface* makeAccessible(const QString&, QObject* object) {
    auto* view = qobject_cast<HeatmapView*>(object);
    return view == nullptr ? nullptr : new HeatmapAccessible(view);
}

} // namespace

void installHeatmapAccessibility() {
    // Qt keeps one list of factories and ignores a second entry of the same function.
    QAccessible::installFactory(makeAccessible);
}

void announceValue(HeatmapView* view, const QString& spoken) {
    QAccessibleValueChangeEvent changed(view, spoken);
    QAccessible::updateAccessibility(&changed);
}

} // namespace steerscope
