// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/matrix.h"
#include "core/library/library_items.h"

namespace steerscope {

/// A model file as a run saw it.
struct ModelSeen {
    std::string sha256, name, path, architecture, quantization, templateSha256;
    std::int64_t layers = 0, width = 0, vocabulary = 0;
    friend bool operator==(const ModelSeen&, const ModelSeen&) = default;
};

/// What one pane wrote, for lists and for search.
struct StoredColumn {
    std::string kind, name, text;
    std::int64_t tokens = 0;
    friend bool operator==(const StoredColumn&, const StoredColumn&) = default;
};

/// One map of a run; `name` says where in the document it belongs.
struct StoredMap {
    std::string name;
    FloatMatrix values;
    friend bool operator==(const StoredMap&, const StoredMap&) = default;
};

/// A run as the library keeps it: what lists and search need in fields of their own, the maps as
/// float32, and everything else in `document` (JSON), which only the application reads.
struct StoredRun {
    std::string createdAt; ///< ISO 8601, UTC
    std::string prompt, steering;
    double strength = 0;
    std::string psrName;
    std::string psrSha256; ///< Empty: none, or one that is not in the library.
    ModelSeen model;       ///< Without a hash: the model is not known.
    std::string document;
    std::vector<StoredColumn> columns;
    std::vector<StoredMap> maps;
    friend bool operator==(const StoredRun&, const StoredRun&) = default;
};

/// A run as a list shows it.
struct RunSummary {
    RunId id;
    std::string createdAt, addedAt;
    std::string prompt, steering, psrName, psrSha256, modelName, note;
    double strength = 0;
    std::int64_t columns = 0, tokens = 0;
    bool starred = false;
    bool reference = false;
    std::vector<std::string> tags;
    std::string excerpt; ///< Around the words that were searched; empty without a search.
};

struct RunQuery {
    std::string words; ///< All of them, each at the beginning of a word; empty: every run.
    std::string tag;   ///< Empty: any.
    enum class Which { all, starred } which = Which::all;
    std::int64_t limit = 200;
    std::int64_t offset = 0;
};

struct PromptUse {
    std::string text, lastUsed;
    std::int64_t uses = 0;
};
enum class PromptKind { user, steering };

/// The runs of a library, newest first. Every verb is one transaction. Errors LIB-001 … LIB-007,
/// LIB-020 (no such run), LIB-022 (a stored map is not what its row says), LIB-023 (too large).
class RunStore {
public:
    static constexpr std::size_t kMostSide = 1u << 20, kMostMapValues = 1u << 27;

    explicit RunStore(Database& database) : m_database(database) {}

    /// Keeps the run. The same run again gives the same id (and comes out of the trash).
    RunId add(const StoredRun& run);
    StoredRun load(RunId id) const;
    RunSummary summary(RunId id) const;
    std::vector<RunSummary> find(const RunQuery& query = {}) const;
    std::int64_t count() const;

    /// At most one run is the reference; nothing: none.
    void setReference(std::optional<RunId> id);
    std::optional<RunId> reference() const;

    /// Notes a model that was opened; runs note theirs by themselves.
    void see(const ModelSeen& model);
    std::vector<ModelSeen> models() const; ///< Last seen first.
    std::vector<PromptUse> prompts(PromptKind kind,
                                   std::int64_t limit = 50) const; ///< Last used first.

    /// Deletes for good what is in the trash; returns how many runs.
    std::int64_t emptyTrash();

private:
    void addParts(RunId id, const StoredRun& run);
    void notePrompt(PromptKind kind, const std::string& text);
    void noteModel(const ModelSeen& model);
    std::vector<RunSummary> read(Statement& statement) const;

    Database& m_database;
};

/// SHA-256 over everything that is stored of a run.
std::string contentSha256(const StoredRun& run);

/// What a person typed as an FTS5 expression: every word quoted, as a prefix, all required. Empty
/// when there is no word.
std::string searchExpression(const std::string& words);

} // namespace steerscope
