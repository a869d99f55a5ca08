// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>
#include <span>
#include <vector>

#include "app/recorded_run.h"
#include "widgets/heatmap_grid.h"
#include "widgets/map_panel.h"
#include "widgets/theme.h"

namespace steerscope {

/// The maps of a run, in the order of their tabs.
enum class MapKind { push, promptDelta, localDelta, psrDelta, missed, projected };
inline constexpr MapKind kMapKinds[] = {MapKind::push,       MapKind::promptDelta,
                                        MapKind::localDelta, MapKind::psrDelta,
                                        MapKind::missed,     MapKind::projected};

Identity identityOf(const ColumnId& id);
/// Which of the symbols for PSRs a column carries; 0 for all but further ones.
int symbolOf(const ColumnId& id);
/// "Unsteered", "PSR", "PSR 2", …: short and the same everywhere.
QString columnTitle(const ColumnId& id);
/// The pane whose tokens are the map's columns.
ColumnKind ownerOf(MapKind map);
/// The map that tints a pane when it is in view; nothing tints the unsteered pane.
std::optional<MapKind> tintOf(const ColumnId& id);

// Where a `reference` is given, a quantity that both runs have is shown as this run minus the
// reference, layer by layer and token number by token number; null: as it is.

/// Tab titles, captions and, where a map cannot exist, what is missing for it.
/// Full titles, short ones for a narrow window, or one map in plain words for an audience.
enum class TitleForm { full, brief, plain };
QList<MapTab> mapTabs(const RecordedRun& run, TitleForm form = TitleForm::full,
                      const RecordedRun* reference = nullptr);
/// The grid of a map, rows = layers; nothing while it has not been computed. A difference is
/// signed, and missing where either run has no such token.
std::optional<HeatmapGrid> gridOf(const RecordedRun& run, MapKind map,
                                  const RecordedRun* reference = nullptr);
/// Both have this map for as many layers.
bool differs(const RecordedRun& run, MapKind map, const RecordedRun* reference);
/// Title, unit and scale of a map without values.
HeatmapGrid emptyGrid(MapKind map);

/// Sum over layers for each token; empty when the map is not there.
std::vector<float> tokenSums(const RecordedRun& run, MapKind map);
/// The values over layers at one token.
std::vector<float> layerValues(const RecordedRun& run, MapKind map, int token);
/// "Steering push", as tabs call it.
QString mapTitle(MapKind map);
/// "Top 10 % of the tokens hold 31 % of Σ push²"; empty without a map.
QString tintFooter(const RecordedRun& run, const ColumnId& id);

/// Printable pieces, and which of them continue a word.
QString labelOf(const RunColumn& column, std::size_t token);
bool continuesWord(const RunColumn& column, std::size_t token);
QStringList labelsOf(const RunColumn& column);
std::vector<bool> continuationsOf(const RunColumn& column);

} // namespace steerscope
