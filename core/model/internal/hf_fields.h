// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/strict_json.h"

namespace steerscope {

/// Reads the values of one JSON object with checks that name the field. A null counts as absent.
/// Errors MODEL-002 (missing, of another type, out of range).
class HfFields {
public:
    /// The object must outlive this; `prefix` goes before names in errors ("rope_scaling.").
    explicit HfFields(const Json& object, std::string prefix = {});

    bool has(const std::string& key) const { return value(key) != nullptr; }
    /// Present, were it as null.
    bool named(const std::string& key) const { return m_object->contains(key); }
    std::string name(const std::string& key) const { return m_prefix + key; }

    std::int32_t size(const std::string& key, std::uint64_t most) const; ///< 1 … most
    std::optional<std::int32_t> sizeIfAny(const std::string& key, std::uint64_t most) const;
    float positive(const std::string& key) const; ///< Finite, above 0.
    std::optional<float> positiveIfAny(const std::string& key) const;
    bool flag(const std::string& key, bool otherwise) const;
    std::string text(const std::string& key) const;
    std::string textOr(const std::string& key, std::string otherwise) const;
    std::vector<float> positives(const std::string& key, std::size_t count) const;
    /// An object within, nothing when it is absent.
    std::optional<HfFields> object(const std::string& key) const;
    /// nullptr when absent or null.
    const Json* value(const std::string& key) const;

private:
    const Json& present(const std::string& key) const;
    [[noreturn]] void wrong(const std::string& key, const std::string& allowed) const;

    const Json* m_object;
    std::string m_prefix;
};

} // namespace steerscope
