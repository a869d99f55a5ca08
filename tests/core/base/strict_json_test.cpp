// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/strict_json.h"

#include <gtest/gtest.h>

#include "core/base/error.h"

namespace steerscope::test {
namespace {

using namespace std::string_literals;

ErrorRecord refusalOf(const std::string& text, const JsonLimits& limits = {}) {
    try {
        parseStrictJson(text, limits);
    } catch (const Error& error) {
        return error.record();
    }
    ADD_FAILURE() << "was accepted: " << text.substr(0, 60);
    return {};
}

TEST(StrictJson, ReadsDocumentsAndKeepsTheOrderOfKeys) {
    const Json json = parseStrictJson(R"({"z":[1,-2,2.5,true,null,"ü\n"],"a":{"b":{}}})");
    EXPECT_EQ(json.dump(), R"({"z":[1,-2,2.5,true,null,"ü\n"],"a":{"b":{}}})");
    EXPECT_EQ(parseStrictJson(" 7 ").get<int>(), 7);
    EXPECT_EQ(parseStrictJson("18446744073709551615").get<std::uint64_t>(), ~std::uint64_t{0});
}

TEST(StrictJson, BuildsNestedContainersOfEveryMix) {
    const std::string text = R"([[],{},[{"a":[{"b":[1,[2,{"c":3}]]},4]}],{"d":[[[]]],"e":{}}])";
    EXPECT_EQ(parseStrictJson(text).dump(), text);
}

TEST(StrictJson, RefusesWhatIsNotJsonAndSaysWhere) {
    struct Case {
        std::string text;
        std::uint64_t offset;
    };
    for (const Case& c :
         {Case{"", 0}, Case{"{", 1}, Case{"[1,]", 3}, Case{"{\"a\" 1}", 5}, Case{"{} x", 3},
          Case{"[1][2]", 3}, Case{"NaN", 0}, Case{"[1e999]", 5}, Case{"'a'", 0}, Case{"// c\n1", 0},
          Case{"[1]\0"s, 3}, Case{"\"a\0b\""s, 2}, Case{"\"a\nb\"", 2}, Case{"\"\xFF\"", 1},
          Case{"\"\xED\xA0\x80\"", 2}, Case{"\"\\uD800\"", 7}}) {
        const ErrorRecord record = refusalOf(c.text);
        EXPECT_EQ(record.code, "JSON-001") << c.text;
        EXPECT_EQ(record.offset, c.offset) << c.text;
        EXPECT_FALSE(record.hint.empty());
    }
}

TEST(StrictJson, RefusesAKeyThatAppearsTwiceInOneObject) {
    EXPECT_EQ(refusalOf(R"({"a":1,"b":2,"a":3})").code, "JSON-003");
    EXPECT_EQ(refusalOf(R"({"a":1,"b":2,"a":3})").field, "a");
    EXPECT_EQ(refusalOf(R"([{"x":{"k":1,"\u006b":2}}])").field, "k") << "the same by an escape";
    EXPECT_EQ(parseStrictJson(R"({"a":{"a":1},"b":{"a":2}})").size(), 2u);
}

TEST(StrictJson, RefusesDeeperNestingThanAllowed) {
    const JsonLimits three{.maxDepth = 3};
    EXPECT_EQ(parseStrictJson(R"([{"a":[1]}])", three).size(), 1u);
    EXPECT_EQ(refusalOf(R"([{"a":[[]]}])", three).code, "JSON-002");
    EXPECT_EQ(refusalOf(std::string(64, '[') + "[" + std::string(65, ']')).code, "JSON-002");
    EXPECT_EQ(refusalOf(std::string(1'000'000, '[')).code, "JSON-002") << "without recursion";
}

TEST(StrictJson, RefusesTooManyElementsAndBytes) {
    EXPECT_EQ(parseStrictJson("[1,2,3]", {.maxElements = 4}).size(), 3u);
    EXPECT_EQ(refusalOf("[1,2,3,4]", {.maxElements = 4}).code, "JSON-004");
    EXPECT_EQ(refusalOf(R"({"a":1,"b":2})", {.maxElements = 4}).code, "JSON-004");
    EXPECT_EQ(refusalOf("[1,2,3]", {.maxBytes = 6}).code, "JSON-004");
}

} // namespace
} // namespace steerscope::test
