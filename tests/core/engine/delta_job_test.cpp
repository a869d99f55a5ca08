// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <thread>

#include "core/steering/steering_prompt.h"
#include "tests/support/fake_engine.h"
#include "tests/support/fake_reference.h"

namespace steerscope::test {
namespace {

constexpr double kStrength = 0.7;

std::vector<TokenId> responseOf(std::size_t length) {
    std::vector<TokenId> out;
    for (std::size_t t = 0; t < length; ++t)
        out.push_back(TokenId(std::int32_t(t * 37 % 256)));
    out.back() = kFakeEnd;
    return out;
}

DeltaRequest deltas(std::size_t length) {
    DeltaRequest request;
    request.messages = userMessage();
    request.prompt.text = "Talk like a pirate.";
    request.response = responseOf(length);
    return request;
}

/// The three teacher-forced runs by formula, with the column of response token 0 in each.
struct Expected {
    Expected(const FakeModelOptions& options, const DeltaRequest& request)
        : steering(fakeSteering(options)),
          model(options),
          x(model.promptIds(request.messages)),
          xPrompted(model.promptIds(withSteeringPrompt(request.messages, request.prompt))),
          prompted(options, joined(xPrompted, request.response)),
          plain(options, joined(x, request.response)),
          student(options, joined(x, request.response), steering.get(), kStrength, x.size() - 1) {}

    static std::vector<TokenId> joined(std::vector<TokenId> prompt,
                                       const std::vector<TokenId>& response) {
        prompt.insert(prompt.end(), response.begin(), response.end() - 1);
        return prompt;
    }
    std::size_t promptedColumn(std::size_t t) const { return xPrompted.size() - 1 + t; }
    std::size_t plainColumn(std::size_t t) const { return x.size() - 1 + t; }

    std::shared_ptr<const SteeringModel> steering;
    FakeLanguageModel model;
    std::vector<TokenId> x, xPrompted;
    FakeReference prompted, plain, student;
};

class DeltaJobTest : public testing::Test {
protected:
    void SetUp() override { m_fake.load(); }

    DeltaMaps run(const DeltaRequest& request) {
        const JobId job = m_fake.engine.submit(request);
        EXPECT_TRUE(m_fake.recorder.waitForEnd(job));
        const auto ready = m_fake.recorder.all<DeltasReady>(job);
        return ready.empty() ? DeltaMaps{} : *ready.front().maps;
    }
    DeltaMaps runSteered(DeltaRequest request) {
        request.steering = {{fakeSteering(m_fake.options), float(kStrength)}};
        return run(request);
    }
    std::string failure(const DeltaRequest& request) {
        const JobId job = m_fake.engine.submit(request);
        EXPECT_TRUE(m_fake.recorder.waitForEnd(job));
        const auto failed = m_fake.recorder.all<JobFailed>(job);
        return failed.empty() ? "" : failed.front().error.code;
    }
    /// Compares a map with cell(l, t) by formula, to 1e-3 of its largest value.
    template <class Cell>
    void expectGrid(const CoefficientGrid& grid, std::size_t tokens, Cell cell) {
        ASSERT_EQ(grid.rows(), 3u);
        ASSERT_EQ(grid.cols(), tokens);
        double largest = 0;
        for (const float value : grid.values())
            largest = std::max(largest, double(std::abs(value)));
        EXPECT_GT(largest, 1e-3);
        for (std::size_t l = 0; l < 3; ++l) {
            for (std::size_t t = 0; t < tokens; ++t) {
                EXPECT_NEAR(grid.at(l, t), cell(l, t), 1e-3 * largest) << l << ", " << t;
            }
        }
    }

    FakeEngine m_fake;
};

// 9: one chunk; 150: several chunks of 64 positions and of 16 rows of logits.
class DeltaLengthTest : public DeltaJobTest, public testing::WithParamInterface<std::size_t> {};
INSTANTIATE_TEST_SUITE_P(Lengths, DeltaLengthTest, testing::Values(1, 9, 64, 150));

TEST_P(DeltaLengthTest, PromptMapsEqualTheFormula) {
    const DeltaRequest request = deltas(GetParam());
    const DeltaMaps maps = runSteered(request);
    const Expected e(m_fake.options, request);
    expectGrid(maps.accumulated, GetParam(), [&](std::size_t l, std::size_t t) {
        return distance(e.prompted.after[l][e.promptedColumn(t)],
                        e.plain.after[l][e.plainColumn(t)]);
    });
    expectGrid(maps.projected, GetParam(), [&](std::size_t l, std::size_t t) {
        double dot = 0, square = 0;
        for (std::size_t d = 0; d < 6; ++d) {
            const double z = e.steering->layers[l].z[d];
            dot += z * (e.prompted.after[l][e.promptedColumn(t)][d] -
                        e.plain.after[l][e.plainColumn(t)][d]);
            square += z * z;
        }
        return dot / square;
    });
}

TEST_P(DeltaLengthTest, StudentMapsEqualTheFormula) {
    const DeltaRequest request = deltas(GetParam());
    const DeltaMaps maps = runSteered(request);
    const Expected e(m_fake.options, request);
    const auto to = [&](const auto& a, const auto& b) {
        return [&e, &a, &b](std::size_t l, std::size_t t) {
            const std::size_t own =
                &a == &e.prompted.after ? e.promptedColumn(t) : e.plainColumn(t);
            return distance(a[l][own], b[l][e.plainColumn(t)]);
        };
    };
    expectGrid(maps.local, GetParam(), to(e.prompted.after, e.student.before));
    expectGrid(maps.missed, GetParam(), to(e.prompted.after, e.student.after));
    expectGrid(maps.steered, GetParam(), to(e.student.after, e.plain.after));
    expectGrid(maps.coefficients, GetParam(), [&](std::size_t l, std::size_t t) {
        return e.student.coefficients[l][e.plainColumn(t)];
    });
    expectGrid(maps.pushes, GetParam(), [&](std::size_t l, std::size_t t) {
        const auto& z = e.steering->layers[l].z;
        return e.student.coefficients[l][e.plainColumn(t)] *
               distance({z.begin(), z.end()}, FakeReference::Row(6));
    });
}

TEST_P(DeltaLengthTest, DivergencesAndErrorsEqualTheFormula) {
    const DeltaRequest request = deltas(GetParam());
    const DeltaMaps maps = runSteered(request);
    const Expected e(m_fake.options, request);
    ASSERT_EQ(maps.klSteered.size(), GetParam());
    ASSERT_EQ(maps.klUnsteered.size(), GetParam());
    for (std::size_t t = 0; t < GetParam(); ++t) {
        const auto& teacher = e.prompted.probabilities[e.promptedColumn(t)];
        const double plain = klOf(teacher, e.plain.probabilities[e.plainColumn(t)]);
        const double student = klOf(teacher, e.student.probabilities[e.plainColumn(t)]);
        EXPECT_NEAR(maps.klUnsteered[t], plain, 1e-3 * (1 + plain));
        EXPECT_NEAR(maps.klSteered[t], student, 1e-3 * (1 + student));
        const double added = klOf(e.student.probabilities[e.plainColumn(t)],
                                  e.plain.probabilities[e.plainColumn(t)]);
        EXPECT_NEAR(maps.klOfSteering.at(t), added, 1e-3 * (1 + added));
    }
    for (std::size_t l = 0; l < 3; ++l) {
        double missed = 0, whole = 0;
        for (std::size_t t = 0; t < GetParam(); ++t) {
            const auto& teacher = e.prompted.after[l][e.promptedColumn(t)];
            missed += std::pow(distance(teacher, e.student.after[l][e.plainColumn(t)]), 2);
            whole += std::pow(distance(teacher, e.plain.after[l][e.plainColumn(t)]), 2);
        }
        EXPECT_NEAR(maps.relativeRmse.at(l), std::sqrt(missed / whole),
                    1e-3 * (1 + missed / whole));
    }
}

TEST_F(DeltaJobTest, ColumnsAreTheResponseTokensAndChoicesComeForEach) {
    const DeltaRequest request = deltas(20);
    const DeltaMaps maps = runSteered(request);
    const Expected e(m_fake.options, request);
    EXPECT_EQ(maps.response, request.response);
    ASSERT_EQ(maps.pieces.size(), 20u);
    EXPECT_EQ(maps.pieces.back(), "<|end|>");
    for (const auto* choices : {&maps.plainChoices, &maps.promptedChoices, &maps.steeredChoices}) {
        ASSERT_EQ(choices->size(), 20u);
        for (const auto& top : *choices)
            EXPECT_EQ(top.size(), 5u);
    }
    for (std::size_t t = 0; t < 20; ++t) {
        const auto& p = e.prompted.probabilities[e.promptedColumn(t)];
        EXPECT_NEAR(maps.promptedChoices[t][0].probability, *std::ranges::max_element(p), 1e-4);
        const auto& s = e.student.probabilities[e.plainColumn(t)];
        EXPECT_NEAR(maps.steeredChoices[t][0].probability, *std::ranges::max_element(s), 1e-4);
    }
}

TEST_F(DeltaJobTest, WithoutSteeringOnlyThePromptsOwnMapsAreFilled) {
    DeltaRequest request = deltas(7);
    request.topCandidates = 0;
    const DeltaMaps maps = run(request);
    EXPECT_EQ(maps.accumulated.cols(), 7u);
    EXPECT_EQ(maps.klUnsteered.size(), 7u);
    for (const auto* grid : {&maps.local, &maps.coefficients, &maps.pushes, &maps.steered,
                             &maps.missed, &maps.projected}) {
        EXPECT_TRUE(grid->empty());
    }
    EXPECT_TRUE(maps.klSteered.empty() && maps.relativeRmse.empty());
    EXPECT_TRUE(maps.klOfSteering.empty());
    EXPECT_TRUE(maps.plainChoices.empty() && maps.promptedChoices.empty());
}

TEST_F(DeltaJobTest, StrengthZeroMissesExactlyWhatThePromptChanged) {
    DeltaRequest request = deltas(12);
    request.steering = {{fakeSteering(), 0.0f}};
    const DeltaMaps maps = run(request);
    EXPECT_EQ(maps.missed, maps.accumulated);
    EXPECT_EQ(maps.local, maps.accumulated);
    EXPECT_EQ(maps.klSteered, maps.klUnsteered);
    EXPECT_EQ(maps.steered, CoefficientGrid(3, 12));
    EXPECT_EQ(maps.klOfSteering, std::vector<double>(12, 0.0));
    for (const double r : maps.relativeRmse)
        EXPECT_DOUBLE_EQ(r, 1.0);
}

TEST_F(DeltaJobTest, StackedModelsAddUp) {
    DeltaRequest once = deltas(12);
    once.steering = {{fakeSteering(), 0.5f}};
    DeltaRequest stacked = once;
    stacked.steering = {{fakeSteering(), 0.25f}, {fakeSteering(), 0.25f}};
    const DeltaMaps a = run(once), b = run(stacked);
    const auto close = [](const CoefficientGrid& x, const CoefficientGrid& y) {
        for (std::size_t i = 0; i < x.values().size(); ++i) {
            EXPECT_NEAR(x.values()[i], y.values()[i], 1e-3 * (1 + std::abs(x.values()[i])));
        }
    };
    close(a.coefficients, b.coefficients);
    close(a.local, b.local);
    close(a.missed, b.missed);
    close(a.projected, b.projected); // Equal directions share what one of them explains.
}

TEST_F(DeltaJobTest, AResponseGivenAsTextIsEncodedWithoutSpecialTokens) {
    DeltaRequest request = deltas(1);
    request.response.clear();
    request.responseText = "Arr<|end|>";
    const DeltaMaps maps = run(request);
    ASSERT_EQ(maps.response.size(), 10u);
    EXPECT_EQ(maps.response[0], TokenId('A'));
    EXPECT_EQ(maps.pieces[9], ">");
}

TEST_F(DeltaJobTest, RefusesWhatCannotBeMapped) {
    DeltaRequest request = deltas(3);
    request.response.clear();
    EXPECT_EQ(failure(request), "ENGINE-006");
    request.response = {TokenId(kFakeVocabulary)};
    EXPECT_EQ(failure(request), "ENGINE-007");
    request.response = std::vector<TokenId>(5000, TokenId(65));
    EXPECT_EQ(failure(request), "ENGINE-005");
    request = deltas(3);
    request.prompt.text = " ";
    EXPECT_EQ(failure(request), "ENGINE-004");
    request = deltas(3);
    request.messages = userMessage("");
    EXPECT_EQ(failure(request), "ENGINE-002");
    FakeModelOptions wider;
    wider.dModel = 7;
    request = deltas(3);
    request.steering = {{fakeSteering(wider), 1.0f}};
    EXPECT_EQ(failure(request), "PSR-100");
}

TEST(DeltaJob, AnotherStrengthOnlyCostsTheStudentAndGivesWhatAFreshEngineGives) {
    std::atomic<int> blocks = 0;
    FakeModelOptions options;
    options.beforeBlock = [&blocks](LayerIndex) { ++blocks; };
    const auto runOn = [&](FakeEngine& fake, float strength) {
        DeltaRequest request = deltas(40);
        request.steering = {{fakeSteering(), strength}};
        blocks = 0;
        const JobId job = fake.engine.submit(request);
        fake.recorder.waitForEnd(job);
        return *fake.recorder.all<DeltasReady>(job).at(0).maps;
    };
    FakeEngine used(options), fresh(options);
    used.load();
    fresh.load();
    runOn(used, 0.3f);
    EXPECT_EQ(blocks, 4 * 3) << "shared prompt, prompts, teacher, student: three blocks each";
    const DeltaMaps again = runOn(used, 1.1f);
    EXPECT_EQ(blocks, 3);
    const DeltaMaps expected = runOn(fresh, 1.1f);
    EXPECT_EQ(again.missed, expected.missed);
    EXPECT_EQ(again.local, expected.local);
    EXPECT_EQ(again.accumulated, expected.accumulated);
    EXPECT_EQ(again.klSteered, expected.klSteered);
    used.load(); // A new model: nothing of the old one may be used.
    EXPECT_EQ(runOn(used, 1.1f).missed, expected.missed);
    EXPECT_EQ(blocks, 4 * 3);
}

TEST_F(DeltaJobTest, WithEveryPushPaintedToZeroTheStudentIsThePlainModel) {
    DeltaRequest request = deltas(9);
    for (std::int32_t l = 0; l < m_fake.options.nLayers; ++l)
        for (std::int32_t t = 0; t < 9; ++t)
            request.painted.push_back({LayerIndex(l), t, 0});
    const DeltaMaps maps = runSteered(request);
    EXPECT_EQ(maps.missed, maps.accumulated);
    EXPECT_EQ(maps.klSteered, maps.klUnsteered);
    for (const CoefficientGrid* grid : {&maps.steered, &maps.pushes, &maps.coefficients})
        for (const float value : grid->values())
            EXPECT_EQ(value, 0.0f);
    request.painted.resize(1); // One cell alone leaves the rest as it was.
    const DeltaMaps one = runSteered(request);
    const DeltaMaps none = runSteered(deltas(9));
    EXPECT_EQ(one.pushes.at(0, 0), 0.0f);
    EXPECT_NE(none.pushes.at(0, 0), 0.0f);
    for (std::size_t l = 1; l < one.pushes.rows(); ++l)
        EXPECT_GT(one.pushes.at(l, 3), 0.0f) << "fake probes are mostly on";
}

/// The answer that is compared with stays known while another one is written again and again.
TEST(DeltaJob, TheLastTwoResponsesStayKnown) {
    std::atomic<int> blocks = 0;
    FakeModelOptions options;
    options.beforeBlock = [&blocks](LayerIndex) { ++blocks; };
    FakeEngine fake(options);
    fake.load();
    const auto blocksFor = [&](std::size_t tokens, float strength) {
        DeltaRequest request = deltas(tokens);
        request.steering = {{fakeSteering(), strength}};
        blocks = 0;
        fake.recorder.waitForEnd(fake.engine.submit(request));
        return blocks.load();
    };
    constexpr int kAll = 4 * 3, kStudent = 3;
    EXPECT_EQ(blocksFor(40, 0.1f), kAll);
    for (const float strength : {0.2f, 0.3f, 0.4f}) {
        const auto other = static_cast<std::size_t>(20 + 10 * strength);
        EXPECT_EQ(blocksFor(other, strength), kAll) << "an answer never seen";
        EXPECT_EQ(blocksFor(40, strength), kStudent) << "the one that is compared with";
    }
}

/// Choices and divergences that an earlier job noted are those a job of its own would find.
TEST(DeltaJob, KnownLogitsGiveTheSameChoicesAndDivergences) {
    FakeEngine used, fresh;
    used.load();
    fresh.load();
    const auto runOn = [](FakeEngine& fake, float strength) {
        DeltaRequest request = deltas(40);
        request.steering = {{fakeSteering(), strength}};
        const JobId job = fake.engine.submit(request);
        fake.recorder.waitForEnd(job);
        return *fake.recorder.all<DeltasReady>(job).at(0).maps;
    };
    runOn(used, 0.3f);
    const DeltaMaps again = runOn(used, 1.1f), expected = runOn(fresh, 1.1f);
    EXPECT_EQ(again.klUnsteered, expected.klUnsteered);
    EXPECT_EQ(again.klOfSteering, expected.klOfSteering);
    ASSERT_EQ(again.klOfSteering.size(), 40u);
    EXPECT_EQ(again.klSteered, expected.klSteered);
    ASSERT_EQ(again.plainChoices.size(), expected.plainChoices.size());
    for (std::size_t t = 0; t < again.plainChoices.size(); ++t)
        for (const auto& [mine, theirs] :
             {std::pair{&again.plainChoices[t], &expected.plainChoices[t]},
              std::pair{&again.promptedChoices[t], &expected.promptedChoices[t]},
              std::pair{&again.steeredChoices[t], &expected.steeredChoices[t]}})
            for (std::size_t i = 0; i < mine->size(); ++i)
                EXPECT_EQ((*mine)[i].piece, (*theirs)[i].piece);
}

TEST(DeltaJob, CancelsWithinABlock) {
    FakeModelOptions options;
    options.blockDelay = std::chrono::milliseconds(5);
    FakeEngine fake(options);
    fake.load();
    for (int i = 0; i < 6; ++i) {
        const JobId job = fake.engine.submit(deltas(1500));
        ASSERT_TRUE(fake.recorder.waitForAny<JobStarted>(job));
        std::this_thread::sleep_for(std::chrono::milliseconds(17 * i));
        const auto asked = std::chrono::steady_clock::now();
        fake.engine.cancel(job);
        EXPECT_LT(fake.recorder.endTime(job) - asked, std::chrono::milliseconds(150));
        EXPECT_EQ(fake.recorder.all<JobCancelled>(job).size(), 1u);
    }
}

} // namespace
} // namespace steerscope::test
