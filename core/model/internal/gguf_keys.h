// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/gguf/gguf_file.h"

namespace steerscope {

/// Hint of errors in a model's description.
inline constexpr char kDamagedModel[] =
    "The file is damaged or was converted wrongly; fetch it again.";

/// MODEL-004: the model would compute something else than we do.
[[noreturn]] void unsupportedFeature(const std::string& field, const std::string& found);
/// MODEL-003: two values that do not fit together.
[[noreturn]] void valuesDisagree(const std::string& field, const std::string& found,
                                 const std::string& allowed);
/// MODEL-002: a size or number that cannot be.
[[noreturn]] void valueOutOfRange(const std::string& field, const std::string& found,
                                  const std::string& allowed);

/// Reads `<architecture>.<key>` with checks that name the whole key.
class GgufKeys {
public:
    GgufKeys(const GgufFile& file, std::string_view architecture)
        : m_file(file), m_prefix(std::string(architecture) + ".") {}

    std::string name(const std::string& key) const { return m_prefix + key; }
    bool has(const std::string& key) const { return m_file.has(name(key)); }
    std::int32_t size(const std::string& key, std::uint64_t most) const; ///< 1 … most
    float positive(const std::string& key) const;                        ///< Finite, above 0.
    std::optional<float> positiveIfAny(const std::string& key) const;
    void refuseAbove(const std::string& key, std::uint64_t harmless) const;

private:
    void require(const std::string& fullName) const;

    const GgufFile& m_file;
    std::string m_prefix;
};

} // namespace steerscope
