// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/library_items.h"

#include "core/base/error.h"
#include "core/base/utf8.h"

namespace steerscope {
namespace {

/// The same statements for both kinds of items; table names cannot be bound.
struct ItemStatements {
    const char *exists, *star, *note, *tag, *untag, *tags, *trash, *untrash;
};

constexpr ItemStatements kOfRuns{
    "SELECT 1 FROM run WHERE id = :id",
    "UPDATE run SET starred = :star WHERE id = :id",
    "UPDATE run SET note = :note WHERE id = :id",
    "INSERT OR IGNORE INTO run_tag (item_id, tag_id) SELECT :id, id FROM tag WHERE name = :tag",
    "DELETE FROM run_tag WHERE item_id = :id AND tag_id = (SELECT id FROM tag WHERE name = :tag)",
    "SELECT name FROM tag JOIN run_tag ON tag_id = tag.id WHERE item_id = :id ORDER BY name",
    "UPDATE run SET deleted_at = strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), reference = 0 "
    "WHERE id = :id",
    "UPDATE run SET deleted_at = NULL WHERE id = :id"};

constexpr ItemStatements kOfPsrs{
    "SELECT 1 FROM psr WHERE id = :id",
    "UPDATE psr SET starred = :star WHERE id = :id",
    "UPDATE psr SET note = :note WHERE id = :id",
    "INSERT OR IGNORE INTO psr_tag (item_id, tag_id) SELECT :id, id FROM tag WHERE name = :tag",
    "DELETE FROM psr_tag WHERE item_id = :id AND tag_id = (SELECT id FROM tag WHERE name = :tag)",
    "SELECT name FROM tag JOIN psr_tag ON tag_id = tag.id WHERE item_id = :id ORDER BY name",
    "UPDATE psr SET deleted_at = strftime('%Y-%m-%dT%H:%M:%SZ', 'now') WHERE id = :id",
    "UPDATE psr SET deleted_at = NULL WHERE id = :id"};

const ItemStatements& statementsOf(ItemId item) {
    return item.kind == ItemKind::run ? kOfRuns : kOfPsrs;
}

void requireText(const std::string& text, std::size_t most, const char* what) {
    if (text.size() <= most && isValidUtf8(text)) return;
    throw Error({.code = "LIB-021",
                 .problem = std::string("This ") + what + " cannot be kept",
                 .field = what,
                 .found = std::to_string(text.size()) + " bytes",
                 .allowed = "UTF-8 text of at most " + std::to_string(most) + " bytes",
                 .hint = "Shorten it."});
}

} // namespace

void LibraryItems::requireItem(ItemId item) const {
    Statement exists(m_database, statementsOf(item).exists);
    exists.bind(":id", item.value);
    if (exists.step()) return;
    throw Error({.code = "LIB-020",
                 .problem = item.kind == ItemKind::run ? "There is no such run in the library"
                                                       : "There is no such PSR in the library",
                 .file = m_database.path().string(),
                 .field = "id",
                 .found = std::to_string(item.value),
                 .hint = "List what is there and choose from it."});
}

void LibraryItems::setStar(ItemId item, Star star) {
    Transaction transaction(m_database);
    requireItem(item);
    Statement(m_database, statementsOf(item).star)
        .bind(":star", star == Star::set ? 1 : 0)
        .bind(":id", item.value)
        .run();
    transaction.commit();
}

void LibraryItems::setNote(ItemId item, const std::string& note) {
    requireText(note, kMostNoteBytes, "note");
    Transaction transaction(m_database);
    requireItem(item);
    Statement(m_database, statementsOf(item).note)
        .bind(":note", note)
        .bind(":id", item.value)
        .run();
    if (item.kind == ItemKind::run)
        Statement(m_database, "UPDATE run_text SET note = :note WHERE rowid = :id")
            .bind(":note", note)
            .bind(":id", item.value)
            .run();
    transaction.commit();
}

void LibraryItems::addTag(ItemId item, const std::string& tag) {
    requireText(tag, kMostTagBytes, "tag");
    if (tag.find_first_not_of(" \t\r\n") == std::string::npos)
        throw Error({.code = "LIB-021",
                     .problem = "A tag needs at least one letter",
                     .field = "tag",
                     .hint = "Write a word."});
    Transaction transaction(m_database);
    requireItem(item);
    Statement(m_database, "INSERT OR IGNORE INTO tag (name) VALUES (:tag)").bind(":tag", tag).run();
    Statement(m_database, statementsOf(item).tag).bind(":tag", tag).bind(":id", item.value).run();
    transaction.commit();
}

void LibraryItems::removeTag(ItemId item, const std::string& tag) {
    Transaction transaction(m_database);
    requireItem(item);
    Statement(m_database, statementsOf(item).untag).bind(":tag", tag).bind(":id", item.value).run();
    m_database.execute("DELETE FROM tag WHERE id NOT IN (SELECT tag_id FROM run_tag UNION "
                       "SELECT tag_id FROM psr_tag)");
    transaction.commit();
}

std::vector<std::string> LibraryItems::tags(ItemId item) const {
    Statement statement(m_database, statementsOf(item).tags);
    statement.bind(":id", item.value);
    std::vector<std::string> names;
    while (statement.step())
        names.push_back(statement.text(0));
    return names;
}

std::vector<TagCount> LibraryItems::allTags() const {
    Statement statement(m_database, "SELECT name, "
                                    "(SELECT count(*) FROM run_tag JOIN run ON run.id = item_id "
                                    " WHERE tag_id = tag.id AND deleted_at IS NULL) + "
                                    "(SELECT count(*) FROM psr_tag JOIN psr ON psr.id = item_id "
                                    " WHERE tag_id = tag.id AND deleted_at IS NULL) AS uses "
                                    "FROM tag WHERE uses > 0 ORDER BY name");
    std::vector<TagCount> all;
    while (statement.step())
        all.push_back({statement.text(0), statement.integer(1)});
    return all;
}

void LibraryItems::moveToTrash(ItemId item) {
    Transaction transaction(m_database);
    requireItem(item);
    Statement(m_database, statementsOf(item).trash).bind(":id", item.value).run();
    transaction.commit();
}

void LibraryItems::takeFromTrash(ItemId item) {
    Transaction transaction(m_database);
    requireItem(item);
    Statement(m_database, statementsOf(item).untrash).bind(":id", item.value).run();
    transaction.commit();
}

} // namespace steerscope
