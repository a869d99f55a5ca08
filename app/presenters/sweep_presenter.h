// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <optional>
#include <string>
#include <vector>

#include "app/engine_port.h"
#include "app/experiment.h"
#include "app/sweep_result.h"
#include "core/eval/verifier.h"

namespace steerscope {

/// Writes answers to held-out prompts at every strength, a prompt at a time with all strengths in
/// lock step, and counts. One sweep at a time; a second start cancels the first.
class SweepPresenter : public QObject {
    Q_OBJECT
public:
    /// The strengths of the design's chart.
    static constexpr float kStrengths[] = {-1.0f, -0.5f, 0.0f, 0.5f, 1.0f, 1.25f,
                                           1.5f,  1.75f, 2.0f, 2.5f, 3.0f};

    explicit SweepPresenter(EnginePort& port, QObject* parent = nullptr);

    enum class Twin { leftOut, measured };
    /// `experiment.psr` must be there. `prompts` must not have been trained on.
    void start(const Experiment& experiment, Verifier verifier, std::vector<std::string> prompts,
               Twin twin);
    void cancel();
    bool running() const { return m_job.has_value(); }
    bool owns(JobId job) const { return m_job == job; }
    /// Of the last start; null before it.
    const std::shared_ptr<const SteeringModel>& psr() const { return m_experiment.psr; }
    const SweepResult& result() const { return m_result; }

Q_SIGNALS:
    /// One prompt more has been answered at every strength.
    void advanced();
    void finished();
    void failed(const steerscope::ErrorRecord& error);
    void activityChanged();

private:
    struct Answer {
        std::string text;
        std::vector<TokenId> tokens;
    };
    void askNext();
    ComparisonRequest requestFor(const std::string& prompt) const;
    void takeTokens(JobId job, const std::vector<TokenGenerated>& tokens);
    void endPrompt(JobId job);
    void end();

    EnginePort& m_port;
    std::optional<JobId> m_job;
    Experiment m_experiment;
    std::shared_ptr<const SteeringModel> m_twin; ///< Null: left out.
    Verifier m_verifier;
    std::vector<std::string> m_prompts;
    std::vector<Answer> m_answers; ///< Unsteered, prompted, PSR by strength, twin by strength.
    SweepResult m_result;
};

} // namespace steerscope
