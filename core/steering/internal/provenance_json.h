// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/strict_json.h"
#include "core/steering/steering_model.h"

namespace steerscope {

/// Reads typed fields of an untrusted JSON object; every failure is PSR-003 naming the field.
/// Borrows the document.
class JsonFields {
public:
    JsonFields(const Json& object, std::string where);
    std::string text(const char* key) const;
    std::int64_t integer(const char* key, std::int64_t least, std::int64_t most) const;
    std::uint64_t decimalText(const char* key) const; ///< A 64-bit number written as text.
    double number(const char* key) const;             ///< Finite.
    const Json& array(const char* key) const;
    std::vector<double> numbers(const char* key) const; ///< A list of finite numbers.
    const Json& object(const char* key) const;

private:
    const Json& field(const char* key) const;
    [[noreturn]] void fail(const char* key, const std::string& allowed) const;

    const Json& m_object;
    std::string m_where;
};

/// One line; malformed UTF-8 in user text becomes U+FFFD.
std::string toJsonText(const Json& json);

/// Throws PSR-006 for a number that JSON cannot hold.
Json provenanceToJson(const Provenance& provenance);
/// Unknown keys are ignored: later versions may add some.
Provenance provenanceFromJson(const Json& json);

} // namespace steerscope
