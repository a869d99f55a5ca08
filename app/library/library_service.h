// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QThreadPool>

#include <filesystem>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "app/background.h"
#include "core/library/library.h"

namespace steerscope {

/// The user's library on a background thread: opened by the first request, used by one request
/// after the other in the order they were made, so that the GUI thread never waits for a disk. The
/// pool has one thread and outlives nothing that this object owns: wait for it before.
class LibraryService : public QObject {
    Q_OBJECT
public:
    LibraryService(std::filesystem::path folder, QThreadPool& pool, QObject* parent = nullptr);
    ~LibraryService() override;

    /// Runs work(Library&) in the background and hands its Outcome to `done` on the thread of
    /// `context`, if that still lives. A library that cannot be opened fails every request alike.
    template <class Work, class Done> void request(QObject* context, Work work, Done done) {
        runInBackground(
            m_pool, context, [this, work = std::move(work)]() mutable { return work(opened()); },
            std::move(done));
    }

    QThreadPool& pool() { return m_pool; }

Q_SIGNALS:
    /// What a person has to know about how the library was opened; once.
    void noticed(const steerscope::ErrorRecord& notice);

private:
    Library& opened();

    std::filesystem::path m_folder;
    QThreadPool& m_pool;
    std::unique_ptr<Library> m_library; ///< Touched on the pool's thread only.
    std::optional<ErrorRecord> m_failure;
};

} // namespace steerscope
