// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/internal/hf_shards.h"

#include <set>

#include "core/base/error.h"
#include "core/base/file_bytes.h"
#include "core/base/sha256.h"
#include "core/base/strict_json.h"

namespace steerscope {
namespace {

constexpr char kSingle[] = "model.safetensors";
constexpr char kIndex[] = "model.safetensors.index.json";
constexpr std::uint64_t kMaxShardBytes = std::uint64_t{1} << 36;
constexpr char kIncomplete[] = "The folder is incomplete or damaged; fetch it again.";

/// Tensor → shard, as the index says.
using WeightMap = std::map<std::string, std::string>;

/// A plain file name: an index must not reach outside its folder.
void requirePlainName(const std::string& name) {
    const bool plain = name.ends_with(".safetensors") &&
                       name.find_first_of("/\\:") == std::string::npos && !name.starts_with(".");
    if (plain) return;
    throw Error({.code = "HF-002",
                 .problem = "The index names a file that cannot be one of the folder's shards",
                 .field = "weight_map",
                 .found = name.substr(0, 120),
                 .allowed = "the plain name of a .safetensors file",
                 .hint = "Do not use this folder: it may have been made to read other files."});
}

WeightMap readIndex(const std::filesystem::path& path) {
    const Json index = parseStrictJson(readTextFile(path));
    const Json* map =
        index.is_object() && index.contains("weight_map") ? &index["weight_map"] : nullptr;
    WeightMap out;
    if (map && map->is_object()) {
        for (const auto& [tensor, shard] : map->items()) {
            if (shard.is_string()) out[tensor] = shard.get<std::string>();
        }
    }
    if (map && !out.empty() && out.size() == map->size()) return out;
    throw Error({.code = "HF-004",
                 .problem = "The index of the weights does not say where they are",
                 .field = "weight_map",
                 .allowed = "an object of tensor names and file names",
                 .hint = kIncomplete});
}

void requireShard(const std::filesystem::path& folder, const std::string& name) {
    std::error_code error;
    if (std::filesystem::is_regular_file(folder / name, error)) return;
    throw Error({.code = "HF-003",
                 .problem = "A file of the model's weights is missing",
                 .field = name,
                 .found = "no such file",
                 .hint = kIncomplete});
}

/// Names of the weight files and, with an index, what it says about them.
struct Listing {
    std::set<std::string> files;
    WeightMap map;
};

Listing listingOf(const std::filesystem::path& folder) {
    std::error_code error;
    if (std::filesystem::exists(folder / kIndex, error)) {
        Listing out{.files = {}, .map = readIndex(folder / kIndex)};
        for (const auto& [tensor, shard] : out.map) {
            requirePlainName(shard);
            out.files.insert(shard);
        }
        for (const std::string& file : out.files)
            requireShard(folder, file);
        return out;
    }
    if (std::filesystem::exists(folder / kSingle, error)) return {{kSingle}, {}};
    throw Error({.code = "HF-001",
                 .problem = "The folder holds no model weights",
                 .found = std::string("neither ") + kSingle + " nor " + kIndex,
                 .hint = "Choose the folder that holds config.json and the .safetensors files; "
                         "weights in other formats are not read."});
}

[[noreturn]] void indexDisagrees(const std::string& tensor, const std::string& found,
                                 const std::string& allowed) {
    throw Error({.code = "HF-004",
                 .problem = "The index of the weights and the files do not agree",
                 .field = tensor,
                 .found = found,
                 .allowed = allowed,
                 .hint = kIncomplete});
}

} // namespace

HfShards::HfShards(const std::filesystem::path& folder, const ProgressSink& progress,
                   std::stop_token stop) {
    const Listing listing = listingOf(folder);
    for (const std::string& name : listing.files) {
        Shard& shard = m_shards.emplace_back();
        shard.name = name;
        shard.bytes = readFile(folder / name, kMaxShardBytes, progress, stop);
        try {
            shard.file = parseSafetensors(shard.bytes);
        } catch (const Error& error) {
            throw error.inFile((folder / name).string());
        }
    }
    for (const Shard& shard : m_shards) {
        for (const SafetensorsTensor& tensor : shard.file.tensors) {
            if (!m_byName.emplace(tensor.name, &tensor).second) {
                indexDisagrees(tensor.name, "in two files", "in one");
            }
            const auto stated = listing.map.find(tensor.name);
            if (stated != listing.map.end() && stated->second != shard.name) {
                indexDisagrees(tensor.name, shard.name, stated->second);
            }
        }
    }
    for (const auto& [tensor, shard] : listing.map)
        if (!m_byName.contains(tensor)) indexDisagrees(tensor, "no such tensor", shard);
}

const SafetensorsTensor* HfShards::find(std::string_view name) const {
    const auto at = m_byName.find(name);
    return at == m_byName.end() ? nullptr : at->second;
}

std::uint64_t HfShards::bytes() const {
    std::uint64_t sum = 0;
    for (const Shard& shard : m_shards)
        sum += shard.bytes.size();
    return sum;
}

std::string HfShards::sha256() const {
    if (m_shards.size() == 1) return sha256Hex(m_shards.front().bytes);
    std::string hashes;
    for (const Shard& shard : m_shards)
        hashes += sha256Hex(shard.bytes);
    return sha256Hex(asBytes(hashes));
}

} // namespace steerscope
