// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

namespace steerscope {

/// The name people know a model file by, from its SHA-256. Files carry a name of their own
/// (general.name), which is sometimes the name of a training run.
std::optional<std::string_view> knownModelName(std::string_view sha256);

} // namespace steerscope
