// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/heatmap_grid.h"

#include <QMetaType>

#include <optional>

namespace steerscope {

/// A block of cells, both ends inclusive.
struct MapRegion {
    int firstColumn = 0;
    int lastColumn = 0;
    int firstLayer = 0;
    int lastLayer = 0;
    bool operator==(const MapRegion&) const = default;

    int columns() const { return lastColumn - firstColumn + 1; }
    int layers() const { return lastLayer - firstLayer + 1; }
    bool contains(int column, int layer) const {
        return column >= firstColumn && column <= lastColumn && layer >= firstLayer &&
               layer <= lastLayer;
    }
};

/// The block with these two corners; a whole column or row as corner spans all layers or columns.
MapRegion regionBetween(const Cell& a, const Cell& b, const HeatmapGrid& grid);

/// Numbers of a region. Missing cells count nowhere but in `missing`.
struct RegionStatistics {
    int count = 0;
    int missing = 0;
    double mean = 0.0;
    double min = 0.0;
    double max = 0.0;
    double sum = 0.0;
    double share = 0.0; ///< Σ|v| of the region over Σ|v| of the whole map, 0…1.
};

RegionStatistics regionStatistics(const HeatmapGrid& grid, const MapRegion& region);

/// What two cursors say together: B minus A.
struct CellComparison {
    double a = 0.0;
    double b = 0.0;
    double difference = 0.0; ///< b − a; NaN when either is missing.
    int tokens = 0;          ///< Columns from A to B, negative to the left.
    int layers = 0;          ///< Layers from A up to B.
};

/// Nothing unless both are cells of the grid.
std::optional<CellComparison> compareCells(const HeatmapGrid& grid, const Cell& a, const Cell& b);

} // namespace steerscope

Q_DECLARE_METATYPE(steerscope::MapRegion)
Q_DECLARE_METATYPE(steerscope::RegionStatistics)
