// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/distill/internal/rollout_stage.h"

#include <gtest/gtest.h>

#include "core/distill/internal/teacher_stage.h"
#include "core/distill/rollout_filter.h"
#include "tests/support/random_values.h"
#include "tests/support/steering_samples.h"
#include "tests/support/tiny_model.h"

namespace steerscope::test {
namespace {

DistillConfig config() {
    DistillConfig out;
    out.prompt.text = "Talk like a pirate.";
    for (int i = 0; i < 10; ++i)
        out.userPrompts.push_back("Question number " + std::to_string(i) + "?");
    out.heldoutPrompts = 2;
    out.temperature = 1.0f;
    out.maxTokens = 12;
    out.batch = 4;
    return out;
}

/// Every second answer pleases it; counts what it was asked.
struct PlayedJudge {
    int asked = 0;
    HttpPost post() {
        return [this](const HttpRequest&, std::stop_token) {
            const char* score = ++asked % 2 ? "90" : "10";
            const std::string content =
                std::string(R"({\"attribute\": )") + score + R"(, \"coherence\": 70})";
            return HttpReply{200,
                             R"({"choices": [{"message": {"content": ")" + content + R"("}}]})"};
        };
    }
};

TEST(RolloutStage, AsksTheJudgeAboutEveryAnswerThatIsLeftAndDropsWhatItDislikes) {
    const auto model = tinyModel();
    DistillConfig judged = config();
    judged.judge = {.url = "http://127.0.0.1:9/v1", .model = "grader"};
    auto rollouts = plannedRollouts(*model, judged);
    PlayedJudge player;
    RolloutStage stage(*model, judged, nullptr, rollouts, Judge(judged.judge, player.post()));
    while (stage.advance({})) {
    }
    int kept = 0, disliked = 0;
    for (const Rollout& rollout : rollouts) {
        EXPECT_FALSE(rollout.response.empty());
        kept += rollout.kept();
        disliked += rollout.dropped.starts_with("does not follow the instruction: the judge");
        if (rollout.kept()) {
            EXPECT_EQ(rollout.attribute, 0.9);
            EXPECT_EQ(rollout.coherence, 70);
        }
    }
    EXPECT_EQ(kept + disliked, player.asked);
    EXPECT_EQ(disliked, player.asked / 2);
    EXPECT_GE(player.asked, 8);
}

TEST(RolloutStage, NeedsNoJudge) {
    const auto model = tinyModel();
    const DistillConfig plain = config();
    auto rollouts = plannedRollouts(*model, plain);
    RolloutStage stage(*model, plain, nullptr, rollouts);
    while (stage.advance({})) {
    }
    for (const Rollout& rollout : rollouts)
        EXPECT_EQ(rollout.attribute, 0) << "not known yet";
}

/// What was kept while the answers were written is what reading them again gives.
TEST(RolloutStage, KeepsTheTeachersActivationsOfTheAnswersThatStay) {
    for (const Executor executor : {Executor::torch, Executor::quantized}) {
        const auto model = tinyModel({}, {.executor = executor, .threads = 1});
        const DistillConfig plain = config();
        auto rollouts = plannedRollouts(*model, plain);
        RolloutStage stage(*model, plain, nullptr, rollouts);
        while (stage.advance({})) {
        }
        auto again = rollouts;
        std::vector<Rollout*> list;
        for (Rollout& rollout : again)
            list.push_back(&rollout);
        TeacherStage reading(*model, list);
        while (reading.advance({})) {
        }
        std::size_t compared = 0;
        for (std::size_t i = 0; i < rollouts.size(); ++i) {
            if (!rollouts[i].kept()) {
                EXPECT_TRUE(rollouts[i].teacher.layers.empty());
                continue;
            }
            ASSERT_EQ(rollouts[i].teacher.length(), rollouts[i].response.size());
            EXPECT_EQ(rollouts[i].teacher.first, again[i].teacher.first);
            for (std::size_t l = 0; l < again[i].teacher.layers.size(); ++l, ++compared)
                EXPECT_LT(relativeError(rollouts[i].teacher.layers[l].values(),
                                        again[i].teacher.layers[l].values()),
                          1e-3)
                    << i << " " << l;
        }
        EXPECT_GT(compared, 0u);
    }
}

} // namespace
} // namespace steerscope::test
