// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/distill/internal/distill_material.h"

#include <tuple>

#include "core/distill/distillation.h"

namespace steerscope {

std::vector<Rollout*> DistillMaterial::kept(bool heldout) {
    std::vector<Rollout*> out;
    for (Rollout& made : rollouts)
        if (made.kept() && made.heldout == heldout) out.push_back(&made);
    return out;
}

void DistillMaterial::strip() {
    caches.reset();
    for (Rollout& made : rollouts) {
        made.teacher = {};
        made.plainFinal = {};
    }
}

bool serves(const DistillMaterial& material, const DistillConfig& config) {
    const auto inputs = [](const DistillConfig& c) {
        return std::tie(c.prompt, c.userPrompts, c.system, c.heldoutShare, c.heldoutPrompts,
                        c.maxTokens, c.temperature, c.seed, c.verifier, c.judge.url, c.judge.model);
    };
    return inputs(material.config) == inputs(config);
}

} // namespace steerscope
