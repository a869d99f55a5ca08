// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/output.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <iostream>
#include <unistd.h>

namespace steerscope::cli {
namespace {

void requireFinite(const Json& node, const std::string& path) {
    if (node.is_number_float() && !std::isfinite(node.get<double>()))
        throw Error({.code = "CLI-010",
                     .problem = "A result is not a finite number",
                     .field = path,
                     .hint = "The strength may be too large for this model; try a smaller one."});
    if (node.is_object())
        for (const auto& [key, value] : node.items())
            requireFinite(value, path + "." + key);
    if (node.is_array())
        for (const Json& value : node)
            requireFinite(value, path + "[]");
}

} // namespace

void printJson(const Json& document) {
    requireFinite(document, "$");
    std::cout << document.dump(-1, ' ', false, Json::error_handler_t::replace) << std::endl;
}

Json gridJson(const CoefficientGrid& grid) {
    Json rows = Json::array();
    for (std::size_t l = 0; l < grid.rows(); ++l) {
        const auto row = grid.row(l);
        rows.push_back(std::vector<float>(row.begin(), row.end()));
    }
    return rows;
}

Json idsJson(const std::vector<TokenId>& ids) {
    Json list = Json::array();
    for (const TokenId id : ids)
        list.push_back(id.value);
    return list;
}

ProgressLine::ProgressLine() : m_terminal(::isatty(STDERR_FILENO) != 0) {}

ProgressLine::~ProgressLine() {
    if (m_terminal && !m_stage.empty()) std::cerr << "\r\033[K" << std::flush;
}

void ProgressLine::show(const Progress& progress) {
    if (!m_terminal) {
        if (progress.stage != m_stage) std::cerr << progress.stage << "\n";
        m_stage = progress.stage;
        return;
    }
    m_stage = progress.stage;
    std::string line("\r\033[K");
    line += progress.stage;
    if (progress.total > 0) {
        constexpr std::size_t kWidth = 24;
        const double share =
            std::min(1.0, static_cast<double>(progress.done) / static_cast<double>(progress.total));
        const auto filled = static_cast<std::size_t>(share * kWidth);
        line.append(" [").append(filled, '#').append(kWidth - filled, '.').append("]");
    }
    if (progress.secondsLeft >= 0)
        line.append(" ")
            .append(std::to_string(static_cast<int>(std::ceil(progress.secondsLeft))))
            .append(" s left");
    std::cerr << line << std::flush;
}

Json errorJson(const ErrorRecord& r) {
    Json error = {{"code", r.code},   {"problem", r.problem}, {"file", r.file}, {"field", r.field},
                  {"found", r.found}, {"allowed", r.allowed}, {"hint", r.hint}};
    if (r.offset) error["offset"] = *r.offset;
    return {{"error", error}};
}

} // namespace steerscope::cli
