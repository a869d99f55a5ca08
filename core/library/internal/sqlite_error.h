// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <SQLiteCpp/Exception.h>
#include <filesystem>
#include <utility>

#include "core/base/error.h"

namespace steerscope {

/// SQLite's result as an Error with cause and next step.
Error libraryError(const SQLite::Exception& failure, const std::filesystem::path& path);

/// The same for a folder or file that could not be made, moved or copied (LIB-008).
Error libraryError(const std::filesystem::filesystem_error& failure);

/// Runs `action`; what SQLite or the file system throws becomes an Error that names the file.
template <class Action>
decltype(auto) translated(const std::filesystem::path& path, Action&& action) {
    try {
        return std::forward<Action>(action)();
    } catch (const SQLite::Exception& failure) {
        throw libraryError(failure, path);
    } catch (const std::filesystem::filesystem_error& failure) {
        throw libraryError(failure);
    }
}

} // namespace steerscope
