// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>

#include "app/presenters/run_maps.h"
#include "app/presenters/run_tints.h"
#include "app/shared_cursor.h"
#include "widgets/heatmap_pitch.h"
#include "widgets/heatmap_region.h"

namespace steerscope {

/// How a run was looked at: what comes back with it beside its texts and maps.
struct RunView {
    MapKind map = MapKind::push;
    Transform transform = Transform::squareRoot; ///< Of that map.
    std::optional<ValueRange> sharedRange;       ///< Of all maps.
    std::optional<ValueRange> clip;              ///< Of that map alone.
    std::optional<ColumnPitch> zoom;             ///< Nothing: what fits.
    int firstColumn = 0;                         ///< Leftmost token in view.
    std::optional<CursorPlace> cursor;           ///< Cursor A, locked.
    std::optional<Cell> second;                  ///< Cursor B.
    std::optional<MapRegion> region;
    std::map<ColumnId, TintKind> tints;  ///< Where another than the first was chosen.
    std::optional<ColumnId> differences; ///< The answer that all others are compared with.
    friend bool operator==(const RunView&, const RunView&) = default;
};

Json runViewToJson(const RunView& view);
/// Errors FIELD-…
RunView runViewFromJson(const Json& json);

} // namespace steerscope
