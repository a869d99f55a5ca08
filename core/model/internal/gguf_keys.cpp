// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/internal/gguf_keys.h"

#include <cmath>

#include "core/base/error.h"
#include "core/model/internal/architecture.h"

namespace steerscope {

void unsupportedFeature(const std::string& field, const std::string& found) {
    throw Error({.code = "MODEL-004",
                 .problem = "The model uses a feature that is not supported",
                 .field = field,
                 .found = found,
                 .hint = "Use a model without this feature; the families " + architectureNames() +
                         " work in their plain form."});
}

void valuesDisagree(const std::string& field, const std::string& found,
                    const std::string& allowed) {
    throw Error({.code = "MODEL-003",
                 .problem = "Two values in the model's description do not fit together",
                 .field = field,
                 .found = found,
                 .allowed = allowed,
                 .hint = kDamagedModel});
}

void valueOutOfRange(const std::string& field, const std::string& found,
                     const std::string& allowed) {
    throw Error({.code = "MODEL-002",
                 .problem = "A value in the model's description is out of range",
                 .field = field,
                 .found = found,
                 .allowed = allowed,
                 .hint = kDamagedModel});
}

void GgufKeys::require(const std::string& fullName) const {
    if (m_file.has(fullName)) return;
    throw Error({.code = "MODEL-002",
                 .problem = "The model's description lacks a value",
                 .field = fullName,
                 .found = "nothing",
                 .hint = kDamagedModel});
}

std::int32_t GgufKeys::size(const std::string& key, std::uint64_t most) const {
    const std::string full = name(key);
    require(full);
    const GgufValue& raw = *m_file.find(full);
    if (std::holds_alternative<std::vector<std::uint64_t>>(raw) ||
        std::holds_alternative<std::vector<std::int64_t>>(raw)) {
        unsupportedFeature(full, "one value per layer");
    }
    const std::uint64_t value = m_file.unsignedAt(full);
    if (value >= 1 && value <= most) return static_cast<std::int32_t>(value);
    valueOutOfRange(full, std::to_string(value), "1 to " + std::to_string(most));
}

float GgufKeys::positive(const std::string& key) const {
    const std::string full = name(key);
    require(full);
    const double value = m_file.numberAt(full);
    const auto narrow = static_cast<float>(value);
    if (std::isfinite(narrow) && narrow > 0.0f) return narrow;
    valueOutOfRange(full, std::to_string(value), "a finite number above 0");
}

std::optional<float> GgufKeys::positiveIfAny(const std::string& key) const {
    if (!has(key)) return std::nullopt;
    return positive(key);
}

void GgufKeys::refuseAbove(const std::string& key, std::uint64_t harmless) const {
    if (!has(key)) return;
    const std::uint64_t value = m_file.unsignedAt(name(key));
    if (value > harmless) unsupportedFeature(name(key), std::to_string(value));
}

} // namespace steerscope
