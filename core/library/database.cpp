// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/database.h"

#include <SQLiteCpp/Backup.h>
#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <sqlite3.h>

#include "core/library/internal/sqlite_error.h"

namespace steerscope {
namespace {

constexpr int kMostProblems = 20;
/// One value, one statement, one nesting: far above what the library needs, far below what a
/// made-up file could ask for.
constexpr int kMostBytes = 1 << 30, kMostSqlBytes = 100'000, kMostDepth = 100;

std::unique_ptr<SQLite::Database> connect(const std::filesystem::path& path, OpenMode mode,
                                          const std::string& vfs) {
    const int flags = mode == OpenMode::readOnly  ? SQLite::OPEN_READONLY
                      : mode == OpenMode::inspect ? SQLite::OPEN_READWRITE
                                                  : SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE;
    return translated(path, [&] {
        return std::make_unique<SQLite::Database>(path.string(), flags, Database::kBusyMilliseconds,
                                                  vfs);
    });
}

void distrust(sqlite3* handle) {
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, kMostBytes);
    sqlite3_limit(handle, SQLITE_LIMIT_SQL_LENGTH, kMostSqlBytes);
    sqlite3_limit(handle, SQLITE_LIMIT_EXPR_DEPTH, kMostDepth);
    sqlite3_limit(handle, SQLITE_LIMIT_TRIGGER_DEPTH, 1);
    sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0);
}

} // namespace

Database::Database(const std::filesystem::path& path, OpenMode mode, const std::string& vfs)
    : m_path(path), m_mode(mode), m_connection(connect(path, mode, vfs)) {
    configure();
}

Database::Database() : m_path(":memory:"), m_connection(connect(m_path, m_mode, {})) {
    configure();
}

Database::~Database() = default;
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;

void Database::configure() {
    distrust(m_connection->getHandle());
    execute("PRAGMA foreign_keys = ON");
    execute("PRAGMA cell_size_check = ON");
    // In KiB. The system keeps the pages of the file anyway; what is read twice in one query fits.
    execute("PRAGMA cache_size = -512");
    if (m_mode == OpenMode::inspect) execute("PRAGMA query_only = ON");
    if (m_mode != OpenMode::readWrite) return;
    Statement log(*this, "PRAGMA journal_mode = WAL");
    m_hasLog = log.step() && log.text(0) == "wal";
    execute("PRAGMA synchronous = FULL");
}

void Database::execute(const char* sql) {
    translated(m_path, [&] { m_connection->exec(sql); });
}

std::int64_t Database::integer(const char* sql) const {
    Statement statement(*this, sql);
    return statement.step() ? statement.integer(0) : 0;
}

std::int64_t Database::lastRowId() const {
    return m_connection->getLastInsertRowid();
}

std::int64_t Database::changedRows() const {
    return m_connection->getChanges();
}

std::vector<std::string> Database::problems(IntegrityCheck check) const {
    Statement statement(*this, (check == IntegrityCheck::quick ? "PRAGMA quick_check("
                                                               : "PRAGMA integrity_check(") +
                                   std::to_string(kMostProblems) + ")");
    std::vector<std::string> lines;
    while (statement.step())
        if (std::string line = statement.text(0); line != "ok") lines.push_back(std::move(line));
    return lines;
}

void Database::leaveOneFile() {
    execute("PRAGMA journal_mode = DELETE");
    m_hasLog = false;
}

void Database::copyFrom(const Database& source) {
    translated(m_path, [&] {
        SQLite::Backup backup(*m_connection, *source.m_connection);
        // Everything in one step: no other writer can come between. Busy is retried by the timeout.
        if (const int result = backup.executeStep(-1); result != SQLITE_DONE)
            throw SQLite::Exception(m_connection->getHandle(), result);
    });
}

Statement::Statement(const Database& database, const std::string& sql)
    : m_database(&database), m_statement(translated(database.m_path, [&] {
          return std::make_unique<SQLite::Statement>(*database.m_connection, sql);
      })) {}

Statement::~Statement() = default;
Statement::Statement(Statement&&) noexcept = default;

Statement& Statement::bindInteger(const char* name, std::int64_t value) {
    translated(m_database->path(), [&] { m_statement->bind(name, value); });
    return *this;
}

Statement& Statement::bind(const char* name, double value) {
    translated(m_database->path(), [&] { m_statement->bind(name, value); });
    return *this;
}

Statement& Statement::bind(const char* name, std::string_view text) {
    translated(m_database->path(), [&] { m_statement->bind(name, std::string(text)); });
    return *this;
}

Statement& Statement::bind(const char* name, std::span<const std::byte> blob) {
    translated(m_database->path(), [&] {
        if (blob.size() > static_cast<std::size_t>(kMostBytes))
            throw SQLite::Exception("value too large", SQLITE_TOOBIG);
        m_statement->bind(name, blob.data(), static_cast<int>(blob.size()));
    });
    return *this;
}

Statement& Statement::bindNull(const char* name) {
    translated(m_database->path(), [&] { m_statement->bind(name); });
    return *this;
}

Statement& Statement::bindFrom(const char* name, const Statement& row, int column) {
    const int type = translated(row.m_database->path(),
                                [&] { return row.m_statement->getColumn(column).getType(); });
    switch (type) {
    case SQLITE_INTEGER:
        return bindInteger(name, row.integer(column));
    case SQLITE_FLOAT:
        return bind(name, row.real(column));
    case SQLITE_TEXT:
        return bind(name, row.text(column));
    case SQLITE_BLOB:
        return bind(name, row.blob(column));
    default:
        return bindNull(name);
    }
}

bool Statement::step() {
    return translated(m_database->path(), [&] { return m_statement->executeStep(); });
}

void Statement::run() {
    translated(m_database->path(), [&] {
        m_statement->exec();
        m_statement->reset();
        m_statement->clearBindings();
    });
}

void Statement::reset() {
    translated(m_database->path(), [&] {
        m_statement->tryReset();
        m_statement->clearBindings();
    });
}

bool Statement::isNull(int column) const {
    return translated(m_database->path(), [&] { return m_statement->isColumnNull(column); });
}

std::int64_t Statement::integer(int column) const {
    return translated(m_database->path(),
                      [&] { return m_statement->getColumn(column).getInt64(); });
}

double Statement::real(int column) const {
    return translated(m_database->path(),
                      [&] { return m_statement->getColumn(column).getDouble(); });
}

std::string Statement::text(int column) const {
    return translated(m_database->path(),
                      [&] { return m_statement->getColumn(column).getString(); });
}

std::span<const std::byte> Statement::blob(int column) const {
    return translated(m_database->path(), [&]() -> std::span<const std::byte> {
        const SQLite::Column value = m_statement->getColumn(column);
        return {static_cast<const std::byte*>(value.getBlob()),
                static_cast<std::size_t>(value.getBytes())};
    });
}

Transaction::Transaction(Database& database) : m_database(database) {
    m_database.execute("BEGIN IMMEDIATE");
}

Transaction::~Transaction() {
    if (!m_open) return;
    try {
        m_database.execute("ROLLBACK");
    } catch (const Error&) {
        // SQLite has rolled back already, as it does when the disk fails.
    }
}

void Transaction::commit() {
    m_database.execute("COMMIT");
    m_open = false;
}

} // namespace steerscope
