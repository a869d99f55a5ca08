// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <map>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/progress.h"
#include "core/safetensors/safetensors_file.h"

namespace steerscope {

/// All tensors of a folder's weight files: `model.safetensors`, or the shards that
/// `model.safetensors.index.json` names. Owns the bytes.
class HfShards {
public:
    /// Errors HF-001 (no weights), HF-002 (a shard's name leaves the folder), HF-003 (shard
    /// missing), HF-004 (index and shards disagree); FILE-…, JSON-… and ST-… name the file.
    HfShards(const std::filesystem::path& folder, const ProgressSink& progress,
             std::stop_token stop);

    /// nullptr when there is none of that name.
    const SafetensorsTensor* find(std::string_view name) const;
    const std::map<std::string, const SafetensorsTensor*, std::less<>>& tensors() const {
        return m_byName;
    }
    std::uint64_t bytes() const;
    /// SHA-256 of the file, or of all shards' hashes, in the order of their names.
    std::string sha256() const;

private:
    struct Shard {
        std::string name;
        std::vector<std::byte> bytes;
        SafetensorsFile file;
    };

    std::vector<Shard> m_shards;
    std::map<std::string, const SafetensorsTensor*, std::less<>> m_byName;
};

} // namespace steerscope
