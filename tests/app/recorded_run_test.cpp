// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recorded_run.h"

#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <limits>
#include <random>

#include "app/session.h"
#include "core/base/error.h"
#include "tests/app/support/run_fixture.h"

namespace steerscope::test {
namespace {

std::string codeOf(const std::function<void()>& action) {
    try {
        action();
    } catch (const Error& error) {
        EXPECT_FALSE(error.record().problem.empty());
        EXPECT_FALSE(error.record().hint.empty());
        return error.record().code;
    }
    return "none";
}

std::string parseCode(const std::string& text) {
    return codeOf([&] { parseRecordedRun(text); });
}

/// The fixture's JSON with one change.
std::string changed(const std::function<void(Json&)>& change) {
    Json json = recordedRunToJson(fixtureRun());
    change(json);
    return json.dump();
}

void expectEqual(const DeltaMaps& a, const DeltaMaps& b) {
    EXPECT_EQ(a.response, b.response);
    EXPECT_EQ(a.pieces, b.pieces);
    EXPECT_EQ(a.accumulated, b.accumulated);
    EXPECT_EQ(a.local, b.local);
    EXPECT_EQ(a.steered, b.steered);
    EXPECT_EQ(a.missed, b.missed);
    EXPECT_EQ(a.projected, b.projected);
    EXPECT_EQ(a.klSteered, b.klSteered);
    EXPECT_EQ(a.klOfSteering, b.klOfSteering);
    EXPECT_EQ(a.plainChoices.size(), b.plainChoices.size());
}

TEST(RecordedRun, RoundTripKeepsEveryNumberExactly) {
    RecordedRun run = fixtureRun();
    std::mt19937 random(7);
    std::uniform_real_distribution<float> values(0.0f, 3.0f);
    for (float& value : run.columns[2].pushes.values())
        value = values(random);
    run.recipe.sampler.seed = std::numeric_limits<std::uint64_t>::max();
    run.recipe.strength = 1.1f;
    run.recipe.forks = {{ColumnKind::prompted, {TokenId(3), TokenId(9)}, " it", " it"},
                        {{ColumnKind::further, 2}, {}, "x", "x"}};
    run.recipe.painted = {{LayerIndex(3), 1, 0}, {LayerIndex(1), 4, -2.7f}};
    run.parent = {"2026-01-01T00:00:00Z", RunParent::Change::paint, ColumnKind::psr, 4, ""};
    run.columns[2].choices[1] = {{"known", 0.25f, TokenId(77)}, {"of old", 0.5f}};
    const RecordedRun back = parseRecordedRun(serializeRecordedRun(run));
    Experiment recipe = run.recipe;
    recipe.psr = nullptr;
    EXPECT_EQ(back.recipe, recipe);
    EXPECT_EQ(back.parent, run.parent);
    EXPECT_EQ(back.psrName, "pirate");
    EXPECT_EQ(back.createdAt, run.createdAt);
    EXPECT_EQ(back.model.fileSha256, run.model.fileSha256);
    EXPECT_DOUBLE_EQ(back.tokensPerSecond, run.tokensPerSecond);
    ASSERT_EQ(back.columns.size(), 3u);
    for (std::size_t c = 0; c < 3; ++c) {
        EXPECT_EQ(back.columns[c].tokens, run.columns[c].tokens);
        EXPECT_EQ(back.columns[c].texts, run.columns[c].texts);
        EXPECT_EQ(back.columns[c].logProbs, run.columns[c].logProbs);
        EXPECT_EQ(back.columns[c].choices, run.columns[c].choices);
        EXPECT_EQ(back.columns[c].coefficients, run.columns[c].coefficients);
        EXPECT_EQ(back.columns[c].pushes, run.columns[c].pushes);
        EXPECT_EQ(back.columns[c].finish, run.columns[c].finish);
    }
    expectEqual(*back.promptedDeltas, *run.promptedDeltas);
    expectEqual(*back.psrDeltas, *run.psrDeltas);
}

TEST(RecordedRun, WritingTwiceGivesTheSameBytes) {
    const std::string once = serializeRecordedRun(fixtureRun());
    EXPECT_EQ(serializeRecordedRun(parseRecordedRun(once)), once);
}

TEST(RecordedRun, FilesOfEarlierVersionsAreRead) {
    const auto old = [](Json& json) {
        json.erase("parent");
        json["recipe"].erase("forks");
        json["recipe"].erase("painted");
        json["columns"][0]["finish"] = "max-tokens";
        json["columns"][1]["finish"] = "end-of-text";
    };
    const RecordedRun run = parseRecordedRun(changed(old));
    EXPECT_EQ(run.columns[0].finish, FinishReason::maxTokens);
    EXPECT_EQ(run.columns[1].finish, FinishReason::endOfText);
    EXPECT_TRUE(run.recipe.forks.empty() && run.recipe.painted.empty());
    EXPECT_EQ(run.columns[0].choices[0][0].token.value, -1);
}

TEST(RecordedRun, PaintedCellsOfAFileAreBroughtIntoOrder) {
    const RecordedRun run = parseRecordedRun(changed([](Json& json) {
        json["recipe"]["painted"] = Json::array({{2, 5, 1.5}, {0, 1, 2.0}, {2, 5, 3.0}});
    }));
    EXPECT_EQ(run.recipe.painted,
              (std::vector<PushOverride>{{LayerIndex(0), 1, 2}, {LayerIndex(2), 5, 3}}));
    EXPECT_EQ(parseCode(changed([](Json& j) { j["recipe"]["painted"] = {{1, 2}}; })), "FIELD-003");
    EXPECT_EQ(parseCode(changed([](Json& j) {
                  j["recipe"]["forks"] = {{{"tokens", {1}}}};
              })),
              "FIELD-001");
}

TEST(RecordedRun, MissingValuesSurviveAsMissing) {
    RecordedRun run = fixtureRun();
    run.columns[2].pushes.at(1, 2) = std::numeric_limits<float>::quiet_NaN();
    const RecordedRun back = parseRecordedRun(serializeRecordedRun(run));
    EXPECT_TRUE(std::isnan(back.columns[2].pushes.at(1, 2)));
    EXPECT_FALSE(std::isnan(back.columns[2].pushes.at(1, 1)));
}

TEST(RecordedRun, ARunWithoutMapsOrSteeringIsStillARun) {
    RecordedRun run = fixtureRun();
    run.columns.resize(1);
    run.promptedDeltas = nullptr;
    run.psrDeltas = nullptr;
    const RecordedRun back = parseRecordedRun(serializeRecordedRun(run));
    EXPECT_EQ(back.columns.size(), 1u);
    EXPECT_EQ(back.promptedDeltas, nullptr);
}

TEST(RecordedRun, BrokenBytesOfAPieceAreReplacedNotRefused) {
    RecordedRun run = fixtureRun();
    run.columns[0].texts[0] = "\xE2\x80";
    const RecordedRun back = parseRecordedRun(serializeRecordedRun(run));
    EXPECT_EQ(back.columns[0].texts[0], "\uFFFD\uFFFD");
}

TEST(RecordedRun, RefusesWhatItIsNot) {
    EXPECT_EQ(parseCode("{}"), "RUN-001");
    EXPECT_EQ(parseCode(R"({"format": "something-else", "version": 1})"), "RUN-001");
    EXPECT_EQ(parseCode(changed([](Json& j) { j["version"] = 2; })), "RUN-001");
    EXPECT_EQ(parseCode("[]"), "FIELD-002");
    EXPECT_EQ(parseCode("not json"), "JSON-001");
    EXPECT_EQ(parseCode(""), "JSON-001");
}

struct HostileCase {
    const char* name;
    const char* code;
    std::function<void(Json&)> change;
};

TEST(RecordedRun, RefusesEveryKindOfDamageByName) {
    const HostileCase cases[] = {
        {"missing column field", "FIELD-001", [](Json& j) { j["columns"][0].erase("texts"); }},
        {"missing recipe", "FIELD-001", [](Json& j) { j.erase("recipe"); }},
        {"column is a number", "FIELD-002", [](Json& j) { j["columns"][0] = 3; }},
        {"columns is text", "FIELD-002", [](Json& j) { j["columns"] = "x"; }},
        {"too many columns", "FIELD-003",
         [](Json& j) {
             for (int i = 0; i < 33; ++i)
                 j["columns"].push_back(j["columns"][0]);
         }},
        {"unknown kind", "FIELD-003", [](Json& j) { j["columns"][0]["kind"] = "evil"; }},
        {"negative token", "FIELD-003", [](Json& j) { j["columns"][0]["tokens"][0] = -1; }},
        {"huge token", "FIELD-003", [](Json& j) { j["columns"][0]["tokens"][0] = 1ull << 40; }},
        {"fewer pieces", "RUN-002", [](Json& j) { j["columns"][0]["pieces"].erase(0); }},
        {"more log probs", "RUN-002", [](Json& j) { j["columns"][0]["log_probs"].push_back(0); }},
        {"grid rows lie", "FIELD-003", [](Json& j) { j["columns"][2]["pushes"]["rows"] = 500; }},
        {"grid rows times cols overflow", "FIELD-003",
         [](Json& j) {
             j["columns"][2]["pushes"]["rows"] = 1ull << 63;
             j["columns"][2]["pushes"]["cols"] = 2;
         }},
        {"grid of other length", "RUN-002",
         [](Json& j) {
             j["columns"][2]["pushes"] = {{"rows", 1}, {"cols", 2}, {"values", {1, 2}}};
         }},
        {"grid value is text", "FIELD-003",
         [](Json& j) { j["columns"][2]["pushes"]["values"][0] = "1"; }},
        {"grid value is not finite", "FIELD-003",
         [](Json& j) { j["columns"][2]["pushes"]["values"][0] = 1e300; }},
        {"layers disagree", "RUN-002",
         [](Json& j) {
             j["prompted_deltas"]["local"] = {
                 {"rows", 1}, {"cols", 6}, {"values", {1, 2, 3, 4, 5, 6}}};
         }},
        {"map of other length", "RUN-002",
         [](Json& j) { j["prompted_deltas"]["response"].push_back(1); }},
        {"choice is not a pair", "FIELD-003",
         [](Json& j) {
             j["columns"][0]["choices"][0][0] = Json::array({1, 2, 3});
         }},
        {"choices is not nested", "FIELD-003", [](Json& j) { j["columns"][0]["choices"][0] = 1; }},
        {"unknown role", "STEER-001", [](Json& j) { j["recipe"]["role"] = "nowhere"; }},
        {"negative length", "FIELD-003", [](Json& j) { j["recipe"]["max_tokens"] = -4; }},
        {"temperature is text", "FIELD-002", [](Json& j) { j["recipe"]["temperature"] = "hot"; }},
        {"seed is negative", "FIELD-002", [](Json& j) { j["recipe"]["seed"] = -1; }},
        {"too many layers", "FIELD-003", [](Json& j) { j["model"]["layers"] = 100000; }},
    };
    for (const HostileCase& hostile : cases)
        EXPECT_EQ(parseCode(changed(hostile.change)), hostile.code) << hostile.name;
}

TEST(RecordedRun, EveryPrefixIsRefused) {
    RecordedRun run = fixtureRun(2);
    const std::string text = serializeRecordedRun(run);
    for (std::size_t length = 0; length < text.size(); length += 7)
        EXPECT_NE(parseCode(text.substr(0, length)), "none") << length;
}

TEST(RecordedRun, SurvivesRandomDamage) {
    const std::string text = serializeRecordedRun(fixtureRun(3));
    std::mt19937 random(11);
    for (int round = 0; round < 400; ++round) {
        std::string damaged = text;
        for (int i = 0; i < 3; ++i)
            damaged[random() % damaged.size()] = static_cast<char>(random() % 256);
        // Either it is refused with an Error or it is a run that can be written again.
        codeOf([&] { serializeRecordedRun(parseRecordedRun(damaged)); });
    }
}

TEST(RecordedRun, CsvHasOneLinePerTokenAndLayer) {
    RecordedRun run = fixtureRun();
    run.columns[0].pieces[1] = "a \"b\", c";
    const std::string csv = recordedRunCsv(run);
    const auto lines = std::ranges::count(csv, '\n');
    EXPECT_EQ(lines, 1 + 6 + 2 * 6 * kLayers);
    EXPECT_NE(csv.find("\"a \"\"b\"\", c\""), std::string::npos);
    // Layer 2, token 3 of the PSR: coefficient 1, push 5, its own Δ 2 + 4 + 20 + 3.
    EXPECT_NE(csv.find("psr,3,103, Captain,2,-0.5,1.0,5.0,25.0,26.0,29.0,30.0"), std::string::npos);
}

TEST(RecordedRun, FilesAreWrittenWholeAndNamedInErrors) {
    const auto folder = std::filesystem::temp_directory_path() / "steerscope-run-test";
    std::filesystem::create_directories(folder);
    const auto path = folder / "run.json";
    writeRecordedRun(fixtureRun(), path);
    EXPECT_EQ(readRecordedRun(path).columns.size(), 3u);
    EXPECT_EQ(codeOf([&] { writeRecordedRun(fixtureRun(), folder / "none" / "run.json"); }),
              "SAVE-001");
    EXPECT_EQ(codeOf([&] { readRecordedRun(folder / "absent.json"); }), "FILE-001");
    std::filesystem::remove_all(folder);
}

TEST(Session, RoundTripAndDamage) {
    Session session;
    session.experiment = fixtureExperiment();
    session.experiment.psr = nullptr;
    session.modelPath = "/models/tiny.gguf";
    session.psrFile = "/psr/pirate.safetensors";
    session.run = fixtureRun();
    session.distil.rank = 16;
    session.distil.check = "french";
    const Session back = parseSession(serializeSession(session));
    EXPECT_EQ(back.experiment, session.experiment);
    EXPECT_EQ(back.modelPath, session.modelPath);
    EXPECT_EQ(back.psrFile, session.psrFile);
    EXPECT_EQ(back.distil, session.distil);
    ASSERT_TRUE(back.run.has_value());
    EXPECT_EQ(back.run->columns[2].pushes, session.run->columns[2].pushes);
    EXPECT_EQ(codeOf([] { parseSession("{}"); }), "FIELD-001");
    EXPECT_EQ(codeOf([] { parseSession(R"({"experiment": 1})"); }), "FIELD-002");
}

TEST(Session, WindowStateIsSmallAndChecked) {
    const WindowState state{
        .geometry = "AdnQywAD", .dark = true, .reducedMotion = true, .zoom = 1.4};
    EXPECT_EQ(parseWindowState(serializeWindowState(state)), state);
    EXPECT_EQ(codeOf([] { parseWindowState(R"({"geometry": "", "dark": true, "zoom": 90})"); }),
              "FIELD-003");
    const auto folder = std::filesystem::temp_directory_path() / "steerscope-state-test";
    std::filesystem::remove_all(folder);
    EXPECT_FALSE(readWindowState(folder).has_value());
    writeWindowState(state, folder); // Makes the folder.
    EXPECT_EQ(readWindowState(folder), state);
    std::filesystem::remove_all(folder);
}

TEST(RecordedRun, ACaptionIsKeptAndMayBeMissing) {
    RecordedRun run = fixtureRun();
    EXPECT_EQ(parseRecordedRun(serializeRecordedRun(run)).caption, "");
    run.caption = "Look at the first word.";
    EXPECT_EQ(parseRecordedRun(serializeRecordedRun(run)).caption, run.caption);
}

} // namespace
} // namespace steerscope::test
