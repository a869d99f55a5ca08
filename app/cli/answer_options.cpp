// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/answer_options.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <optional>
#include <string_view>

#include "core/base/error.h"

namespace steerscope::cli {
namespace {

constexpr std::array<std::string_view, 5> kColumnWords{"unsteered", "prompted", "psr", "twin",
                                                       "stack"};
constexpr std::int32_t kMostCells = 1 << 20;

/// unsteered, prompted, psr, twin, stack, and the last three with a number from 2.
bool isColumnWord(std::string_view word) {
    return std::ranges::any_of(kColumnWords, [word](std::string_view known) {
        if (!word.starts_with(known)) return false;
        const std::string_view number = word.substr(known.size());
        const bool counted = known != "unsteered" && known != "prompted";
        return number.empty() ||
               (counted && number.size() < 6 &&
                std::ranges::all_of(number, [](char c) { return c >= '0' && c <= '9'; }));
    });
}

struct Named {
    std::string column, value;
};

/// Only a known word before the sign of equality is a column: texts may hold one too.
Named splitColumn(const std::string& text) {
    const std::size_t sign = text.find('=');
    if (sign == text.npos || !isColumnWord(text.substr(0, sign))) return {{}, text};
    return {text.substr(0, sign), text.substr(sign + 1)};
}

ColumnRequest& findColumn(const std::string& word, std::vector<AnswerColumn>& columns) {
    if (word.empty() && columns.size() == 1) return columns.front().request;
    const std::string wanted = word.empty() ? "psr" : word;
    const auto found = std::ranges::find(columns, wanted, &AnswerColumn::word);
    if (found != columns.end()) return found->request;
    throw Error({.code = "CLI-031",
                 .problem = "There is no such column",
                 .field = "--prefix, --paint",
                 .found = wanted,
                 .allowed = "unsteered, prompted (with --steer), psr (with --psr), twin (with "
                            "--twin), stack (with --stack); psr2, … of the second --psr",
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

void applyAnswerOptions(const AnswerOptions& options, std::vector<AnswerColumn>& columns) {
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
