// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/comparison_job.h"

#include <algorithm>

#include "core/engine/internal/display.h"
#include "core/engine/internal/request_checks.h"

namespace steerscope {
namespace {

using Clock = std::chrono::steady_clock;

/// Tokens the generator reads in one prefill step (its documented bound).
constexpr std::uint64_t kPrefillTokens = 64;

} // namespace

ComparisonJob::ComparisonJob(const JobContext& context, ComparisonRequest request)
    : m_context(context),
      m_model(context.model),
      m_progress(context),
      m_maxTokens(request.maxTokens) {
    checkComparison(request, *m_model);
    renderPrompts(request);
    std::vector<GenerationRequest> lanes;
    for (const ColumnRequest& column : request.columns) {
        lanes.push_back(makeLane(request, column));
    }
    m_generator = std::make_unique<Generator>(*m_model, std::move(lanes));
}

void ComparisonJob::renderPrompts(const ComparisonRequest& request) {
    ComparisonStarted started{.job = m_context.id};
    started.plainText = m_model->renderPrompt(request.messages);
    started.plainIds = m_plain = m_model->promptIds(request.messages);
    if (!request.prompt.empty()) {
        const auto messages = withSteeringPrompt(request.messages, request.prompt);
        started.promptedText = m_model->renderPrompt(messages);
        started.promptedIds = m_prompted = m_model->promptIds(messages);
    }
    const std::size_t longest = std::max(m_plain.size(), m_prompted.size());
    checkContext(longest + static_cast<std::size_t>(request.maxTokens), *m_model);
    m_context.emit(std::move(started));
}

GenerationRequest ComparisonJob::makeLane(const ComparisonRequest& request,
                                          const ColumnRequest& column) {
    auto& kept = m_columns.emplace_back(std::make_unique<Column>());
    const auto& prompt = column.prompted ? m_prompted : m_plain;
    if (!column.steering.empty()) {
        const Position last(static_cast<std::int32_t>(prompt.size()) - 1);
        kept->edit = std::make_unique<PsrEdit>(editParts(column.steering), last, &kept->record);
        kept->edit->setOverrides(column.painted);
    }
    std::vector<TokenId> forced = column.prefix;
    const auto more = m_model->tokenizer().encode(column.prefixText, SpecialTokens::literal);
    forced.insert(forced.end(), more.begin(), more.end());
    return {.prompt = prompt,
            .sampler = request.sampler,
            .maxTokens = request.maxTokens,
            .edit = kept->edit.get(),
            .topCandidates = request.topCandidates,
            .forced = std::move(forced),
            .precision = Precision::fast};
}

SliceResult ComparisonJob::runSlice(std::stop_token stop) {
    const bool prefilling = m_generator->prefilling();
    const auto start = Clock::now();
    const auto tokens = m_generator->step(stop);
    (prefilling ? m_prefillTime : m_decodeTime) += Clock::now() - start;
    for (const GeneratedToken& token : tokens)
        m_context.emit(describe(token));
    if (m_generator->finished()) {
        emitFinished();
        return SliceResult::finished;
    }
    reportProgress(prefilling);
    return SliceResult::more;
}

void ComparisonJob::stopColumn(std::size_t column) {
    if (column < m_columns.size()) m_generator->stopLane(column);
}

TokenGenerated ComparisonJob::describe(const GeneratedToken& token) {
    Column& column = *m_columns[token.lane];
    const Tokenizer& tokenizer = m_model->tokenizer();
    const std::string_view piece = tokenizer.piece(token.token);
    TokenGenerated out{.job = m_context.id, .column = token.lane, .token = token.token};
    if (!tokenizer.isSpecial(token.token)) out.text = column.text.push(piece);
    if (token.finish != FinishReason::running) out.text += column.text.finish();
    out.piece = visiblePiece(piece);
    out.logProb = token.logProb;
    out.choices = choiceTexts(token.candidates, tokenizer);
    out.finish = token.finish;
    if (column.edit) {
        // Column t of the record is the position that chose token t: 0 is the last prompt token.
        const auto layers = static_cast<std::size_t>(m_model->config().nLayers);
        out.coefficients = recordColumn(column.record.columns, column.tokens, layers);
        out.pushes = recordColumn(column.record.pushes, column.tokens, layers);
    }
    ++column.tokens;
    return out;
}

void ComparisonJob::reportProgress(bool prefilling) {
    if (prefilling) {
        // Prompts share what they begin with, so their tokens count once up to where they part.
        const auto shared = std::ranges::mismatch(m_plain, m_prompted).in1 - m_plain.begin();
        const std::uint64_t total =
            m_plain.size() + m_prompted.size() - static_cast<std::uint64_t>(shared);
        const std::uint64_t done = std::min(total, ++m_prefillSteps * kPrefillTokens);
        m_progress.report({.stage = "Reading the prompt", .done = done, .total = total});
        return;
    }
    std::size_t longest = 0;
    for (const auto& column : m_columns)
        longest = std::max(longest, column->tokens);
    m_progress.report(
        {.stage = "Writing", .done = longest, .total = static_cast<std::uint64_t>(m_maxTokens)});
}

void ComparisonJob::emitFinished() {
    std::size_t tokens = 0;
    for (const auto& column : m_columns)
        tokens += column->tokens;
    const double decode = m_decodeTime.count();
    const std::chrono::duration<double> seconds = Clock::now() - m_start;
    m_context.emit(
        ComparisonFinished{.job = m_context.id,
                           .seconds = seconds.count(),
                           .tokensPerSecond = decode > 0 ? static_cast<double>(tokens) / decode : 0,
                           .prefillSeconds = m_prefillTime.count()});
}

} // namespace steerscope
