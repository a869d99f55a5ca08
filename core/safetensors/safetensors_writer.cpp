// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <set>

#include "core/base/checked_size.h"
#include "core/base/strict_json.h"
#include "core/base/utf8.h"
#include "core/safetensors/internal/safetensors_rules.h"
#include "core/safetensors/safetensors_file.h"

namespace steerscope {
namespace {

using safetensors::fail;
using safetensors::Rule;

constexpr std::size_t kPadding = 8;

void checkText(const std::string& text) {
    if (!isValidUtf8(text))
        fail(Rule::Unwritable, {.field = sanitizedUtf8(text), .allowed = "UTF-8"});
}

void checkEntry(const SafetensorsEntry& entry) {
    checkText(entry.name);
    CheckedSize count = 1;
    for (const std::uint64_t extent : entry.shape)
        count = count * extent;
    if (count == CheckedSize(entry.values.size())) return;
    fail(Rule::Unwritable, {.field = entry.name,
                            .found = std::to_string(entry.values.size()) + " values",
                            .allowed = std::to_string(count.value()) + " by its shape"});
}

Json metadataJson(const std::map<std::string, std::string>& metadata) {
    Json out = Json::object();
    for (const auto& [key, value] : metadata) {
        checkText(key);
        checkText(value);
        out[key] = value;
    }
    return out;
}

std::string headerText(std::span<const SafetensorsEntry> entries,
                       const std::map<std::string, std::string>& metadata) {
    Json header = Json::object();
    if (!metadata.empty()) header["__metadata__"] = metadataJson(metadata);
    std::set<std::string> names{"__metadata__"};
    std::uint64_t offset = 0;
    for (const SafetensorsEntry& entry : entries) {
        checkEntry(entry);
        if (!names.insert(entry.name).second)
            fail(Rule::Unwritable, {.field = entry.name, .found = "a name that is taken"});
        const std::uint64_t end = offset + entry.values.size_bytes();
        header[entry.name] = {
            {"dtype", "F32"}, {"shape", entry.shape}, {"data_offsets", {offset, end}}};
        offset = end;
    }
    std::string out = header.dump();
    out.resize((out.size() + kPadding - 1) / kPadding * kPadding, ' ');
    return out;
}

void append(std::vector<std::byte>& out, std::span<const std::byte> bytes) {
    const std::size_t before = out.size();
    out.resize(before + bytes.size());
    std::ranges::copy(bytes, out.begin() + static_cast<std::ptrdiff_t>(before));
}

} // namespace

std::vector<std::byte> serializeSafetensors(std::span<const SafetensorsEntry> entries,
                                            const std::map<std::string, std::string>& metadata) {
    const std::string header = headerText(entries, metadata);
    const std::uint64_t length = header.size();
    std::vector<std::byte> out;
    append(out, std::as_bytes(std::span(&length, 1)));
    append(out, std::as_bytes(std::span(header)));
    for (const SafetensorsEntry& entry : entries)
        append(out, std::as_bytes(entry.values));
    return out;
}

} // namespace steerscope
