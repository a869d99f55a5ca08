// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

namespace steerscope::test {

/// A file under tests/data.
inline std::filesystem::path dataPath(const std::string& name) {
    return std::filesystem::path(STEERSCOPE_TEST_DATA) / name;
}

} // namespace steerscope::test
