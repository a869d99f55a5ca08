// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/user_paths.h"

#include <cstdlib>

namespace steerscope {
namespace {

/// The folder that `variable` names, else `fallback` in the user's home; in it, ours.
std::filesystem::path userFolder(const char* variable, const char* fallback) {
    if (const char* named = std::getenv(variable); named && *named)
        return std::filesystem::path(named) / "steerscope";
    const char* home = std::getenv("HOME");
    return std::filesystem::path(home && *home ? home : ".") / fallback / "steerscope";
}

} // namespace

std::filesystem::path userDataFolder() {
    return userFolder("XDG_DATA_HOME", ".local/share");
}

std::filesystem::path userCacheFolder() {
    return userFolder("XDG_CACHE_HOME", ".cache");
}

std::filesystem::path userHashesPath() {
    return userCacheFolder() / "hashes";
}

std::filesystem::path userModelPath(const std::string& name) {
    return userDataFolder() / "models" / (name + ".gguf");
}

} // namespace steerscope
