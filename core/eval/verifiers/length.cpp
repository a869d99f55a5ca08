// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <limits>

#include "core/eval/verifiers/kind.h"
#include "core/eval/verifiers/reading.h"

namespace steerscope {
namespace {

using Counter = std::size_t (*)(std::string_view);

struct Range {
    std::size_t least = 1;
    std::size_t most = std::numeric_limits<std::size_t>::max();
};

/// "20-50", "20-" or "-50".
Range readRange(std::string_view id, std::string_view text) {
    Range range;
    const auto dash = text.find('-');
    const auto low = text.substr(0, dash);
    const auto high = dash == std::string_view::npos ? low : text.substr(dash + 1);
    const auto least = positiveNumber(low), most = positiveNumber(high);
    const bool bad = (!low.empty() && !least) || (!high.empty() && !most) || (!least && !most);
    if (least) range.least = *least;
    if (most) range.most = *most;
    if (bad || range.least > range.most)
        throwBadArguments(id, text, "a range such as 20-50, 20- or -50");
    return range;
}

std::string describe(const Range& range, const char* unit) {
    if (range.most == std::numeric_limits<std::size_t>::max())
        return "has at least " + std::to_string(range.least) + " " + unit;
    if (range.least == 1) return "has at most " + std::to_string(range.most) + " " + unit;
    return "has " + std::to_string(range.least) + " to " + std::to_string(range.most) + " " + unit;
}

Verifier between(const Range& range, const char* unit, Counter count) {
    return {"", describe(range, unit), [range, count](std::string_view text) {
                const std::size_t found = count(text);
                return found >= range.least && found <= range.most;
            }};
}

Verifier words(std::string_view arguments) {
    return between(readRange("words", arguments), "words", wordCount);
}

Verifier sentences(std::string_view arguments) {
    return between(readRange("sentences", arguments), "sentences", sentenceCount);
}

Verifier maxWords(std::string_view arguments) {
    const auto limit = positiveNumber(arguments);
    if (!limit) throwBadArguments("max-words", arguments, "a whole number from 1");
    return between({1, *limit}, "words", wordCount);
}

} // namespace

std::vector<VerifierKind> lengthKinds() {
    return {{"words", "words:MIN-MAX", "has so many words; either end may be left out", words},
            {"sentences", "sentences:MIN-MAX", "has so many sentences; either end may be left out",
             sentences},
            {"max-words", "max-words:N", "has at most N words", maxWords}};
}

} // namespace steerscope
