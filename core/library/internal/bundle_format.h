// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/error.h"
#include "core/base/strict_json.h"
#include "core/library/bundle.h"

namespace steerscope {

inline constexpr std::string_view kBundleMagic = "STEERSCOPE-BUNDLE\n";

enum class BundleRule {
    magic = 1,
    version,
    size,
    manifest,
    hash,
    name,
    content,
    length,
};

/// Throws the error of a rule; `field` says where.
[[noreturn]] void refuseBundle(BundleRule rule, std::string field, std::string found = {},
                               std::string allowed = {});

/// The head of one part as the manifest lists it.
struct BundlePart {
    std::string name;
    std::uint64_t size = 0;
    std::string sha256;
};

std::string psrPartName(std::string_view sha256);
std::string runPartName(std::size_t index);
std::string mapsPartName(std::size_t index);

/// "runs/<n>.json" and "runs/<n>.f32" of a run.
Json bundledRunToJson(const BundledRun& run);
std::vector<std::byte> bundledMaps(const StoredRun& run);
/// `field` names the part in errors. Sizes are checked before anything is made.
BundledRun bundledRunFromJson(const Json& json, std::span<const std::byte> maps,
                              const std::string& field);

} // namespace steerscope
