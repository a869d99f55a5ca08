// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

namespace steerscope {

inline constexpr char kDefaultModelName[] = "smollm2-135m-instruct";

/// `$XDG_DATA_HOME/steerscope`, else `~/.local/share/steerscope`. Not created here.
std::filesystem::path userDataFolder();

/// `$XDG_CACHE_HOME/steerscope`, else `~/.cache/steerscope`: what can be made again. Not created.
std::filesystem::path userCacheFolder();

/// `<userCacheFolder>/hashes`, where KnownHashes keeps those of model files.
std::filesystem::path userHashesPath();

/// Where packaging/fetch_model.sh puts models: `<userDataFolder>/models/NAME.gguf`.
std::filesystem::path userModelPath(const std::string& name);

} // namespace steerscope
