// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gguf/gguf_file.h"

#include <algorithm>
#include <limits>
#include <type_traits>

#include "core/gguf/internal/gguf_rules.h"

namespace steerscope {
namespace {

using gguf::fail;
using gguf::Rule;

/// In the order of the variant's alternatives.
constexpr std::string_view kKindNames[] = {
    "a whole number", "a whole number",       "a number", "true or false",       "text",
    "whole numbers",  "signed whole numbers", "numbers",  "true-or-false flags", "texts"};
static_assert(std::size(kKindNames) == std::variant_size_v<GgufValue>);

std::string kindName(const GgufValue& value) {
    return std::string(kKindNames[value.index()]);
}

const GgufValue& require(const GgufFile& file, std::string_view key) {
    if (const GgufValue* value = file.find(key)) return *value;
    fail(Rule::MissingKey, {.field = std::string(key), .found = "nothing"});
}

[[noreturn]] void wrongKind(std::string_view key, const GgufValue& value, const char* wanted) {
    fail(Rule::WrongKind, {.field = std::string(key), .found = kindName(value), .allowed = wanted});
}

template <class T>
const T& requireKind(const GgufFile& file, std::string_view key, const char* wanted) {
    const GgufValue& value = require(file, key);
    if (const T* held = std::get_if<T>(&value)) return *held;
    wrongKind(key, value, wanted);
}

[[noreturn]] void outOfRange(std::string_view key, const std::string& found, const char* allowed) {
    fail(Rule::ValueOutOfRange, {.field = std::string(key), .found = found, .allowed = allowed});
}

std::int64_t toSigned(std::string_view key, std::uint64_t value) {
    constexpr auto kMax = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    if (value > kMax) outOfRange(key, std::to_string(value), "at most 9223372036854775807");
    return static_cast<std::int64_t>(value);
}

} // namespace

std::uint64_t GgufTensor::elementCount() const {
    std::uint64_t count = 1; // parseGguf has checked that this product does not wrap
    for (const std::uint64_t extent : shape)
        count *= extent;
    return count;
}

const GgufValue* GgufFile::find(std::string_view key) const {
    const auto at = std::ranges::find(metadata, key, &std::pair<std::string, GgufValue>::first);
    return at == metadata.end() ? nullptr : &at->second;
}

bool GgufFile::has(std::string_view key) const {
    return find(key) != nullptr;
}

std::uint64_t GgufFile::unsignedAt(std::string_view key) const {
    const GgufValue& value = require(*this, key);
    if (const auto* number = std::get_if<std::uint64_t>(&value)) return *number;
    const auto* number = std::get_if<std::int64_t>(&value);
    if (!number) wrongKind(key, value, "a whole number");
    if (*number < 0) outOfRange(key, std::to_string(*number), "0 or more");
    return static_cast<std::uint64_t>(*number);
}

double GgufFile::numberAt(std::string_view key) const {
    const GgufValue& value = require(*this, key);
    if (const auto* number = std::get_if<double>(&value)) return *number;
    if (const auto* number = std::get_if<std::uint64_t>(&value))
        return static_cast<double>(*number);
    if (const auto* number = std::get_if<std::int64_t>(&value)) return static_cast<double>(*number);
    wrongKind(key, value, "a number");
}

bool GgufFile::boolAt(std::string_view key) const {
    return requireKind<bool>(*this, key, "true or false");
}

const std::string& GgufFile::textAt(std::string_view key) const {
    return requireKind<std::string>(*this, key, "text");
}

const std::vector<std::string>& GgufFile::textsAt(std::string_view key) const {
    return requireKind<std::vector<std::string>>(*this, key, "texts");
}

std::vector<std::int64_t> GgufFile::integersAt(std::string_view key) const {
    const GgufValue& value = require(*this, key);
    if (const auto* numbers = std::get_if<std::vector<std::int64_t>>(&value)) return *numbers;
    const auto* numbers = std::get_if<std::vector<std::uint64_t>>(&value);
    if (!numbers) wrongKind(key, value, "whole numbers");
    std::vector<std::int64_t> out;
    out.reserve(numbers->size());
    for (const std::uint64_t number : *numbers)
        out.push_back(toSigned(key, number));
    return out;
}

std::vector<double> GgufFile::numbersAt(std::string_view key) const {
    const GgufValue& value = require(*this, key);
    const auto widen = [](const auto& numbers) {
        return std::vector<double>(numbers.begin(), numbers.end());
    };
    if (const auto* numbers = std::get_if<std::vector<double>>(&value)) return *numbers;
    if (const auto* numbers = std::get_if<std::vector<std::uint64_t>>(&value))
        return widen(*numbers);
    if (const auto* numbers = std::get_if<std::vector<std::int64_t>>(&value))
        return widen(*numbers);
    wrongKind(key, value, "numbers");
}

const GgufTensor* GgufFile::findTensor(std::string_view name) const {
    const auto at = std::ranges::find(tensors, name, &GgufTensor::name);
    return at == tensors.end() ? nullptr : &*at;
}

const GgufTensor& GgufFile::tensor(std::string_view name) const {
    if (const GgufTensor* found = findTensor(name)) return *found;
    fail(Rule::MissingTensor, {.field = std::string(name), .found = "nothing"});
}

} // namespace steerscope
