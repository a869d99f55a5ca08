// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cstring>
#include <string>
#include <tuple>

#include "core/base/checked_size.h"
#include "core/base/strict_json.h"
#include "core/base/utf8.h"
#include "core/safetensors/internal/safetensors_rules.h"
#include "core/safetensors/internal/safetensors_types.h"
#include "core/safetensors/safetensors_file.h"

namespace steerscope {
namespace {

using safetensors::fail;
using safetensors::Rule;

constexpr std::uint64_t kLengthBytes = 8;
constexpr std::uint64_t kLargestHeader = 100'000'000;
constexpr JsonLimits kHeaderLimits{
    .maxDepth = 4, .maxBytes = kLargestHeader, .maxElements = 2'000'000};

std::string text(std::uint64_t number) {
    return std::to_string(number);
}

/// Header text and data section of a file.
struct Sections {
    std::string_view header;
    std::span<const std::byte> data;
};

/// An entry as announced; begin and end count from the beginning of the data section.
struct Entry {
    SafetensorsTensor tensor;
    std::uint64_t begin;
    std::uint64_t end;
};

/// The beginning of a value as it would be written, for errors.
std::string excerpt(const Json& json) {
    const std::string whole = json.dump().substr(0, 80);
    return whole.substr(0, completeUtf8Prefix(whole));
}

/// Where the name of a tensor stands in the file; of the header when it is written with escapes.
/// Linear in the header, so only for errors.
std::uint64_t writtenAt(std::string_view header, const std::string& name) {
    const std::size_t at = header.find('"' + name + '"');
    return kLengthBytes + (at == std::string_view::npos ? 0 : at);
}

Sections splitFile(std::span<const std::byte> bytes) {
    if (bytes.size() < kLengthBytes + 2)
        fail(Rule::TooShort,
             {.offset = 0, .field = "file", .found = text(bytes.size()) + " bytes"});
    std::uint64_t length = 0;
    std::memcpy(&length, bytes.data(), sizeof length);
    if (length > kLargestHeader)
        fail(Rule::HeaderTooLarge, {.offset = 0,
                                    .field = "header length",
                                    .found = text(length),
                                    .allowed = "at most " + text(kLargestHeader)});
    const std::uint64_t left = bytes.size() - kLengthBytes;
    if (length > left)
        fail(Rule::HeaderBeyondFile, {.offset = 0,
                                      .field = "header length",
                                      .found = text(length),
                                      .allowed = "at most " + text(left) + " in this file"});
    const char* header = reinterpret_cast<const char*>(bytes.data() + kLengthBytes);
    return {{header, length}, bytes.subspan(kLengthBytes + length)};
}

/// Gives the strict parser's refusals this format's codes.
[[noreturn]] void refuseJson(const ErrorRecord& record) {
    const bool syntax = record.code == "JSON-001";
    const Rule rule = syntax                      ? Rule::Syntax
                      : record.code == "JSON-002" ? Rule::TooDeep
                      : record.code == "JSON-003" ? Rule::DuplicateKey
                                                  : Rule::TooManyElements;
    fail(rule, {.offset = kLengthBytes + record.offset.value_or(0),
                .field = rule == Rule::DuplicateKey ? record.field : "header",
                .found = syntax ? sanitizedUtf8(record.field) : record.found,
                .allowed = syntax ? "" : record.allowed});
}

Json parseHeader(std::string_view header) {
    if (!header.starts_with('{'))
        fail(Rule::NotAnObject, {.offset = kLengthBytes,
                                 .field = "header",
                                 .found = sanitizedUtf8(header.substr(0, 8))});
    if (!isValidUtf8(header)) fail(Rule::NotUtf8, {.offset = kLengthBytes, .field = "header"});
    try {
        return parseStrictJson(header, kHeaderLimits);
    } catch (const Error& error) {
        refuseJson(error.record());
    }
}

std::map<std::string, std::string> readMetadata(const Json& json) {
    const auto refuse = [](const std::string& field, const Json& found) {
        fail(Rule::Metadata, {.offset = kLengthBytes, .field = field, .found = found.type_name()});
    };
    if (!json.is_object()) refuse("__metadata__", json);
    std::map<std::string, std::string> out;
    for (const auto& [key, value] : json.items()) {
        if (!value.is_string()) refuse(key, value);
        out.emplace(key, value.get<std::string>());
    }
    return out;
}

/// The fields of one entry with the place that errors name.
class EntryReader {
public:
    EntryReader(const std::string& name, const Json& json, std::string_view header)
        : m_name(name), m_json(json), m_header(header) {}

    Entry read() const {
        const bool complete = m_json.is_object() && m_json.size() == 3 &&
                              m_json.contains("dtype") && m_json.contains("shape") &&
                              m_json.contains("data_offsets");
        if (!complete) refuse(Rule::Entry, excerpt(m_json));
        Entry entry{.tensor = {.name = m_name, .type = readType(), .shape = readShape()}};
        std::tie(entry.begin, entry.end) = readOffsets();
        checkSize(entry);
        return entry;
    }

private:
    [[noreturn]] void refuse(Rule rule, std::string found, std::string allowed = "") const {
        fail(rule, {.offset = writtenAt(m_header, m_name),
                    .field = m_name,
                    .found = std::move(found),
                    .allowed = std::move(allowed)});
    }

    SafetensorsType readType() const {
        const Json& dtype = m_json["dtype"];
        for (const safetensors::TypeInfo& info : safetensors::kTypes)
            if (dtype == info.name) return info.type;
        refuse(Rule::UnsupportedType, excerpt(dtype));
    }

    std::vector<std::uint64_t> readShape() const {
        return readNumbers(m_json["shape"], Rule::Shape);
    }

    std::pair<std::uint64_t, std::uint64_t> readOffsets() const {
        const Json& json = m_json["data_offsets"];
        const auto numbers = readNumbers(json, Rule::Offsets);
        if (numbers.size() != 2 || numbers[1] < numbers[0]) refuse(Rule::Offsets, excerpt(json));
        return {numbers[0], numbers[1]};
    }

    std::vector<std::uint64_t> readNumbers(const Json& json, Rule rule) const {
        if (!json.is_array()) refuse(rule, excerpt(json));
        std::vector<std::uint64_t> out;
        for (const Json& number : json) {
            if (!number.is_number_unsigned()) refuse(rule, excerpt(json));
            out.push_back(number.get<std::uint64_t>());
        }
        return out;
    }

    void checkSize(const Entry& entry) const {
        const std::uint64_t needed = announcedBytes(entry.tensor);
        if (entry.end - entry.begin == needed) return;
        refuse(Rule::WrongSize, text(entry.end - entry.begin) + " bytes", text(needed) + " bytes");
    }

    std::uint64_t announcedBytes(const SafetensorsTensor& tensor) const {
        try {
            CheckedSize size = safetensors::typeInfo(tensor.type).bytes;
            for (const std::uint64_t extent : tensor.shape)
                size = size * extent;
            return size.value();
        } catch (const Error&) { // SIZE-001 knows neither tensor nor place
            refuse(Rule::TooLarge, "shape " + excerpt(m_json["shape"]));
        }
    }

    const std::string& m_name;
    const Json& m_json;
    std::string_view m_header;
};

std::string span(const Entry& entry) {
    return "bytes " + text(entry.begin) + " to " + text(entry.end);
}

/// Tensors must fill the data section exactly: that leaves no room for hidden content or for small
/// files that expand without limit.
void placeTensors(std::vector<Entry>& entries, const Sections& sections) {
    const auto data = sections.data;
    std::ranges::stable_sort(entries, {}, [](const Entry& e) { return std::pair(e.begin, e.end); });
    std::uint64_t reached = 0;
    for (Entry& entry : entries) {
        const auto refuse = [&](Rule rule, std::string allowed) {
            fail(rule, {.offset = writtenAt(sections.header, entry.tensor.name),
                        .field = entry.tensor.name,
                        .found = span(entry),
                        .allowed = std::move(allowed)});
        };
        if (entry.end > data.size())
            refuse(Rule::BeyondFile, "within the " + text(data.size()) + " bytes of data");
        if (entry.begin != reached)
            refuse(entry.begin > reached ? Rule::Hole : Rule::Overlap,
                   "a beginning at byte " + text(reached));
        entry.tensor.bytes = data.subspan(entry.begin, entry.end - entry.begin);
        reached = entry.end;
    }
    if (reached != data.size())
        fail(Rule::Tail, {.offset = kLengthBytes + sections.header.size() + reached,
                          .field = "data",
                          .found = text(data.size() - reached) + " bytes"});
}

} // namespace

SafetensorsFile parseSafetensors(std::span<const std::byte> bytes) {
    const Sections sections = splitFile(bytes);
    const Json header = parseHeader(sections.header);
    SafetensorsFile file;
    std::vector<Entry> entries;
    for (const auto& [name, value] : header.items()) {
        if (name == "__metadata__")
            file.metadata = readMetadata(value);
        else
            entries.push_back(EntryReader(name, value, sections.header).read());
    }
    placeTensors(entries, sections);
    for (Entry& entry : entries)
        file.tensors.push_back(std::move(entry.tensor));
    return file;
}

} // namespace steerscope
