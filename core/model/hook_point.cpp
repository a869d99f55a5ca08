// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/hook_point.h"

#include <array>
#include <charconv>

namespace steerscope {
namespace {

struct SiteName {
    HookSite site;
    std::string_view name;
};

constexpr std::array kSites = {
    SiteName{HookSite::residPre, "residPre"}, SiteName{HookSite::residMid, "residMid"},
    SiteName{HookSite::residPost, "residPost"}, SiteName{HookSite::attnOut, "attnOut"},
    SiteName{HookSite::mlpOut, "mlpOut"}};

constexpr std::string_view kPrefix = "blocks.";

} // namespace

std::string toText(const HookPoint& point) {
    for (const SiteName& entry : kSites) {
        if (entry.site != point.site) continue;
        return std::string(kPrefix) + std::to_string(point.layer.value) + "." +
               std::string(entry.name);
    }
    return {};
}

std::optional<HookPoint> parseHookPoint(std::string_view text) {
    if (!text.starts_with(kPrefix)) return std::nullopt;
    text.remove_prefix(kPrefix.size());
    HookPoint point;
    const auto [end, error] =
        std::from_chars(text.data(), text.data() + text.size(), point.layer.value);
    const auto digits = static_cast<std::size_t>(end - text.data());
    // Only the spelling that toText writes: no sign, no leading zero.
    if (error != std::errc() || std::to_string(point.layer.value) != text.substr(0, digits) ||
        point.layer.value < 0) {
        return std::nullopt;
    }
    text.remove_prefix(digits);
    for (const SiteName& entry : kSites) {
        if (text.size() != entry.name.size() + 1 || text.front() != '.') continue;
        if (text.substr(1) != entry.name) continue;
        point.site = entry.site;
        return point;
    }
    return std::nullopt;
}

} // namespace steerscope
