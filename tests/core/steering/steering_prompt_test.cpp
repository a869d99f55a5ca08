// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steering/steering_prompt.h"

#include <gtest/gtest.h>

#include "tests/support/steering_samples.h"

namespace steerscope::test {
namespace {

using Messages = std::vector<ChatMessage>;

TEST(SteeringPrompt, SuffixFollowsTheLastUserMessageAfterABlankLine) {
    const Messages plain{{"user", "Hi"}, {"assistant", "Hello"}, {"user", "Why?"}};
    const Messages wanted{{"user", "Hi"}, {"assistant", "Hello"}, {"user", "Why?\n\nBe brief."}};
    EXPECT_EQ(withSteeringPrompt(plain, {"Be brief.", SteeringRole::userSuffix}), wanted);
}

TEST(SteeringPrompt, PrefixPrecedesTheLastUserMessage) {
    const Messages wanted{{"user", "Be brief.\n\nWhy?"}};
    EXPECT_EQ(withSteeringPrompt({{"user", "Why?"}}, {"Be brief.", SteeringRole::userPrefix}),
              wanted);
}

TEST(SteeringPrompt, SystemRoleAddsOrExtendsTheSystemMessage) {
    const SteeringPrompt prompt{"Be brief.", SteeringRole::system};
    EXPECT_EQ(withSteeringPrompt({{"user", "Why?"}}, prompt),
              (Messages{{"system", "Be brief."}, {"user", "Why?"}}));
    EXPECT_EQ(withSteeringPrompt({{"system", "You help."}, {"user", "Why?"}}, prompt),
              (Messages{{"system", "You help.\n\nBe brief."}, {"user", "Why?"}}));
}

TEST(SteeringPrompt, AnEmptyPromptChangesNothingInAnyRole) {
    const Messages plain{{"system", "S"}, {"user", "Why?"}};
    for (const auto role :
         {SteeringRole::userSuffix, SteeringRole::userPrefix, SteeringRole::system})
        EXPECT_EQ(withSteeringPrompt(plain, {"", role}), plain);
}

TEST(SteeringPrompt, RoleNamesRoundTripAndOthersAreRefused) {
    for (const auto role :
         {SteeringRole::userSuffix, SteeringRole::userPrefix, SteeringRole::system})
        EXPECT_EQ(steeringRoleFromText(toText(role)), role);
    const ErrorRecord record = errorOf([] { steeringRoleFromText("assistant"); });
    EXPECT_EQ(record.code, "STEER-001");
    EXPECT_EQ(record.found, "assistant");
    EXPECT_NE(record.allowed.find("user-suffix"), std::string::npos);
}

} // namespace
} // namespace steerscope::test
