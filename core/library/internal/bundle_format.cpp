// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/internal/bundle_format.h"

#include <array>
#include <cstring>

#include "core/base/checked_size.h"
#include "core/base/rule_table.h"

namespace steerscope {
namespace {

struct BundleRuleRow {
    BundleRule rule;
    const char* problem;
    const char* hint;
};

constexpr char kDamaged[] = "The file is damaged or was made to crash readers; ask for it again.";

constexpr std::array kRules{
    BundleRuleRow{BundleRule::magic, "This file is not a bundle",
                  "Choose a file that Export bundle wrote."},
    BundleRuleRow{BundleRule::version, "This bundle was written by a later version of Steerscope",
                  "Import it with that version."},
    BundleRuleRow{BundleRule::size, "The bundle is larger than any that Steerscope writes",
                  kDamaged},
    BundleRuleRow{BundleRule::manifest, "The list of parts of the bundle is wrong", kDamaged},
    BundleRuleRow{BundleRule::hash, "A part of the bundle has changed since it was written",
                  kDamaged},
    BundleRuleRow{BundleRule::name, "A part of the bundle has a name that no part may have",
                  kDamaged},
    BundleRuleRow{BundleRule::content, "A part of the bundle is not what its name says", kDamaged},
    BundleRuleRow{BundleRule::length, "The bundle is longer or shorter than its list of parts",
                  kDamaged},
};
static_assert(rulesInOrder(kRules));

constexpr std::size_t kMostTextBytes = 16u << 20, kMostMaps = 4096, kMostColumns = 256,
                      kMostTags = 256;

/// Fields of one object of a part; every getter checks type and size.
class PartReader {
public:
    PartReader(const Json& json, std::string field) : m_json(json), m_field(std::move(field)) {
        if (!json.is_object()) refuse("", json.type_name(), "an object");
    }

    std::string text(const char* key, std::size_t most = kMostTextBytes) const {
        const Json& value = at(key);
        if (!value.is_string()) refuse(key, value.type_name(), "text");
        const auto& text = value.get_ref<const std::string&>();
        if (text.size() > most)
            refuse(key, std::to_string(text.size()) + " bytes",
                   "at most " + std::to_string(most) + " bytes");
        return text;
    }
    std::int64_t natural(const char* key, std::uint64_t most) const {
        const Json& value = at(key);
        if (!value.is_number_unsigned() || value.get<std::uint64_t>() > most)
            refuse(key, value.dump().substr(0, 40), "0 to " + std::to_string(most));
        return static_cast<std::int64_t>(value.get<std::uint64_t>());
    }
    double number(const char* key) const {
        const Json& value = at(key);
        if (!value.is_number()) refuse(key, value.type_name(), "a number");
        return value.get<double>();
    }
    bool boolean(const char* key) const {
        const Json& value = at(key);
        if (!value.is_boolean()) refuse(key, value.type_name(), "true or false");
        return value.get<bool>();
    }
    const Json& list(const char* key, std::size_t most) const {
        const Json& value = at(key);
        if (!value.is_array() || value.size() > most)
            refuse(key, value.type_name(), "a list of at most " + std::to_string(most));
        return value;
    }
    PartReader object(const char* key) const { return {at(key), m_field + "." + key}; }

private:
    const Json& at(const char* key) const {
        const auto found = m_json.find(key);
        if (found == m_json.end()) refuse(key, "nothing", "a value");
        return *found;
    }
    [[noreturn]] void refuse(const char* key, std::string found, std::string allowed) const {
        refuseBundle(BundleRule::content, *key ? m_field + "." + key : m_field, std::move(found),
                     std::move(allowed));
    }

    const Json& m_json;
    std::string m_field;
};

Json modelToJson(const ModelSeen& model) {
    return {{"sha256", model.sha256},
            {"name", model.name},
            {"path", model.path},
            {"architecture", model.architecture},
            {"quantization", model.quantization},
            {"template_sha256", model.templateSha256},
            {"layers", model.layers},
            {"width", model.width},
            {"vocabulary", model.vocabulary}};
}

ModelSeen modelFromJson(const PartReader& fields) {
    constexpr std::uint64_t kMost = 1u << 31;
    return {.sha256 = fields.text("sha256"),
            .name = fields.text("name"),
            .path = fields.text("path"),
            .architecture = fields.text("architecture"),
            .quantization = fields.text("quantization"),
            .templateSha256 = fields.text("template_sha256"),
            .layers = fields.natural("layers", kMost),
            .width = fields.natural("width", kMost),
            .vocabulary = fields.natural("vocabulary", kMost)};
}

std::vector<StoredColumn> columnsFromJson(const PartReader& fields, const std::string& field) {
    std::vector<StoredColumn> columns;
    for (const Json& json : fields.list("columns", kMostColumns)) {
        const PartReader column(json, field + ".columns");
        columns.push_back({column.text("kind"), column.text("name"), column.text("text"),
                           column.natural("tokens", 1u << 20)});
    }
    return columns;
}

std::string tagFrom(const Json& tag, const std::string& field) {
    const bool fits = tag.is_string() && !tag.get_ref<const std::string&>().empty() &&
                      tag.get_ref<const std::string&>().size() <= LibraryItems::kMostTagBytes;
    if (!fits) refuseBundle(BundleRule::content, field, tag.type_name(), "a word");
    return tag.get<std::string>();
}

/// The next map of `data`, which is shortened by it.
StoredMap nextMap(const PartReader& fields, std::span<const std::byte>& data,
                  const std::string& field) {
    const std::string name = fields.text("name");
    const auto rows = static_cast<std::uint64_t>(fields.natural("rows", RunStore::kMostSide));
    const auto cols = static_cast<std::uint64_t>(fields.natural("cols", RunStore::kMostSide));
    const std::uint64_t bytes = (CheckedSize(rows) * cols * sizeof(float)).value();
    if (bytes == 0 || bytes > data.size())
        refuseBundle(BundleRule::content, field + "." + name,
                     std::to_string(data.size()) + " bytes", std::to_string(bytes) + " bytes");
    std::vector<float> values(rows * cols);
    std::memcpy(values.data(), data.data(), bytes);
    data = data.subspan(bytes);
    return {name, {rows, cols, std::move(values)}};
}

} // namespace

void refuseBundle(BundleRule rule, std::string field, std::string found, std::string allowed) {
    const BundleRuleRow& row = kRules[static_cast<std::size_t>(rule) - 1];
    throw Error({.code = ruleCode("BUNDLE", rule),
                 .problem = row.problem,
                 .field = std::move(field),
                 .found = std::move(found),
                 .allowed = std::move(allowed),
                 .hint = row.hint});
}

std::string psrPartName(std::string_view sha256) {
    return "psr/" + std::string(sha256) + ".safetensors";
}
std::string runPartName(std::size_t index) {
    return "runs/" + std::to_string(index) + ".json";
}
std::string mapsPartName(std::size_t index) {
    return "runs/" + std::to_string(index) + ".f32";
}

Json bundledRunToJson(const BundledRun& bundled) {
    const StoredRun& run = bundled.run;
    Json columns = Json::array(), maps = Json::array();
    for (const StoredColumn& column : run.columns)
        columns.push_back({{"kind", column.kind},
                           {"name", column.name},
                           {"text", column.text},
                           {"tokens", column.tokens}});
    for (const StoredMap& map : run.maps)
        maps.push_back(
            {{"name", map.name}, {"rows", map.values.rows()}, {"cols", map.values.cols()}});
    return {
        {"created", run.createdAt},        {"prompt", run.prompt}, {"steering", run.steering},
        {"strength", run.strength},        {"psr", run.psrName},   {"psr_sha256", run.psrSha256},
        {"starred", bundled.starred},      {"note", bundled.note}, {"tags", bundled.tags},
        {"model", modelToJson(run.model)}, {"columns", columns},   {"maps", maps},
        {"document", run.document}};
}

std::vector<std::byte> bundledMaps(const StoredRun& run) {
    std::vector<std::byte> bytes;
    for (const StoredMap& map : run.maps) {
        const auto values = std::as_bytes(map.values.values());
        bytes.insert(bytes.end(), values.begin(), values.end());
    }
    return bytes;
}

BundledRun bundledRunFromJson(const Json& json, std::span<const std::byte> maps,
                              const std::string& field) {
    const PartReader fields(json, field);
    BundledRun bundled;
    StoredRun& run = bundled.run;
    run.createdAt = fields.text("created");
    run.prompt = fields.text("prompt");
    run.steering = fields.text("steering");
    run.strength = fields.number("strength");
    run.psrName = fields.text("psr");
    run.psrSha256 = fields.text("psr_sha256");
    run.model = modelFromJson(fields.object("model"));
    run.document = fields.text("document");
    run.columns = columnsFromJson(fields, field);
    bundled.starred = fields.boolean("starred");
    bundled.note = fields.text("note", LibraryItems::kMostNoteBytes);
    for (const Json& tag : fields.list("tags", kMostTags))
        bundled.tags.push_back(tagFrom(tag, field + ".tags"));
    for (const Json& map : fields.list("maps", kMostMaps))
        run.maps.push_back(nextMap({map, field + ".maps"}, maps, field));
    if (!maps.empty())
        refuseBundle(BundleRule::content, field, std::to_string(maps.size()) + " bytes left over",
                     "as many values as the maps have");
    return bundled;
}

} // namespace steerscope
