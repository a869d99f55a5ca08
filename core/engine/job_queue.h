// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <deque>
#include <optional>

#include "core/base/index.h"
#include "core/engine/job.h"

namespace steerscope {

/// Whose turn it is: the highest priority first, round robin among equals. Knows ids only; not
/// synchronised.
class JobQueue {
public:
    /// Joins the end of its class; an id that is already in is an error of the caller.
    void push(JobId job, Priority priority);
    /// The job whose slice comes next; it goes to the end of its class. Nothing when empty.
    std::optional<JobId> next();
    /// Takes a job out; unknown ids are ignored.
    void remove(JobId job);
    bool empty() const;

private:
    std::array<std::deque<JobId>, 3> m_classes; ///< By Priority, the most urgent first.
};

} // namespace steerscope
