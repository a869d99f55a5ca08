// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/model/language_model.h"

namespace steerscope {

enum class Executor { automatic, torch, quantized };
enum class Device { cpu, cuda };
/// Who does the small operations between matrix products. `tensors` is libtorch's operators
/// everywhere, what a GPU runs; on a CPU it is slower and serves to check our kernels.
enum class SmallOps { automatic, tensors };

/// What matrices, activations and caches are made of; norms and the residual stream are float32.
/// Automatic: bfloat16 on a GPU, and on a CPU whatever the executor likes best. Named, it chooses
/// the executor torch.
enum class Numbers { automatic, float32, bfloat16 };

struct LoadOptions {
    Executor executor = Executor::automatic;
    Device device = Device::cpu;
    int threads = 0; ///< 0: as many as there are cores.
    SmallOps smallOps = SmallOps::automatic;
    Numbers numbers = Numbers::automatic;
    std::string chatTemplate;          ///< Used instead of the file's when not empty.
    std::filesystem::path knownHashes; ///< Sums of files seen before (KnownHashes); empty: none.
    std::uint64_t memoryAvailable = 0; ///< Bytes it may take; 0: what the machine has free.
};

/// Reads, checks and loads a GGUF file or a Hugging Face folder. Errors name the file; FILE-…,
/// GGUF-…, HF-…, ST-…, JSON-…, MODEL-…, TOK-…, TPL-…, MEM-001 (would not fit, with the sizes),
/// DEVICE-001 (no such device or executor). Compute thread only; sets the number of libtorch's
/// threads.
std::unique_ptr<LanguageModel> loadModel(const std::filesystem::path& path,
                                         const LoadOptions& options = {},
                                         const ProgressSink& progress = {},
                                         std::stop_token stop = {});

/// The same from the bytes of a GGUF file; they are freed before it returns. Errors name no file.
std::unique_ptr<LanguageModel> loadModelFromBytes(std::vector<std::byte> bytes,
                                                  const LoadOptions& options = {},
                                                  const ProgressSink& progress = {},
                                                  std::stop_token stop = {});

} // namespace steerscope
