// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "app/presenters/comparison_presenter.h"
#include "app/presenters/run_maps.h"

namespace steerscope {

/// Decides which grid the map shows: fills the steering push while tokens stream, replaces the
/// others when they are computed. Knows grids and tabs, no window.
class HeatmapPresenter : public QObject {
    Q_OBJECT
public:
    explicit HeatmapPresenter(ComparisonPresenter& comparison, QObject* parent = nullptr);

    MapKind current() const { return m_current; }
    void setCurrent(MapKind map);
    /// Short titles where there is little room.
    void setTitleForm(TitleForm form);
    /// Emits everything anew, for a view that has just been connected.
    void refresh();
    /// Why the steering push cannot be painted now; empty when it can.
    void setReadOnlyReason(const QString& reason);
    /// The map in view shows the difference to the pinned run.
    bool showsDifference() const;

Q_SIGNALS:
    void tabsChanged(const QList<steerscope::MapTab>& tabs);
    /// Replace the grid; `expected` columns are to be reserved (hatched) while tokens stream.
    void gridChanged(const steerscope::HeatmapGrid& grid, int expected, int layers);
    void columnAppended(const std::vector<float>& values, const QString& label, bool continuation);
    void streamingEnded();

private:
    void appendFrom(ColumnId id, int first);
    void showGrid();
    QList<MapTab> tabs() const;

    ComparisonPresenter& m_comparison;
    MapKind m_current = MapKind::push;
    TitleForm m_titles = TitleForm::full;
    QString m_readOnlyReason;
};

} // namespace steerscope
