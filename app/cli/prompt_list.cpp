// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/prompt_list.h"

#include <filesystem>
#include <sstream>
#include <unistd.h>

#include "core/base/error.h"
#include "core/base/file_bytes.h"
#include "resources/bundled_resources.h"

namespace steerscope::cli {
namespace {

std::vector<std::string> allPrompts(const std::string& file) {
    std::vector<std::string> prompts;
    if (file.empty()) {
        for (const std::string_view line : bundledPrompts())
            prompts.emplace_back(line);
        return prompts;
    }
    std::istringstream lines(readTextFile(file));
    for (std::string line; std::getline(lines, line);) {
        if (!line.empty() && line.back() == '\r') line.pop_back();
        if (!line.empty()) prompts.push_back(line);
    }
    return prompts;
}

} // namespace

std::vector<std::string> promptList(const std::string& file, int train, int heldout) {
    std::vector<std::string> prompts = allPrompts(file);
    constexpr int kFewestTraining = 8;
    if (prompts.size() < static_cast<std::size_t>(heldout + kFewestTraining))
        throw Error({.code = "CLI-006",
                     .problem = "There are too few prompts",
                     .file = file,
                     .found = std::to_string(prompts.size()) + " lines",
                     .allowed = std::to_string(heldout + kFewestTraining) + " or more",
                     .hint = "Add user messages, one a line, or lower --heldout."});
    const auto wanted = static_cast<std::size_t>(train + heldout);
    if (prompts.size() > wanted) prompts.resize(wanted);
    return prompts;
}

void requireWritableFolder(const std::string& file) {
    if (file.empty()) return;
    const std::filesystem::path path(file);
    const auto folder = path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
    if (std::filesystem::is_directory(folder) && !std::filesystem::is_directory(path) &&
        ::access(folder.c_str(), W_OK) == 0)
        return;
    throw Error({.code = "SAVE-001",
                 .problem = "Nothing can be written there",
                 .file = file,
                 .field = "--out",
                 .hint = "Name a file in an existing folder that you may write to."});
}

} // namespace steerscope::cli
