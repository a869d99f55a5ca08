// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eval/verifier.h"

#include <gtest/gtest.h>

#include "tests/support/steering_samples.h"

namespace steerscope::test {
namespace {

bool passes(std::string_view spec, std::string_view text) {
    return makeVerifier(spec).check(text);
}

TEST(KeywordVerifier, FindsWholeWordsInAnyCase) {
    EXPECT_TRUE(passes("keywords:arr|matey", "Arr, ye scurvy dog"));
    EXPECT_TRUE(passes("keywords:arr|matey", "come here MATEY!"));
    EXPECT_FALSE(passes("keywords:arr|matey", "The carriage has arrived"));
    EXPECT_FALSE(passes("keywords:arr", "arrr"));
    EXPECT_FALSE(passes("keywords:arr", ""));
}

TEST(KeywordVerifier, AStarStandsForFurtherLetters) {
    EXPECT_TRUE(passes("keywords:arr*", "Arrrrr!"));
    EXPECT_TRUE(passes("keywords:arr*", "arr"));
    EXPECT_FALSE(passes("keywords:arr*", "Barr"));
}

TEST(KeywordVerifier, TakesPunctuationLiterallyAndKnowsUnicodeLetters) {
    EXPECT_TRUE(passes("keywords:cap'n", "Aye, Cap'n."));
    EXPECT_FALSE(passes("keywords:a.b", "axb"));
    EXPECT_TRUE(passes("keywords:été", "Un bel Été."));
    EXPECT_FALSE(passes("keywords:t", "été"));
}

TEST(RegexVerifier, MatchesAndExplainsBadPatterns) {
    EXPECT_TRUE(passes("regex:^\\d{4}$", "2026"));
    EXPECT_FALSE(passes("regex:^\\d{4}$", "20267"));
    EXPECT_TRUE(passes("regex:(?i)a:b", "A:B")) << "only the first colon separates";
    const ErrorRecord record = errorOf([] { makeVerifier("regex:(ab"); });
    EXPECT_EQ(record.code, "VERIFY-002");
    EXPECT_EQ(record.offset, 3u);
    EXPECT_NE(record.hint.find("parenthesis"), std::string::npos) << record.hint;
}

TEST(RegexVerifier, StopsPatternsThatExplode) {
    const Verifier verifier = makeVerifier("regex:^(a+)+$");
    EXPECT_EQ(errorCode([&] { verifier.check(std::string(40, 'a') + "!"); }), "VERIFY-003");
}

TEST(RegexVerifier, ReadsMalformedUtf8) {
    EXPECT_TRUE(passes("regex:end", "caf\xE9 \xF0\x9F end"));
}

TEST(LanguageVerifier, TellsTheFourLanguagesApart) {
    const std::vector<std::pair<std::string, std::string>> texts = {
        {"en", "The weather is nice today, and we will go for a walk in the park."},
        {"en", "I think that you should not worry about it."},
        {"fr", "Le temps est très agréable et nous allons nous promener dans le parc."},
        {"fr", "Je ne sais pas ce que vous voulez dire."},
        {"de", "Das Wetter ist heute schön und wir gehen im Park spazieren."},
        {"de", "Ich weiß nicht, was du damit meinst."},
        {"es", "El tiempo es muy agradable y vamos a pasear por el parque."},
        {"es", "No sé qué quieres decir con eso, pero está bien."},
    };
    for (const auto& [code, text] : texts)
        for (const char* other : {"en", "fr", "de", "es"})
            EXPECT_EQ(passes(std::string("language:") + other, text), code == other)
                << other << ": " << text;
}

TEST(LanguageVerifier, DoesNotGuessFromTooLittle) {
    for (const char* text : {"", "42", "Paris", "OK!", "日本語の文章です"})
        EXPECT_FALSE(passes("french", text)) << text;
}

TEST(LanguageVerifier, BorrowedNamesDoNotMakeEnglishFrench) {
    EXPECT_FALSE(passes("french", "The café of Hélène and Zoé is on the corner of the street."));
    EXPECT_TRUE(passes("french", "C'est l'histoire d'un chat qui voulait voir la mer."));
}

TEST(BulletsVerifier, NeedsTwoBulletLines) {
    EXPECT_TRUE(passes("bullets", "Here:\n- one\n- two"));
    EXPECT_TRUE(passes("bullets", "  * one\n  * two\n"));
    EXPECT_TRUE(passes("bullets", "• eins\n• zwei"));
    EXPECT_FALSE(passes("bullets", "- only one"));
    EXPECT_FALSE(passes("bullets", "**bold**\n*italic*"));
    EXPECT_FALSE(passes("bullets", "well-known - and - so on"));
    EXPECT_FALSE(passes("bullets", "1. one\n2. two"));
}

TEST(CapitalsVerifier, NeedsFourFifthsOfTheLetters) {
    EXPECT_TRUE(passes("capitals", "HELLO WORLD!"));
    EXPECT_TRUE(passes("capitals", "ABCDefgh IJKLMNOPQRST")); // 16 of 20
    EXPECT_FALSE(passes("capitals", "ABCDefgh IJKLMNOPQRs")); // 15 of 20
    EXPECT_TRUE(passes("capitals", "ÉTÉ ÀÉ"));
    EXPECT_FALSE(passes("capitals", "123 !?"));
}

TEST(NoCommasVerifier, NeedsTextWithoutCommas) {
    EXPECT_TRUE(passes("no-commas", "Short. Plain."));
    EXPECT_FALSE(passes("no-commas", "Well, no."));
    EXPECT_FALSE(passes("no-commas", "  \n"));
}

TEST(EmojiVerifier, FindsPictographsButNotLetters) {
    EXPECT_TRUE(passes("emoji", "Hi 😀"));
    EXPECT_TRUE(passes("emoji", "☀"));
    EXPECT_TRUE(passes("emoji", "🇫🇷"));
    EXPECT_FALSE(passes("emoji", "Hi :-) – “quoted” 日本語"));
}

TEST(JsonVerifier, AcceptsOneDocumentMaybeFenced) {
    EXPECT_TRUE(passes("json", " {\"a\": [1, 2]} "));
    EXPECT_TRUE(passes("json", "```json\n[1, 2]\n```"));
    EXPECT_FALSE(passes("json", "{\"a\": }"));
    EXPECT_FALSE(passes("json", "Here it is: {\"a\": 1}"));
    EXPECT_FALSE(passes("json", "5"));
    EXPECT_FALSE(passes("json", "```"));
}

TEST(MaxWordsVerifier, CountsBlankSeparatedWords) {
    EXPECT_TRUE(passes("max-words:3", "one  two\nthree"));
    EXPECT_FALSE(passes("max-words:3", "one two three four"));
    EXPECT_FALSE(passes("max-words:3", " "));
}

TEST(MakeVerifier, KeepsTheSpecAndDescribesItself) {
    const Verifier verifier = makeVerifier("keywords:arr*|matey");
    EXPECT_EQ(verifier.id, "keywords:arr*|matey");
    EXPECT_EQ(verifier.description, "contains one of arr*, matey");
}

TEST(MakeVerifier, UnknownNamesListTheKnownOnes) {
    const ErrorRecord record = errorOf([] { makeVerifier("parrot"); });
    EXPECT_EQ(record.code, "VERIFY-001");
    EXPECT_EQ(record.found, "parrot");
    for (const auto& [usage, description] : verifierCatalogue()) {
        EXPECT_NE(record.allowed.find(usage), std::string::npos) << usage;
        EXPECT_FALSE(description.empty());
    }
    EXPECT_EQ(errorCode([] { makeVerifier(""); }), "VERIFY-001");
}

TEST(MakeVerifier, BadArgumentsAreNamed) {
    for (const char* spec :
         {"keywords:",   "keywords",     "keywords: | |*", "regex:",       "language:xx",
          "language",    "max-words:",   "max-words:0",    "max-words:-3", "max-words:3x",
          "bullets:0",   "bullets:x",    "numbered:0",     "french:ca",    "all-keywords:",
          "words:",      "words:-",      "words:9-3",      "words:a-b",    "words:0-3",
          "sentences:",  "starts-with:", "ends-with: ",    "no-letter:",   "no-letter:ab",
          "no-letter:7", "pirate:loud"})
        EXPECT_EQ(errorCode([&] { makeVerifier(spec); }), "VERIFY-002") << spec;
}

} // namespace
} // namespace steerscope::test
