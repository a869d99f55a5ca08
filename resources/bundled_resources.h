// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

namespace steerscope {

/// Content of a file under resources/ that was compiled in, by its path there, such as
/// "prompts/neutral.txt"; empty when there is none of that name.
std::string_view bundledResource(std::string_view name);

/// Names of all files compiled in that start with `folder`, in alphabetical order.
std::vector<std::string_view> bundledNames(std::string_view folder);

/// Non-empty lines of "prompts/neutral.txt": neutral user messages for distillation.
std::vector<std::string_view> bundledPrompts();

namespace detail {
struct BundledFile {
    std::string_view name;
    std::string_view content;
};
extern const BundledFile kBundledFiles[]; ///< Ends with an empty name.
} // namespace detail

} // namespace steerscope
