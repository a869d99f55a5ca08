// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "core/base/matrix.h"
#include "core/model/residual_edit.h"
#include "core/steering/steering_model.h"

namespace steerscope {

/// What was pushed, one column per steered position in order; rows are all L layers (0 where a
/// layer is not steered). Filled by a PsrEdit that was given one; several models add up. For a rank
/// 1 layer the coefficient is λ·α and the push λ·α·‖z‖, with their signs. A layer of higher rank
/// has no single direction to count along: both are α·‖Σ_k λ_k z_k‖, the length it really moves the
/// stream, unless `component` picks one of its terms.
struct CoefficientRecord {
    std::int32_t nLayers = 0;
    std::vector<std::vector<float>> columns; ///< [T][L], λ·α
    std::vector<std::vector<float>> pushes;  ///< [T][L], λ·α·‖z‖: comparable between layers
    /// Set before the run: only this term of every layer is recorded (0 where a layer has fewer).
    std::optional<std::size_t> component;
};

/// A push set by hand: at this layer and response token it replaces what all models together would
/// add. 0 leaves the row bit-equal to no steering there. Another size keeps the direction that the
/// models chose; where they chose none, and where one direction is all there is, it goes along the
/// layer's first.
struct PushOverride {
    LayerIndex layer;
    std::int32_t token = 0; ///< Column of the record: 0 is the position `firstSteered`.
    float push = 0;         ///< λ·α·‖z‖
    friend bool operator==(const PushOverride&, const PushOverride&) = default;
};

/// h' = h + Σ_m α_m Σ_k λ_k(h) z_k at positions ≥ `firstSteered`. Several models add up; every
/// probe reads the same unedited h of its layer. α may have either sign; α = 0 leaves the rows
/// bit-equal. One per lane. A push that is not finite throws STEER-002 naming layer, position and
/// strength. Positions seen again (after a cache was truncated) overwrite their column of the
/// record. Allocates only when the record grows.
class PsrEdit : public ResidualEdit {
public:
    struct Part {
        std::shared_ptr<const SteeringModel> model;
        float strength = 1.0f;
    };
    /// Throws PSR-009 for a model whose parts do not fit together.
    PsrEdit(std::vector<Part> parts, Position firstSteered, CoefficientRecord* record = nullptr);

    /// Replaces all overrides; of several for one cell the last counts. Those at layers that no
    /// model has do nothing.
    void setOverrides(const std::vector<PushOverride>& overrides);

    PsrEdit(const PsrEdit&) = delete;
    PsrEdit& operator=(const PsrEdit&) = delete;

    bool touches(LayerIndex layer) const override;
    void apply(LayerIndex layer, Position first, RowsView rows) override;

private:
    struct Push {
        const SteeringLayer* layer;
        float strength;
        std::vector<float> lengths;    ///< ‖z_k‖ [r]
        std::span<float> coefficients; ///< α λ_k of the rows at hand [kBlockRows × r]
    };
    struct Amount {
        float coefficient = 0;
        float push = 0;
        Amount& operator+=(const Amount& other) {
            coefficient += other.coefficient;
            push += other.push;
            return *this;
        }
    };
    void addPart(const Part& part);
    void shareScratch();
    void fetchAheadOf(LayerIndex layer) const;
    void steerBlock(LayerIndex layer, Position first, RowsView rows);
    void evaluate(const Push& push, RowsView rows) const;
    Amount recordedAmount(const Push& push, std::span<const float> coefficients) const;
    static Amount wholeAmount(const Push& push, std::span<const float> coefficients);
    const float* overrideAt(LayerIndex layer, Position position) const;
    void applyOverride(LayerIndex layer, Position position, std::size_t row, RowsView rows);
    Amount pushBy(const SteeringLayer& layer, float push, std::span<float> h) const;
    void note(LayerIndex layer, Position position, const Amount& amount);

    std::vector<Part> m_parts;                 ///< Keeps the models alive.
    std::vector<std::vector<Push>> m_byLayer;  ///< [L]; parts of strength 0 are left out.
    std::vector<const SteeringLayer*> m_first; ///< [L] of the first part that has it, or null.
    std::vector<std::map<std::int32_t, float>> m_overrides; ///< [L] pushes by token.
    std::vector<float> m_scratch; ///< The coefficients of the layer at work.
    Position m_firstSteered;
    CoefficientRecord* m_record;
};

} // namespace steerscope
