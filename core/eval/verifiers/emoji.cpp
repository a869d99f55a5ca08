// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <cstdint>

#include "core/base/utf8.h"
#include "core/eval/verifiers/kind.h"

namespace steerscope {
namespace {

bool isEmoji(std::uint32_t c) {
    constexpr std::array<std::pair<std::uint32_t, std::uint32_t>, 7> kRanges{
        {{0x1F300, 0x1F64F}, // pictographs, emoticons
         {0x1F680, 0x1F6FF}, // transport
         {0x1F7E0, 0x1F7EB}, // coloured shapes
         {0x1F900, 0x1FAFF}, // supplements
         {0x1F1E6, 0x1F1FF}, // flags
         {0x2600, 0x27BF},   // miscellaneous symbols, dingbats
         {0x2B50, 0x2B55}}}; // stars, circles
    return std::any_of(kRanges.begin(), kRanges.end(),
                       [&](const auto& range) { return c >= range.first && c <= range.second; });
}

Verifier emoji(std::string_view) {
    return {"", "contains an emoji", [](std::string_view text) {
                for (std::size_t i = 0; i < text.size();)
                    if (isEmoji(nextCodePoint(text, i))) return true;
                return false;
            }};
}

} // namespace

std::vector<VerifierKind> emojiKinds() {
    return {{"emoji", "emoji", "contains an emoji", emoji}};
}

} // namespace steerscope
