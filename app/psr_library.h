// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <filesystem>
#include <memory>
#include <string_view>
#include <vector>

#include "app/library/library_service.h"
#include "app/psr_head.h"
#include "core/base/error.h"
#include "core/steering/steering_model.h"

namespace steerscope {

/// One PSR that can be used. `path` is empty while it has not been saved, and for bundled ones;
/// `sha256` is that of its file, empty until it is known. Its weights stay in memory while
/// something uses them; a full affine map holds tens of megabytes.
struct LibraryEntry {
    PsrHead head;
    std::shared_ptr<const SteeringModel> held; ///< While no file of the library has it.
    std::weak_ptr<const SteeringModel> used;   ///< Expired: `PsrLibrary::model` reads it again.
    std::filesystem::path path;
    bool bundled = false;
    std::string sha256;
};

/// The PSRs at hand: bundled, of the user's library, opened from elsewhere (which joins the
/// library), just distilled. Files are read and written in the background; the list changes on the
/// GUI thread only.
class PsrLibrary : public QObject {
    Q_OBJECT
public:
    /// `folder` is the one of PSR files; the library's database lies beside it.
    PsrLibrary(const std::filesystem::path& folder, QThreadPool& pool, QObject* parent = nullptr);

    /// The user's library, for everything else that is kept in it.
    LibraryService& store() { return m_store; }

    const std::vector<LibraryEntry>& entries() const { return m_entries; }
    /// The PSR with its weights, from its file if nobody uses it. Null when it cannot be read;
    /// `failed` tells why.
    std::shared_ptr<const SteeringModel> model(int index);
    /// The last one of that name; −1: there is none.
    int indexOfName(std::string_view name) const;
    int indexOf(const std::shared_ptr<const SteeringModel>& model) const; ///< −1: not here.
    /// Also finds a PSR by the name its file had before it was named after its hash.
    int indexOf(const std::filesystem::path& path) const;
    int indexOfHash(std::string_view sha256) const;

    /// Reads every PSR of the user's library; unreadable ones are reported and left alone.
    void loadFolder();
    void addBundled(std::shared_ptr<const SteeringModel> model);
    /// Reads a PSR or a control vector from anywhere and keeps it in the library; `opened` or
    /// `failed` follows. `nLayers` of the language model in use, which a control vector does not
    /// tell; 0: none is.
    void open(const std::filesystem::path& path, std::int32_t nLayers = 0);
    /// Adds a PSR that was just made and keeps it in the user's library. A newer version of the
    /// same distillation (`replaces`) takes its row; the older one goes to the trash.
    int add(std::shared_ptr<const SteeringModel> model,
            const std::shared_ptr<const SteeringModel>& replaces);
    /// Writes a copy; `saved` or `failed` follows.
    void save(int index, const std::filesystem::path& path);

Q_SIGNALS:
    void changed();
    void opened(int index);
    void saved(const QString& path);
    void folderLoaded();
    void failed(const steerscope::ErrorRecord& error);

private:
    int insert(LibraryEntry entry);
    LibraryEntry& at(int index) { return m_entries[static_cast<std::size_t>(index)]; }
    void takeFolder(std::vector<LibraryEntry> entries);
    void takeOpened(LibraryEntry entry);
    void keep(const std::shared_ptr<const SteeringModel>& model,
              const std::shared_ptr<const SteeringModel>& replaces);

    LibraryService m_store;
    std::vector<LibraryEntry> m_entries;
};

/// "You are a pirate!" → "you-are-a-pirate", at most 40 characters, never empty.
std::string fileStem(std::string_view name);

} // namespace steerscope
