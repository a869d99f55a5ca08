// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/session_store.h"

namespace steerscope {

void SessionStore::save(const std::string& name, const std::string& document) {
    Transaction transaction(m_database);
    Statement(m_database,
              "INSERT INTO session (name, document, saved_at) VALUES (:name, :document, "
              "strftime('%Y-%m-%dT%H:%M:%SZ', 'now')) ON CONFLICT (name) DO UPDATE SET document = "
              "excluded.document, saved_at = excluded.saved_at")
        .bind(":name", name)
        .bind(":document", document)
        .run();
    transaction.commit();
}

std::optional<std::string> SessionStore::read(const std::string& name) const {
    Statement row(m_database, "SELECT document FROM session WHERE name = :name");
    row.bind(":name", name);
    return row.step() ? std::optional(row.text(0)) : std::nullopt;
}

} // namespace steerscope
