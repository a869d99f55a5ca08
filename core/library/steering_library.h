// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.h"
#include "core/library/library_items.h"
#include "core/steering/steering_model.h"

namespace steerscope {

/// A steering model as a list shows it. Its file is `<folder>/<sha256>.safetensors`.
struct PsrSummary {
    PsrId id;
    std::string sha256, name, instruction, role, method, modelName, modelSha256;
    std::string createdAt, addedAt, note;
    std::int64_t steeredLayers = 0;
    std::uint64_t bytes = 0;
    double fidelity = 0; ///< 0: never measured.
    bool starred = false;
    std::vector<std::string> tags;
};

/// The steering models of a library: files named after their SHA-256, written whole before their
/// row is committed. Errors LIB-001 … LIB-007, LIB-020 (no such PSR), LIB-030 (its file is
/// missing), LIB-031 (its file has changed), LIB-032 (several begin alike), PSR-…, SAVE-….
class SteeringLibrary {
public:
    SteeringLibrary(Database& database, std::filesystem::path folder);

    /// The same steering model again gives the same id (and comes out of the trash).
    PsrId add(const SteeringModel& model);
    /// The bytes of a PSR file, checked before anything is kept.
    PsrId addBytes(std::span<const std::byte> bytes);
    PsrId addFile(const std::filesystem::path& path);

    std::vector<PsrSummary> list() const; ///< By the time they were added, oldest first.
    PsrSummary summary(PsrId id) const;
    /// By hash, by the beginning of one (eight digits or more), or by name: the latest so named.
    std::optional<PsrId> find(std::string_view hashOrName) const;
    std::filesystem::path fileOf(const PsrSummary& psr) const;
    /// Reads the file and holds it against its hash.
    std::vector<std::byte> bytes(PsrId id) const;
    SteeringModel load(PsrId id) const;

    /// What is wrong with the files of the rows: missing, changed or unreadable.
    std::vector<ErrorRecord> verify() const;
    /// Takes in PSR files of the folder that no row names (saved by an earlier version, or left by
    /// a crash between file and row); they get the name of their hash. Returns what could not be
    /// read; those files are left alone.
    std::vector<ErrorRecord> adoptFiles();
    /// Deletes for good what is in the trash: the row first, then the file.
    std::int64_t emptyTrash();

    const std::filesystem::path& folder() const { return m_folder; }

private:
    PsrId insert(const SteeringModel& model, const std::string& sha256, std::size_t bytes);
    std::vector<PsrSummary> read(Statement& statement) const;
    std::filesystem::path pathOf(const std::string& sha256) const;

    Database& m_database;
    std::filesystem::path m_folder;
};

/// True for 64 lower-case hexadecimal digits.
bool isSha256(std::string_view text);

} // namespace steerscope
