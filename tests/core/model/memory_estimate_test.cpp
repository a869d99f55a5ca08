// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/memory_estimate.h"

#include <gtest/gtest.h>

#include <limits>

#include "core/base/error.h"

namespace steerscope {
namespace {

constexpr std::uint64_t kUnknown = std::numeric_limits<std::uint64_t>::max();

/// SmolLM2-135M.
ModelConfig smol() {
    ModelConfig c;
    c.nLayers = 30;
    c.dModel = 576;
    c.nHeads = 9;
    c.nKvHeads = 3;
    c.headDim = 64;
    c.dFf = 1536;
    c.vocabSize = 49152;
    c.contextLength = 8192;
    c.tiedEmbeddings = true;
    return c;
}

TEST(EstimateMemory, CountsWeightsAndCachesOfAKnownModel) {
    const MemoryEstimate e = estimateMemory(smol(), {.cachedTokens = 1000});
    EXPECT_EQ(e.weights, 134515008u * 4u);
    EXPECT_EQ(e.caches, 2ull * 30 * 3 * 64 * 4 * 1000);
    EXPECT_GT(e.peak(), e.weights + e.caches);
}

TEST(EstimateMemory, AnUntiedHeadCostsOneMoreEmbedding) {
    ModelConfig untied = smol();
    untied.tiedEmbeddings = false;
    EXPECT_EQ(estimateMemory(untied, {}).weights - estimateMemory(smol(), {}).weights,
              49152ull * 576 * 4);
}

TEST(EstimateMemory, PeakIsLoadingOrRunningWhicheverIsMore) {
    const MemoryEstimate running{.weights = 1000, .caches = 300, .scratch = 200, .file = 400};
    const MemoryEstimate loading{.weights = 1000, .caches = 30, .scratch = 20, .file = 500};
    EXPECT_EQ(running.peak(), loading.peak());
    EXPECT_EQ(running.peak(), 1650u + (128u << 20));
}

TEST(EstimateMemory, WeightsKeptAsStoredTakeWhatTheFileTakes) {
    const MemoryUse stored{.fileBytes = 97u << 20, .storedWeights = 96u << 20};
    const MemoryEstimate e = estimateMemory(smol(), stored);
    EXPECT_EQ(e.weights, stored.storedWeights);
    EXPECT_LT(e.peak(), estimateMemory(smol(), {.fileBytes = 97u << 20}).peak() / 2);
}

TEST(EstimateMemory, IsNearWhatWasMeasured) {
    // Largest resident memory of `steerscope-cli bench --only load,memory` after 1024 tokens of the
    // default model, a file of 98 MB: 311 MB.
    const MemoryEstimate e = estimateMemory(smol(), {.storedWeights = 98'000'000});
    EXPECT_GE(static_cast<double>(e.peak()), 0.95 * 311e6);
    EXPECT_LE(static_cast<double>(e.peak()), 1.20 * 311e6);
}

TEST(AvailableMemory, ReadsMeminfo) {
    EXPECT_EQ(availableFromMeminfo("MemTotal: 9 kB\nMemAvailable:   20 kB\n"), 20u * 1024);
    EXPECT_EQ(availableFromMeminfo("MemTotal: 9 kB\n"), kUnknown);
}

TEST(AvailableMemory, ReadsControlGroups) {
    EXPECT_EQ(availableFromGroup("1000\n", "400\n"), 600u);
    EXPECT_EQ(availableFromGroup("1000", "1400"), 0u);
    EXPECT_EQ(availableFromGroup("max\n", "400\n"), kUnknown);
    EXPECT_EQ(availableFromGroup("", ""), kUnknown);
}

TEST(AvailableMemory, ThisMachineHasSome) {
    EXPECT_GT(availableMemory(), 1u << 20);
}

TEST(RequireMemory, ThrowsWithBothSizes) {
    EXPECT_NO_THROW(requireMemory(100, 100, "weights"));
    try {
        requireMemory(28'400'000'000, 640'000'000, "weights");
        FAIL() << "no error";
    } catch (const Error& error) {
        EXPECT_EQ(error.record().code, "MEM-001");
        EXPECT_EQ(error.record().found, "640 MB free");
        EXPECT_EQ(error.record().allowed, "28.4 GB or more");
        EXPECT_FALSE(error.record().hint.empty());
    }
}

} // namespace
} // namespace steerscope
