// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gguf/internal/gguf_metadata.h"

#include <bit>
#include <set>

#include "core/base/checked_size.h"
#include "core/base/utf8.h"

namespace steerscope::gguf {
namespace {

/// Value types as stored in files.
enum class Stored : std::uint32_t {
    U8 = 0,
    I8 = 1,
    U16 = 2,
    I16 = 3,
    U32 = 4,
    I32 = 5,
    F32 = 6,
    Bool = 7,
    Text = 8,
    Array = 9,
    U64 = 10,
    I64 = 11,
    F64 = 12,
};

/// Fewest bytes that an element of the type takes in the file, by type id.
constexpr std::uint64_t kSmallestElement[] = {1, 1, 2, 2, 4, 4, 4, 1, 8, 0, 8, 8, 8};

Stored readType(Cursor& cursor, const std::string& key) {
    const std::uint64_t at = cursor.offset();
    const auto type = cursor.read<std::uint32_t>(key);
    if (type < std::size(kSmallestElement)) return static_cast<Stored>(type);
    fail(Rule::ValueType, {.offset = at, .field = key, .found = "type " + std::to_string(type)});
}

bool readBool(Cursor& cursor, const std::string& key) {
    const std::uint64_t at = cursor.offset();
    const auto byte = cursor.read<std::uint8_t>(key);
    if (byte > 1) fail(Rule::BoolByte, {.offset = at, .field = key, .found = std::to_string(byte)});
    return byte == 1;
}

std::string readText(Cursor& cursor, const std::string& key) {
    const bool isTemplate = key.starts_with("tokenizer.chat_template");
    const GgufLimits& limits = cursor.limits();
    return std::string(isTemplate ? cursor.text(key, 0, limits.templateBytes, Rule::TemplateTooLong)
                                  : cursor.text(key, 0, limits.textBytes, Rule::TextTooLong));
}

std::string readArrayText(Cursor& cursor, const std::string& key) {
    if (!key.starts_with("tokenizer.ggml.")) return readText(cursor, key);
    return std::string(cursor.text(key, 0, cursor.limits().tokenBytes, Rule::TokenTooLong));
}

template <class Number, class Held>
std::vector<Held> readNumbers(Cursor& cursor, std::uint64_t count, const std::string& key) {
    std::vector<Held> out;
    out.reserve(count);
    for (std::uint64_t i = 0; i < count; ++i)
        out.push_back(static_cast<Held>(cursor.read<Number>(key)));
    return out;
}

template <class Held, class ReadOne>
std::vector<Held> readEach(Cursor& cursor, std::uint64_t count, const std::string& key,
                           ReadOne readOne) {
    std::vector<Held> out;
    out.reserve(count);
    for (std::uint64_t i = 0; i < count; ++i)
        out.push_back(readOne(cursor, key));
    return out;
}

GgufValue readElements(Cursor& cursor, Stored type, std::uint64_t n, const std::string& key) {
    using U = std::uint64_t;
    using I = std::int64_t;
    switch (type) {
    case Stored::U8:
        return readNumbers<std::uint8_t, U>(cursor, n, key);
    case Stored::I8:
        return readNumbers<std::int8_t, I>(cursor, n, key);
    case Stored::U16:
        return readNumbers<std::uint16_t, U>(cursor, n, key);
    case Stored::I16:
        return readNumbers<std::int16_t, I>(cursor, n, key);
    case Stored::U32:
        return readNumbers<std::uint32_t, U>(cursor, n, key);
    case Stored::I32:
        return readNumbers<std::int32_t, I>(cursor, n, key);
    case Stored::F32:
        return readNumbers<float, double>(cursor, n, key);
    case Stored::Bool:
        return readEach<bool>(cursor, n, key, readBool);
    case Stored::Text:
        return readEach<std::string>(cursor, n, key, readArrayText);
    case Stored::U64:
        return readNumbers<U, U>(cursor, n, key);
    case Stored::I64:
        return readNumbers<I, I>(cursor, n, key);
    case Stored::F64:
        return readNumbers<double, double>(cursor, n, key);
    case Stored::Array:
        break;
    }
    fail(Rule::NestedArray, {.offset = cursor.offset(), .field = key});
}

/// The count is checked against the cap and the bytes left before anything is allocated.
GgufValue readArray(Cursor& cursor, const std::string& key) {
    const std::uint64_t typeAt = cursor.offset();
    const Stored type = readType(cursor, key);
    if (type == Stored::Array)
        fail(Rule::NestedArray, {.offset = typeAt, .field = key, .found = "an array of arrays"});
    const std::uint64_t countAt = cursor.offset();
    const auto count = cursor.read<std::uint64_t>(key);
    const std::string found = std::to_string(count) + " elements";
    if (count > cursor.limits().arrayElements)
        fail(Rule::ArrayTooLong,
             {.offset = countAt,
              .field = key,
              .found = found,
              .allowed = "at most " + std::to_string(cursor.limits().arrayElements)});
    const CheckedSize needed = CheckedSize(count) * kSmallestElement[static_cast<int>(type)];
    if (needed > cursor.remaining())
        fail(Rule::ArrayBeyondFile,
             {.offset = countAt,
              .field = key,
              .found = found,
              .allowed = "what " + std::to_string(cursor.remaining()) + " bytes can hold"});
    cursor.spend(count, key);
    return readElements(cursor, type, count, key);
}

GgufValue readValue(Cursor& cursor, Stored type, const std::string& key) {
    using U = std::uint64_t;
    using I = std::int64_t;
    switch (type) {
    case Stored::U8:
        return U{cursor.read<std::uint8_t>(key)};
    case Stored::I8:
        return I{cursor.read<std::int8_t>(key)};
    case Stored::U16:
        return U{cursor.read<std::uint16_t>(key)};
    case Stored::I16:
        return I{cursor.read<std::int16_t>(key)};
    case Stored::U32:
        return U{cursor.read<std::uint32_t>(key)};
    case Stored::I32:
        return I{cursor.read<std::int32_t>(key)};
    case Stored::F32:
        return double{cursor.read<float>(key)};
    case Stored::Bool:
        return readBool(cursor, key);
    case Stored::Text:
        return readText(cursor, key);
    case Stored::Array:
        break;
    case Stored::U64:
        return cursor.read<U>(key);
    case Stored::I64:
        return cursor.read<I>(key);
    case Stored::F64:
        return cursor.read<double>(key);
    }
    return readArray(cursor, key);
}

std::string readKey(Cursor& cursor, std::uint64_t index) {
    const std::string field = "key " + std::to_string(index);
    const std::uint64_t at = cursor.offset();
    cursor.spend(1, field);
    const auto key = cursor.text(field, 1, cursor.limits().keyBytes, Rule::KeyLength);
    if (!isValidUtf8(key))
        fail(Rule::KeyNotUtf8, {.offset = at, .field = field, .found = sanitizedUtf8(key)});
    return std::string(key);
}

std::uint64_t checkedAlignment(Stored type, const GgufValue& value, std::uint64_t at) {
    const std::string field = "general.alignment";
    if (type != Stored::U32)
        fail(Rule::Alignment, {.offset = at, .field = field, .found = "a value of another type"});
    const auto alignment = std::get<std::uint64_t>(value);
    if (!std::has_single_bit(alignment) || alignment < 8 || alignment > 4096)
        fail(Rule::Alignment, {.offset = at, .field = field, .found = std::to_string(alignment)});
    return alignment;
}

} // namespace

std::string_view Cursor::text(const std::string& field, std::uint64_t smallest,
                              std::uint64_t largest, Rule rule) {
    const std::uint64_t at = offset();
    const auto length = read<std::uint64_t>(field);
    if (length < smallest || length > largest)
        fail(rule, {.offset = at,
                    .field = field,
                    .found = std::to_string(length) + " bytes",
                    .allowed = std::to_string(smallest) + " to " + std::to_string(largest)});
    return m_reader.takeText(length, field);
}

void Cursor::spend(std::uint64_t steps, const std::string& field) {
    m_steps = (CheckedSize(m_steps) + steps).value();
    if (m_steps > m_limits.steps)
        fail(Rule::WorkBudget, {.offset = offset(),
                                .field = field,
                                .found = std::to_string(m_steps) + " elements",
                                .allowed = "at most " + std::to_string(m_limits.steps)});
    if (offset() > m_limits.metadataBytes)
        fail(Rule::WorkBudget, {.offset = offset(),
                                .field = field,
                                .found = std::to_string(offset()) + " bytes",
                                .allowed = "at most " + std::to_string(m_limits.metadataBytes)});
}

Metadata readMetadata(Cursor& cursor, std::uint64_t count, std::uint64_t& alignment) {
    Metadata out;
    out.reserve(count);
    std::set<std::string> seen; // ordered: crafted keys cannot make it slow as they could a hash
    for (std::uint64_t i = 0; i < count; ++i) {
        const std::uint64_t at = cursor.offset();
        std::string key = readKey(cursor, i);
        if (!seen.insert(key).second) fail(Rule::DuplicateKey, {.offset = at, .field = key});
        const std::uint64_t typeAt = cursor.offset();
        const Stored type = readType(cursor, key);
        GgufValue value = readValue(cursor, type, key);
        if (key == "general.alignment") alignment = checkedAlignment(type, value, typeAt);
        out.emplace_back(std::move(key), std::move(value));
    }
    return out;
}

} // namespace steerscope::gguf
