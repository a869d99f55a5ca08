// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "core/base/matrix.h"
#include "core/model/residual_edit.h"
#include "core/steering/steering_model.h"

namespace steerscope {

/// λ·α as applied, one column per steered position in order; rows are all L layers (0 where a layer
/// is not steered). Filled by a PsrEdit that was given one.
struct CoefficientRecord {
    std::int32_t nLayers = 0;
    std::vector<std::vector<float>> columns; ///< [T][L], λ·α
    std::vector<std::vector<float>> pushes;  ///< [T][L], λ·α·‖z‖: comparable between layers
};

/// h' = h + Σ_k α_k λ_k(h) z_k at positions ≥ `firstSteered`. Several models add up; every probe
/// reads the same unedited h of its layer. α = 0 leaves the rows bit-equal. One per lane. A push
/// that is not finite throws STEER-002 naming layer, position and strength. Positions seen again
/// (after a cache was truncated) overwrite their column of the record.
class PsrEdit : public ResidualEdit {
public:
    struct Part {
        std::shared_ptr<const SteeringModel> model;
        float strength = 1.0f;
    };
    PsrEdit(std::vector<Part> parts, Position firstSteered, CoefficientRecord* record = nullptr);

    bool touches(LayerIndex layer) const override;
    void apply(LayerIndex layer, Position first, RowsView rows) override;

private:
    struct Push {
        const SteeringLayer* layer;
        float strength;
        float length; ///< ‖z‖
        float scale;  ///< λ·α of the row at hand
    };
    std::vector<Push> activePushes(LayerIndex layer) const;
    void steerRow(std::vector<Push>& pushes, LayerIndex layer, Position position,
                  std::span<float> h);
    void note(LayerIndex layer, Position position, float coefficient, float push);

    std::vector<Part> m_parts;
    std::vector<std::vector<float>> m_norms; ///< ‖z‖ by part and steered layer
    Position m_firstSteered;
    CoefficientRecord* m_record;
};

} // namespace steerscope
