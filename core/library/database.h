// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace SQLite {
class Database;
class Statement;
} // namespace SQLite

namespace steerscope {

/// `inspect` may finish what a crash left half done, as any first reader must, but nothing else.
enum class OpenMode { readWrite, readOnly, inspect };
enum class IntegrityCheck { quick, full };

/// One connection to an SQLite file, set up for files that may come from anyone: write-ahead log
/// with synchronous = FULL, foreign keys, no trust in the schema, defensive mode, five seconds of
/// patience with another writer. One thread at a time.
/// Errors of this class and its statements: LIB-001 cannot be opened, LIB-002 damaged, LIB-003 no
/// room, LIB-004 busy, LIB-005 read-only, LIB-006 the disk failed, LIB-007 a statement is wrong.
/// LIB-008 (a file beside it could not be put in its place) comes from Library.
class Database {
public:
    static constexpr int kBusyMilliseconds = 5000;

    /// `vfs` names a registered SQLite file layer; tests inject failing ones.
    explicit Database(const std::filesystem::path& path, OpenMode mode = OpenMode::readWrite,
                      const std::string& vfs = {});
    /// An empty database in memory.
    Database();
    ~Database();
    Database(Database&&) noexcept;
    Database& operator=(Database&&) noexcept;

    /// Runs fixed statements; values never become part of the text.
    void execute(const char* sql);
    std::int64_t integer(const char* sql) const; ///< First column of the first row.
    std::int64_t lastRowId() const;
    std::int64_t changedRows() const; ///< By the last statement.

    OpenMode mode() const { return m_mode; }
    const std::filesystem::path& path() const { return m_path; }
    /// False where the file system cannot keep a write-ahead log (network drives).
    bool hasWriteAheadLog() const { return m_hasLog; }
    /// What SQLite finds wrong with the file, at most 20 lines; empty when it is sound.
    std::vector<std::string> problems(IntegrityCheck check) const;
    /// Gives up the write-ahead log, so that the file alone is complete: for files that travel.
    void leaveOneFile();

    /// Makes this database an exact copy of `source` in one step: after a crash it is the old one
    /// or the new one (SQLite's online backup).
    void copyFrom(const Database& source);

private:
    friend class Statement;
    void configure();

    std::filesystem::path m_path;
    OpenMode m_mode = OpenMode::readWrite;
    bool m_hasLog = false;
    std::unique_ptr<SQLite::Database> m_connection;
};

/// A prepared statement. Parameters are bound by name (":name"); an unknown name is LIB-007. Must
/// not outlive its Database.
class Statement {
public:
    Statement(const Database& database, const std::string& sql);
    ~Statement();
    Statement(Statement&&) noexcept;

    template <std::integral Value> Statement& bind(const char* name, Value value) {
        return bindInteger(name, static_cast<std::int64_t>(value));
    }
    Statement& bind(const char* name, double value);
    Statement& bind(const char* name, std::string_view text);
    Statement& bind(const char* name, std::span<const std::byte> blob);
    Statement& bindNull(const char* name);
    /// The value of a column of another statement's row, whatever its type.
    Statement& bindFrom(const char* name, const Statement& row, int column);

    /// Fetches the next row; false when there is none.
    bool step();
    /// Executes a statement without rows and makes it ready for the next values.
    void run();
    /// Makes it ready for the next values without having read all rows.
    void reset();

    bool isNull(int column) const;
    std::int64_t integer(int column) const;
    double real(int column) const;
    std::string text(int column) const;
    /// Valid until the next step.
    std::span<const std::byte> blob(int column) const;

private:
    Statement& bindInteger(const char* name, std::int64_t value);

    const Database* m_database;
    std::unique_ptr<SQLite::Statement> m_statement;
};

/// All or nothing. Takes the write lock at once, so that it never fails half way for want of it;
/// rolled back unless committed.
class Transaction {
public:
    explicit Transaction(Database& database);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    /// When it returns, the changes survive a crash and a power cut.
    void commit();

private:
    Database& m_database;
    bool m_open = true;
};

} // namespace steerscope
