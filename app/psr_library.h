// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QThreadPool>

#include <filesystem>
#include <memory>
#include <string_view>
#include <vector>

#include "core/base/error.h"
#include "core/steering/steering_model.h"

namespace steerscope {

/// One PSR that can be used. `path` is empty while it has not been saved, and for bundled ones.
struct LibraryEntry {
    std::shared_ptr<const SteeringModel> model;
    std::filesystem::path path;
    bool bundled = false;
};

/// The PSRs at hand: bundled, saved under the user's folder, opened from elsewhere, just distilled.
/// Files are read and written on the pool; the list changes on the GUI thread only.
class PsrLibrary : public QObject {
    Q_OBJECT
public:
    PsrLibrary(std::filesystem::path folder, QThreadPool& pool, QObject* parent = nullptr);

    const std::vector<LibraryEntry>& entries() const { return m_entries; }
    int indexOf(const std::shared_ptr<const SteeringModel>& model) const; ///< −1: not here.
    int indexOf(const std::filesystem::path& path) const;

    /// Reads every file of the user's folder; unreadable ones are reported and left alone.
    void loadFolder();
    void addBundled(std::shared_ptr<const SteeringModel> model);
    /// Reads a file from anywhere; `opened` or `failed` follows.
    void open(const std::filesystem::path& path);
    /// Adds a PSR that was just made and saves it under the user's folder. A newer version of the
    /// same distillation (`replaces`) takes its row.
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
    void keep(const std::shared_ptr<const SteeringModel>& model);

    std::filesystem::path m_folder;
    QThreadPool& m_pool;
    std::vector<LibraryEntry> m_entries;
};

/// "You are a pirate!" → "you-are-a-pirate", at most 40 characters, never empty.
std::string fileStem(std::string_view name);

} // namespace steerscope
