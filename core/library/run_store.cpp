// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/run_store.h"

#include <cstring>

#include "core/base/error.h"
#include "core/base/file_bytes.h"
#include "core/base/sha256.h"

namespace steerscope {
namespace {

std::span<const std::byte> bytesOf(const FloatMatrix& values) {
    return std::as_bytes(values.values());
}

void requireStorable(const StoredMap& map) {
    const std::size_t rows = map.values.rows(), cols = map.values.cols();
    const bool fits = rows > 0 && cols > 0 && rows <= RunStore::kMostSide &&
                      cols <= RunStore::kMostSide && rows * cols <= RunStore::kMostMapValues;
    if (fits) return;
    throw Error({.code = "LIB-023",
                 .problem = "This map is too large to be kept",
                 .field = map.name,
                 .found = std::to_string(rows) + " × " + std::to_string(cols),
                 .allowed = "at most " + std::to_string(RunStore::kMostMapValues) + " values",
                 .hint = "Run fewer tokens."});
}

[[noreturn]] void refuseMap(const std::string& name, std::string found) {
    throw Error({.code = "LIB-022",
                 .problem = "A stored map is not what its row says",
                 .field = name,
                 .found = std::move(found),
                 .allowed = "4 bytes for every row and column",
                 .hint = "The library was changed by another program; restore a backup."});
}

/// Trusts neither the row's numbers nor the length of its bytes.
FloatMatrix mapFrom(const Statement& row, const std::string& name) {
    const std::int64_t rows = row.integer(1), cols = row.integer(2);
    const auto most = static_cast<std::int64_t>(RunStore::kMostSide);
    const auto data = row.blob(3);
    if (rows < 1 || cols < 1 || rows > most || cols > most)
        refuseMap(name, std::to_string(rows) + " × " + std::to_string(cols));
    if (data.size() != static_cast<std::size_t>(rows * cols) * sizeof(float))
        refuseMap(name, std::to_string(data.size()) + " bytes");
    std::vector<float> values(static_cast<std::size_t>(rows * cols));
    std::memcpy(values.data(), data.data(), data.size());
    return {static_cast<std::size_t>(rows), static_cast<std::size_t>(cols), std::move(values)};
}

std::string joinedAnswers(const StoredRun& run) {
    std::string joined;
    for (const StoredColumn& column : run.columns)
        joined += column.text + "\n";
    return joined;
}

[[noreturn]] void noSuchRun(RunId id, const Database& database) {
    throw Error({.code = "LIB-020",
                 .problem = "There is no such run in the library",
                 .file = database.path().string(),
                 .field = "id",
                 .found = std::to_string(id.value),
                 .hint = "List what is there and choose from it."});
}

} // namespace

std::string contentSha256(const StoredRun& run) {
    std::string all = run.createdAt + '\n' + run.psrSha256 + '\n' + sha256Hex(run.document);
    for (const StoredMap& map : run.maps)
        all += '\n' + map.name + ' ' + std::to_string(map.values.rows()) + ' ' +
               std::to_string(map.values.cols()) + ' ' + sha256Hex(bytesOf(map.values));
    return sha256Hex(all);
}

RunId RunStore::add(const StoredRun& run) {
    for (const StoredMap& map : run.maps)
        requireStorable(map);
    const std::string content = contentSha256(run);
    Transaction transaction(m_database);
    Statement known(m_database, "UPDATE run SET deleted_at = NULL WHERE content_sha256 = :content "
                                "RETURNING id");
    known.bind(":content", content);
    RunId id;
    if (known.step()) {
        id = RunId(known.integer(0));
        known.reset();
    } else {
        noteModel(run.model);
        notePrompt(PromptKind::user, run.prompt);
        notePrompt(PromptKind::steering, run.steering);
        Statement insert(
            m_database, "INSERT INTO run (content_sha256, created_at, added_at, prompt, steering, "
                        "strength, psr_name, psr_sha256, model_sha256, document) VALUES (:content, "
                        ":created, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), :prompt, :steering, "
                        ":strength, :psr_name, :psr_sha256, :model, :document)");
        insert.bind(":content", content)
            .bind(":created", run.createdAt)
            .bind(":prompt", run.prompt)
            .bind(":steering", run.steering)
            .bind(":strength", run.strength)
            .bind(":psr_name", run.psrName)
            .bind(":psr_sha256", run.psrSha256)
            .bind(":document", run.document);
        run.model.sha256.empty() ? insert.bindNull(":model")
                                 : insert.bind(":model", run.model.sha256);
        insert.run();
        id = RunId(m_database.lastRowId());
        addParts(id, run);
    }
    transaction.commit();
    return id;
}

void RunStore::addParts(RunId id, const StoredRun& run) {
    Statement column(m_database, "INSERT INTO run_column (run_id, position, kind, name, text, "
                                 "tokens) VALUES (:run, :position, :kind, :name, :text, :tokens)");
    for (std::size_t i = 0; i < run.columns.size(); ++i)
        column.bind(":run", id.value)
            .bind(":position", i)
            .bind(":kind", run.columns[i].kind)
            .bind(":name", run.columns[i].name)
            .bind(":text", run.columns[i].text)
            .bind(":tokens", run.columns[i].tokens)
            .run();
    Statement map(m_database, "INSERT INTO run_map (run_id, name, rows, cols, data) VALUES (:run, "
                              ":name, :rows, :cols, :data)");
    for (const StoredMap& stored : run.maps)
        map.bind(":run", id.value)
            .bind(":name", stored.name)
            .bind(":rows", stored.values.rows())
            .bind(":cols", stored.values.cols())
            .bind(":data", bytesOf(stored.values))
            .run();
    Statement(m_database, "INSERT INTO run_text (rowid, prompt, steering, answers, note) VALUES "
                          "(:run, :prompt, :steering, :answers, '')")
        .bind(":run", id.value)
        .bind(":prompt", run.prompt)
        .bind(":steering", run.steering)
        .bind(":answers", joinedAnswers(run))
        .run();
}

void RunStore::notePrompt(PromptKind kind, const std::string& text) {
    if (text.empty()) return;
    Statement(m_database, "INSERT INTO prompt (kind, text, uses, last_used) VALUES (:kind, :text, "
                          "1, strftime('%Y-%m-%dT%H:%M:%SZ', 'now')) ON CONFLICT (kind, text) DO "
                          "UPDATE SET uses = uses + 1, last_used = excluded.last_used")
        .bind(":kind", kind == PromptKind::user ? "user" : "steering")
        .bind(":text", text)
        .run();
}

void RunStore::noteModel(const ModelSeen& model) {
    if (model.sha256.empty()) return;
    Statement(m_database,
              "INSERT INTO model (sha256, name, path, architecture, quantization, template_sha256, "
              "layers, width, vocabulary, first_seen, last_seen) VALUES (:sha256, :name, :path, "
              ":architecture, :quantization, :template, :layers, :width, :vocabulary, "
              "strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), strftime('%Y-%m-%dT%H:%M:%SZ', 'now')) "
              "ON CONFLICT (sha256) DO UPDATE SET path = excluded.path, "
              "last_seen = excluded.last_seen")
        .bind(":sha256", model.sha256)
        .bind(":name", model.name)
        .bind(":path", model.path)
        .bind(":architecture", model.architecture)
        .bind(":quantization", model.quantization)
        .bind(":template", model.templateSha256)
        .bind(":layers", model.layers)
        .bind(":width", model.width)
        .bind(":vocabulary", model.vocabulary)
        .run();
}

void RunStore::see(const ModelSeen& model) {
    Transaction transaction(m_database);
    noteModel(model);
    transaction.commit();
}

StoredRun RunStore::load(RunId id) const {
    Statement row(m_database,
                  "SELECT created_at, prompt, steering, strength, psr_name, psr_sha256, document, "
                  "model.sha256, name, path, architecture, quantization, template_sha256, layers, "
                  "width, vocabulary FROM run LEFT JOIN model ON model.sha256 = model_sha256 "
                  "WHERE id = :id");
    row.bind(":id", id.value);
    if (!row.step()) noSuchRun(id, m_database);
    StoredRun run{row.text(0), row.text(1), row.text(2), row.real(3), row.text(4),
                  row.text(5), {},          row.text(6), {},          {}};
    if (!row.isNull(7))
        run.model = {row.text(7),  row.text(8),     row.text(9),     row.text(10),   row.text(11),
                     row.text(12), row.integer(13), row.integer(14), row.integer(15)};
    Statement columns(m_database, "SELECT kind, name, text, tokens FROM run_column WHERE run_id = "
                                  ":id ORDER BY position");
    columns.bind(":id", id.value);
    while (columns.step())
        run.columns.push_back(
            {columns.text(0), columns.text(1), columns.text(2), columns.integer(3)});
    Statement maps(m_database, "SELECT name, rows, cols, data FROM run_map WHERE run_id = :id "
                               "ORDER BY rowid");
    maps.bind(":id", id.value);
    while (maps.step())
        run.maps.push_back({maps.text(0), mapFrom(maps, maps.text(0))});
    return run;
}

void RunStore::setReference(std::optional<RunId> id) {
    Transaction transaction(m_database);
    m_database.execute("UPDATE run SET reference = 0 WHERE reference <> 0");
    if (id) {
        Statement(m_database, "UPDATE run SET reference = 1 WHERE id = :id AND deleted_at IS NULL")
            .bind(":id", id->value)
            .run();
        if (m_database.changedRows() == 0) noSuchRun(*id, m_database);
    }
    transaction.commit();
}

std::optional<RunId> RunStore::reference() const {
    Statement row(m_database, "SELECT id FROM run WHERE reference = 1 AND deleted_at IS NULL");
    return row.step() ? std::optional(RunId(row.integer(0))) : std::nullopt;
}

std::int64_t RunStore::emptyTrash() {
    Transaction transaction(m_database);
    m_database.execute("DELETE FROM run_text WHERE rowid IN (SELECT id FROM run WHERE deleted_at "
                       "IS NOT NULL)");
    m_database.execute("DELETE FROM run WHERE deleted_at IS NOT NULL");
    const std::int64_t deleted = m_database.changedRows();
    transaction.commit();
    return deleted;
}

} // namespace steerscope
