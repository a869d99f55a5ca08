// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <nlohmann/json.hpp>
#include <string_view>

namespace steerscope {

/// Insertion-ordered: files and `--json` output keep the order in which they were written.
using Json = nlohmann::ordered_json;

struct JsonLimits {
    std::size_t maxDepth = 64;
    std::size_t maxBytes = 64u << 20;
    std::size_t maxElements = 8'000'000; ///< Keys and values together.
};

/// Parses JSON from an untrusted file without recursion: duplicate keys, deeper nesting than the
/// limit, trailing text and invalid UTF-8 are refused. Errors JSON-001 (syntax), JSON-002 (depth),
/// JSON-003 (duplicate key; `field` is the key), JSON-004 (too large). `offset` is the byte at
/// fault, known for syntax errors only.
Json parseStrictJson(std::string_view text, const JsonLimits& limits = {});

} // namespace steerscope
