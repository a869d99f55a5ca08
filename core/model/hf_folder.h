// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <stop_token>
#include <string>

#include "core/base/progress.h"
#include "core/gguf/gguf_file.h"
#include "core/model/model_config.h"
#include "core/model/weight_source.h"

namespace steerscope {

/// A model as published on Hugging Face: config.json, safetensors in one file or in shards,
/// tokenizer.json, tokenizer_config.json, chat_template.jinja. Holds the weights' bytes.
class HfFolder {
public:
    virtual ~HfFolder() = default;
    virtual const ModelConfig& config() const = 0;
    virtual const WeightSource& weights() const = 0;
    /// Tokenizer and chat template in the keys of GGUF files; no tensors.
    virtual const GgufFile& description() const = 0;
    virtual std::uint64_t weightBytes() const = 0;
    /// Of the weights' file, or of all shards' hashes in the order of their names.
    virtual std::string sha256() const = 0;
};

/// Reads and checks a folder; cancellable between pieces of its files. Errors name the file in it:
/// FILE-…, JSON-…, HF-…, ST-…, MODEL-…, TOK-…; none is left half-read.
std::unique_ptr<HfFolder> openHfFolder(const std::filesystem::path& folder,
                                       const ProgressSink& progress = {},
                                       std::stop_token stop = {});

/// Bytes of the weights in the folder, without reading them; 0 when there are none.
std::uint64_t hfFolderBytes(const std::filesystem::path& folder);

} // namespace steerscope
