// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "core/library/database.h"

namespace steerscope {

/// What is to be found again after a restart, as JSON texts by name ("experiment", "rail", …). A
/// save is durable when it returns.
class SessionStore {
public:
    explicit SessionStore(Database& database) : m_database(database) {}

    void save(const std::string& name, const std::string& document);
    std::optional<std::string> read(const std::string& name) const;

private:
    Database& m_database;
};

} // namespace steerscope
