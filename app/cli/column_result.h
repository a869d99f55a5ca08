// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "app/cli/engine_session.h"

namespace steerscope::cli {

/// What one column of a comparison wrote, gathered from its events.
struct ColumnResult {
    std::string name;
    std::vector<TokenId> ids;
    std::vector<std::string> pieces;
    std::string text;
    FinishReason finish = FinishReason::running;
    std::vector<std::vector<float>> coefficients; ///< [T][L] λ·α; empty when unsteered
    std::vector<std::vector<float>> pushes;       ///< [T][L] λ·α·‖z‖
};

struct ComparisonResult {
    ComparisonStarted started;
    ComparisonFinished finished;
    std::vector<ColumnResult> columns;
};

/// Runs the comparison; `onToken` (optional) sees each token as it comes.
ComparisonResult runComparison(EngineSession& session, const ComparisonRequest& request,
                               const std::function<void(const TokenGenerated&)>& onToken = {});
/// Teacher-forced maps of one response.
std::shared_ptr<const DeltaMaps> runDeltas(EngineSession& session, const DeltaRequest& request);

/// [T][L], as tokens bring them, to [L × T].
CoefficientGrid gridOfColumns(const std::vector<std::vector<float>>& columns);
/// {name, token_ids, pieces, text, finish, coefficients [L][T] or null}
Json columnJson(const ColumnResult& column);
/// The keys of the verb deltas.
Json deltaJson(const DeltaMaps& maps);

} // namespace steerscope::cli
