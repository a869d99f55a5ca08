// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/internal/hf_fields.h"

#include <cmath>

#include "core/base/error.h"
#include "core/model/internal/gguf_keys.h"

namespace steerscope {
namespace {

bool isPositive(const Json& value) {
    return value.is_number() && std::isfinite(value.get<float>()) && value.get<float>() > 0.0f;
}

} // namespace

HfFields::HfFields(const Json& object, std::string prefix)
    : m_object(&object), m_prefix(std::move(prefix)) {
    if (!object.is_object()) valueOutOfRange(m_prefix, object.type_name(), "an object");
}

const Json* HfFields::value(const std::string& key) const {
    const auto at = m_object->find(key);
    return at == m_object->end() || at->is_null() ? nullptr : &*at;
}

const Json& HfFields::present(const std::string& key) const {
    if (const Json* found = value(key)) return *found;
    throw Error({.code = "MODEL-002",
                 .problem = "The model's description lacks a value",
                 .field = name(key),
                 .found = "nothing",
                 .hint = kDamagedModel});
}

void HfFields::wrong(const std::string& key, const std::string& allowed) const {
    valueOutOfRange(name(key), present(key).dump().substr(0, 80), allowed);
}

std::int32_t HfFields::size(const std::string& key, std::uint64_t most) const {
    const Json& found = present(key);
    const bool whole = found.is_number_unsigned();
    const std::uint64_t number = whole ? found.get<std::uint64_t>() : 0;
    if (number >= 1 && number <= most) return static_cast<std::int32_t>(number);
    wrong(key, "1 to " + std::to_string(most));
}

std::optional<std::int32_t> HfFields::sizeIfAny(const std::string& key, std::uint64_t most) const {
    return has(key) ? std::optional(size(key, most)) : std::nullopt;
}

float HfFields::positive(const std::string& key) const {
    if (!isPositive(present(key))) wrong(key, "a finite number above 0");
    return present(key).get<float>();
}

std::optional<float> HfFields::positiveIfAny(const std::string& key) const {
    return has(key) ? std::optional(positive(key)) : std::nullopt;
}

bool HfFields::flag(const std::string& key, bool otherwise) const {
    if (!has(key)) return otherwise;
    if (!value(key)->is_boolean()) wrong(key, "true or false");
    return value(key)->get<bool>();
}

std::string HfFields::text(const std::string& key) const {
    if (!present(key).is_string()) wrong(key, "a text");
    return present(key).get<std::string>();
}

std::string HfFields::textOr(const std::string& key, std::string otherwise) const {
    return has(key) ? text(key) : std::move(otherwise);
}

std::vector<float> HfFields::positives(const std::string& key, std::size_t count) const {
    const Json& list = present(key);
    if (!list.is_array() || list.size() != count) {
        wrong(key, std::to_string(count) + " numbers above 0");
    }
    std::vector<float> out;
    for (const Json& each : list) {
        if (!isPositive(each)) wrong(key, std::to_string(count) + " numbers above 0");
        out.push_back(each.get<float>());
    }
    return out;
}

std::optional<HfFields> HfFields::object(const std::string& key) const {
    const Json* found = value(key);
    if (!found) return std::nullopt;
    return HfFields(*found, name(key) + ".");
}

} // namespace steerscope
