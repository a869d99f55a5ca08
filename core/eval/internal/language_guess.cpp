// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eval/internal/language_guess.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "core/base/utf8.h"

namespace steerscope {
namespace {

struct Profile {
    Language language;
    std::set<std::string_view> words; ///< Function words, lower case
    std::string_view letters;         ///< Letters that point to it, lower case
};

// Words that two of the languages share stand in both lists, so that they decide nothing.
const std::array<Profile, 4>& profiles() {
    static const std::array<Profile, 4> table{{
        {Language::english,
         {"the",  "and",  "of",    "to",    "is",    "are",  "was", "were", "it",
          "that", "this", "with",  "for",   "you",   "your", "i",   "my",   "we",
          "they", "he",   "she",   "his",   "her",   "have", "has", "had",  "be",
          "been", "will", "would", "can",   "could", "not",  "but", "or",   "as",
          "at",   "by",   "from",  "on",    "in",    "an",   "a",   "if",   "when",
          "what", "how",  "there", "their", "which", "who",  "do",  "does", "so",
          "than", "into", "about", "some",  "more",  "me",   "no",  "one"},
         ""},
        {Language::french,
         {"le",    "la",    "les",   "un",    "une",   "des",   "du",   "de",   "et",   "est",
          "sont",  "à",     "au",    "aux",   "en",    "dans",  "pour", "par",  "sur",  "avec",
          "que",   "qui",   "ne",    "pas",   "ce",    "cette", "ces",  "il",   "elle", "ils",
          "elles", "nous",  "vous",  "je",    "tu",    "mon",   "ma",   "mes",  "son",  "sa",
          "ses",   "votre", "notre", "leur",  "mais",  "ou",    "où",   "plus", "être", "avoir",
          "a",     "ont",   "peut",  "faire", "comme", "très",  "si",   "on",   "se",   "d",
          "l",     "c",     "qu",    "j",     "n",     "s",     "me"},
         "çèêëàâùûîïôœé"},
        {Language::german,
         {"der",   "die",    "das",    "und",  "ist",  "sind",  "ein",  "eine", "einen", "einem",
          "einer", "nicht",  "zu",     "mit",  "von",  "für",   "auf",  "im",   "in",    "den",
          "dem",   "des",    "ich",    "du",   "er",   "sie",   "es",   "wir",  "ihr",   "sich",
          "auch",  "als",    "an",     "aus",  "bei",  "nach",  "oder", "aber", "wie",   "wenn",
          "kann",  "können", "werden", "wird", "hat",  "haben", "war",  "sein", "so",    "um",
          "über",  "man",    "noch",   "nur",  "sehr", "was"},
         "äöüß"},
        {Language::spanish,
         {"el",   "la",  "los",  "las",    "un",    "una",   "unos",     "unas",  "de",    "del",
          "y",    "es",  "son",  "a",      "al",    "en",    "para",     "por",   "con",   "que",
          "no",   "se",  "su",   "sus",    "lo",    "le",    "les",      "me",    "mi",    "mis",
          "tu",   "te",  "yo",   "él",     "ella",  "ellos", "nosotros", "este",  "esta",  "esto",
          "como", "más", "pero", "o",      "muy",   "ser",   "está",     "están", "puede", "hay",
          "si",   "sí",  "qué",  "cuando", "donde", "sobre", "también",  "una"},
         "ñáíóú¿¡é"},
    }};
    return table;
}

/// Lower case for ASCII and the Latin-1 letters, which is all the tables above need.
std::uint32_t lowered(std::uint32_t c) {
    if ((c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7)) return c + 32;
    return c == 0x152 ? 0x153 : c; // Œ → œ
}

bool isLetter(std::uint32_t c) {
    return (c >= 'a' && c <= 'z') || (c >= 0xDF && c <= 0x24F && c != 0xF7);
}

struct Evidence {
    std::vector<std::string> words;
    std::string marks; ///< Everything that is not ASCII, lower case
};

Evidence readWords(std::string_view text) {
    Evidence out;
    std::string word;
    for (std::size_t i = 0; i < text.size();) {
        const std::uint32_t c = lowered(nextCodePoint(text, i));
        if (c > 0x7F) appendUtf8(out.marks, c);
        if (isLetter(c)) {
            appendUtf8(word, c);
        } else if (!word.empty()) {
            out.words.push_back(std::move(word));
            word.clear();
        }
    }
    if (!word.empty()) out.words.push_back(std::move(word));
    return out;
}

/// Function words count one each; diacritics together at most a quarter of the words, because one
/// borrowed name must not outvote a sentence.
double score(const Profile& profile, const Evidence& evidence) {
    const auto hits =
        std::count_if(evidence.words.begin(), evidence.words.end(),
                      [&](const std::string& word) { return profile.words.contains(word); });
    double marks = 0;
    for (std::size_t i = 0; i < evidence.marks.size();) {
        const std::size_t start = i;
        nextCodePoint(evidence.marks, i);
        const auto mark = std::string_view(evidence.marks).substr(start, i - start);
        if (profile.letters.find(mark) != std::string_view::npos) ++marks;
    }
    return static_cast<double>(hits) +
           std::min(marks, 0.25 * static_cast<double>(evidence.words.size()));
}

} // namespace

Language guessLanguage(std::string_view text) {
    const Evidence evidence = readWords(text);
    Language best = Language::unknown;
    double first = 0;
    double second = 0;
    for (const Profile& profile : profiles()) {
        const double value = score(profile, evidence);
        if (value > first) {
            second = first;
            first = value;
            best = profile.language;
        } else {
            second = std::max(second, value);
        }
    }
    return first >= 2 && first >= 1.25 * second ? best : Language::unknown;
}

} // namespace steerscope
