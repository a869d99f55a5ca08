// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/bundle.h"

#include <algorithm>
#include <cstring>
#include <limits>
#include <map>

#include "core/base/atomic_file.h"
#include "core/base/byte_reader.h"
#include "core/base/checked_size.h"
#include "core/base/file_bytes.h"
#include "core/base/sha256.h"
#include "core/library/internal/bundle_format.h"
#include "core/steering/steering_model_io.h"

namespace steerscope {
namespace {

constexpr std::size_t kHashDigits = 64;

struct NamedBytes {
    std::string name;
    std::vector<std::byte> bytes;
};

std::vector<std::byte> bytesOf(std::string_view text) {
    const auto view = asBytes(text);
    return {view.begin(), view.end()};
}

void append(std::vector<std::byte>& out, std::span<const std::byte> bytes) {
    out.insert(out.end(), bytes.begin(), bytes.end());
}

void appendNumber(std::vector<std::byte>& out, std::size_t value) {
    const auto number = static_cast<std::uint32_t>(value);
    append(out, std::as_bytes(std::span(&number, 1)));
}

std::vector<NamedBytes> partsOf(const Bundle& bundle) {
    std::vector<NamedBytes> parts;
    for (const auto& psr : bundle.psrs)
        parts.push_back({psrPartName(sha256Hex(psr)), psr});
    for (std::size_t i = 0; i < bundle.runs.size(); ++i) {
        const Json json = bundledRunToJson(bundle.runs[i]);
        // Texts of a damaged library may hold broken UTF-8; a bundle never does.
        parts.push_back(
            {runPartName(i), bytesOf(json.dump(-1, ' ', false, Json::error_handler_t::replace))});
        parts.push_back({mapsPartName(i), bundledMaps(bundle.runs[i].run)});
    }
    return parts;
}

std::string manifestOf(const std::vector<NamedBytes>& parts) {
    Json list = Json::array();
    for (const NamedBytes& part : parts)
        list.push_back(
            {{"name", part.name}, {"size", part.bytes.size()}, {"sha256", sha256Hex(part.bytes)}});
    return Json{{"parts", list}}.dump();
}

BundlePart partFrom(const Json& json, const BundleLimits& limits) {
    const auto text = [&](const char* key) -> std::string {
        const auto found = json.is_object() ? json.find(key) : json.end();
        if (found == json.end() || !found->is_string())
            refuseBundle(BundleRule::manifest, std::string("parts.") + key, "", "text");
        return found->get<std::string>();
    };
    BundlePart part{.name = text("name"), .sha256 = text("sha256")};
    const auto size = json.find("size");
    if (size == json.end() || !size->is_number_unsigned())
        refuseBundle(BundleRule::manifest, part.name, "", "a size");
    part.size = size->get<std::uint64_t>();
    if (part.size > limits.maxPartBytes)
        refuseBundle(BundleRule::size, part.name, std::to_string(part.size) + " bytes",
                     "at most " + std::to_string(limits.maxPartBytes));
    if (!isSha256(part.sha256))
        refuseBundle(BundleRule::manifest, part.name, part.sha256.substr(0, 80),
                     "64 hexadecimal digits");
    return part;
}

std::vector<BundlePart> readManifest(ByteReader& reader, const BundleLimits& limits) {
    const auto length = reader.read<std::uint32_t>("length of the manifest");
    if (length > limits.maxManifestBytes)
        refuseBundle(BundleRule::size, "manifest", std::to_string(length) + " bytes",
                     "at most " + std::to_string(limits.maxManifestBytes));
    const std::string_view expected = reader.takeText(kHashDigits, "SHA-256 of the manifest");
    const std::string_view text = reader.takeText(length, "manifest");
    if (sha256Hex(text) != expected)
        refuseBundle(BundleRule::hash, "manifest", sha256Hex(text), std::string(expected));
    const Json json = parseStrictJson(text);
    const auto list = json.is_object() ? json.find("parts") : json.end();
    if (list == json.end() || !list->is_array() || list->size() > limits.maxParts)
        refuseBundle(BundleRule::manifest, "parts", "",
                     "a list of at most " + std::to_string(limits.maxParts));
    std::vector<BundlePart> parts;
    for (const Json& entry : *list)
        parts.push_back(partFrom(entry, limits));
    return parts;
}

/// The bytes of every part by name, each held against its hash.
std::map<std::string, std::span<const std::byte>> readParts(ByteReader& reader,
                                                            const std::vector<BundlePart>& parts) {
    CheckedSize announced;
    for (const BundlePart& part : parts)
        announced = announced + part.size;
    if (announced.value() != reader.remaining())
        refuseBundle(BundleRule::length, "parts", std::to_string(reader.remaining()) + " bytes",
                     std::to_string(announced.value()) + " bytes");
    std::map<std::string, std::span<const std::byte>> byName;
    for (const BundlePart& part : parts) {
        const auto bytes = reader.take(part.size, part.name);
        if (const std::string found = sha256Hex(bytes); found != part.sha256)
            refuseBundle(BundleRule::hash, part.name, found, part.sha256);
        if (!byName.emplace(part.name, bytes).second)
            refuseBundle(BundleRule::name, part.name, "twice", "once");
    }
    return byName;
}

std::vector<std::byte> readPsr(const std::string& name, std::span<const std::byte> bytes) {
    if (name != psrPartName(sha256Hex(bytes)))
        refuseBundle(BundleRule::name, name, "", psrPartName(sha256Hex(bytes)));
    try {
        parseSteeringModel(bytes);
    } catch (const Error& error) {
        throw error.inFile(name);
    }
    return {bytes.begin(), bytes.end()};
}

/// A run that is there already keeps its own note and star.
RunId addRun(Library& library, const BundledRun& bundled) {
    const RunId id = library.runs().add(bundled.run);
    const RunSummary here = library.runs().summary(id);
    if (bundled.starred && !here.starred) library.items().setStar(id, Star::set);
    if (!bundled.note.empty() && here.note.empty()) library.items().setNote(id, bundled.note);
    for (const std::string& tag : bundled.tags)
        library.items().addTag(id, tag);
    return id;
}

std::string_view textOf(std::span<const std::byte> bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

} // namespace

std::vector<std::byte> serializeBundle(const Bundle& bundle) {
    const auto parts = partsOf(bundle);
    const std::string manifest = manifestOf(parts);
    std::vector<std::byte> out = bytesOf(kBundleMagic);
    appendNumber(out, kBundleVersion);
    appendNumber(out, manifest.size());
    append(out, asBytes(sha256Hex(manifest)));
    append(out, asBytes(manifest));
    for (const NamedBytes& part : parts)
        append(out, part.bytes);
    return out;
}

Bundle parseBundle(std::span<const std::byte> bytes, const BundleLimits& limits) {
    if (bytes.size() > limits.maxBytes)
        refuseBundle(BundleRule::size, "the bundle", std::to_string(bytes.size()) + " bytes",
                     "at most " + std::to_string(limits.maxBytes));
    if (!textOf(bytes).starts_with(kBundleMagic)) refuseBundle(BundleRule::magic, "the beginning");
    ByteReader reader(bytes);
    reader.takeText(kBundleMagic.size(), "the beginning");
    if (const auto version = reader.read<std::uint32_t>("version"); version != kBundleVersion)
        refuseBundle(BundleRule::version, "version", std::to_string(version),
                     std::to_string(kBundleVersion));
    auto parts = readParts(reader, readManifest(reader, limits));
    Bundle bundle;
    for (std::size_t i = 0;; ++i) {
        const auto run = parts.extract(runPartName(i));
        if (run.empty()) break;
        const auto maps = parts.extract(mapsPartName(i));
        if (maps.empty()) refuseBundle(BundleRule::manifest, mapsPartName(i), "nothing", "a part");
        bundle.runs.push_back(bundledRunFromJson(parseStrictJson(textOf(run.mapped())),
                                                 maps.mapped(), runPartName(i)));
    }
    // What is left must be steering models; "../x" or "runs/7.json" out of turn are not.
    for (const auto& [name, part] : parts) {
        if (!name.starts_with("psr/")) refuseBundle(BundleRule::name, name);
        bundle.psrs.push_back(readPsr(name, part));
    }
    return bundle;
}

void exportBundle(Library& library, const std::vector<RunId>& runs, const std::vector<PsrId>& psrs,
                  const std::filesystem::path& path) {
    Bundle bundle;
    std::vector<PsrId> wanted = psrs;
    for (const RunId id : runs) {
        const RunSummary summary = library.runs().summary(id);
        bundle.runs.push_back(
            {library.runs().load(id), summary.starred, summary.note, summary.tags});
        if (summary.psrSha256.empty()) continue;
        if (const auto psr = library.psrs().find(summary.psrSha256)) wanted.push_back(*psr);
    }
    std::ranges::sort(wanted);
    const auto repeated = std::ranges::unique(wanted);
    wanted.erase(repeated.begin(), repeated.end());
    for (const PsrId id : wanted)
        bundle.psrs.push_back(library.psrs().bytes(id));
    writeFileAtomically(path, serializeBundle(bundle));
}

ImportedBundle importBundle(Library& library, const std::filesystem::path& path,
                            const RunCheck& check) {
    const BundleLimits limits;
    const auto bytes = readFile(path, limits.maxBytes);
    Bundle bundle;
    try {
        bundle = parseBundle(bytes, limits);
        for (const BundledRun& bundled : bundle.runs)
            if (check) check(bundled.run);
    } catch (const Error& error) {
        throw error.inFile(path.string());
    }
    ImportedBundle imported;
    for (const auto& psr : bundle.psrs)
        imported.psrs.push_back(library.psrs().addBytes(psr));
    for (const BundledRun& bundled : bundle.runs)
        imported.runs.push_back(addRun(library, bundled));
    return imported;
}

} // namespace steerscope
