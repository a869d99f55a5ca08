// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/memory_estimate.h"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <fstream>
#include <limits>
#include <sstream>

#include "core/base/checked_size.h"
#include "core/base/error.h"
#include "core/model/weight_source.h"

namespace steerscope {
namespace {

constexpr std::uint64_t kUnknown = std::numeric_limits<std::uint64_t>::max();
constexpr std::uint64_t kReserve = 128u << 20;
constexpr std::uint64_t kFloat = sizeof(float);
constexpr std::uint64_t kLogitRows = 64;

std::uint64_t size(std::int64_t n) {
    return static_cast<std::uint64_t>(n);
}

std::uint64_t weightCount(const ModelConfig& config) {
    CheckedSize values = 0;
    for (const WeightName name : requiredWeights(config)) {
        const std::uint64_t copies = isPerLayer(name) ? size(config.nLayers) : 1;
        values = values + CheckedSize(weightShape(config, name).count()) * copies;
    }
    return values.value();
}

std::string contentOf(const std::string& path) {
    std::ifstream in(path);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

/// The v2 path of this process's group ("0::/user.slice/…"), empty when there is none.
std::string controlGroupFolder() {
    std::istringstream lines(contentOf("/proc/self/cgroup"));
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("0::")) return "/sys/fs/cgroup" + line.substr(3);
    }
    return {};
}

std::uint64_t availableInGroups() {
    std::uint64_t least = kUnknown;
    for (const std::string& folder : {controlGroupFolder(), std::string("/sys/fs/cgroup")}) {
        least = std::min(least, availableFromGroup(contentOf(folder + "/memory.max"),
                                                   contentOf(folder + "/memory.current")));
    }
    const std::string v1 = "/sys/fs/cgroup/memory/memory.";
    return std::min(least, availableFromGroup(contentOf(v1 + "limit_in_bytes"),
                                              contentOf(v1 + "usage_in_bytes")));
}

bool parseNumber(std::string_view text, std::uint64_t& out) {
    while (!text.empty() && text.front() == ' ')
        text.remove_prefix(1);
    return std::from_chars(text.data(), text.data() + text.size(), out).ec == std::errc();
}

} // namespace

std::uint64_t MemoryEstimate::peak() const {
    const CheckedSize most =
        CheckedSize(weights) + std::max(file, (CheckedSize(caches) + scratch).value());
    return (most + most / 10 + kReserve).value();
}

MemoryEstimate estimateMemory(const ModelConfig& c, const MemoryUse& use) {
    const std::uint64_t heads = size(c.nHeads + 2 * c.nKvHeads) * size(c.headDim);
    const std::uint64_t rowFloats =
        2 * size(c.dModel) + heads + size(c.nHeads) * size(c.headDim) + 3 * size(c.dFf);
    MemoryEstimate out;
    out.weights = use.storedWeights > 0
                      ? use.storedWeights
                      : (CheckedSize(weightCount(c)) * use.bytesPerWeight).value();
    out.caches = (CheckedSize(2 * kFloat) * size(c.nLayers) * size(c.nKvHeads) * size(c.headDim) *
                  use.cachedTokens)
                     .value();
    out.scratch = ((CheckedSize(rowFloats) * use.batchRows +
                    CheckedSize(2 * kLogitRows) * size(c.vocabSize)) *
                   kFloat)
                      .value();
    out.file = use.fileBytes;
    return out;
}

std::uint64_t availableMemory() {
    return std::min(availableFromMeminfo(contentOf("/proc/meminfo")), availableInGroups());
}

std::uint64_t availableFromMeminfo(std::string_view text) {
    constexpr std::string_view kKey = "MemAvailable:";
    const std::size_t at = text.find(kKey);
    std::uint64_t kibibytes = 0;
    if (at == std::string_view::npos || !parseNumber(text.substr(at + kKey.size()), kibibytes)) {
        return kUnknown;
    }
    return kibibytes * 1024;
}

std::uint64_t availableFromGroup(std::string_view limit, std::string_view usage) {
    std::uint64_t most = 0;
    std::uint64_t used = 0;
    if (!parseNumber(limit, most) || !parseNumber(usage, used)) return kUnknown;
    return most > used ? most - used : 0;
}

std::string byteText(std::uint64_t bytes) {
    char text[32];
    const auto value = static_cast<double>(bytes);
    if (value >= 1e9) {
        std::snprintf(text, sizeof text, "%.1f GB", value / 1e9);
    } else {
        std::snprintf(text, sizeof text, "%.0f MB", value / 1e6);
    }
    return text;
}

void requireMemory(std::uint64_t needed, std::uint64_t available, const std::string& what) {
    if (needed <= available) return;
    throw Error({.code = "MEM-001",
                 .problem = "The model does not fit into memory",
                 .field = what,
                 .found = byteText(available) + " free",
                 .allowed = byteText(needed) + " or more",
                 .hint = "Close other programs, or open a smaller model."});
}

} // namespace steerscope
