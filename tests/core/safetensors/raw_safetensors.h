// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <cstring>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>

namespace steerscope::test {

/// A safetensors file of any header and data; `length` is the true one unless given.
inline std::string rawSafetensors(const std::string& header, const std::string& data = "",
                                  std::optional<std::uint64_t> length = {}) {
    const std::uint64_t announced = length.value_or(header.size());
    std::string out(sizeof announced, '\0');
    std::memcpy(out.data(), &announced, sizeof announced);
    return out + header + data;
}

/// One header entry: "name":{"dtype":…,"shape":…,"data_offsets":…}.
inline std::string entry(const std::string& name, const std::string& dtype,
                         const std::string& shape, const std::string& offsets) {
    std::string out("\"");
    out.append(name).append("\":{\"dtype\":\"").append(dtype).append("\",\"shape\":").append(shape);
    return out.append(",\"data_offsets\":").append(offsets).append("}");
}

/// The header of these entries.
inline std::string headerOf(std::initializer_list<std::string> entries) {
    std::string out;
    for (const std::string& e : entries)
        out.append(out.empty() ? "{" : ",").append(e);
    return out.append("}");
}

inline std::span<const std::byte> view(const std::string& bytes) {
    return {reinterpret_cast<const std::byte*>(bytes.data()), bytes.size()};
}

} // namespace steerscope::test
