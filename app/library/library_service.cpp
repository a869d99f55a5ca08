// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/library_service.h"

namespace steerscope {

LibraryService::LibraryService(std::filesystem::path folder, QThreadPool& pool, QObject* parent)
    : QObject(parent), m_folder(std::move(folder)), m_pool(pool) {}

LibraryService::~LibraryService() = default;

/// On the pool's thread. Opening is tried once: what kept it from opening is told every time.
Library& LibraryService::opened() {
    if (m_failure) throw Error(*m_failure);
    if (m_library) return *m_library;
    try {
        m_library = std::make_unique<Library>(m_folder);
    } catch (const Error& error) {
        m_failure = error.record();
        throw;
    }
    for (const ErrorRecord& notice : m_library->notices())
        QMetaObject::invokeMethod(this, [this, notice] { Q_EMIT noticed(notice); });
    return *m_library;
}

} // namespace steerscope
