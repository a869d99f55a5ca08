// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The verb inspect: what a file holds, without loading weights.

#include <iostream>

#include "app/cli/context.h"
#include "app/cli/output.h"
#include "core/base/file_bytes.h"
#include "core/gguf/file_kind.h"
#include "core/gguf/gguf_file.h"
#include "core/model/model_config.h"
#include "core/safetensors/safetensors_file.h"
#include "core/steering/steering_model_io.h"

namespace steerscope::cli {
namespace {

constexpr std::size_t kListedElements = 8; ///< Longer metadata arrays are shortened.

/// Metadata as JSON; vocabulary-sized arrays become {"length": n, "first": […]}.
Json valueJson(const GgufValue& value) {
    return std::visit(
        [](const auto& v) -> Json {
            if constexpr (requires { v.begin(); } &&
                          !std::is_same_v<std::decay_t<decltype(v)>, std::string>) {
                if (v.size() <= kListedElements) return Json(v);
                return {{"length", v.size()},
                        {"first",
                         std::decay_t<decltype(v)>(
                             v.begin(), v.begin() + static_cast<std::ptrdiff_t>(kListedElements))}};
            } else {
                return Json(v);
            }
        },
        value);
}

Json inspectGguf(const std::vector<std::byte>& bytes) {
    const GgufFile file = parseGguf(bytes);
    Json metadata = Json::object(), tensors = Json::array(), warnings = Json::array();
    for (const auto& [key, value] : file.metadata)
        metadata[key] = valueJson(value);
    for (const GgufTensor& t : file.tensors)
        tensors.push_back({{"name", t.name},
                           {"type", blockLayout(t.type).name},
                           {"shape", t.shape},
                           {"bytes", t.bytes.size()}});
    try {
        readConfig(file);
    } catch (const Error& error) {
        warnings.push_back(describe(error.record()));
    }
    const bool vector =
        file.has("general.architecture") && file.textAt("general.architecture") == "controlvector";
    return {{"kind", vector ? "control-vector" : "gguf"},
            {"architecture",
             file.has("general.architecture") ? Json(file.textAt("general.architecture")) : Json()},
            {"metadata", metadata},
            {"tensors", tensors},
            {"warnings", warnings}};
}

Json inspectSafetensors(const std::vector<std::byte>& bytes) {
    const SafetensorsFile file = parseSafetensors(bytes);
    Json tensors = Json::array(), warnings = Json::array();
    for (const SafetensorsTensor& t : file.tensors)
        tensors.push_back({{"name", t.name},
                           {"type", safetensorsTypeName(t.type)},
                           {"shape", t.shape},
                           {"bytes", t.bytes.size()}});
    Json document = {
        {"kind", "safetensors"}, {"architecture", nullptr}, {"metadata", file.metadata}};
    const auto format = file.metadata.find("format");
    if (format != file.metadata.end() && format->second == "steerscope-psr") {
        document["kind"] = "psr";
        try {
            document["architecture"] = parseSteeringModel(bytes).provenance.modelName;
        } catch (const Error& error) {
            warnings.push_back(describe(error.record()));
        }
    }
    document["tensors"] = tensors;
    document["warnings"] = warnings;
    return document;
}

void printTable(const Json& document) {
    std::cout << "kind: " << document["kind"].get<std::string>() << "\n";
    for (const auto& [key, value] : document["metadata"].items()) {
        std::string text = value.is_string() ? value.get<std::string>() : value.dump();
        if (text.size() > 100) text = text.substr(0, 100) + "…";
        std::cout << "  " << key << " = " << text << "\n";
    }
    for (const Json& t : document["tensors"])
        std::cout << "  " << t["name"].get<std::string>() << "  " << t["type"].get<std::string>()
                  << " " << t["shape"].dump() << "\n";
    for (const Json& warning : document["warnings"])
        std::cout << "warning: " << warning.get<std::string>() << "\n";
}

void inspect(const std::string& path, bool json) {
    const auto bytes = readFile(path);
    try {
        const FileKind kind = detectFileKind(bytes);
        if (kind != FileKind::gguf && kind != FileKind::safetensors)
            throw foreignFile(kind, "a GGUF or safetensors file");
        const Json document =
            kind == FileKind::gguf ? inspectGguf(bytes) : inspectSafetensors(bytes);
        json ? printJson(document) : printTable(document);
    } catch (const Error& error) {
        throw error.inFile(path);
    }
}

} // namespace

void addInspect(CLI::App& app, Context& context) {
    CLI::App* verb = app.add_subcommand("inspect", "What a model, tensor or steering file holds");
    auto path = std::make_shared<std::string>();
    verb->add_option("file", *path, "GGUF or safetensors file")->required();
    addJson(*verb, context.common);
    verb->callback([&context, path] {
        context.action = [&context, path] { inspect(*path, context.common.json); };
    });
}

} // namespace steerscope::cli
