// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <set>

#include "core/eval/verifier.h"
#include "core/eval/verifiers/kind.h"

namespace steerscope::test {
namespace {

bool passes(std::string_view spec, std::string_view text) {
    return makeVerifier(spec).check(text);
}

TEST(VerifierKinds, HaveDistinctIdsAndUsagesThatBeginWithThem) {
    std::set<std::string_view> ids;
    for (const VerifierKind& kind : verifierKinds()) {
        EXPECT_TRUE(ids.insert(kind.id).second) << kind.id;
        EXPECT_TRUE(kind.usage.starts_with(kind.id)) << kind.usage;
        EXPECT_FALSE(kind.description.empty()) << kind.id;
    }
}

TEST(VerifierKinds, FailTheEmptyAnswer) {
    for (const char* spec :
         {"keywords:a",  "all-keywords:a", "regex:a",     "french",      "german",
          "spanish",     "language:en",    "bullets",     "bullets:1",   "numbered",
          "capitals",    "lower-case",     "no-commas",   "emoji",       "json",
          "words:1-",    "sentences:-3",   "max-words:5", "question",    "starts-with:a",
          "ends-with:a", "no-letter:e",    "pirate",      "shakespeare", "cowboy",
          "robot",       "gloomy",         "cheerful",    "casual"})
        for (const char* text : {"", " \n\t "})
            EXPECT_FALSE(passes(spec, text)) << spec;
}

TEST(VerifierKinds, ReadMalformedUtf8) {
    for (const VerifierKind& kind : verifierKinds()) {
        const bool plain = kind.usage.find(':') == std::string_view::npos;
        if (plain) makeVerifier(kind.id).check("caf\xE9 \xF0\x9F \xFF end");
    }
    EXPECT_TRUE(passes("lower-case", "caf\xE9 ole"));
    EXPECT_TRUE(passes("ends-with:end", "\xFF end"));
}

TEST(AllKeywordsVerifier, NeedsEveryWord) {
    EXPECT_TRUE(passes("all-keywords:sea|salt*", "Salty is the SEA."));
    EXPECT_FALSE(passes("all-keywords:sea|salt*", "The sea."));
    EXPECT_FALSE(passes("all-keywords:sea|salt", "Season the dish with salt."));
    EXPECT_TRUE(passes("all-keywords:été|mer", "L'ÉTÉ, la mer"));
}

TEST(BulletsVerifier, CountsUpToTheNumberGiven) {
    EXPECT_TRUE(passes("bullets:3", "- a\n* b\n• c"));
    EXPECT_FALSE(passes("bullets:3", "- a\n* b"));
    EXPECT_TRUE(passes("bullets:1", "◦ één"));
    EXPECT_FALSE(passes("bullets:1", "-no blank"));
}

TEST(NumberedVerifier, NeedsNumbersInOrder) {
    EXPECT_TRUE(passes("numbered", "Steps:\n1. Boil water\n2. Add tea"));
    EXPECT_TRUE(passes("numbered", "  1) один\n\n  2) два"));
    EXPECT_TRUE(passes("numbered:3", "1. a\ntext between\n2. b\n3. c"));
    EXPECT_FALSE(passes("numbered:3", "1. a\n2. b"));
    EXPECT_FALSE(passes("numbered", "1. a\n1. b"));
    EXPECT_FALSE(passes("numbered", "2. b\n3. c"));
    EXPECT_FALSE(passes("numbered", "1.5 metres\n2.5 metres"));
    EXPECT_FALSE(passes("numbered", "In 2026 I ate 1. and 2. at once"));
    EXPECT_FALSE(passes("numbered", "1.\n2."));
}

TEST(LowerCaseVerifier, AllowsNoCapital) {
    EXPECT_TRUE(passes("lower-case", "all quiet here, 123."));
    EXPECT_FALSE(passes("lower-case", "One capital is one too many."));
    EXPECT_TRUE(passes("lower-case", "über straße"));
    EXPECT_FALSE(passes("lower-case", "Über straße"));
    EXPECT_FALSE(passes("lower-case", "123 !?"));
    EXPECT_FALSE(passes("lower-case", "日本語")) << "a script without case shows nothing";
}

TEST(NoCommasVerifier, LooksAtTheAsciiCommaOnly) {
    EXPECT_TRUE(passes("no-commas", "一、二，三"));
    EXPECT_TRUE(passes("no-commas", "a; b"));
    EXPECT_FALSE(passes("no-commas", "été, hiver"));
}

TEST(WordsVerifier, CountsBetweenBothEnds) {
    EXPECT_TRUE(passes("words:2-3", "one two"));
    EXPECT_TRUE(passes("words:2-3", "один два три"));
    EXPECT_FALSE(passes("words:2-3", "one"));
    EXPECT_FALSE(passes("words:2-3", "one two three four"));
    EXPECT_TRUE(passes("words:3-", "a b c d e"));
    EXPECT_FALSE(passes("words:-3", "a b c d e"));
    EXPECT_TRUE(passes("words:2", "just two"));
    EXPECT_FALSE(passes("words:2", "not just two"));
}

TEST(SentencesVerifier, CountsEndMarksThatEndSomething) {
    EXPECT_TRUE(passes("sentences:2", "It costs 3.50 euros. Buy it!"));
    EXPECT_TRUE(passes("sentences:1", "No end mark at all"));
    EXPECT_TRUE(passes("sentences:2", "Really?! “Yes.”"));
    EXPECT_TRUE(passes("sentences:2", "Wait… Now."));
    EXPECT_TRUE(passes("sentences:2", "これはペンです。それは本です。"));
    EXPECT_TRUE(passes("sentences:3", "One. Two. And a third that was cut off"));
    EXPECT_FALSE(passes("sentences:-1", "One. Two."));
    EXPECT_FALSE(passes("sentences:2-", "Only one."));
}

TEST(QuestionVerifier, NeedsWordsBeforeTheMark) {
    EXPECT_TRUE(passes("question", "Well, what do you think?"));
    EXPECT_TRUE(passes("question", "Tu viens ? Oui."));
    EXPECT_TRUE(passes("question", "Did he say “no”?"));
    EXPECT_TRUE(passes("question", "你好吗？"));
    EXPECT_FALSE(passes("question", "I wonder."));
    EXPECT_FALSE(passes("question", "???"));
}

TEST(EdgeVerifiers, IgnoreCaseBlanksAndQuotes) {
    EXPECT_TRUE(passes("starts-with:My friend", "  “my friend, listen."));
    EXPECT_TRUE(passes("starts-with:My friend", "**My friend**, listen."));
    EXPECT_FALSE(passes("starts-with:My friend", "Listen, my friend"));
    EXPECT_TRUE(passes("starts-with:été", "ÉTÉ comme hiver"));
    EXPECT_TRUE(passes("ends-with:the end.", "And that is The End.\" \n"));
    EXPECT_FALSE(passes("ends-with:the end.", "The end. Or not"));
    EXPECT_FALSE(passes("ends-with:a.c", "abc")) << "the text is taken literally";
}

TEST(NoLetterVerifier, BansBothCases) {
    EXPECT_TRUE(passes("no-letter:e", "A vocal lipogram: bold, odd, non-ASCII ü"));
    EXPECT_FALSE(passes("no-letter:e", "Hello"));
    EXPECT_FALSE(passes("no-letter:e", "HELLO"));
    EXPECT_FALSE(passes("no-letter:ß", "Straße"));
    EXPECT_TRUE(passes("no-letter:e", "café")) << "é is another letter";
    EXPECT_FALSE(passes("no-letter:z", "1234"));
}

TEST(PersonaVerifiers, AreMarkedAsProxies) {
    for (const char* id :
         {"pirate", "shakespeare", "cowboy", "robot", "gloomy", "cheerful", "casual"})
        EXPECT_EQ(makeVerifier(id).evidence, VerifierEvidence::proxy) << id;
    EXPECT_EQ(makeVerifier("capitals").evidence, VerifierEvidence::exact);
    EXPECT_EQ(makeVerifier("keywords:arr").evidence, VerifierEvidence::exact);
}

TEST(PersonaVerifiers, PassTypicalTexts) {
    EXPECT_TRUE(passes("pirate", "Arrr, what be ye wantin'?"));
    EXPECT_TRUE(passes("pirate", "The captain hid his treasure well."));
    EXPECT_TRUE(passes("shakespeare", "’Tis true, thou art wise."));
    EXPECT_TRUE(passes("cowboy", "Howdy, partner! Let's ride."));
    EXPECT_TRUE(passes("robot", "BEEP BOOP. Tea is made with water."));
    EXPECT_TRUE(passes("gloomy", "It is all hopeless, and nobody will come."));
    EXPECT_TRUE(passes("gloomy", "I am sad and lonely."));
    EXPECT_TRUE(passes("cheerful", "What a wonderful idea, you will love it!"));
    EXPECT_TRUE(passes("casual", "Yeah, you're gonna need some rice."));
}

TEST(PersonaVerifiers, FailPlainTexts) {
    const char* plain = "To cook rice, rinse it first. Then add two parts of water, bring it to a "
                        "boil, and let it rest under a lid until the water is gone.";
    for (const char* id :
         {"pirate", "shakespeare", "cowboy", "robot", "gloomy", "cheerful", "casual"})
        EXPECT_FALSE(passes(id, plain)) << id;
    EXPECT_FALSE(passes("pirate", "The captain greeted us.")) << "one weak word is not enough";
    EXPECT_FALSE(passes("pirate", "The captain greeted the other captain."));
    EXPECT_FALSE(passes("pirate", "The carriage has arrived; you're late."));
    EXPECT_FALSE(passes("shakespeare", "The other theory is healthy."));
    EXPECT_FALSE(passes("gloomy", "I have never been there."));
}

TEST(LanguageVerifier, HasShortNamesForThree) {
    EXPECT_TRUE(passes("german", "Das ist ein Brot, und es schmeckt sehr gut."));
    EXPECT_FALSE(passes("german", "This is a bread and it tastes very good."));
    EXPECT_TRUE(passes("spanish", "El pan es muy bueno y lo comemos con la sopa."));
    EXPECT_FALSE(passes("spanish", "Le pain est très bon et nous le mangeons avec la soupe."));
    EXPECT_FALSE(passes("french", "Der Wein ist gut, aber die Suppe ist kalt."));
}

TEST(LanguageVerifier, GoesByTheGreaterPartOfAMixedText) {
    EXPECT_TRUE(passes("french",
                       "Sure! Voici la réponse : le ciel est bleu parce que la lumière du "
                       "soleil est diffusée par les molécules de l'air."));
    EXPECT_FALSE(passes("french", "The word “bonjour” is how people in France greet you in the "
                                  "morning, and “bonsoir” is for the evening."));
    EXPECT_FALSE(passes("spanish", "The Spanish say “por favor” when they ask for something."));
}

} // namespace
} // namespace steerscope::test
