// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eval/presets.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <sstream>

#include "core/base/file_bytes.h"
#include "core/eval/verifiers/reading.h"
#include "tests/support/steering_samples.h"

namespace steerscope::test {
namespace {

std::string resource(const std::string& name) {
    return readTextFile(std::string(STEERSCOPE_SOURCE_DIR) + "/resources/" + name);
}

std::string onePreset(const std::string& from = "", const std::string& to = "") {
    std::string text = R"({"format": "steerscope-presets", "version": 1, "presets": [{"id": "a",
        "family": "tone", "name": "A", "steer": "Do a.", "paraphrase": "A, please.",
        "verifier": "emoji", "measured": [{"model": "M", "sha256": "00", "prompted": 0.75,
        "unsteered": 0.1, "answers": 20, "shipped": ""}]}]})";
    const auto at = text.find(from);
    if (!from.empty()) text.replace(at, from.size(), to);
    return text;
}

TEST(BundledPresets, CoverFourFamiliesWithAtLeastTwelve) {
    const auto presets = parsePresets(resource("presets/presets.json"));
    EXPECT_GE(presets.size(), 12u);
    std::map<PresetFamily, int> families;
    for (const Preset& preset : presets) {
        ++families[preset.family];
        EXPECT_NE(preset.steer, preset.paraphrase) << preset.id;
    }
    EXPECT_EQ(families.size(), 4u);
    for (const auto& [family, count] : families)
        EXPECT_GE(count, 3) << toText(family);
}

TEST(BundledPresets, SurviveBeingWritten) {
    const std::string text = resource("presets/presets.json");
    EXPECT_EQ(toJson(parsePresets(text)).dump(2) + "\n", text);
}

TEST(BundledPrompts, AreManyDistinctAndOfSeveralLengths) {
    std::set<std::string> prompts;
    int brief = 0, longer = 0;
    std::istringstream lines(resource("prompts/neutral.txt"));
    for (std::string line; std::getline(lines, line);) {
        EXPECT_TRUE(prompts.insert(line).second) << "twice: " << line;
        const std::size_t words = wordCount(line);
        brief += words <= 5;
        longer += words >= 15;
    }
    EXPECT_GE(prompts.size(), 276u) << "256 rollouts and 20 held out for the learning curve";
    EXPECT_GE(brief, 20);
    EXPECT_GE(longer, 20);
}

TEST(ParsePresets, ReadsEveryField) {
    const auto presets = parsePresets(onePreset());
    ASSERT_EQ(presets.size(), 1u);
    EXPECT_EQ(presets[0].family, PresetFamily::tone);
    EXPECT_EQ(presets[0].steer, "Do a.");
    ASSERT_EQ(presets[0].measured.size(), 1u);
    EXPECT_EQ(presets[0].measured[0].prompted, 0.75);
    EXPECT_EQ(presets[0].measured[0].answers, 20);
}

TEST(ParsePresets, NamesWhatIsWrong) {
    const std::vector<std::array<std::string, 3>> damages = {
        {"\"version\": 1", "\"version\": 2", "version"},
        {"\"steerscope-presets\"", "\"other\"", "format"},
        {"\"tone\"", "\"mood\"", "family"},
        {"\"Do a.\"", "\"\"", "steer"},
        {"\"Do a.\"", "3", "steer"},
        {"0.75", "1.75", "prompted"},
        {"\"answers\": 20", "\"answers\": \"x\"", "answers"},
        {"\"measured\": [", "\"other\": [", "measured"},
    };
    for (const auto& [from, to, field] : damages) {
        const ErrorRecord record = errorOf([&] { parsePresets(onePreset(from, to)); });
        EXPECT_EQ(record.code, "PRESET-001") << from;
        EXPECT_EQ(record.field, field);
    }
    EXPECT_EQ(errorCode([] { parsePresets(onePreset("\"emoji\"", "\"emojis\"")); }), "VERIFY-001");
    EXPECT_EQ(errorCode([] { parsePresets("[1]"); }), "PRESET-001");
}

TEST(Preset, IsLookedUpByHashFirstAndThenByName) {
    Preset preset;
    preset.measured = {{.model = "M", .modelSha256 = "aa", .prompted = 0.1},
                       {.model = "M", .modelSha256 = "bb", .prompted = 0.9}};
    EXPECT_EQ(preset.of("bb", "M")->prompted, 0.9);
    EXPECT_EQ(preset.of("cc", "M")->prompted, 0.1);
    EXPECT_EQ(preset.of("cc", "N"), nullptr);
}

TEST(Followed, NeedsFourTenthsAndMoreThanWithoutTheInstruction) {
    EXPECT_TRUE(followed({.prompted = 0.4, .unsteered = 0}));
    EXPECT_FALSE(followed({.prompted = 0.35, .unsteered = 0}));
    EXPECT_FALSE(followed({.prompted = 0.9, .unsteered = 0.8})) << "it does so anyway";
}

TEST(FindPreset, ListsTheKnownOnes) {
    const auto presets = parsePresets(onePreset());
    EXPECT_EQ(findPreset(presets, "a").name, "A");
    const ErrorRecord record = errorOf([&] { findPreset(presets, "b"); });
    EXPECT_EQ(record.code, "PRESET-002");
    EXPECT_EQ(record.allowed, "a");
}

} // namespace
} // namespace steerscope::test
