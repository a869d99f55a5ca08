// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/strict_json.h"

namespace steerscope {

/// Reads the fields of one JSON object that may come from anywhere; every getter checks type and
/// range and throws FIELD-001 (missing), FIELD-002 (wrong type) or FIELD-003 (out of range) with
/// the full path of the field. Refers to the Json it was given: keep that alive.
class FieldReader {
public:
    /// Throws FIELD-002 unless `json` is an object.
    explicit FieldReader(const Json& json, std::string path = {});

    bool has(std::string_view key) const;
    std::string text(std::string_view key, std::size_t maxBytes = 1u << 20) const;
    double number(std::string_view key, double low, double high) const;
    std::int64_t integer(std::string_view key, std::int64_t low, std::int64_t high) const;
    std::uint64_t natural(std::string_view key) const; ///< Any unsigned 64-bit number.
    bool boolean(std::string_view key) const;
    FieldReader object(std::string_view key) const;
    /// The array under `key`, refused when longer than `maxCount`.
    const Json& array(std::string_view key, std::size_t maxCount) const;
    const Json& json() const { return m_json; }
    const std::string& path() const { return m_path; }
    std::string pathOf(std::string_view key) const;

private:
    const Json& at(std::string_view key) const;

    const Json& m_json;
    std::string m_path;
};

/// Throws FIELD-003: `field` holds something that cannot be.
[[noreturn]] void refuseField(std::string field, std::string found, std::string allowed);

} // namespace steerscope
