// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/bundle.h"

#include <gtest/gtest.h>

#include <cstring>
#include <functional>

#include "core/base/file_bytes.h"
#include "core/base/sha256.h"
#include "core/base/strict_json.h"
#include "core/steering/steering_model_io.h"
#include "tests/core/library/library_fixture.h"

namespace steerscope::test {
namespace {

struct Part {
    std::string name, bytes;
    std::string sha256 = {}; ///< Empty: the right one.
    std::optional<std::uint64_t> size = std::nullopt;
};

std::string textOf(std::span<const std::byte> bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::string number(std::uint32_t value) {
    std::string text(sizeof value, '\0');
    std::memcpy(text.data(), &value, sizeof value);
    return text;
}

std::string wrapped(const std::string& manifest, const std::string& parts,
                    std::uint32_t version = 1) {
    return "STEERSCOPE-BUNDLE\n" + number(version) +
           number(static_cast<std::uint32_t>(manifest.size())) + sha256Hex(manifest) + manifest +
           parts;
}

/// A bundle written by hand, so that any part of it can be wrong.
std::string handMade(const std::vector<Part>& parts) {
    Json list = Json::array();
    std::string bytes;
    for (const Part& part : parts) {
        list.push_back({{"name", part.name},
                        {"size", part.size.value_or(part.bytes.size())},
                        {"sha256", part.sha256.empty() ? sha256Hex(part.bytes) : part.sha256}});
        bytes += part.bytes;
    }
    return wrapped(Json{{"parts", list}}.dump(), bytes);
}

std::string codeOf(const std::string& bundle, const BundleLimits& limits = {}) {
    return errorCode([&] { parseBundle(asBytes(bundle), limits); });
}

Bundle sampleBundle() {
    return {.psrs = {serializeSteeringModel(samplePsr(1))},
            .runs = {{sampleRun(1), true, "see token 7", {"thesis", "talk"}},
                     {sampleRun(2), false, "", {}}}};
}

/// The parts of the sample, for changing one.
std::vector<Part> sampleParts() {
    const std::string bundle = textOf(serializeBundle(sampleBundle()));
    std::uint32_t length = 0;
    std::memcpy(&length, bundle.data() + 22, sizeof length);
    const Json manifest = parseStrictJson(bundle.substr(90, length));
    std::vector<Part> parts;
    std::size_t at = 90 + length;
    for (const Json& entry : manifest["parts"]) {
        const auto size = entry["size"].get<std::size_t>();
        parts.push_back({entry["name"].get<std::string>(), bundle.substr(at, size)});
        at += size;
    }
    return parts;
}

std::string withChange(const std::function<void(std::vector<Part>&)>& change) {
    std::vector<Part> parts = sampleParts();
    change(parts);
    return handMade(parts);
}

/// Changes the JSON of the first run.
std::string withJson(const std::function<void(Json&)>& change) {
    return withChange([&](std::vector<Part>& parts) {
        Json json = parseStrictJson(parts[1].bytes);
        change(json);
        parts[1].bytes = json.dump();
    });
}

TEST(Bundle, ComesBackAsItWas) {
    const Bundle bundle = sampleBundle();
    const Bundle back = parseBundle(serializeBundle(bundle));
    EXPECT_EQ(back.psrs, bundle.psrs);
    EXPECT_EQ(back.runs, bundle.runs);
    EXPECT_EQ(codeOf(handMade(sampleParts())), "none");
    EXPECT_TRUE(parseBundle(serializeBundle({})).runs.empty());
}

TEST(Bundle, EveryPrefixIsRefused) {
    const std::string whole = textOf(serializeBundle(sampleBundle()));
    for (std::size_t length = 0; length < whole.size(); length += length < 2000 ? 1 : 7)
        ASSERT_NE(codeOf(whole.substr(0, length)), "none") << length;
    EXPECT_EQ(codeOf(whole + "x"), "BUNDLE-008");
}

TEST(Bundle, EveryChangedByteIsNoticed) {
    const std::string whole = textOf(serializeBundle(sampleBundle()));
    for (std::size_t i = 0; i < whole.size(); i += i < 1500 ? 1 : 13) {
        std::string changed = whole;
        changed[i] = static_cast<char>(changed[i] ^ 0x20);
        ASSERT_NE(codeOf(changed), "none") << i;
    }
}

TEST(Bundle, RefusesNamesThatArePathsOrOutOfPlace) {
    for (const char* name : {"../../.bashrc", "/etc/passwd", "psr/../x.safetensors", "",
                             "runs/7.json", "runs/0.json/..", "psr\\x", "RUNS/0.json"})
        EXPECT_EQ(codeOf(withChange([&](auto& parts) {
                      parts.push_back({name, "x"});
                  })),
                  "BUNDLE-006")
            << name;
    // A PSR under the hash of other bytes.
    EXPECT_EQ(codeOf(withChange([](auto& parts) {
                  parts[0].name = "psr/" + std::string(64, 'a') + ".safetensors";
              })),
              "BUNDLE-006");
    EXPECT_EQ(codeOf(withChange([](auto& parts) { parts.push_back(parts[0]); })), "BUNDLE-006");
}

TEST(Bundle, RefusesWrongHashesSizesAndLists) {
    EXPECT_EQ(codeOf(withChange([](auto& parts) { parts[1].sha256 = std::string(64, '0'); })),
              "BUNDLE-005");
    EXPECT_EQ(codeOf(withChange([](auto& parts) { parts[1].sha256 = "abc"; })), "BUNDLE-004");
    EXPECT_EQ(codeOf(withChange([](auto& parts) { parts[1].size = 3; })), "BUNDLE-008");
    EXPECT_EQ(codeOf(withChange([](auto& parts) { parts[1].size = ~std::uint64_t{0}; })),
              "BUNDLE-003");
    EXPECT_EQ(codeOf(withChange([](auto& parts) { parts.erase(parts.begin() + 2); })),
              "BUNDLE-004"); // Maps of the first run are missing.
    EXPECT_EQ(codeOf(wrapped("[]", "")), "BUNDLE-004");
    EXPECT_EQ(codeOf(wrapped(R"({"parts": {}})", "")), "BUNDLE-004");
    EXPECT_EQ(codeOf(wrapped(R"({"parts": [{"name": 1}]})", "")), "BUNDLE-004");
    EXPECT_EQ(codeOf(wrapped("{", "")), "JSON-001");
    EXPECT_EQ(codeOf(wrapped(R"({"parts": []})", "", 2)), "BUNDLE-002");
    EXPECT_EQ(codeOf("PK\x03\x04 and so on, a zip file of some length"), "BUNDLE-001");
}

TEST(Bundle, HoldsItsLimits) {
    const std::string whole = textOf(serializeBundle(sampleBundle()));
    EXPECT_EQ(codeOf(whole, {.maxBytes = 100}), "BUNDLE-003");
    EXPECT_EQ(codeOf(whole, {.maxManifestBytes = 10}), "BUNDLE-003");
    EXPECT_EQ(codeOf(whole, {.maxParts = 2}), "BUNDLE-004");
    EXPECT_EQ(codeOf(whole, {.maxPartBytes = 10}), "BUNDLE-003");
}

TEST(Bundle, RefusesRunsThatAreNotWhatTheySay) {
    const std::vector<std::function<void(Json&)>> changes{
        [](Json& run) { run.erase("prompt"); },
        [](Json& run) { run["prompt"] = 7; },
        [](Json& run) { run["strength"] = "1"; },
        [](Json& run) { run["starred"] = 1; },
        [](Json& run) { run["tags"] = Json::array({""}); },
        [](Json& run) { run["tags"] = Json::array({std::string(200, 'x')}); },
        [](Json& run) { run["note"] = std::string(2u << 20, 'x'); },
        [](Json& run) { run["columns"] = "none"; },
        [](Json& run) { run["columns"][0]["tokens"] = -1; },
        [](Json& run) { run["model"] = Json::array(); },
        [](Json& run) { run["maps"][0]["rows"] = 0; },
        [](Json& run) { run["maps"][0]["rows"] = 6; },
        [](Json& run) { run["maps"][0]["rows"] = 4'000'000'000u; },
        [](Json& run) { run["maps"].erase(1); },
        [](Json& run) { run["maps"][0]["name"] = 1; }};
    for (std::size_t i = 0; i < changes.size(); ++i)
        EXPECT_EQ(codeOf(withJson(changes[i])), "BUNDLE-007") << i;
    EXPECT_EQ(codeOf(withChange([](auto& parts) {
                  parts[0].bytes = "no PSR";
                  parts[0].name = "psr/" + sha256Hex("no PSR") + ".safetensors";
              })).substr(0, 3),
              "ST-");
}

TEST(Bundle, TravelsFromOneLibraryToAnother) {
    TemporaryFolder mine, theirs;
    Library from(mine.path()), to(theirs.path());
    const PsrId psr = from.psrs().add(samplePsr(1));
    StoredRun run = sampleRun(1);
    run.psrSha256 = from.psrs().summary(psr).sha256;
    const RunId id = from.runs().add(run);
    from.items().setStar(id, Star::set);
    from.items().setNote(id, "mine");
    from.items().addTag(id, "thesis");
    exportBundle(from, {id}, {psr}, mine / "for-you.steerscope");

    const ImportedBundle arrived = importBundle(to, mine / "for-you.steerscope");
    ASSERT_EQ(arrived.runs.size(), 1u);
    ASSERT_EQ(arrived.psrs.size(), 1u); // Named twice, sent once.
    EXPECT_EQ(to.runs().load(arrived.runs[0]), run);
    const RunSummary summary = to.runs().summary(arrived.runs[0]);
    EXPECT_TRUE(summary.starred);
    EXPECT_EQ(summary.tags, std::vector<std::string>{"thesis"});
    EXPECT_EQ(to.psrs().find(run.psrSha256), arrived.psrs[0]);
    EXPECT_TRUE(to.verify().sound());

    to.items().setNote(arrived.runs[0], "theirs");
    importBundle(to, mine / "for-you.steerscope");
    EXPECT_EQ(to.runs().count(), 1);
    EXPECT_EQ(to.runs().summary(arrived.runs[0]).note, "theirs");
}

TEST(Bundle, NothingIsTakenFromABundleTheApplicationRefuses) {
    TemporaryFolder folder;
    Library library(folder / "library");
    const auto bytes = serializeBundle(sampleBundle());
    writeText(folder / "x.steerscope", textOf(bytes));
    const RunCheck refuse = [](const StoredRun& run) {
        if (run.prompt.ends_with("2")) throw Error({.code = "RUN-001"});
    };
    const auto error = errorOf([&] { importBundle(library, folder / "x.steerscope", refuse); });
    EXPECT_EQ(error.code, "RUN-001");
    EXPECT_EQ(error.file, (folder / "x.steerscope").string());
    EXPECT_EQ(library.runs().count(), 0);
    EXPECT_TRUE(library.psrs().list().empty());
}

} // namespace
} // namespace steerscope::test
