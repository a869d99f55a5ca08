// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/base/matrix.h"
#include "core/steering/steering_model.h"

namespace steerscope {

/// The sizes of things at one layer, so that one learning rate suits every number trained (ours).
/// Streams have a few features a hundred times larger than the rest, and a push is worth as much as
/// Δ is long there.
struct LayerUnits {
    std::vector<float> mean;   ///< [D] of the stream
    std::vector<float> spread; ///< [D] its standard deviation, > 0
    float push = 1;            ///< Root mean square of Δ's entries, > 0
};

/// Units that change nothing: mean 0, spread 1, push 1.
LayerUnits plainUnits(std::size_t width);
/// From a layer's streams [T × D] and Σ‖Δ‖² over the same positions.
LayerUnits measureUnits(const std::vector<const FloatMatrix*>& streams, double deltaSquares);

/// What one application of a layer's edit leaves for the way back.
struct EditTrace {
    FloatMatrix stream;           ///< h before the edit [N × D]
    FloatMatrix coefficients;     ///< λ [N × r]
    std::vector<float> gateSlope; ///< [r] added to ∂loss/∂λ of every row; empty: nothing
};

/// The trained numbers of a steering model, all layers in one vector, in units of LayerUnits: for
/// each layer u [r × D] (none if constant), c [r], ζ [r × D] (none for unit directions), with
/// w = u/spread, b = c − ⟨u, mean/spread⟩, z = push · ζ. Each direction is first scaled so that its
/// coefficients are of order one; λz stays what it is.
class PolishParameters {
public:
    /// `layers` ascending; one unit each.
    PolishParameters(std::vector<SteeringLayer> layers, std::vector<LayerUnits> units);

    std::span<float> values() { return m_values; }
    std::span<const float> values() const { return m_values; }
    LayerIndex first() const { return m_layers.front().layer; }
    bool steers(LayerIndex layer) const;
    bool isGated(LayerIndex layer) const; ///< By a ReLU.

    /// h' = h + Σ_k λ_k(h) z_k on all rows, in place.
    EditTrace apply(LayerIndex layer, RowsView rows) const;
    /// gradient: ∂loss/∂h' becomes ∂loss/∂h. Adds to `sums` (as long as values()) the gradient of
    /// this layer's numbers.
    void backward(LayerIndex layer, const EditTrace& trace, RowsView gradient,
                  std::span<float> sums) const;

    /// As a steering model's layers; mean coefficients as they were given.
    std::vector<SteeringLayer> layers() const;

private:
    struct Slot {
        std::size_t u, c, zeta, end; ///< Offsets into m_values
    };
    void addLayer(const SteeringLayer& layer, const LayerUnits& units);
    std::size_t indexOf(LayerIndex layer) const;

    std::vector<SteeringLayer> m_layers; ///< Shapes, gates and means
    std::vector<LayerUnits> m_units;
    std::vector<Slot> m_slots;
    std::vector<float> m_values;
    std::vector<std::vector<float>> m_gauges; ///< [layers][r]
};

/// Random numbers in the shapes of `layers`: a warm start's opposite. w and z of the sizes that
/// `units` say, b = 0.
std::vector<SteeringLayer> randomLayers(const std::vector<SteeringLayer>& layers,
                                        const std::vector<LayerUnits>& units, std::uint64_t seed);

} // namespace steerscope
