// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/user_paths.h"

#include <cstdlib>

namespace steerscope {

std::filesystem::path userDataFolder() {
    if (const char* data = std::getenv("XDG_DATA_HOME"); data && *data)
        return std::filesystem::path(data) / "steerscope";
    const char* home = std::getenv("HOME");
    return std::filesystem::path(home && *home ? home : ".") / ".local/share/steerscope";
}

std::filesystem::path userModelPath(const std::string& name) {
    return userDataFolder() / "models" / (name + ".gguf");
}

} // namespace steerscope
