// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>

#include "core/library/internal/open_library.h"

namespace steerscope {
namespace {

/// One table to carry over. What `read` selects in columns 0 … n−1 goes to ":0" … ":n−1" of
/// `write`; rows that do not fit the constraints of a sound library are left behind.
struct SalvagedTable {
    const char* read;
    const char* write;
    int columns;
};

/// Parents before children.
constexpr std::array kTables{
    SalvagedTable{
        "SELECT sha256, name, path, architecture, quantization, template_sha256, layers, "
        "width, vocabulary, first_seen, last_seen FROM model",
        "INSERT OR IGNORE INTO model VALUES (:0, :1, :2, :3, :4, :5, :6, :7, :8, :9, :10)", 11},
    SalvagedTable{"SELECT id, kind, text, uses, last_used FROM prompt",
                  "INSERT OR IGNORE INTO prompt VALUES (:0, :1, :2, :3, :4)", 5},
    SalvagedTable{
        "SELECT id, sha256, name, instruction, role, method, model_name, model_sha256, "
        "steered_layers, fidelity, bytes, created_at, added_at, starred, note, deleted_at "
        "FROM psr",
        "INSERT OR IGNORE INTO psr VALUES (:0, :1, :2, :3, :4, :5, :6, :7, :8, :9, :10, "
        ":11, :12, :13, :14, :15)",
        16},
    SalvagedTable{"SELECT sha256, bytes FROM psr_file",
                  "INSERT OR IGNORE INTO psr_file VALUES (:0, :1)", 2},
    SalvagedTable{"SELECT id, content_sha256, created_at, added_at, prompt, steering, strength, "
                  "psr_name, psr_sha256, model_sha256, document, starred, note, reference, "
                  "deleted_at FROM run",
                  "INSERT OR IGNORE INTO run VALUES (:0, :1, :2, :3, :4, :5, :6, :7, :8, :9, :10, "
                  ":11, :12, :13, :14)",
                  15},
    SalvagedTable{"SELECT run_id, position, kind, name, text, tokens FROM run_column",
                  "INSERT OR IGNORE INTO run_column VALUES (:0, :1, :2, :3, :4, :5)", 6},
    SalvagedTable{"SELECT run_id, name, rows, cols, data FROM run_map",
                  "INSERT OR IGNORE INTO run_map VALUES (:0, :1, :2, :3, :4)", 5},
    SalvagedTable{"SELECT id, name FROM tag", "INSERT OR IGNORE INTO tag VALUES (:0, :1)", 2},
    SalvagedTable{"SELECT item_id, tag_id FROM run_tag",
                  "INSERT OR IGNORE INTO run_tag VALUES (:0, :1)", 2},
    SalvagedTable{"SELECT item_id, tag_id FROM psr_tag",
                  "INSERT OR IGNORE INTO psr_tag VALUES (:0, :1)", 2},
    SalvagedTable{"SELECT name, document, saved_at FROM session",
                  "INSERT OR IGNORE INTO session VALUES (:0, :1, :2)", 3},
};

constexpr std::array kParameters{":0", ":1", ":2",  ":3",  ":4",  ":5",  ":6",  ":7",
                                 ":8", ":9", ":10", ":11", ":12", ":13", ":14", ":15"};

void copyRow(const Statement& from, Statement& to, int columns) {
    for (int column = 0; column < columns; ++column)
        to.bindFrom(kParameters[static_cast<std::size_t>(column)], from, column);
    to.run();
}

/// Rows up to the first that cannot be read.
void carryOver(const Database& damaged, Database& sound, const SalvagedTable& table,
               const char* order) {
    try {
        Statement read(damaged, std::string(table.read) + order);
        Statement write(sound, table.write);
        while (read.step()) {
            try {
                copyRow(read, write, table.columns);
            } catch (const Error&) {
                write.reset(); // A child of a row that was lost.
            }
        }
    } catch (const Error&) {
        // The rest of this table cannot be read in this direction.
    }
}

/// A run that lost columns or maps is not the run that was kept; its search text is made anew.
void settle(Database& sound) {
    sound.execute(
        "INSERT INTO run_text (rowid, prompt, steering, answers, note) SELECT id, prompt, "
        "steering, coalesce((SELECT group_concat(text, char(10)) FROM run_column WHERE "
        "run_id = run.id), ''), note FROM run");
}

std::int64_t rowsOf(const Database& database) {
    return database.integer("SELECT (SELECT count(*) FROM run) + (SELECT count(*) FROM psr)");
}

} // namespace

std::int64_t salvage(const std::filesystem::path& damaged, Database& sound) {
    try {
        const Database source(damaged, OpenMode::inspect);
        Transaction transaction(sound);
        for (const SalvagedTable& table : kTables)
            for (const char* order : {" ORDER BY rowid", " ORDER BY rowid DESC"})
                carryOver(source, sound, table, order);
        settle(sound);
        transaction.commit();
    } catch (const Error& error) {
        if (error.record().code != "LIB-002") throw; // Nothing of it can be read.
    }
    return rowsOf(sound);
}

} // namespace steerscope
