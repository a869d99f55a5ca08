// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/job_queue.h"

#include <algorithm>

namespace steerscope {

void JobQueue::push(JobId job, Priority priority) {
    m_classes[static_cast<std::size_t>(priority)].push_back(job);
}

std::optional<JobId> JobQueue::next() {
    const auto ready = std::ranges::find_if(m_classes, [](auto& jobs) { return !jobs.empty(); });
    if (ready == m_classes.end()) return std::nullopt;
    const JobId job = ready->front();
    ready->pop_front();
    ready->push_back(job);
    return job;
}

void JobQueue::remove(JobId job) {
    for (auto& jobs : m_classes)
        std::erase(jobs, job);
}

bool JobQueue::empty() const {
    return std::ranges::all_of(m_classes, [](const auto& jobs) { return jobs.empty(); });
}

} // namespace steerscope
