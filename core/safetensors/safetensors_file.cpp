// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/safetensors/safetensors_file.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "core/base/half_float.h"
#include "core/safetensors/internal/safetensors_rules.h"
#include "core/safetensors/internal/safetensors_types.h"

namespace steerscope {
namespace {

using safetensors::fail;
using safetensors::Rule;

/// Values may lie at any address, so each is copied out.
template <class Stored, class Convert>
std::vector<float> convertEach(std::span<const std::byte> bytes, Convert convert) {
    std::vector<float> out(bytes.size() / sizeof(Stored));
    for (std::size_t i = 0; i < out.size(); ++i) {
        Stored value;
        std::memcpy(&value, bytes.data() + i * sizeof(Stored), sizeof(Stored));
        out[i] = convert(value);
    }
    return out;
}

} // namespace

std::string_view safetensorsTypeName(SafetensorsType type) {
    return safetensors::typeInfo(type).name;
}

std::uint64_t SafetensorsTensor::elementCount() const {
    std::uint64_t count = 1; // parseSafetensors has checked that this product does not wrap
    for (const std::uint64_t extent : shape)
        count *= extent;
    return count;
}

std::vector<float> SafetensorsTensor::toFloat() const {
    switch (type) {
    case SafetensorsType::F32:
        return convertEach<float>(bytes, [](float x) { return x; });
    case SafetensorsType::F64:
        return convertEach<double>(bytes, [](double x) { return static_cast<float>(x); });
    case SafetensorsType::F16:
        return convertEach<std::uint16_t>(bytes, halfToFloat);
    case SafetensorsType::BF16:
        return convertEach<std::uint16_t>(bytes, bfloatToFloat);
    default:
        break;
    }
    fail(Rule::NotFloat, {.field = name, .found = std::string(safetensorsTypeName(type))});
}

const SafetensorsTensor* SafetensorsFile::find(std::string_view name) const {
    const auto at = std::ranges::find(tensors, name, &SafetensorsTensor::name);
    return at == tensors.end() ? nullptr : &*at;
}

const SafetensorsTensor& SafetensorsFile::tensor(std::string_view name) const {
    if (const SafetensorsTensor* found = find(name)) return *found;
    fail(Rule::MissingTensor, {.field = std::string(name), .found = "nothing"});
}

} // namespace steerscope
