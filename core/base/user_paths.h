// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

namespace steerscope {

inline constexpr char kDefaultModelName[] = "smollm2-135m-instruct";

/// `$XDG_DATA_HOME/steerscope`, else `~/.local/share/steerscope`. Not created here.
std::filesystem::path userDataFolder();

/// Where packaging/fetch_model.sh puts models: `<userDataFolder>/models/NAME.gguf`.
std::filesystem::path userModelPath(const std::string& name);

} // namespace steerscope
