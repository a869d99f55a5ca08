// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "core/library/library.h"

namespace steerscope {

/// A bundle is one file for a colleague:
///
///     "STEERSCOPE-BUNDLE" 0x0A       18 bytes
///     version                        uint32, little-endian, 1
///     length of the manifest         uint32, little-endian
///     SHA-256 of the manifest        64 hexadecimal digits
///     manifest                       JSON: {"parts": [{"name", "size", "sha256"}, …]}
///     the parts, one after another, nothing between and nothing after
///
/// Parts are "psr/<sha256>.safetensors", "runs/<n>.json" (the fields of a StoredRun, its star, note
/// and tags, and the names and shapes of its maps) and "runs/<n>.f32" (those maps, row-major
/// float32, little-endian, in that order). Names are only ever compared, never used as paths.
inline constexpr std::uint32_t kBundleVersion = 1;

struct BundleLimits {
    std::uint64_t maxBytes = 4ull << 30;
    std::size_t maxManifestBytes = 4u << 20;
    std::size_t maxParts = 20'000;
    std::uint64_t maxPartBytes = 1ull << 30;
};

/// A run with what its owner attached to it.
struct BundledRun {
    StoredRun run;
    bool starred = false;
    std::string note;
    std::vector<std::string> tags;
    friend bool operator==(const BundledRun&, const BundledRun&) = default;
};

struct Bundle {
    std::vector<std::vector<std::byte>> psrs; ///< PSR files.
    std::vector<BundledRun> runs;
};

std::vector<std::byte> serializeBundle(const Bundle& bundle);

/// Checks everything before anything is returned. Errors BUNDLE-001 not a bundle, BUNDLE-002 a
/// later version, BUNDLE-003 too large, BUNDLE-004 the manifest is wrong, BUNDLE-005 a part has
/// another hash, BUNDLE-006 a name that no part may have, BUNDLE-007 a part is not what its name
/// says, BUNDLE-008 bytes left over or missing; PSR-…, ST-…, JSON-… of a part; BYTES-001 cut
/// short.
Bundle parseBundle(std::span<const std::byte> bytes, const BundleLimits& limits = {});

/// The given runs with the steering models they used, and the given steering models, atomically.
void exportBundle(Library& library, const std::vector<RunId>& runs, const std::vector<PsrId>& psrs,
                  const std::filesystem::path& path);

struct ImportedBundle {
    std::vector<RunId> runs;
    std::vector<PsrId> psrs;
};
/// Throws when the application could not show such a run.
using RunCheck = std::function<void(const StoredRun&)>;

/// Adds everything of a bundle once all of it has been checked; what is there already stays as it
/// is, so that an import cut short can be repeated.
ImportedBundle importBundle(Library& library, const std::filesystem::path& path,
                            const RunCheck& check = {});

} // namespace steerscope
