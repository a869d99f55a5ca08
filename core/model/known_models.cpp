// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/known_models.h"

#include <array>

namespace steerscope {
namespace {

struct KnownModel {
    std::string_view sha256;
    std::string_view name;
};

constexpr std::array kKnownModels = {
    KnownModel{"b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53",
               "SmolLM2-135M-Instruct"},
    KnownModel{"1d9614638d18024d0fbb36575a15f1302a3adf044df10345688ec4f6e1c4ff32",
               "Qwen2.5-Coder-0.5B-Instruct"},
    KnownModel{"cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046",
               "Qwen2.5-Coder-1.5B-Instruct"},
    KnownModel{"a5fd3b62230aa5ec60212297dc9d20eaa70578ac519e00d93a17e44c087a6818", "Gemma 3 270M"},
};

} // namespace

std::optional<std::string_view> knownModelName(std::string_view sha256) {
    for (const KnownModel& model : kKnownModels)
        if (model.sha256 == sha256) return model.name;
    return std::nullopt;
}

} // namespace steerscope
