// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/thread_pool.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <stdexcept>
#include <vector>

namespace steerscope {
namespace {

TEST(ThreadPool, RunsEveryPieceOnceForAnyNumberOfThreads) {
    for (const int threads : {1, 2, 3, 8}) {
        ThreadPool pool(threads);
        EXPECT_EQ(pool.threads(), static_cast<std::size_t>(threads));
        for (const std::size_t pieces : {0u, 1u, 2u, 7u, 1000u}) {
            std::vector<std::atomic<int>> calls(pieces);
            pool.run(pieces, [&](std::size_t i) { ++calls[i]; });
            EXPECT_TRUE(std::all_of(calls.begin(), calls.end(), [](auto& n) { return n == 1; }));
        }
    }
}

/// Many short jobs one after another: a worker that comes late to one must not touch the next.
TEST(ThreadPool, JobsDoNotMix) {
    ThreadPool pool(4);
    for (int job = 0; job < 20000; ++job) {
        std::array<std::atomic<int>, 5> seen{};
        pool.run(seen.size(), [&, job](std::size_t i) { seen[i] = job + 1; });
        for (const auto& value : seen)
            ASSERT_EQ(value, job + 1);
    }
}

TEST(ThreadPool, ResultsOfThePiecesAreVisibleToTheCaller) {
    ThreadPool pool(3);
    std::vector<std::size_t> values(500);
    for (std::size_t job = 0; job < 500; ++job) {
        pool.run(values.size(), [&](std::size_t i) { values[i] = i * job; });
        for (std::size_t i = 0; i < values.size(); ++i)
            ASSERT_EQ(values[i], i * job);
    }
}

TEST(ThreadPool, AnExceptionReachesTheCallerAndThePoolGoesOn) {
    ThreadPool pool(3);
    std::atomic<int> calls = 0;
    EXPECT_THROW(pool.run(50,
                          [&](std::size_t i) {
                              ++calls;
                              if (i % 10 == 3) throw std::runtime_error("piece");
                          }),
                 std::runtime_error);
    EXPECT_EQ(calls, 50);
    pool.run(10, [&](std::size_t) { ++calls; });
    EXPECT_EQ(calls, 60);
}

} // namespace
} // namespace steerscope
