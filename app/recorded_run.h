// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/experiment.h"
#include "core/base/strict_json.h"
#include "core/engine/events.h"

namespace steerscope {

inline constexpr char kRunFormat[] = "steerscope-run";
inline constexpr int kRunVersion = 1;

/// What one pane wrote. All per-token lists have the same length T; row t of a grid belongs to the
/// position that chose token t. Grids are [T × L] here because they grow with every token; empty in
/// unsteered columns.
struct RunColumn {
    ColumnKind kind = ColumnKind::unsteered;
    int number = 0; ///< Of a further column.
    std::string name;
    float strength = 0;
    std::vector<TokenId> tokens;
    std::vector<std::string> texts;  ///< What streaming appended; joined they are the answer.
    std::vector<std::string> pieces; ///< What an axis shows.
    std::vector<float> logProbs;
    std::vector<std::vector<ChoiceText>> choices;
    FloatMatrix coefficients; ///< λ·α
    FloatMatrix pushes;       ///< λ·α·‖z‖
    FinishReason finish = FinishReason::running;

    ColumnId id() const { return {kind, number}; }
    std::size_t length() const { return tokens.size(); }
    std::string text() const;
    void append(const TokenGenerated& token);
};

/// The run that this one was made from: a fork or painted cells changed one of its answers.
struct RunParent {
    enum class Change { fork, paint };
    std::string createdAt; ///< Of the parent.
    Change change = Change::fork;
    ColumnId column;   ///< The answer that was changed …
    int token = 0;     ///< … from this token on,
    std::string piece; ///< and what stands there now; empty for painted cells.
    friend bool operator==(const RunParent&, const RunParent&) = default;
};

/// A whole run as it can be shown without a model: recipe, answers and maps. Grids inside the delta
/// maps are [L × T] as the engine made them.
struct RecordedRun {
    std::string createdAt; ///< ISO 8601, UTC
    Experiment recipe;     ///< `psr` is not part of a file; its name is.
    std::string psrName;
    std::optional<RunParent> parent;
    ModelInfo model;
    std::vector<RunColumn> columns;
    std::shared_ptr<const DeltaMaps> promptedDeltas; ///< Over the prompted answer.
    std::shared_ptr<const DeltaMaps> psrDeltas;      ///< Over the PSR's answer.
    double tokensPerSecond = 0;
    std::string caption; ///< Of an example: what to look at, in one sentence of English.

    bool empty() const { return columns.empty(); }
    const RunColumn* find(ColumnId id) const;
    RunColumn* find(ColumnId id);
};

/// The recipe alone, as it stands in a run and in a session; reading it throws FIELD-….
Json experimentToJson(const Experiment& experiment);
Experiment experimentFromJson(const Json& json, const std::string& path);

/// A column as runs and sessions name it: {"kind", "number"}.
Json columnIdToJson(const ColumnId& id);
ColumnId columnIdFromJson(const Json& json, const std::string& path);

/// {"format": "steerscope-run", "version": 1, …}. Floats are written with the fewest digits that
/// read back exactly; NaN as null.
Json recordedRunToJson(const RecordedRun& run);
std::string serializeRecordedRun(const RecordedRun& run);
/// Errors JSON-…, STEER-001, RUN-001 (not a recorded run, or of a later version), RUN-002 (lists of
/// one column disagree in length), FIELD-… (missing, wrong type, out of range). Never reads outside
/// the text.
RecordedRun parseRecordedRun(std::string_view text);
RecordedRun recordedRunFromJson(const Json& json);

void writeRecordedRun(const RecordedRun& run, const std::filesystem::path& path);
RecordedRun readRecordedRun(const std::filesystem::path& path);

/// One line per column, token and layer with every map that belongs to it; a column that was not
/// steered and has no maps gives one line per token with the layer left empty.
std::string recordedRunCsv(const RecordedRun& run);

} // namespace steerscope
