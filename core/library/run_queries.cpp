// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Lists and searches of RunStore.

#include "core/base/error.h"
#include "core/library/run_store.h"

namespace steerscope {
namespace {

/// The columns of a RunSummary but for the excerpt, which each query appends.
constexpr char kSummary[] =
    "SELECT run.id, run.created_at, run.added_at, run.prompt, run.steering, run.psr_name, "
    "run.psr_sha256, coalesce(model.name, ''), run.note, run.strength, "
    "(SELECT count(*) FROM run_column WHERE run_id = run.id), "
    "(SELECT coalesce(sum(tokens), 0) FROM run_column WHERE run_id = run.id), "
    "run.starred, run.reference, ";
constexpr char kModel[] = " LEFT JOIN model ON model.sha256 = run.model_sha256 ";
constexpr char kFilter[] =
    " run.deleted_at IS NULL AND (:starred = 0 OR run.starred = 1) AND (:tag = '' OR EXISTS "
    "(SELECT 1 FROM run_tag JOIN tag ON tag.id = tag_id WHERE item_id = run.id AND tag.name = "
    ":tag)) ORDER BY run.added_at DESC, run.id DESC LIMIT :limit OFFSET :offset";

std::string byId() {
    return std::string(kSummary) + "'' FROM run" + kModel + "WHERE run.id = :id";
}

std::string everything() {
    return std::string(kSummary) + "'' FROM run" + kModel + "WHERE" + kFilter;
}

std::string matching() {
    return std::string(kSummary) +
           "snippet(run_text, -1, '', '', '…', 12) FROM run_text JOIN run ON run.id = "
           "run_text.rowid" +
           kModel + "WHERE run_text MATCH :words AND" + kFilter;
}

bool isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

} // namespace

std::string searchExpression(const std::string& words) {
    std::string expression, word;
    const auto flush = [&] {
        if (word.empty()) return;
        expression += (expression.empty() ? "\"" : " \"") + word + "\"*";
        word.clear();
    };
    for (const char c : words) {
        if (isSpace(c) || c == '\0')
            flush();
        else
            word += c == '"' ? std::string("\"\"") : std::string(1, c);
    }
    flush();
    return expression;
}

std::vector<RunSummary> RunStore::read(Statement& row) const {
    std::vector<RunSummary> found;
    const LibraryItems items(m_database);
    while (row.step()) {
        RunSummary run{.id = RunId(row.integer(0)),
                       .createdAt = row.text(1),
                       .addedAt = row.text(2),
                       .prompt = row.text(3),
                       .steering = row.text(4),
                       .psrName = row.text(5),
                       .psrSha256 = row.text(6),
                       .modelName = row.text(7),
                       .note = row.text(8),
                       .strength = row.real(9),
                       .columns = row.integer(10),
                       .tokens = row.integer(11),
                       .starred = row.integer(12) != 0,
                       .reference = row.integer(13) != 0,
                       .excerpt = row.text(14)};
        run.tags = items.tags(run.id);
        found.push_back(std::move(run));
    }
    return found;
}

RunSummary RunStore::summary(RunId id) const {
    Statement statement(m_database, byId());
    statement.bind(":id", id.value);
    const auto found = read(statement);
    if (!found.empty()) return found.front();
    throw Error({.code = "LIB-020",
                 .problem = "There is no such run in the library",
                 .file = m_database.path().string(),
                 .field = "id",
                 .found = std::to_string(id.value),
                 .hint = "List what is there and choose from it."});
}

std::vector<RunSummary> RunStore::find(const RunQuery& query) const {
    const std::string words = searchExpression(query.words);
    Statement statement(m_database, words.empty() ? everything() : matching());
    statement.bind(":starred", query.which == RunQuery::Which::starred ? 1 : 0)
        .bind(":tag", query.tag)
        .bind(":limit", query.limit)
        .bind(":offset", query.offset);
    if (!words.empty()) statement.bind(":words", words);
    return read(statement);
}

std::int64_t RunStore::count() const {
    return m_database.integer("SELECT count(*) FROM run WHERE deleted_at IS NULL");
}

std::vector<ModelSeen> RunStore::models() const {
    Statement row(m_database, "SELECT sha256, name, path, architecture, quantization, "
                              "template_sha256, layers, width, vocabulary FROM model ORDER BY "
                              "last_seen DESC, name");
    std::vector<ModelSeen> models;
    while (row.step())
        models.push_back({row.text(0), row.text(1), row.text(2), row.text(3), row.text(4),
                          row.text(5), row.integer(6), row.integer(7), row.integer(8)});
    return models;
}

std::vector<PromptUse> RunStore::prompts(PromptKind kind, std::int64_t limit) const {
    Statement row(m_database, "SELECT text, last_used, uses FROM prompt WHERE kind = :kind ORDER "
                              "BY last_used DESC, id DESC LIMIT :limit");
    row.bind(":kind", kind == PromptKind::user ? "user" : "steering").bind(":limit", limit);
    std::vector<PromptUse> prompts;
    while (row.step())
        prompts.push_back({row.text(0), row.text(1), row.integer(2)});
    return prompts;
}

} // namespace steerscope
