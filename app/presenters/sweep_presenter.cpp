// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/presenters/sweep_presenter.h"

#include "core/eval/text_metrics.h"

namespace steerscope {
namespace {

constexpr std::size_t kStrengthCount = std::size(SweepPresenter::kStrengths);
constexpr int kTokens = 40;
constexpr std::size_t kUnsteered = 0, kPrompted = 1, kFirstSteered = 2;

void count(SweepScore& score, const std::string& text, const std::vector<TokenId>& tokens,
           const Verifier& verifier) {
    ++score.answers;
    if (verifier.check(text)) ++score.passed;
    score.repetition += repetition(tokens, 3);
}

} // namespace

SweepPresenter::SweepPresenter(EnginePort& port, QObject* parent) : QObject(parent), m_port(port) {
    connect(&port, &EnginePort::tokensGenerated, this, &SweepPresenter::takeTokens);
    connect(&port, &EnginePort::jobFinished, this, &SweepPresenter::endPrompt);
    connect(&port, &EnginePort::jobCancelled, this, [this](JobId job) {
        if (owns(job)) end();
    });
    connect(&port, &EnginePort::jobFailed, this, [this](JobId job, const ErrorRecord& error) {
        if (!owns(job)) return;
        end();
        Q_EMIT failed(error);
    });
}

void SweepPresenter::start(const Experiment& experiment, Verifier verifier,
                           std::vector<std::string> prompts, Twin twin) {
    cancel();
    m_experiment = experiment;
    m_verifier = std::move(verifier);
    m_prompts = std::move(prompts);
    m_twin = twin == Twin::measured
                 ? std::make_shared<const SteeringModel>(constantTwin(*experiment.psr))
                 : nullptr;
    m_result = {.strengths = {std::begin(kStrengths), std::end(kStrengths)},
                .psr = std::vector<SweepScore>(kStrengthCount),
                .twin = std::vector<SweepScore>(m_twin ? kStrengthCount : 0),
                .promptsAsked = static_cast<int>(m_prompts.size())};
    askNext();
}

void SweepPresenter::cancel() {
    if (!m_job) return;
    const JobId job = *m_job;
    m_job.reset();
    m_port.cancel(job);
    Q_EMIT activityChanged();
}

ComparisonRequest SweepPresenter::requestFor(const std::string& prompt) const {
    ComparisonRequest request;
    request.messages = {{"user", prompt}};
    request.prompt = m_experiment.steering;
    request.sampler = m_experiment.sampler;
    request.maxTokens = kTokens;
    request.topCandidates = 0;
    request.columns = {{.name = "unsteered"}, {.name = "prompted", .prompted = true}};
    for (const auto& model : {m_experiment.psr, m_twin})
        for (const float strength : kStrengths)
            if (model)
                request.columns.push_back({.name = "sweep", .steering = {{model, strength}}});
    return request;
}

void SweepPresenter::askNext() {
    const auto next = static_cast<std::size_t>(m_result.promptsDone);
    if (next >= m_prompts.size()) {
        end();
        return Q_EMIT finished();
    }
    ComparisonRequest request = requestFor(m_prompts[next]);
    m_answers.assign(request.columns.size(), {});
    m_job = m_port.submit(std::move(request));
    Q_EMIT activityChanged();
}

void SweepPresenter::takeTokens(JobId job, const std::vector<TokenGenerated>& tokens) {
    if (!owns(job)) return;
    for (const TokenGenerated& token : tokens) {
        if (token.column >= m_answers.size()) continue;
        m_answers[token.column].text += token.text;
        m_answers[token.column].tokens.push_back(token.token);
    }
}

void SweepPresenter::endPrompt(JobId job) {
    if (!owns(job)) return;
    const auto add = [this](SweepScore& score, std::size_t column) {
        count(score, m_answers[column].text, m_answers[column].tokens, m_verifier);
    };
    add(m_result.unsteered, kUnsteered);
    add(m_result.prompted, kPrompted);
    for (std::size_t i = 0; i < kStrengthCount; ++i) {
        add(m_result.psr[i], kFirstSteered + i);
        if (m_twin) add(m_result.twin[i], kFirstSteered + kStrengthCount + i);
    }
    ++m_result.promptsDone;
    Q_EMIT advanced();
    askNext();
}

void SweepPresenter::end() {
    m_job.reset();
    Q_EMIT activityChanged();
}

} // namespace steerscope
