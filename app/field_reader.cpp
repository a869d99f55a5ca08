// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/field_reader.h"

#include <cmath>

#include "core/base/error.h"

namespace steerscope {
namespace {

constexpr char kHint[] = "The file is damaged or was not written by Steerscope.";

[[noreturn]] void wrongType(std::string field, const Json& found, std::string allowed) {
    throw Error({.code = "FIELD-002",
                 .problem = "A field of the file holds the wrong kind of value",
                 .field = std::move(field),
                 .found = found.type_name(),
                 .allowed = std::move(allowed),
                 .hint = kHint});
}

} // namespace

void refuseField(std::string field, std::string found, std::string allowed) {
    throw Error({.code = "FIELD-003",
                 .problem = "A field of the file holds an impossible value",
                 .field = std::move(field),
                 .found = std::move(found),
                 .allowed = std::move(allowed),
                 .hint = kHint});
}

FieldReader::FieldReader(const Json& json, std::string path)
    : m_json(json), m_path(std::move(path)) {
    if (!json.is_object()) wrongType(m_path.empty() ? "the document" : m_path, json, "an object");
}

bool FieldReader::has(std::string_view key) const {
    const auto found = m_json.find(key);
    return found != m_json.end() && !found->is_null();
}

std::string FieldReader::pathOf(std::string_view key) const {
    return m_path.empty() ? std::string(key) : m_path + "." + std::string(key);
}

const Json& FieldReader::at(std::string_view key) const {
    const auto found = m_json.find(key);
    if (found != m_json.end()) return *found;
    throw Error({.code = "FIELD-001",
                 .problem = "A field that must be in the file is missing",
                 .field = pathOf(key),
                 .hint = kHint});
}

std::string FieldReader::text(std::string_view key, std::size_t maxBytes) const {
    const Json& value = at(key);
    if (!value.is_string()) wrongType(pathOf(key), value, "text");
    const auto& text = value.get_ref<const std::string&>();
    if (text.size() > maxBytes)
        refuseField(pathOf(key), std::to_string(text.size()) + " bytes",
                    "at most " + std::to_string(maxBytes) + " bytes");
    return text;
}

double FieldReader::number(std::string_view key, double low, double high) const {
    const Json& value = at(key);
    if (!value.is_number()) wrongType(pathOf(key), value, "a number");
    const double number = value.get<double>();
    if (!(number >= low && number <= high))
        refuseField(pathOf(key), std::to_string(number),
                    std::to_string(low) + " to " + std::to_string(high));
    return number;
}

std::int64_t FieldReader::integer(std::string_view key, std::int64_t low, std::int64_t high) const {
    const Json& value = at(key);
    if (!value.is_number_integer()) wrongType(pathOf(key), value, "a whole number");
    // An unsigned value above the signed range would wrap in get<int64_t>().
    const bool tooLarge =
        value.is_number_unsigned() && value.get<std::uint64_t>() > static_cast<std::uint64_t>(high);
    const std::int64_t number = tooLarge ? high : value.get<std::int64_t>();
    if (tooLarge || number < low || number > high)
        refuseField(pathOf(key), value.dump(), std::to_string(low) + " to " + std::to_string(high));
    return number;
}

std::uint64_t FieldReader::natural(std::string_view key) const {
    const Json& value = at(key);
    if (!value.is_number_unsigned()) wrongType(pathOf(key), value, "a whole number from 0 on");
    return value.get<std::uint64_t>();
}

bool FieldReader::boolean(std::string_view key) const {
    const Json& value = at(key);
    if (!value.is_boolean()) wrongType(pathOf(key), value, "true or false");
    return value.get<bool>();
}

FieldReader FieldReader::object(std::string_view key) const {
    return FieldReader(at(key), pathOf(key));
}

const Json& FieldReader::array(std::string_view key, std::size_t maxCount) const {
    const Json& value = at(key);
    if (!value.is_array()) wrongType(pathOf(key), value, "a list");
    if (value.size() > maxCount)
        refuseField(pathOf(key), std::to_string(value.size()) + " items",
                    "at most " + std::to_string(maxCount));
    return value;
}

} // namespace steerscope
