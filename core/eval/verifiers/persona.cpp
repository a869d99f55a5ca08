// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Word lists for personas and tones. They are proxies: a text may play the part without any of the
// words, or quote one without playing it. A strong word alone passes; of the weak ones, which also
// stand in ordinary text, it takes two different ones.

#include <algorithm>

#include "core/eval/verifiers/kind.h"
#include "core/eval/verifiers/reading.h"

namespace steerscope {
namespace {

struct Lexicon {
    std::vector<std::string> strong;
    std::vector<std::string> weak;
};

Verifier lexiconVerifier(const char* description, const Lexicon& lexicon) {
    std::vector<RegexPattern> weak;
    for (const std::string& word : lexicon.weak)
        weak.push_back(anyWordPattern({word}));
    return {"", description,
            [strong = anyWordPattern(lexicon.strong), weak](std::string_view text) {
                if (strong.matches(text)) return true;
                return std::count_if(weak.begin(), weak.end(), [&](const RegexPattern& word) {
                           return word.matches(text);
                       }) >= 2;
            },
            VerifierEvidence::proxy};
}

Verifier pirate(std::string_view) {
    return lexiconVerifier(
        "uses a pirate's words",
        {{"arr",       "arrr",        "arrrr",       "arrrrr",  "arrgh",      "ahoy",
          "matey*",    "me hearties", "landlubber*", "ye",      "yer",        "avast",
          "shiver me", "swashbuckl*", "buccaneer*",  "pirate*", "scallywag*", "scurvy",
          "yo ho",     "yo-ho-ho",    "jolly roger"},
         {"aye", "captain", "treasure*", "seas", "ship", "booty", "doubloon*", "grog", "plunder*",
          "lad", "lass", "cap'n", "crew", "sail*"}});
}

Verifier shakespeare(std::string_view) {
    return lexiconVerifier(
        "uses early modern English",
        {{"thou",   "thee",     "thy",   "thine",     "hath",     "doth",     "dost",
          "hast",   "'tis",     "’tis",  "'twas",     "prithee",  "forsooth", "wherefore",
          "verily", "art thou", "shalt", "wilt thou", "methinks", "ere"},
         {"lo", "hark", "alas", "fair", "noble", "upon", "oft", "hence", "nay", "behold", "o'er"}});
}

Verifier cowboy(std::string_view) {
    return lexiconVerifier(
        "uses a cowboy's words",
        {{"howdy", "y'all", "y’all", "yeehaw", "yee-haw", "pardner*", "reckon", "giddy up",
          "giddyup", "cowboy*", "cowpoke*", "saddle up", "rodeo"},
         {"ranch*", "partner", "horse*", "cattle", "saddle*", "ain't", "frontier", "wild west",
          "lasso", "boots", "folks", "mighty", "round up"}});
}

Verifier robot(std::string_view) {
    return lexiconVerifier("uses a robot's words",
                           {{"beep", "boop", "bleep", "bloop", "affirmative", "does not compute",
                             "beep-boop", "robot*"},
                            {"unit", "processing", "human", "humans", "circuit*", "protocol*",
                             "system*", "data", "query", "initiat*", "program*", "sensor*"}});
}

Verifier gloomy(std::string_view) {
    return lexiconVerifier(
        "sounds gloomy",
        {{"alas", "hopeless*", "despair*", "gloom*", "misery", "miserable", "pointless", "futile",
          "bleak", "sorrow*", "doomed", "melancholy", "heartbreak*", "in vain", "dreary",
          "depress*"},
         {"sad",    "sadly",      "sadness", "sigh",    "dark",          "darkness",
          "lonely", "loneliness", "lost",    "pain*",   "tears",         "cry",
          "empty",  "emptiness",  "never",   "nothing", "unfortunately", "grey",
          "cold",   "fade*",      "loss",    "regret*", "sorry"}});
}

Verifier cheerful(std::string_view) {
    return lexiconVerifier("sounds cheerful",
                           {{"yay", "woohoo", "hooray", "so excited", "super excited",
                             "absolutely love", "thrilled", "wow"},
                            {"amazing", "awesome", "fantastic", "wonderful", "great", "fun", "joy*",
                             "happy", "love", "excit*", "delight*", "brilliant", "cheer*", "smile*",
                             "incredible", "exciting", "delicious", "let's", "adventure*"}});
}

Verifier casual(std::string_view) {
    return lexiconVerifier("uses casual slang",
                           {{"gonna", "wanna", "gotta", "kinda",     "sorta", "dude*",  "yo",
                             "lol",   "bro",   "yeah",  "yep",       "nah",   "y'know", "lemme",
                             "dunno", "tbh",   "chill", "no biggie", "haha*", "ya"},
                            {"hey", "cool", "awesome", "stuff", "guys", "super", "okay", "ok",
                             "folks", "pretty much", "grab", "totally", "buddy", "mate", "crazy"}});
}

} // namespace

std::vector<VerifierKind> personaKinds() {
    return {{"pirate", "pirate", "proxy: uses a pirate's words", pirate},
            {"shakespeare", "shakespeare", "proxy: uses early modern English", shakespeare},
            {"cowboy", "cowboy", "proxy: uses a cowboy's words", cowboy},
            {"robot", "robot", "proxy: uses a robot's words", robot},
            {"gloomy", "gloomy", "proxy: sounds gloomy", gloomy},
            {"cheerful", "cheerful", "proxy: sounds cheerful", cheerful},
            {"casual", "casual", "proxy: uses casual slang", casual}};
}

} // namespace steerscope
