// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include "core/eval/internal/language_guess.h"
#include "core/eval/verifiers/kind.h"

namespace steerscope {
namespace {

struct NamedLanguage {
    std::string_view code;
    Language language;
    const char* name;
};

constexpr std::array<NamedLanguage, 4> kLanguages{{{"en", Language::english, "English"},
                                                   {"fr", Language::french, "French"},
                                                   {"de", Language::german, "German"},
                                                   {"es", Language::spanish, "Spanish"}}};

Verifier language(std::string_view code) {
    const auto* found =
        std::find_if(kLanguages.begin(), kLanguages.end(),
                     [&](const NamedLanguage& entry) { return entry.code == code; });
    if (found == kLanguages.end()) throwBadArguments("language", code, "en, fr, de or es");
    return {"", std::string("is written in ") + found->name,
            [wanted = found->language](std::string_view text) {
                return guessLanguage(text) == wanted;
            }};
}

} // namespace

std::vector<VerifierKind> languageKinds() {
    return {{"french", "french", "is written in French",
             [](std::string_view) { return language("fr"); }},
            {"german", "german", "is written in German",
             [](std::string_view) { return language("de"); }},
            {"spanish", "spanish", "is written in Spanish",
             [](std::string_view) { return language("es"); }},
            {"language", "language:CODE", "is written in en, fr, de or es", language}};
}

} // namespace steerscope
