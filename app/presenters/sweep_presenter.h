// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/engine_port.h"
#include "app/experiment.h"
#include "core/eval/verifier.h"

namespace steerscope {

/// What the answers at one strength (or of one reference) came to so far.
struct SweepScore {
    int answers = 0;
    int passed = 0;        ///< Of `answers`, those that show the attribute.
    double repetition = 0; ///< Sum over answers of the share of repeated 3-grams.

    double attribute() const { return answers > 0 ? static_cast<double>(passed) / answers : 0; }
    /// 1 − mean repetition, 0 … 1: a proxy that judges form only.
    double fluency() const { return answers > 0 ? 1 - repetition / answers : 0; }
};

/// Effect and cost by strength. Every list has one entry a strength; the twin's may be empty.
struct SweepResult {
    std::vector<float> strengths; ///< Ascending.
    std::vector<SweepScore> psr, twin;
    SweepScore unsteered, prompted;
    int promptsDone = 0, promptsAsked = 0;
};

/// The stretch of strengths ≥ 0 around the best one where the text keeps `floor` times the
/// unsteered fluency and shows the attribute at least as often as the prompt alone; only strengths
/// that were tried count. Nothing when there is none.
std::optional<std::pair<double, double>> usableBand(const SweepResult& result, double floor);
/// The strength with the largest effect among those that keep the floor, the smallest of equals;
/// nothing when none keeps it.
std::optional<double> bestStrength(const SweepResult& result, double floor);

/// How an instruction is told to be followed: the verifier of the ready-made instruction with this
/// wording; nothing for others.
std::optional<std::string> verifierFor(const std::string& instruction);

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
