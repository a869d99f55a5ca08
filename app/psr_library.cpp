// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/psr_library.h"

#include <algorithm>
#include <cctype>

#include "app/background.h"
#include "app/text.h"
#include "core/base/atomic_file.h"
#include "core/base/sha256.h"
#include "core/steering/steering_model_io.h"

namespace steerscope {
namespace {

using ModelPtr = std::shared_ptr<const SteeringModel>;

struct FolderContent {
    std::vector<LibraryEntry> entries;
    std::vector<ErrorRecord> errors;
};

LibraryEntry readEntry(const std::filesystem::path& path) {
    return {std::make_shared<const SteeringModel>(loadSteeringModel(path)), path};
}

FolderContent readFolder(const std::filesystem::path& folder) {
    FolderContent content;
    std::error_code ignored; // A folder that is not there yet holds nothing.
    std::vector<std::filesystem::path> files;
    for (const auto& file : std::filesystem::directory_iterator(folder, ignored))
        if (file.path().extension() == ".safetensors") files.push_back(file.path());
    std::ranges::sort(files);
    for (const auto& path : files) {
        try {
            content.entries.push_back(readEntry(path));
        } catch (const Error& error) {
            content.errors.push_back(error.record());
        }
    }
    return content;
}

std::filesystem::path saveUnder(const std::filesystem::path& folder, const SteeringModel& model) {
    const auto bytes = serializeSteeringModel(model);
    std::error_code ignored; // writeFileAtomically says what is wrong with the folder.
    std::filesystem::create_directories(folder, ignored);
    const auto path = folder / (fileStem(model.provenance.name) + "-" +
                                sha256Hex(bytes).substr(0, 8) + ".safetensors");
    writeFileAtomically(path, bytes);
    return path;
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

PsrLibrary::PsrLibrary(std::filesystem::path folder, QThreadPool& pool, QObject* parent)
    : QObject(parent), m_folder(std::move(folder)), m_pool(pool) {}

int PsrLibrary::indexOf(const ModelPtr& model) const {
    const auto found = std::ranges::find(m_entries, model, &LibraryEntry::model);
    return found == m_entries.end() || !model ? -1 : static_cast<int>(found - m_entries.begin());
}

int PsrLibrary::indexOf(const std::filesystem::path& path) const {
    const auto found = std::ranges::find(m_entries, path, &LibraryEntry::path);
    return found == m_entries.end() || path.empty() ? -1
                                                    : static_cast<int>(found - m_entries.begin());
}

int PsrLibrary::insert(LibraryEntry entry) {
    const int known = indexOf(entry.path);
    if (known >= 0) return known;
    m_entries.push_back(std::move(entry));
    Q_EMIT changed();
    return static_cast<int>(m_entries.size()) - 1;
}

void PsrLibrary::loadFolder() {
    runInBackground(
        m_pool, this, [folder = m_folder] { return readFolder(folder); },
        [this](Outcome<FolderContent> outcome) {
            if (outcome.error) Q_EMIT failed(*outcome.error);
            if (outcome.value) {
                for (LibraryEntry& entry : outcome.value->entries)
                    insert(std::move(entry));
                for (const ErrorRecord& error : outcome.value->errors)
                    Q_EMIT failed(error);
            }
            Q_EMIT folderLoaded();
        });
}

void PsrLibrary::addBundled(ModelPtr model) {
    m_entries.insert(m_entries.begin(), LibraryEntry{std::move(model), {}, true});
    Q_EMIT changed();
}

void PsrLibrary::open(const std::filesystem::path& path) {
    runInBackground(
        m_pool, this, [path] { return readEntry(path); },
        [this](Outcome<LibraryEntry> outcome) {
            if (outcome.value)
                Q_EMIT opened(insert(std::move(*outcome.value)));
            else
                Q_EMIT failed(*outcome.error);
        });
}

int PsrLibrary::add(ModelPtr model, const ModelPtr& replaces) {
    keep(model);
    const int old = indexOf(replaces);
    if (old < 0) return insert({std::move(model), {}});
    m_entries[static_cast<std::size_t>(old)] = {std::move(model), {}};
    Q_EMIT changed();
    return old;
}

/// Saves in the background and notes the path; a failure is told, the PSR stays usable.
void PsrLibrary::keep(const ModelPtr& model) {
    runInBackground(
        m_pool, this, [folder = m_folder, model] { return saveUnder(folder, *model); },
        [this, model](Outcome<std::filesystem::path> outcome) {
            if (outcome.error) return Q_EMIT failed(*outcome.error);
            const int index = indexOf(model);
            if (index >= 0) m_entries[static_cast<std::size_t>(index)].path = *outcome.value;
        });
}

void PsrLibrary::save(int index, const std::filesystem::path& path) {
    if (index < 0 || static_cast<std::size_t>(index) >= m_entries.size()) return;
    const ModelPtr model = m_entries[static_cast<std::size_t>(index)].model;
    runInBackground(
        m_pool, this,
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
