// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "app/cli/context.h"
#include "app/cli/interrupt.h"
#include "app/cli/output.h"
#include "core/model/language_model.h"

namespace steerscope::cli {

/// A model on the calling thread, for studies that need many prompts in lock step rather than one
/// request after another: progress goes to stderr, Ctrl+C stops the work at hand.
class ModelSession {
public:
    /// Loads the model the options name. Throws Error or Cancelled.
    explicit ModelSession(const CommonOptions& options);

    const LanguageModel& model() const { return *m_model; }
    std::stop_token stop() const { return m_interrupt.token(); }
    /// Shows where a count of equal pieces of work is, with the time left.
    void report(const std::string& stage, std::size_t done, std::size_t total);

private:
    InterruptWatch m_interrupt;
    ProgressLine m_line;
    std::unique_ptr<LanguageModel> m_model;
    std::chrono::steady_clock::time_point m_start;
};

} // namespace steerscope::cli
