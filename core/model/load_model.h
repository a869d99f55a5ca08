// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <stop_token>

#include "core/base/progress.h"
#include "core/model/language_model.h"

namespace steerscope {

enum class Executor { automatic, torch, quantized };
enum class Device { cpu, cuda };

struct LoadOptions {
    Executor executor = Executor::automatic;
    Device device = Device::cpu;
    int threads = 0; ///< 0: as many as there are cores.
};

/// Reads, checks and loads a GGUF model. Errors name the file; FILE-…, GGUF-…, MODEL-…, TOK-…,
/// TPL-…, MEM-001 (would not fit, with the sizes). Compute thread only.
std::unique_ptr<LanguageModel> loadModel(const std::filesystem::path& path,
                                         const LoadOptions& options = {},
                                         const ProgressSink& progress = {},
                                         std::stop_token stop = {});

} // namespace steerscope
