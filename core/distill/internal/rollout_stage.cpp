// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/distill/internal/rollout_stage.h"

#include <algorithm>
#include <cmath>

#include "core/distill/rollout_filter.h"
#include "core/eval/text_metrics.h"

namespace steerscope {
namespace {

std::size_t heldoutCount(const DistillConfig& config) {
    if (config.heldoutPrompts >= 0) return static_cast<std::size_t>(config.heldoutPrompts);
    const auto prompts = static_cast<double>(config.userPrompts.size());
    return static_cast<std::size_t>(std::lround(config.heldoutShare * prompts));
}

/// Every rollout draws its own random numbers, whatever the batch it falls into.
SamplerOptions samplerFor(const DistillConfig& config, std::size_t index) {
    return {.temperature = config.temperature,
            .seed = config.seed + 0x9E3779B97F4A7C15ull * static_cast<std::uint64_t>(index)};
}

} // namespace

std::vector<Rollout> plannedRollouts(const LanguageModel& model, const DistillConfig& config) {
    const std::size_t count = config.userPrompts.size();
    const std::size_t heldout = heldoutCount(config);
    std::vector<Rollout> out(count);
    for (std::size_t i = 0; i < count; ++i) {
        std::vector<ChatMessage> messages;
        if (!config.system.empty()) messages.push_back({"system", config.system});
        messages.push_back({"user", config.userPrompts[i]});
        out[i].userPrompt = config.userPrompts[i];
        out[i].plainPrompt = model.promptIds(messages);
        out[i].promptedPrompt = model.promptIds(withSteeringPrompt(messages, config.prompt));
        out[i].heldout = i + heldout >= count;
    }
    return out;
}

RolloutStage::RolloutStage(const LanguageModel& model, const DistillConfig& config,
                           const Verifier* verifier, std::vector<Rollout>& rollouts,
                           std::optional<Judge> judge)
    : m_model(model),
      m_config(config),
      m_verifier(verifier),
      m_rollouts(rollouts),
      m_judge(std::move(judge)) {}

bool RolloutStage::advance(std::stop_token stop) {
    if (m_written == m_rollouts.size()) {
        judgeNext(stop);
        return m_judged < m_rollouts.size();
    }
    if (!m_generator) start();
    for (const GeneratedToken& token : m_generator->step(stop)) {
        m_logProbs[token.lane] += static_cast<double>(token.logProb);
        ++m_tokens;
        if (token.finish != FinishReason::running) finish(token.lane);
    }
    return m_written < m_rollouts.size() || m_judge;
}

void RolloutStage::judgeNext(std::stop_token stop) {
    Rollout& rollout = m_rollouts[m_judged];
    if (rollout.kept()) {
        const JudgeScore score =
            m_judge->score({m_config.prompt.text, rollout.userPrompt, rollout.text}, stop);
        rollout.attribute = score.attribute;
        rollout.coherence = score.coherence;
        rollout.dropped = reasonByJudge(rollout);
    }
    ++m_judged;
}

void RolloutStage::start() {
    const ModelConfig& shape = m_model.config();
    m_records.reserve(m_rollouts.size()); // The generator keeps pointers into it.
    std::vector<GenerationRequest> requests;
    for (std::size_t i = 0; i < m_rollouts.size(); ++i) {
        m_records.emplace_back(m_rollouts[i], shape.nLayers, shape.dModel, m_config.maxTokens);
        requests.push_back({.prompt = m_rollouts[i].promptedPrompt,
                            .sampler = samplerFor(m_config, i),
                            .maxTokens = m_config.maxTokens,
                            .edit = &m_records.back()});
    }
    m_logProbs.assign(m_rollouts.size(), 0.0);
    m_generator = std::make_unique<Generator>(m_model, std::move(requests),
                                              static_cast<std::size_t>(m_config.batch));
}

void RolloutStage::finish(std::size_t index) {
    Rollout& rollout = m_rollouts[index];
    rollout.response = m_generator->response(index);
    rollout.text = m_model.tokenizer().decode(rollout.response);
    rollout.repetition = repetition(rollout.response, 3);
    rollout.promptedLogProb =
        m_logProbs[index] / static_cast<double>(std::max<std::size_t>(1, rollout.response.size()));
    rollout.dropped = reasonByText(rollout, m_verifier);
    if (!rollout.kept()) rollout.teacher = {};
    ++m_written;
    m_unused += static_cast<std::uint64_t>(m_config.maxTokens) - rollout.response.size();
}

std::string RolloutStage::describe() const {
    const std::string all = std::to_string(m_rollouts.size());
    if (m_judge && m_written == m_rollouts.size())
        return "Asking the judge about answer " + std::to_string(m_judged + 1) + " of " + all;
    return "Writing prompted answers, " + std::to_string(m_written) + " of " + all + " done";
}

std::uint64_t RolloutStage::total() const {
    return m_rollouts.size() * static_cast<std::uint64_t>(m_config.maxTokens);
}

} // namespace steerscope
