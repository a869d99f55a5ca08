// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/heatmap_region.h"

#include <QMetaType>

#include <cstdint>
#include <limits>
#include <unordered_map>
#include <vector>

namespace steerscope {

/// What a press on the cells does. `point` moves the cursors, `region` selects a block; the others
/// change the cells of a block: set them, hold them within ±value, or make them zero.
enum class MapTool { point, region, paint, clamp, zero };

/// One cell that was changed by hand.
struct CellEdit {
    int layer = 0;
    int token = 0;
    float value = 0.0F;  ///< New value, in the unit of the map.
    float before = 0.0F; ///< What was there, for undo.
    bool operator==(const CellEdit&) const = default;
};

/// The changes that `tool` makes to a region. Missing cells and cells that would not change are
/// left out. `value` is the painted value or the bound of `clamp`.
std::vector<CellEdit> editsOf(const HeatmapGrid& grid, const MapRegion& region, MapTool tool,
                              double value);

/// The edits that take these back.
std::vector<CellEdit> reverted(std::vector<CellEdit> edits);

/// Which cells differ from what was computed. A cell that gets its first value back is unpainted.
class PaintedCells {
public:
    void note(const CellEdit& edit);
    /// A cell whose first value is not known: it stays painted whatever it is set to.
    void mark(int column, int layer) {
        m_original[keyOf(column, layer)] = std::numeric_limits<float>::quiet_NaN();
    }
    void clear() { m_original.clear(); }
    bool isEmpty() const { return m_original.empty(); }
    std::size_t count() const { return m_original.size(); }
    bool contains(int column, int layer) const {
        return m_original.find(keyOf(column, layer)) != m_original.end();
    }

private:
    static std::uint64_t keyOf(int column, int layer) {
        return static_cast<std::uint64_t>(static_cast<std::uint32_t>(column)) << 32 |
               static_cast<std::uint32_t>(layer);
    }
    std::unordered_map<std::uint64_t, float> m_original;
};

} // namespace steerscope

Q_DECLARE_METATYPE(steerscope::MapTool)
Q_DECLARE_METATYPE(std::vector<steerscope::CellEdit>)
