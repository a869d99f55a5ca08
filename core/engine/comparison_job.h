// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

#include "core/engine/internal/progress_reporter.h"
#include "core/engine/job.h"
#include "core/model/generator.h"
#include "core/steering/residual_edits.h"
#include "core/tokenizer/utf8_stream.h"

namespace steerscope {

/// Several columns as lanes of one Generator, decoded in lock step: one slice is one step of it.
class ComparisonJob final : public Job {
public:
    ComparisonJob(const JobContext& context, ComparisonRequest request);
    SliceResult runSlice(std::stop_token stop) override;
    void stopColumn(std::size_t column) override;

private:
    /// What one column keeps beside its lane. Its address is stable: the edit writes the record.
    struct Column {
        std::unique_ptr<PsrEdit> edit; ///< Null: unsteered.
        CoefficientRecord record;
        Utf8Stream text;
        std::size_t tokens = 0;
    };

    void renderPrompts(const ComparisonRequest& request);
    GenerationRequest makeLane(const ComparisonRequest& request, const ColumnRequest& column);
    TokenGenerated describe(const GeneratedToken& token);
    void reportProgress(bool prefilling);
    void emitFinished();

    JobContext m_context;
    std::shared_ptr<const LanguageModel> m_model;
    ProgressReporter m_progress;
    std::vector<TokenId> m_plain;    ///< x
    std::vector<TokenId> m_prompted; ///< x'; empty without a steering prompt.
    std::vector<std::unique_ptr<Column>> m_columns;
    std::unique_ptr<Generator> m_generator; ///< After what its lanes point to.
    int m_maxTokens = 0;
    std::uint64_t m_prefillSteps = 0;
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
    std::chrono::duration<double> m_prefillTime{0}, m_decodeTime{0}; ///< In own slices only.
};

} // namespace steerscope
