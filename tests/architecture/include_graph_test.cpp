// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Holds the arrows of core/README.md: reads every #include of the source tree and fails on an edge
// that is not listed, and on torch, Qt or QCustomPlot in a forbidden place.

#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

struct Include {
    std::string file;   ///< Relative to the repository root
    std::string target; ///< As written between the brackets or quotes
};

/// What each module may include besides itself; everything may use base.
const std::map<std::string, std::set<std::string>> kAllowed = {
    {"core/base", {}},
    {"core/gguf", {"core/base"}},
    {"core/safetensors", {"core/base"}},
    {"core/kernels", {"core/gguf", "core/base"}},
    {"core/tokenizer", {"core/gguf", "core/base"}},
    {"core/model",
     {"core/kernels", "core/tokenizer", "core/gguf", "core/safetensors", "core/base"}},
    {"core/steering",
     {"core/model", "core/tokenizer", "core/gguf", "core/safetensors", "core/base"}},
    {"core/eval", {"core/steering", "core/model", "core/tokenizer", "core/base"}},
    {"core/distill",
     {"core/eval", "core/steering", "core/model", "core/tokenizer", "core/kernels",
      "core/safetensors", "core/base"}},
    {"core/engine",
     {"core/distill", "core/eval", "core/steering", "core/model", "core/tokenizer", "core/base"}},
    {"core/library", {"core/eval", "core/steering", "core/model", "core/tokenizer", "core/base"}},
    {"resources", {}},
    {"widgets", {}},
    {"app",
     {"widgets", "resources", "core/library", "core/engine", "core/distill", "core/eval",
      "core/steering", "core/model", "core/tokenizer", "core/gguf", "core/safetensors",
      "core/base"}},
};

std::string moduleOf(const std::string& path) {
    const std::size_t first = path.find('/');
    if (first == std::string::npos) return path;
    if (path.substr(0, first) != "core") return path.substr(0, first);
    return path.substr(0, path.find('/', first + 1));
}

std::vector<Include> includesOf(const fs::path& file, const fs::path& root) {
    static const std::regex pattern(R"(^\s*#\s*include\s*[<"]([^>"]+)[>"])");
    std::vector<Include> includes;
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);)
        if (std::smatch match; std::regex_search(line, match, pattern))
            includes.push_back({fs::relative(file, root).generic_string(), match[1]});
    return includes;
}

const std::vector<Include>& allIncludes() {
    static const std::vector<Include> includes = [] {
        const fs::path root = STEERSCOPE_SOURCE_DIR;
        std::vector<Include> all;
        for (const char* top : {"core", "widgets", "app", "resources"})
            for (const auto& entry : fs::recursive_directory_iterator(root / top)) {
                const auto extension = entry.path().extension();
                if (extension != ".h" && extension != ".cpp") continue;
                const auto some = includesOf(entry.path(), root);
                all.insert(all.end(), some.begin(), some.end());
            }
        return all;
    }();
    return includes;
}

bool startsWithAny(const std::string& text, const std::vector<std::string>& heads) {
    for (const std::string& head : heads)
        if (text.rfind(head, 0) == 0) return true;
    return false;
}

bool isTorch(const std::string& target) {
    return startsWithAny(target, {"torch/", "ATen/", "c10/"});
}
bool isQt(const std::string& target) {
    static const std::regex pattern(R"(^(Qt\w*/)?Q[A-Z]\w*$|^qcustomplot.*)");
    return std::regex_match(target, pattern);
}
bool isOurs(const std::string& target) {
    return startsWithAny(target, {"core/", "widgets/", "app/", "resources/", "tests/"});
}

TEST(IncludeGraph, ReadsTheTree) {
    EXPECT_GT(allIncludes().size(), 100u);
}

TEST(IncludeGraph, OnlyListedArrowsExist) {
    for (const Include& include : allIncludes()) {
        if (!isOurs(include.target)) continue;
        const std::string from = moduleOf(include.file), to = moduleOf(include.target);
        if (from == to) continue;
        const auto allowed = kAllowed.find(from);
        ASSERT_NE(allowed, kAllowed.end()) << include.file << " is in no listed module";
        EXPECT_TRUE(allowed->second.contains(to)) << include.file << " includes " << include.target
                                                  << ": " << from << " may not use " << to;
    }
}

TEST(IncludeGraph, InternalHeadersStayInTheirModule) {
    for (const Include& include : allIncludes())
        if (include.target.find("/internal/") != std::string::npos)
            EXPECT_EQ(moduleOf(include.file), moduleOf(include.target))
                << include.file << " includes " << include.target;
}

TEST(IncludeGraph, TorchStopsAtPrivateFilesOfFourModules) {
    const std::set<std::string> modules = {"core/model", "core/steering", "core/eval",
                                           "core/distill"};
    for (const Include& include : allIncludes()) {
        if (!isTorch(include.target)) continue;
        EXPECT_TRUE(modules.contains(moduleOf(include.file))) << include.file;
        const bool isPrivate =
            include.file.ends_with(".cpp") || include.file.find("/internal/") != std::string::npos;
        EXPECT_TRUE(isPrivate) << include.file << " is public and includes " << include.target;
    }
}

TEST(IncludeGraph, CoreKnowsNoQt) {
    for (const Include& include : allIncludes())
        if (isQt(include.target))
            EXPECT_TRUE(startsWithAny(include.file, {"widgets/", "app/"}) &&
                        !startsWithAny(include.file, {"app/cli/"}))
                << include.file << " includes " << include.target;
}

TEST(IncludeGraph, QCustomPlotStopsAtOneFile) {
    for (const Include& include : allIncludes())
        if (include.target.find("qcustomplot") != std::string::npos)
            EXPECT_EQ(include.file, "widgets/curve_view.cpp");
}

} // namespace
