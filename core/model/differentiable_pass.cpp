// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/differentiable_pass.h"

#include <ATen/ATen.h>
#include <ATen/core/grad_mode.h>
#include <c10/core/InferenceMode.h>
#include <torch/csrc/autograd/autograd.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "core/base/error.h"
#include "core/model/internal/frozen_blocks.h"
#include "core/model/internal/frozen_head.h"
#include "core/model/internal/frozen_weights.h"
#include "core/model/memory_estimate.h"

namespace steerscope {
namespace {

/// Holes that the allocator keeps between the tensors of a step, and the parts of libtorch that
/// training is the first to use. Measured: 60 to 170 MB.
constexpr std::uint64_t kReserve = 128u << 20;

[[noreturn]] void misuse(const std::string& problem, const std::string& field) {
    throw Error({.code = "RUN-003",
                 .problem = problem,
                 .field = field,
                 .hint = "This is a fault in the program; please report it."});
}

at::Tensor view(RowsView rows) {
    return at::from_blob(
        rows.data, {static_cast<std::int64_t>(rows.rows), static_cast<std::int64_t>(rows.cols)},
        at::kFloat);
}

class TapedPass final : public DifferentiablePass {
public:
    TapedPass(const FrozenWeights& weights, std::span<const DifferentiableLane> lanes,
              GradientMemory memory)
        : m_device(weights.device()),
          m_blocks(weights, lanes),
          m_memory(memory),
          m_tape(static_cast<std::size_t>(weights.config().nLayers)) {}

    void forward(LayerIndex layer, RowsView rows) override {
        const c10::InferenceMode ordinary(false);
        at::Tensor x = copyOf(rows);
        const at::AutoGradMode record(m_memory == GradientMemory::graphs);
        x.requires_grad_(m_memory == GradientMemory::graphs);
        const at::Tensor y = m_blocks.run(layer, x);
        view(rows).copy_(y.detach());
        if (m_memory == GradientMemory::none) return;
        m_tape.at(index(layer)) = {x, m_memory == GradientMemory::graphs ? y : at::Tensor()};
    }

    void backward(LayerIndex layer, RowsView gradient) override {
        const c10::InferenceMode ordinary(false);
        Entry entry = std::exchange(m_tape.at(index(layer)), {});
        if (!entry.x.defined())
            misuse("A block goes backwards without having gone forward", "layer");
        const at::Tensor g = copyOf(gradient);
        const at::AutoGradMode record(true);
        if (!entry.y.defined()) entry.y = m_blocks.run(layer, entry.x.requires_grad_(true));
        const auto found = torch::autograd::grad({entry.y}, {entry.x}, {g});
        view(gradient).copy_(found[0]);
    }

private:
    struct Entry {
        at::Tensor x; ///< Input of the block; a leaf.
        at::Tensor y; ///< Its output with the graph; undefined: run the block again.
    };
    static std::size_t index(LayerIndex layer) { return static_cast<std::size_t>(layer.value); }

    /// Freshly allocated, so that products meet the same alignment in every run.
    at::Tensor copyOf(RowsView rows) const {
        if (static_cast<std::int64_t>(rows.rows) != m_blocks.rows())
            misuse("The rows are not those of the lanes", "rows");
        return view(rows).to(m_device, at::kFloat, /*non_blocking=*/false, /*copy=*/true);
    }

    at::Device m_device;
    FrozenBlocks m_blocks;
    GradientMemory m_memory;
    std::vector<Entry> m_tape; ///< [L]
};

} // namespace

DifferentiableModel::DifferentiableModel(const LanguageModel& model, std::uint64_t memory)
    : m_weights(frozenWeightsOf(model, memory > 0 ? memory : availableMemory() / 2)) {}

DifferentiableModel::~DifferentiableModel() = default;

std::unique_ptr<DifferentiablePass>
DifferentiableModel::begin(std::span<const DifferentiableLane> lanes, GradientMemory memory) const {
    const c10::InferenceMode ordinary(false);
    return std::make_unique<TapedPass>(*m_weights, lanes, memory);
}

double DifferentiableModel::divergence(RowsView student, RowsView teacher,
                                       RowsView gradient) const {
    const c10::InferenceMode ordinary(false);
    return FrozenHead(*m_weights).divergence(student, teacher, gradient);
}

double DifferentiableModel::surprise(RowsView student, std::span<const TokenId> tokens,
                                     RowsView gradient) const {
    const c10::InferenceMode ordinary(false);
    return FrozenHead(*m_weights).surprise(student, tokens, gradient);
}

std::uint64_t DifferentiableModel::bytes(std::size_t rows, std::size_t blocks, std::size_t context,
                                         GradientMemory memory) const {
    const ModelConfig& c = m_weights->config();
    const auto size = [](std::int64_t n) { return static_cast<std::uint64_t>(n); };
    const std::uint64_t heads = size(c.nHeads + 2 * c.nKvHeads) * size(c.headDim);
    // What autograd keeps of a row in one block: streams and norms, turned heads and their parts,
    // attention shares, and three MLP rows. Measured: 0.97 of it (SmolLM2, 8 × 160 rows).
    const std::uint64_t graph =
        6 * size(c.dModel) + 3 * heads + size(c.nHeads) * context + 3 * size(c.dFf);
    const std::uint64_t layer =
        (heads + size(c.nHeads) * size(c.headDim) + 3 * size(c.dFf)) * size(c.dModel);
    const bool copies = m_weights->copies() == WeightCopies::expanded;
    const std::uint64_t block = rows * graph + (copies ? layer : 0);
    const std::uint64_t head =
        FrozenHead::scratchFloats() + (copies ? size(c.vocabSize) * size(c.dModel) : 0);
    std::uint64_t floats = std::max(block, head); // at work, one after the other
    if (memory == GradientMemory::graphs) floats = blocks * block + head;
    // A block run again finds the holes that the head left too small, between the kept inputs, and
    // the slopes of its MLP rows come on top. Measured: 0.94 to 1.08 of it without these.
    if (memory == GradientMemory::inputs)
        floats = blocks * rows * size(c.dModel) + block + head + 3 * rows * size(c.dFf);
    return floats * sizeof(float) + m_weights->keptBytes(blocks) + kReserve;
}

} // namespace steerscope
