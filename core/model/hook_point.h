// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/index.h"

namespace steerscope {

enum class HookSite { residPre, residMid, residPost, attnOut, mlpOut };

/// A named place in the forward pass, in the field's spelling: `blocks.7.residPost`.
struct HookPoint {
    LayerIndex layer;
    HookSite site = HookSite::residPost;
    friend auto operator<=>(const HookPoint&, const HookPoint&) = default;
};

std::string toText(const HookPoint& point);
std::optional<HookPoint> parseHookPoint(std::string_view text);

} // namespace steerscope
