// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/psr_library.h"

#include <algorithm>
#include <cctype>

#include "app/background.h"
#include "app/text.h"
#include "core/base/file_bytes.h"
#include "core/base/sha256.h"
#include "core/steering/control_vector.h"
#include "core/steering/steering_model_io.h"

namespace steerscope {
namespace {

using ModelPtr = std::shared_ptr<const SteeringModel>;

/// Digits of the hash at the end of file names of earlier versions: "pirate-0123abcd".
constexpr std::size_t kShortHash = 8;

struct FolderContent {
    std::vector<LibraryEntry> entries;
    std::vector<ErrorRecord> errors;
};

LibraryEntry heldEntry(ModelPtr model) {
    LibraryEntry entry{.head = headOf(*model)};
    entry.used = model;
    entry.held = std::move(model);
    return entry;
}

/// Known by the hash that its file has, or will have, in the library.
LibraryEntry readEntry(const std::filesystem::path& path, std::int32_t nLayers) {
    LibraryEntry entry =
        heldEntry(std::make_shared<const SteeringModel>(loadSteeringFile(path, nLayers)));
    entry.path = path;
    entry.sha256 = sha256Hex(serializeSteeringModel(*entry.held));
    return entry;
}

/// Every file is read whole and checked; what is told of it is kept.
FolderContent readAll(const SteeringLibrary& psrs) {
    FolderContent content;
    for (const PsrSummary& psr : psrs.list()) {
        try {
            content.entries.push_back({.head = headOf(psrs.load(psr.id)),
                                       .held = nullptr,
                                       .used = {},
                                       .path = psrs.fileOf(psr),
                                       .sha256 = psr.sha256});
        } catch (const Error& error) {
            content.errors.push_back(error.inFile(psrs.fileOf(psr).string()).record());
        }
    }
    return content;
}

/// Keeps `model`; the version it replaces goes to the trash, where its file stays for now.
PsrSummary keepIn(Library& library, const SteeringModel& model, const ModelPtr& replaces) {
    const PsrId id = library.psrs().add(model);
    if (replaces)
        if (const auto old = library.psrs().find(sha256Hex(serializeSteeringModel(*replaces)));
            old && *old != id)
            library.items().moveToTrash(*old);
    return library.psrs().summary(id);
}

} // namespace

std::string fileStem(std::string_view name) {
    std::string stem;
    for (const char c : name) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 128 && std::isalnum(byte))
            stem += static_cast<char>(std::tolower(byte));
        else if (!stem.empty() && stem.back() != '-')
            stem += '-';
        if (stem.size() == 40) break;
    }
    while (!stem.empty() && stem.back() == '-')
        stem.pop_back();
    return stem.empty() ? "psr" : stem;
}

PsrLibrary::PsrLibrary(const std::filesystem::path& folder, QThreadPool& pool, QObject* parent)
    : QObject(parent), m_store(folder.parent_path(), pool) {
    connect(&m_store, &LibraryService::noticed, this, &PsrLibrary::failed);
}

ModelPtr PsrLibrary::model(int index) {
    if (index < 0 || static_cast<std::size_t>(index) >= m_entries.size()) return nullptr;
    LibraryEntry& entry = at(index);
    if (auto used = entry.used.lock()) return used;
    try {
        auto read =
            std::make_shared<const SteeringModel>(loadSteeringFile(entry.path, entry.head.nLayers));
        entry.used = read;
        return read;
    } catch (const Error& error) {
        Q_EMIT failed(error.record());
        return nullptr;
    }
}

int PsrLibrary::indexOfName(std::string_view name) const {
    for (std::size_t i = m_entries.size(); i-- > 0;)
        if (m_entries[i].head.provenance.name == name) return static_cast<int>(i);
    return -1;
}

int PsrLibrary::indexOf(const ModelPtr& model) const {
    const auto found = std::ranges::find(
        m_entries, model, [](const LibraryEntry& entry) { return entry.used.lock(); });
    return found == m_entries.end() || !model ? -1 : static_cast<int>(found - m_entries.begin());
}

int PsrLibrary::indexOf(const std::filesystem::path& path) const {
    if (path.empty()) return -1;
    const auto found = std::ranges::find(m_entries, path, &LibraryEntry::path);
    if (found != m_entries.end()) return static_cast<int>(found - m_entries.begin());
    const std::string stem = path.stem().string();
    const bool earlier = stem.size() > kShortHash && stem[stem.size() - kShortHash - 1] == '-';
    return earlier ? indexOfHash(stem.substr(stem.size() - kShortHash)) : -1;
}

int PsrLibrary::indexOfHash(std::string_view sha256) const {
    const auto found = std::ranges::find_if(m_entries, [sha256](const LibraryEntry& entry) {
        return !sha256.empty() && entry.sha256.starts_with(sha256);
    });
    return found == m_entries.end() ? -1 : static_cast<int>(found - m_entries.begin());
}

int PsrLibrary::insert(LibraryEntry entry) {
    m_entries.push_back(std::move(entry));
    Q_EMIT changed();
    return static_cast<int>(m_entries.size()) - 1;
}

void PsrLibrary::loadFolder() {
    m_store.request(
        this, [](Library& library) { return readAll(library.psrs()); },
        [this](Outcome<FolderContent> outcome) {
            if (outcome.error) Q_EMIT failed(*outcome.error);
            if (outcome.value) {
                takeFolder(std::move(outcome.value->entries));
                for (const ErrorRecord& error : outcome.value->errors)
                    Q_EMIT failed(error);
            }
            Q_EMIT folderLoaded();
        });
}

/// What was made or opened before the folder was read is there already.
void PsrLibrary::takeFolder(std::vector<LibraryEntry> entries) {
    for (LibraryEntry& entry : entries)
        if (indexOf(entry.path) < 0) insert(std::move(entry));
}

void PsrLibrary::addBundled(ModelPtr model) {
    const std::string sha256 = sha256Hex(serializeSteeringModel(*model));
    LibraryEntry entry = heldEntry(std::move(model));
    entry.bundled = true;
    entry.sha256 = sha256;
    m_entries.insert(m_entries.begin(), std::move(entry));
    Q_EMIT changed();
}

void PsrLibrary::open(const std::filesystem::path& path, std::int32_t nLayers) {
    runInBackground(
        m_store.pool(), this, [path, nLayers] { return readEntry(path, nLayers); },
        [this](Outcome<LibraryEntry> outcome) {
            if (outcome.value)
                takeOpened(std::move(*outcome.value));
            else
                Q_EMIT failed(*outcome.error);
        });
}

/// Listeners know it by the path it was opened from; then it is kept.
void PsrLibrary::takeOpened(LibraryEntry entry) {
    const int known = indexOfHash(entry.sha256);
    const std::filesystem::path path = entry.path;
    const ModelPtr read = entry.held;
    const int index = known < 0 ? insert(std::move(entry)) : known;
    at(index).path = path;
    if (at(index).used.expired()) at(index).used = read;
    const ModelPtr model = at(index).used.lock();
    Q_EMIT opened(index);
    keep(model, nullptr);
}

int PsrLibrary::add(ModelPtr model, const ModelPtr& replaces) {
    keep(model, replaces);
    const int old = indexOf(replaces);
    if (old < 0) return insert(heldEntry(std::move(model)));
    at(old) = heldEntry(std::move(model));
    Q_EMIT changed();
    return old;
}

/// Saves in the background and notes the path; a failure is told, the PSR stays usable.
void PsrLibrary::keep(const ModelPtr& model, const ModelPtr& replaces) {
    struct Kept {
        std::filesystem::path path;
        std::string sha256;
    };
    m_store.request(
        this,
        [model, replaces](Library& library) {
            const PsrSummary psr = keepIn(library, *model, replaces);
            return Kept{library.psrs().fileOf(psr), psr.sha256};
        },
        [this, model](Outcome<Kept> outcome) {
            if (outcome.error) return Q_EMIT failed(*outcome.error);
            const int index = indexOf(model);
            if (index < 0) return;
            LibraryEntry& entry = at(index);
            entry.path = outcome.value->path;
            entry.sha256 = outcome.value->sha256;
            if (!entry.bundled) entry.held = nullptr;
        });
}

void PsrLibrary::save(int index, const std::filesystem::path& path) {
    const ModelPtr model = this->model(index);
    if (!model) return;
    runInBackground(
        m_store.pool(), this,
        [model, path] {
            saveSteeringModel(*model, path);
            return path;
        },
        [this](Outcome<std::filesystem::path> outcome) {
            if (outcome.error)
                Q_EMIT failed(*outcome.error);
            else
                Q_EMIT saved(toQString(outcome.value->string()));
        });
}

} // namespace steerscope
