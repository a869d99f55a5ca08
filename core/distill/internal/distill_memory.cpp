// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/distill/internal/distill_memory.h"

#include <algorithm>

#include "core/model/differentiable_pass.h"
#include "core/model/memory_estimate.h"

namespace steerscope {
namespace {

constexpr std::uint64_t kFloat = sizeof(float);
constexpr std::uint64_t kDouble = sizeof(double);
constexpr std::uint64_t kRowCopies = 6;    ///< Features, residuals and their intermediate forms
constexpr std::uint64_t kSquareCopies = 8; ///< Gram matrices and their factors
constexpr std::uint64_t kPassRows = 512;

std::uint64_t longestPrompt(const std::vector<Rollout>& planned) {
    std::size_t most = 0;
    for (const Rollout& rollout : planned)
        most = std::max({most, rollout.plainPrompt.size(), rollout.promptedPrompt.size()});
    return most;
}

std::uint64_t polishBytes(const LanguageModel& model, const DistillConfig& config,
                          std::uint64_t context) {
    if (config.polish.objective == PolishObjective::none) return 0;
    const DifferentiableModel frozen(model, 1); // So little that nothing stays expanded
    const auto rows = static_cast<std::size_t>(config.polish.batchRows + config.maxTokens);
    return frozen.bytes(rows, static_cast<std::size_t>(model.config().nLayers), context,
                        GradientMemory::inputs);
}

} // namespace

DistillMemory distillMemory(const LanguageModel& model, const DistillConfig& config,
                            const std::vector<Rollout>& planned) {
    const ModelConfig& m = model.config();
    const auto width = static_cast<std::uint64_t>(m.dModel);
    const auto layers = static_cast<std::uint64_t>(m.nLayers);
    const auto tokens = static_cast<std::uint64_t>(config.maxTokens);
    const std::uint64_t rows = planned.size() * tokens;
    std::uint64_t promptRows = 0;
    for (const Rollout& rollout : planned)
        promptRows += rollout.plainPrompt.size();
    const MemoryEstimate run = estimateMemory(
        m, {.cachedTokens = promptRows + rows, .batchRows = std::min(rows, kPassRows)});
    return {.streams = rows * layers * width * kFloat,
            .caches = run.caches,
            .passes = run.scratch + rows * width * kFloat,
            .fit = kRowCopies * rows * width * kFloat + kSquareCopies * width * width * kDouble,
            .polish = polishBytes(model, config, longestPrompt(planned) + tokens)};
}

void requireDistillMemory(const LanguageModel& model, const DistillConfig& config,
                          const std::vector<Rollout>& planned) {
    const std::uint64_t available =
        config.memoryAvailable > 0 ? config.memoryAvailable : availableMemory();
    requireMemory(distillMemory(model, config, planned).total(), available,
                  "distilling with " + std::to_string(planned.size()) + " prompts of " +
                      std::to_string(config.maxTokens) + " tokens");
}

} // namespace steerscope
