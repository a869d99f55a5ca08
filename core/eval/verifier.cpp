// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eval/verifier.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "core/base/error.h"
#include "core/base/strict_json.h"
#include "core/base/utf8.h"
#include "core/eval/internal/language_guess.h"
#include "core/eval/internal/regex_pattern.h"

namespace steerscope {
namespace {

constexpr std::string_view kBlank = " \t\r\n";

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(kBlank);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(kBlank) - first + 1);
}

[[noreturn]] void throwBadArguments(std::string_view id, std::string_view found,
                                    const std::string& allowed) {
    throw Error({.code = "VERIFY-002",
                 .problem = "The verifier cannot work with these arguments",
                 .field = std::string(id),
                 .found = found.empty() ? "nothing" : std::string(found),
                 .allowed = allowed,
                 .hint = "Write them after a colon, such as keywords:arr*|matey or max-words:50."});
}

std::vector<std::string> splitKeywords(std::string_view list) {
    std::vector<std::string> words;
    while (true) {
        const auto bar = list.find('|');
        const auto word = trimmed(list.substr(0, bar));
        if (!word.empty() && word != "*") words.emplace_back(word);
        if (bar == std::string_view::npos) return words;
        list.remove_prefix(bar + 1);
    }
}

/// The keyword taken literally, a trailing * standing for any further letters.
std::string keywordPattern(std::string word) {
    const bool open = word.back() == '*';
    if (open) word.pop_back();
    std::string out;
    for (const char c : word) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80 && !std::isalnum(byte)) out += '\\';
        out += c;
    }
    return open ? out + "[\\p{L}\\p{N}_]*" : out;
}

Verifier keywords(std::string_view arguments) {
    const auto words = splitKeywords(arguments);
    if (words.empty() || !isValidUtf8(arguments))
        throwBadArguments("keywords", arguments, "words separated by |");
    std::string alternatives;
    std::string names;
    for (const auto& word : words) {
        alternatives += (alternatives.empty() ? "" : "|") + keywordPattern(word);
        names += (names.empty() ? "" : ", ") + word;
    }
    const RegexPattern pattern("(?<![\\p{L}\\p{N}_])(?:" + alternatives + ")(?![\\p{L}\\p{N}_])",
                               RegexPattern::Case::ignored);
    return {"", "contains one of " + names,
            [pattern](std::string_view text) { return pattern.matches(text); }};
}

Verifier regex(std::string_view arguments) {
    if (arguments.empty()) throwBadArguments("regex", arguments, "a regular expression");
    const RegexPattern pattern(arguments, RegexPattern::Case::sensitive);
    return {"", "matches " + std::string(arguments),
            [pattern](std::string_view text) { return pattern.matches(text); }};
}

Verifier language(std::string_view code) {
    struct Entry {
        std::string_view code;
        Language language;
        const char* name;
    };
    constexpr std::array<Entry, 4> kLanguages{{{"en", Language::english, "English"},
                                               {"fr", Language::french, "French"},
                                               {"de", Language::german, "German"},
                                               {"es", Language::spanish, "Spanish"}}};
    const auto* found = std::find_if(kLanguages.begin(), kLanguages.end(),
                                     [&](const Entry& entry) { return entry.code == code; });
    if (found == kLanguages.end()) throwBadArguments("language", code, "en, fr, de or es");
    return {"", std::string("is written in ") + found->name,
            [wanted = found->language](std::string_view text) {
                return guessLanguage(text) == wanted;
            }};
}

Verifier french(std::string_view) {
    return language("fr");
}

Verifier bullets(std::string_view) {
    const RegexPattern line("(?m)^[ \\t]*[-*•+–‣][ \\t]+\\S", RegexPattern::Case::sensitive);
    return {"", "has at least two lines that begin with a bullet",
            [line](std::string_view text) { return line.count(text) >= 2; }};
}

Verifier capitals(std::string_view) {
    const RegexPattern upper("\\p{Lu}", RegexPattern::Case::sensitive);
    const RegexPattern lower("\\p{Ll}", RegexPattern::Case::sensitive);
    return {"", "has at least 80 % of its letters in capitals",
            [upper, lower](std::string_view text) {
                const std::size_t capital = upper.count(text);
                return capital > 0 && capital >= 4 * lower.count(text);
            }};
}

Verifier noCommas(std::string_view) {
    return {"", "has no comma", [](std::string_view text) {
                return !trimmed(text).empty() && text.find(',') == std::string_view::npos;
            }};
}

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

/// Without a surrounding code fence such as ```json … ```.
std::string_view unfenced(std::string_view text) {
    text = trimmed(text);
    constexpr std::string_view kFence = "```";
    if (!text.starts_with(kFence) || !text.ends_with(kFence) || text.size() < 2 * kFence.size())
        return text;
    text = text.substr(kFence.size(), text.size() - 2 * kFence.size());
    const auto line = text.find('\n');
    return line == std::string_view::npos ? text : trimmed(text.substr(line + 1));
}

Verifier json(std::string_view) {
    return {"", "is one JSON object or list, a code fence around it allowed",
            [](std::string_view text) {
                try {
                    return parseStrictJson(unfenced(text)).is_structured();
                } catch (const Error&) {
                    return false;
                }
            }};
}

std::size_t wordCount(std::string_view text) {
    std::size_t words = 0;
    bool inside = false;
    for (const char c : text) {
        const bool blank = kBlank.find(c) != std::string_view::npos;
        words += !blank && !inside;
        inside = !blank;
    }
    return words;
}

Verifier maxWords(std::string_view arguments) {
    std::size_t limit = 0;
    const char* end = arguments.data() + arguments.size();
    const auto read = std::from_chars(arguments.data(), end, limit);
    if (read.ec != std::errc() || read.ptr != end || limit == 0)
        throwBadArguments("max-words", arguments, "a whole number from 1");
    return {"", "has at most " + std::to_string(limit) + " words", [limit](std::string_view text) {
                const std::size_t words = wordCount(text);
                return words >= 1 && words <= limit;
            }};
}

struct Kind {
    std::string_view id;
    const char* usage; ///< As shown in the catalogue
    const char* description;
    bool takesArguments;
    Verifier (*make)(std::string_view arguments);
};

constexpr std::array<Kind, 10> kKinds{{
    {"keywords", "keywords:a|b|c", "contains one of the words; arr* also matches arrr", true,
     keywords},
    {"regex", "regex:PATTERN", "matches a Perl-compatible regular expression", true, regex},
    {"french", "french", "is written in French", false, french},
    {"language", "language:CODE", "is written in en, fr, de or es", true, language},
    {"bullets", "bullets", "has at least two lines that begin with a bullet", false, bullets},
    {"capitals", "capitals", "has at least 80 % of its letters in capitals", false, capitals},
    {"no-commas", "no-commas", "has no comma", false, noCommas},
    {"emoji", "emoji", "contains an emoji", false, emoji},
    {"json", "json", "is one JSON object or list", false, json},
    {"max-words", "max-words:N", "has at most N words", true, maxWords},
}};

[[noreturn]] void throwUnknown(std::string_view spec) {
    std::string known;
    for (const Kind& kind : kKinds)
        known += (known.empty() ? "" : ", ") + std::string(kind.usage);
    throw Error({.code = "VERIFY-001",
                 .problem = "There is no verifier of this name",
                 .field = "verifier",
                 .found = std::string(spec),
                 .allowed = known,
                 .hint = "Choose one of the known verifiers, or leave the verifier out."});
}

} // namespace

Verifier makeVerifier(std::string_view spec) {
    const auto colon = spec.find(':');
    const auto id = spec.substr(0, colon);
    const auto arguments =
        colon == std::string_view::npos ? std::string_view() : spec.substr(colon + 1);
    const auto* kind = std::find_if(kKinds.begin(), kKinds.end(),
                                    [&](const Kind& candidate) { return candidate.id == id; });
    if (kind == kKinds.end()) throwUnknown(spec);
    if (!kind->takesArguments && !arguments.empty())
        throwBadArguments(id, arguments, "no arguments");
    Verifier out = kind->make(arguments);
    out.id = std::string(spec);
    return out;
}

std::vector<std::pair<std::string, std::string>> verifierCatalogue() {
    std::vector<std::pair<std::string, std::string>> out;
    for (const Kind& kind : kKinds)
        out.emplace_back(kind.usage, kind.description);
    return out;
}

} // namespace steerscope
