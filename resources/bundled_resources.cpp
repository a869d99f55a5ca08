// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/bundled_resources.h"

#include <algorithm>

namespace steerscope {

std::string_view bundledResource(std::string_view name) {
    for (const auto* file = detail::kBundledFiles; !file->name.empty(); ++file)
        if (file->name == name) return file->content;
    return {};
}

std::vector<std::string_view> bundledNames(std::string_view folder) {
    std::vector<std::string_view> names;
    for (const auto* file = detail::kBundledFiles; !file->name.empty(); ++file)
        if (file->name.starts_with(folder)) names.push_back(file->name);
    std::ranges::sort(names);
    return names;
}

std::vector<std::string_view> bundledPrompts() {
    std::vector<std::string_view> prompts;
    std::string_view rest = bundledResource("prompts/neutral.txt");
    while (!rest.empty()) {
        const std::size_t end = rest.find('\n');
        const std::string_view line = rest.substr(0, end);
        if (!line.empty()) prompts.push_back(line);
        rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
    }
    return prompts;
}

} // namespace steerscope
