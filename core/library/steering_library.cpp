// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/steering_library.h"

#include <algorithm>

#include "core/base/atomic_file.h"
#include "core/base/file_bytes.h"
#include "core/base/sha256.h"
#include "core/steering/steering_model_io.h"

namespace steerscope {
namespace {

constexpr char kExtension[] = ".safetensors";
constexpr std::size_t kShortestPrefix = 8;

constexpr char kSummary[] =
    "SELECT id, sha256, name, instruction, role, method, model_name, model_sha256, created_at, "
    "added_at, note, steered_layers, bytes, fidelity, starred FROM psr ";

Error fileProblem(const char* code, const char* problem, const PsrSummary& psr,
                  const std::filesystem::path& path, const char* hint) {
    return Error({.code = code,
                  .problem = problem,
                  .file = path.string(),
                  .field = psr.name,
                  .allowed = "SHA-256 " + psr.sha256,
                  .hint = hint});
}

} // namespace

bool isSha256(std::string_view text) {
    return text.size() == 64 && std::ranges::all_of(text, [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
           });
}

SteeringLibrary::SteeringLibrary(Database& database, std::filesystem::path folder)
    : m_database(database), m_folder(std::move(folder)) {}

std::filesystem::path SteeringLibrary::pathOf(const std::string& sha256) const {
    return m_folder / (sha256 + kExtension);
}

std::filesystem::path SteeringLibrary::fileOf(const PsrSummary& psr) const {
    return pathOf(psr.sha256);
}

PsrId SteeringLibrary::add(const SteeringModel& model) {
    return addBytes(serializeSteeringModel(model));
}

PsrId SteeringLibrary::addFile(const std::filesystem::path& path) {
    const auto bytes = readFile(path, 1u << 30);
    try {
        return addBytes(bytes);
    } catch (const Error& error) {
        throw error.inFile(path.string());
    }
}

PsrId SteeringLibrary::addBytes(std::span<const std::byte> bytes) {
    const SteeringModel model = parseSteeringModel(bytes);
    const std::string sha256 = sha256Hex(bytes);
    std::error_code ignored; // writeFileAtomically says what is wrong with the folder.
    std::filesystem::create_directories(m_folder, ignored);
    // The file first: a row never names a file that is not there.
    writeFileAtomically(pathOf(sha256), bytes);
    return insert(model, sha256, bytes.size());
}

PsrId SteeringLibrary::insert(const SteeringModel& model, const std::string& sha256,
                              std::size_t bytes) {
    const Provenance& made = model.provenance;
    Transaction transaction(m_database);
    Statement row(m_database,
                  "INSERT INTO psr (sha256, name, instruction, role, method, model_name, "
                  "model_sha256, steered_layers, fidelity, bytes, created_at, added_at) VALUES "
                  "(:sha256, :name, :instruction, :role, :method, :model_name, :model_sha256, "
                  ":layers, :fidelity, :bytes, :created, strftime('%Y-%m-%dT%H:%M:%SZ', 'now')) "
                  "ON CONFLICT (sha256) DO UPDATE SET deleted_at = NULL RETURNING id");
    row.bind(":sha256", sha256)
        .bind(":name", made.name)
        .bind(":instruction", made.prompt.text)
        .bind(":role", toText(made.prompt.role))
        .bind(":method", made.method)
        .bind(":model_name", made.modelName)
        .bind(":model_sha256", made.modelSha256)
        .bind(":layers", model.layers.size())
        .bind(":fidelity", made.heldoutFidelity)
        .bind(":bytes", bytes)
        .bind(":created", made.createdAt);
    row.step();
    const PsrId id(row.integer(0));
    row.reset();
    transaction.commit();
    return id;
}

std::vector<PsrSummary> SteeringLibrary::read(Statement& row) const {
    std::vector<PsrSummary> found;
    const LibraryItems items(m_database);
    while (row.step()) {
        PsrSummary psr{.id = PsrId(row.integer(0)),
                       .sha256 = row.text(1),
                       .name = row.text(2),
                       .instruction = row.text(3),
                       .role = row.text(4),
                       .method = row.text(5),
                       .modelName = row.text(6),
                       .modelSha256 = row.text(7),
                       .createdAt = row.text(8),
                       .addedAt = row.text(9),
                       .note = row.text(10),
                       .steeredLayers = row.integer(11),
                       .bytes = static_cast<std::uint64_t>(row.integer(12)),
                       .fidelity = row.real(13),
                       .starred = row.integer(14) != 0};
        psr.tags = items.tags(psr.id);
        found.push_back(std::move(psr));
    }
    return found;
}

std::vector<PsrSummary> SteeringLibrary::list() const {
    Statement rows(m_database,
                   std::string(kSummary) + "WHERE deleted_at IS NULL ORDER BY added_at, id");
    return read(rows);
}

PsrSummary SteeringLibrary::summary(PsrId id) const {
    Statement rows(m_database, std::string(kSummary) + "WHERE id = :id");
    rows.bind(":id", id.value);
    const auto found = read(rows);
    if (!found.empty()) return found.front();
    throw Error({.code = "LIB-020",
                 .problem = "There is no such PSR in the library",
                 .file = m_database.path().string(),
                 .field = "id",
                 .found = std::to_string(id.value),
                 .hint = "List what is there and choose from it."});
}

std::optional<PsrId> SteeringLibrary::find(std::string_view hashOrName) const {
    // A hash has no wildcards of GLOB in it, so a prefix of digits cannot either.
    const bool prefix = hashOrName.size() >= kShortestPrefix &&
                        hashOrName.find_first_not_of("0123456789abcdef") == std::string_view::npos;
    if (prefix) {
        Statement byHash(m_database, "SELECT id FROM psr WHERE sha256 GLOB :prefix || '*' AND "
                                     "deleted_at IS NULL");
        byHash.bind(":prefix", hashOrName);
        if (byHash.step()) {
            const PsrId id(byHash.integer(0));
            if (!byHash.step()) return id;
            throw Error({.code = "LIB-032",
                         .problem = "The hashes of several PSRs begin like this",
                         .found = std::string(hashOrName),
                         .hint = "Give more digits."});
        }
    }
    Statement byName(m_database, "SELECT id FROM psr WHERE name = :name AND deleted_at IS NULL "
                                 "ORDER BY added_at DESC, id DESC");
    byName.bind(":name", hashOrName);
    return byName.step() ? std::optional(PsrId(byName.integer(0))) : std::nullopt;
}

std::vector<std::byte> SteeringLibrary::bytes(PsrId id) const {
    const PsrSummary psr = summary(id);
    const auto path = fileOf(psr);
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored))
        throw fileProblem("LIB-030", "The file of this PSR is missing", psr, path,
                          "Restore a backup, or remove the PSR from the library.");
    auto bytes = readFile(path, 1u << 30);
    if (sha256Hex(bytes) != psr.sha256)
        throw fileProblem("LIB-031", "The file of this PSR has changed since it was kept", psr,
                          path, "Restore a backup, or remove the PSR from the library.");
    return bytes;
}

SteeringModel SteeringLibrary::load(PsrId id) const {
    return parseSteeringModel(bytes(id));
}

std::vector<ErrorRecord> SteeringLibrary::verify() const {
    std::vector<ErrorRecord> problems;
    for (const PsrSummary& psr : list()) {
        try {
            load(psr.id);
        } catch (const Error& error) {
            problems.push_back(error.inFile(fileOf(psr).string()).record());
        }
    }
    return problems;
}

std::vector<ErrorRecord> SteeringLibrary::adoptFiles() {
    Statement known(m_database, "SELECT 1 FROM psr WHERE sha256 = :sha256");
    std::vector<std::filesystem::path> strangers;
    std::error_code ignored; // A folder that is not there yet holds nothing.
    for (const auto& file : std::filesystem::directory_iterator(m_folder, ignored)) {
        if (file.path().extension() != kExtension) continue;
        known.bind(":sha256", file.path().stem().string());
        if (!known.step()) strangers.push_back(file.path());
        known.reset();
    }
    std::ranges::sort(strangers);
    std::vector<ErrorRecord> problems;
    for (const auto& path : strangers) {
        try {
            const PsrSummary psr = summary(addFile(path));
            if (fileOf(psr) != path) std::filesystem::remove(path, ignored);
        } catch (const Error& error) {
            problems.push_back(error.inFile(path.string()).record());
        }
    }
    return problems;
}

std::int64_t SteeringLibrary::emptyTrash() {
    Statement rows(m_database, std::string(kSummary) + "WHERE deleted_at IS NOT NULL");
    const auto trash = read(rows);
    Transaction transaction(m_database);
    m_database.execute("DELETE FROM psr WHERE deleted_at IS NOT NULL");
    transaction.commit();
    std::error_code ignored; // A file that stays comes back as an orphan; nothing is lost.
    for (const PsrSummary& psr : trash)
        std::filesystem::remove(fileOf(psr), ignored);
    return static_cast<std::int64_t>(trash.size());
}

} // namespace steerscope
