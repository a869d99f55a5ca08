// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/answer_options.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <optional>

#include "core/base/error.h"

namespace steerscope::cli {
namespace {

constexpr std::array kColumnWords{"unsteered", "prompted", "psr", "twin", "stack"};
constexpr std::int32_t kMostCells = 1 << 20;

/// What a column made by comparisonColumns is called on the command line.
std::string wordOf(const ColumnRequest& column) {
    if (column.name == "Unsteered") return "unsteered";
    if (column.name == "Prompted") return "prompted";
    if (column.name.starts_with("Constant twin")) return "twin";
    return column.name.starts_with("PSR + prompt") ? "stack" : "psr";
}

struct Named {
    std::string column, value;
};

/// Only a known word before the sign of equality is a column: texts may hold one too.
Named splitColumn(const std::string& text) {
    for (const std::string word : kColumnWords)
        if (text.starts_with(word + "=")) return {word, text.substr(word.size() + 1)};
    return {{}, text};
}

ColumnRequest& findColumn(const std::string& word, std::vector<ColumnRequest>& columns) {
    if (word.empty() && columns.size() == 1) return columns.front();
    const std::string wanted = word.empty() ? "psr" : word;
    const auto found = std::ranges::find(columns, wanted, wordOf);
    if (found != columns.end()) return *found;
    throw Error({.code = "CLI-031",
                 .problem = "There is no such column",
                 .field = "--prefix, --paint",
                 .found = wanted,
                 .allowed = "unsteered, prompted (with --steer), psr (with --psr), twin (with "
                            "--twin) or stack (with --stack)",
                 .hint = "Name a column of this comparison before the sign of equality."});
}

template <class Value> std::optional<Value> numberIn(std::string_view text) {
    Value value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

std::vector<std::string> split(const std::string& text, char sign) {
    std::vector<std::string> parts{""};
    for (const char c : text)
        c == sign ? parts.emplace_back() : parts.back() += c;
    return parts;
}

std::vector<TokenId> idsIn(const std::string& text) {
    std::vector<TokenId> ids;
    for (const std::string& part : split(text, ',')) {
        const auto id = numberIn<std::int32_t>(part);
        if (!id || *id < 0)
            throw Error({.code = "CLI-032",
                         .problem = "This is not a list of token ids",
                         .field = "--prefix-ids",
                         .found = text.substr(0, 80),
                         .allowed = "numbers parted by commas",
                         .hint = "steerscope-cli tokenize prints the ids of a text."});
        ids.emplace_back(*id);
    }
    return ids;
}

struct Range {
    std::int32_t first = 0, last = 0;
};

std::optional<Range> rangeIn(const std::string& text) {
    const auto parts = split(text, '-');
    const auto first = numberIn<std::int32_t>(parts.front());
    const auto last = numberIn<std::int32_t>(parts.back());
    if (parts.size() > 2 || !first || !last || *first < 0 || *last < *first) return std::nullopt;
    return Range{*first, *last};
}

} // namespace

std::vector<PushOverride> paintedCells(const std::string& text) {
    const auto parts = split(text, ':');
    const auto layers = rangeIn(parts.front());
    const auto tokens = parts.size() == 3 ? rangeIn(parts[1]) : std::nullopt;
    const auto push = parts.size() == 3 ? numberIn<float>(parts[2]) : std::nullopt;
    const bool few =
        layers && tokens && layers->last < kMostCells && tokens->last < kMostCells &&
        std::int64_t(layers->last - layers->first + 1) * (tokens->last - tokens->first + 1) <=
            kMostCells;
    if (!few || !push)
        throw Error({.code = "CLI-033",
                     .problem = "This does not say which cells to paint",
                     .field = "--paint",
                     .found = text.substr(0, 80),
                     .allowed = "LAYERS:TOKENS:PUSH, such as 23:7:0 or 20-24:0-5:12.5",
                     .hint = "Layers and tokens count from 0; a push of 0 switches the steering "
                             "off there."});
    std::vector<PushOverride> cells;
    for (std::int32_t l = layers->first; l <= layers->last; ++l)
        for (std::int32_t t = tokens->first; t <= tokens->last; ++t)
            cells.push_back({LayerIndex(l), t, *push});
    return cells;
}

void addAnswerOptions(CLI::App& verb, AnswerOptions& options) {
    verb.add_option("--prefix", options.prefix,
                    "The answer begins with this: [COLUMN=]TEXT, after --prefix-ids");
    verb.add_option("--prefix-ids", options.prefixIds,
                    "The answer begins with these tokens: [COLUMN=]ID,ID,…");
    verb.add_option("--paint", options.paint,
                    "Sets pushes of the PSR's answer: LAYERS:TOKENS:PUSH, 20-24:0-5:12.5");
}

void applyAnswerOptions(const AnswerOptions& options, std::vector<ColumnRequest>& columns) {
    for (const std::string& text : options.prefixIds) {
        const Named named = splitColumn(text);
        findColumn(named.column, columns).prefix = idsIn(named.value);
    }
    for (const std::string& text : options.prefix) {
        const Named named = splitColumn(text);
        findColumn(named.column, columns).prefixText = named.value;
    }
    for (const std::string& text : options.paint)
        for (const PushOverride& cell : paintedCells(text))
            findColumn({}, columns).painted.push_back(cell);
}

} // namespace steerscope::cli
