// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steering/internal/provenance_json.h"

#include <charconv>
#include <cmath>
#include <limits>

#include "core/base/error.h"

namespace steerscope {
namespace {

double finite(const char* key, double value) {
    if (std::isfinite(value)) return value;
    throw Error({.code = "PSR-006",
                 .problem = "A number in the steering model is not finite",
                 .field = std::string("provenance.") + key,
                 .found = std::to_string(value),
                 .allowed = "finite numbers",
                 .hint = "Distil the steering model again; its measures could not be made."});
}

Json finiteArray(const char* key, const std::vector<double>& values) {
    Json out = Json::array();
    for (const double value : values)
        out.push_back(finite(key, value));
    return out;
}

} // namespace

JsonFields::JsonFields(const Json& object, std::string where)
    : m_object(object), m_where(std::move(where)) {
    if (!m_object.is_object()) fail("", "a JSON object");
}

void JsonFields::fail(const char* key, const std::string& allowed) const {
    const bool present = m_object.is_object() && m_object.contains(key);
    throw Error({.code = "PSR-003",
                 .problem = "The steering model's metadata is not as it should be",
                 .field = *key ? m_where + "." + key : m_where,
                 .found = present ? toJsonText(m_object.at(key)).substr(0, 80) : "nothing usable",
                 .allowed = allowed,
                 .hint = "The file is damaged; distil the steering model again or fetch another "
                         "copy of the file."});
}

const Json& JsonFields::field(const char* key) const {
    const auto found = m_object.find(key);
    if (found == m_object.end()) fail(key, "a value");
    return *found;
}

std::string JsonFields::text(const char* key) const {
    const Json& value = field(key);
    if (!value.is_string()) fail(key, "text");
    return value.get<std::string>();
}

std::int64_t JsonFields::integer(const char* key, std::int64_t least, std::int64_t most) const {
    const Json& value = field(key);
    const std::string allowed =
        "a whole number from " + std::to_string(least) + " to " + std::to_string(most);
    if (!value.is_number_integer()) fail(key, allowed);
    const bool tooLarge =
        value.is_number_unsigned() && value.get<std::uint64_t>() > static_cast<std::uint64_t>(most);
    const auto number = value.get<std::int64_t>();
    if (tooLarge || number < least || number > most) fail(key, allowed);
    return number;
}

std::uint64_t JsonFields::decimalText(const char* key) const {
    const std::string digits = text(key);
    std::uint64_t out = 0;
    const char* end = digits.data() + digits.size();
    const auto read = std::from_chars(digits.data(), end, out);
    if (read.ec != std::errc() || read.ptr != end) fail(key, "a whole number below 2^64 as text");
    return out;
}

double JsonFields::number(const char* key) const {
    const Json& value = field(key);
    if (!value.is_number() || !std::isfinite(value.get<double>())) fail(key, "a finite number");
    return value.get<double>();
}

const Json& JsonFields::array(const char* key) const {
    const Json& value = field(key);
    if (!value.is_array()) fail(key, "a list");
    return value;
}

std::vector<double> JsonFields::numbers(const char* key) const {
    std::vector<double> out;
    for (const Json& value : array(key)) {
        if (!value.is_number() || !std::isfinite(value.get<double>()))
            fail(key, "a list of finite numbers");
        out.push_back(value.get<double>());
    }
    return out;
}

const Json& JsonFields::object(const char* key) const {
    const Json& value = field(key);
    if (!value.is_object()) fail(key, "a JSON object");
    return value;
}

std::string toJsonText(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json provenanceToJson(const Provenance& p) {
    return {{"name", p.name},
            {"prompt", {{"text", p.prompt.text}, {"role", toText(p.prompt.role)}}},
            {"method", p.method},
            {"model_name", p.modelName},
            {"model_sha256", p.modelSha256},
            {"template_sha256", p.templateSha256},
            {"created_at", p.createdAt},
            {"build", p.build},
            {"seed", std::to_string(p.seed)}, // text: JSON numbers lose 64-bit integers elsewhere
            {"rollouts_kept", p.rolloutsKept},
            {"rollouts_made", p.rolloutsMade},
            {"heldout",
             {{"fidelity", finite("heldout.fidelity", p.heldoutFidelity)},
              {"kl", finite("heldout.kl", p.heldoutKl)},
              {"kl_unsteered", finite("heldout.kl_unsteered", p.heldoutKlUnsteered)},
              {"top1", finite("heldout.top1", p.heldoutTop1)},
              {"relative_rmse", finiteArray("heldout.relative_rmse", p.relativeRmse)}}}};
}

namespace {

void readHeldout(const JsonFields& heldout, Provenance& out) {
    out.heldoutFidelity = heldout.number("fidelity");
    out.heldoutKl = heldout.number("kl");
    out.heldoutKlUnsteered = heldout.number("kl_unsteered");
    out.heldoutTop1 = heldout.number("top1");
    out.relativeRmse = heldout.numbers("relative_rmse");
}

} // namespace

Provenance provenanceFromJson(const Json& json) {
    const JsonFields fields(json, "provenance");
    const JsonFields prompt(fields.object("prompt"), "provenance.prompt");
    constexpr std::int64_t kMostRollouts = std::numeric_limits<std::int32_t>::max();
    Provenance out;
    out.name = fields.text("name");
    out.prompt = {prompt.text("text"), steeringRoleFromText(prompt.text("role"))};
    out.method = fields.text("method");
    out.modelName = fields.text("model_name");
    out.modelSha256 = fields.text("model_sha256");
    out.templateSha256 = fields.text("template_sha256");
    out.createdAt = fields.text("created_at");
    out.build = fields.text("build");
    out.seed = fields.decimalText("seed");
    out.rolloutsKept = static_cast<int>(fields.integer("rollouts_kept", 0, kMostRollouts));
    out.rolloutsMade = static_cast<int>(fields.integer("rollouts_made", 0, kMostRollouts));
    readHeldout(JsonFields(fields.object("heldout"), "provenance.heldout"), out);
    return out;
}

} // namespace steerscope
