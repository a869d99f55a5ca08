// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/job_queue.h"

#include <gtest/gtest.h>

#include <vector>

namespace steerscope {
namespace {

std::vector<std::uint64_t> turns(JobQueue& queue, int count) {
    std::vector<std::uint64_t> out;
    for (int i = 0; i < count; ++i)
        out.push_back(queue.next().value().value);
    return out;
}

TEST(JobQueue, IsEmptyWithoutJobs) {
    JobQueue queue;
    EXPECT_TRUE(queue.empty());
    EXPECT_EQ(queue.next(), std::nullopt);
}

TEST(JobQueue, EqualsTakeTurnsInTheOrderTheyCame) {
    JobQueue queue;
    for (const std::uint64_t id : {3, 1, 2})
        queue.push(JobId(id), Priority::interactive);
    EXPECT_EQ(turns(queue, 7), (std::vector<std::uint64_t>{3, 1, 2, 3, 1, 2, 3}));
}

TEST(JobQueue, PreviewsGoBeforeAnswersThatAreBeingWritten) {
    JobQueue queue;
    queue.push(JobId(1), Priority::interactive);
    queue.push(JobId(2), Priority::preview);
    EXPECT_EQ(turns(queue, 3), (std::vector<std::uint64_t>{2, 2, 2}));
    queue.remove(JobId(2));
    EXPECT_EQ(turns(queue, 1), (std::vector<std::uint64_t>{1}));
}

TEST(JobQueue, InteractiveJobsGoFirstWheneverTheyCome) {
    JobQueue queue;
    queue.push(JobId(1), Priority::background);
    EXPECT_EQ(turns(queue, 2), (std::vector<std::uint64_t>{1, 1}));
    queue.push(JobId(2), Priority::interactive);
    EXPECT_EQ(turns(queue, 3), (std::vector<std::uint64_t>{2, 2, 2}));
    queue.remove(JobId(2));
    EXPECT_EQ(turns(queue, 1), (std::vector<std::uint64_t>{1}));
}

TEST(JobQueue, ARemovedJobGetsNoMoreTurnsAndOthersKeepTheirOrder) {
    JobQueue queue;
    for (const std::uint64_t id : {1, 2, 3})
        queue.push(JobId(id), Priority::background);
    EXPECT_EQ(turns(queue, 1), (std::vector<std::uint64_t>{1}));
    queue.remove(JobId(2));
    EXPECT_EQ(turns(queue, 3), (std::vector<std::uint64_t>{3, 1, 3}));
    queue.remove(JobId(1));
    queue.remove(JobId(3));
    queue.remove(JobId(99));
    EXPECT_TRUE(queue.empty());
}

} // namespace
} // namespace steerscope
