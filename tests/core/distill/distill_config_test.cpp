// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/distill/distill_config.h"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <limits>

#include "tests/support/steering_samples.h"

namespace steerscope::test {
namespace {

DistillConfig goodConfig() {
    DistillConfig config;
    config.prompt.text = "Be brief.";
    config.userPrompts.assign(20, "Why?");
    return config;
}

TEST(ValidateDistillConfig, AcceptsTheDefaults) {
    EXPECT_EQ(errorCode([] { validate(goodConfig()); }), "none");
}

TEST(ValidateDistillConfig, NamesEveryBadField) {
    using Change = std::function<void(DistillConfig&)>;
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const std::vector<std::pair<std::string, Change>> changes = {
        {"prompt", [](auto& c) { c.prompt.text = " \n"; }},
        {"userPrompts", [](auto& c) { c.userPrompts.resize(7); }},
        {"userPrompts", [](auto& c) { c.userPrompts[3] = "  "; }},
        {"heldoutPrompts", [](auto& c) { c.heldoutPrompts = 13; }},
        {"heldoutShare", [](auto& c) { c.heldoutShare = 0.6; }},
        {"heldoutShare", [&](auto& c) { c.heldoutShare = nan; }},
        {"maxTokens", [](auto& c) { c.maxTokens = 5; }},
        {"temperature", [](auto& c) { c.temperature = -0.1f; }},
        {"temperature", [&](auto& c) { c.temperature = static_cast<float>(nan); }},
        {"batch", [](auto& c) { c.batch = 0; }},
        {"layer", [](auto& c) { c.layer = -2; }},
        {"rank", [](auto& c) { c.rank = -1; }},
        {"rank", [](auto& c) { c.rank = 2000; }},
        {"rank",
         [](auto& c) {
             c.method = DistillMethod::aConst;
             c.rank = 4;
         }},
        {"rank",
         [](auto& c) {
             c.method = DistillMethod::dim;
             c.rank = kFullRank;
         }},
        {"layers",
         [](auto& c) {
             c.layers = {2, 1};
         }},
        {"layers",
         [](auto& c) {
             c.layers = {1, 1};
         }},
        {"layers",
         [](auto& c) {
             c.layers = {-1, 1};
         }},
        {"layers",
         [](auto& c) {
             c.method = DistillMethod::sPsr;
             c.layers = {1};
         }},
        {"ridges", [](auto& c) { c.ridges.clear(); }},
        {"ridges", [](auto& c) { c.ridges[1] = 0; }},
        {"ridges", [&](auto& c) { c.ridges[1] = nan; }},
    };
    for (const auto& [field, change] : changes) {
        DistillConfig config = goodConfig();
        change(config);
        const ErrorRecord record = errorOf([&] { validate(config); });
        EXPECT_EQ(record.code, "DISTILL-001") << field;
        EXPECT_EQ(record.field, field);
        EXPECT_FALSE(record.allowed.empty() || record.hint.empty()) << field;
    }
}

TEST(DistillMethod, NamesRoundTripAndOthersAreRefused) {
    for (const auto method :
         {DistillMethod::aPsr, DistillMethod::sPsr, DistillMethod::aConst, DistillMethod::sConst,
          DistillMethod::dim, DistillMethod::pca, DistillMethod::stolfo, DistillMethod::reftR1})
        EXPECT_EQ(distillMethodFromText(toText(method)), method);
    EXPECT_EQ(toText(DistillMethod::reftR1), "reft-r1");
    const ErrorRecord record = errorOf([] { distillMethodFromText("lora"); });
    EXPECT_EQ(record.code, "DISTILL-001");
    EXPECT_EQ(record.field, "method");
    EXPECT_NE(record.allowed.find("stolfo"), std::string::npos);
}

TEST(ValidateDistillConfig, ChecksTheVerifierBeforeAnyWork) {
    DistillConfig config = goodConfig();
    config.verifier = "pirates";
    EXPECT_EQ(errorCode([&] { validate(config); }), "VERIFY-001");
}

} // namespace
} // namespace steerscope::test
