// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/context.h"

#include <algorithm>
#include <filesystem>

#include "core/base/error.h"
#include "core/base/file_bytes.h"
#include "core/base/user_paths.h"
#include "core/gguf/gguf_file.h"
#include "core/model/model_config.h"
#include "core/steering/control_vector.h"
#include "core/steering/steering_model_io.h"
#include "resources/bundled_resources.h"

namespace steerscope::cli {
namespace {

std::filesystem::path defaultModel() {
    const auto path = userModelPath(kDefaultModelName);
    if (!std::filesystem::exists(path))
        throw Error({.code = "CLI-002",
                     .problem = "The default model is not on this machine",
                     .file = path.string(),
                     .hint = "Fetch it with packaging/fetch_model.sh " +
                             std::string(kDefaultModelName) +
                             ", or name a GGUF file with --model."});
    return path;
}

/// Splits "FILE:1.5" at the last colon when a number follows it.
std::pair<std::string, float> splitStrength(const std::string& text) {
    const std::size_t colon = text.rfind(':');
    if (colon == std::string::npos || colon + 1 == text.size()) return {text, 1.0f};
    char* end = nullptr;
    const float strength = std::strtof(text.c_str() + colon + 1, &end);
    if (*end != '\0') return {text, 1.0f};
    return {text.substr(0, colon), strength};
}

/// Blocks of the model that will be loaded, which a control vector does not tell; 0: not known.
std::int32_t layersOf(const CommonOptions& options) {
    const std::filesystem::path path = loadRequest(options).path;
    if (path.extension() != ".gguf") return 0;
    return readConfig(readGguf(OpenFile(path))).nLayers;
}

std::shared_ptr<const SteeringModel> openSteeringModel(const std::string& name,
                                                       const CommonOptions& options) {
    if (!std::filesystem::exists(name))
        if (const auto shipped = bundledResource("psr/" + name + ".safetensors"); !shipped.empty())
            return std::make_shared<SteeringModel>(parseSteeringModel(asBytes(shipped)));
    const bool vector = std::filesystem::path(name).extension() == ".gguf";
    return std::make_shared<SteeringModel>(loadSteeringFile(name, vector ? layersOf(options) : 0));
}

std::vector<ChatMessage> messagesFromFile(const std::string& path) {
    std::vector<ChatMessage> messages;
    try {
        for (const Json& entry : parseStrictJson(readTextFile(path)))
            messages.push_back(
                {entry.at("role").get<std::string>(), entry.at("content").get<std::string>()});
    } catch (const nlohmann::json::exception&) {
        throw Error(
            {.code = "CLI-003",
             .problem = "The messages are not in the usual form",
             .file = path,
             .allowed = R"(a list of {"role": "user", "content": "…"})",
             .hint = "Write every message as an object with the two texts role and content."});
    }
    return messages;
}

} // namespace

void addJson(CLI::App& verb, CommonOptions& o) {
    verb.add_flag("--json", o.json, "Print one JSON document");
}

void addModel(CLI::App& verb, CommonOptions& o) {
    verb.add_option("--model", o.model, "GGUF file (default: the model fetched at installation)");
    verb.add_option("--threads", o.threads, "Compute threads (default: all cores)")
        ->check(CLI::Range(0, 256));
    verb.add_option("--device", o.device)
        ->check(CLI::IsMember({"cpu", "cuda"}))
        ->capture_default_str();
    verb.add_option("--executor", o.executor)
        ->check(CLI::IsMember({"auto", "quantized", "torch"}))
        ->capture_default_str();
    verb.add_option("--dtype", o.dtype, "Numbers of the executor torch (auto: bfloat16 on a GPU)")
        ->check(CLI::IsMember({"auto", "float32", "bfloat16"}))
        ->capture_default_str();
}

void addSampling(CLI::App& verb, CommonOptions& o) {
    verb.add_option("--seed", o.seed)->capture_default_str();
    verb.add_option("--temperature", o.temperature, "0 is greedy")
        ->check(CLI::Range(0.0f, 100.0f))
        ->capture_default_str();
    verb.add_option("--top-k", o.topK, "0: all")->check(CLI::Range(0, 1 << 20));
    verb.add_option("--top-p", o.topP)->check(CLI::Range(0.0f, 1.0f));
    verb.add_option("--max-tokens", o.maxTokens)
        ->check(CLI::Range(1, 1 << 20))
        ->capture_default_str();
}

void addConversation(CLI::App& verb, CommonOptions& o) {
    verb.add_option("--prompt", o.prompt, "User message");
    verb.add_option("--system", o.system, "System message");
    verb.add_option("--messages", o.messagesFile, "Conversation as JSON")->check(CLI::ExistingFile);
}

void addSteering(CLI::App& verb, CommonOptions& o) {
    verb.add_option("--steer", o.steer, "Instruction that makes the prompted model");
    verb.add_option("--steer-role", o.steerRole)
        ->check(CLI::IsMember({"user-suffix", "user-prefix", "system"}))
        ->capture_default_str();
    verb.add_option(
        "--psr", o.psr,
        "Steering model or control vector FILE[:STRENGTH], or a shipped one by name; +FILE "
        "works together with the one before it");
}

LoadModelRequest loadRequest(const CommonOptions& o) {
    LoadModelRequest request;
    request.path = o.model.empty() ? defaultModel() : std::filesystem::path(o.model);
    request.options.threads = o.threads;
    request.options.knownHashes = userHashesPath();
    request.options.device = o.device == "cuda" ? Device::cuda : Device::cpu;
    request.options.executor = o.executor == "torch"       ? Executor::torch
                               : o.executor == "quantized" ? Executor::quantized
                                                           : Executor::automatic;
    request.options.numbers = o.dtype == "float32"    ? Numbers::float32
                              : o.dtype == "bfloat16" ? Numbers::bfloat16
                                                      : Numbers::automatic;
    return request;
}

std::vector<ChatMessage> conversation(const CommonOptions& o) {
    std::vector<ChatMessage> messages;
    if (!o.messagesFile.empty()) messages = messagesFromFile(o.messagesFile);
    if (!o.system.empty()) messages.insert(messages.begin(), {"system", o.system});
    if (!o.prompt.empty()) messages.push_back({"user", o.prompt});
    const bool anyUser = std::any_of(messages.begin(), messages.end(), [](const ChatMessage& m) {
        return m.role == "user" && !m.content.empty();
    });
    if (!anyUser)
        throw Error({.code = "CLI-001",
                     .problem = "There is no user message",
                     .hint = "Give one with --prompt TEXT or --messages FILE.json."});
    return messages;
}

SteeringPrompt steeringPrompt(const CommonOptions& o) {
    return {.text = o.steer, .role = steeringRoleFromText(o.steerRole)};
}

SamplerOptions samplerOptions(const CommonOptions& o) {
    return {.temperature = o.temperature, .topK = o.topK, .topP = o.topP, .seed = o.seed};
}

std::vector<NamedSteering> steeringModels(const CommonOptions& o) {
    std::vector<NamedSteering> models;
    for (const std::string& text : o.psr) {
        const bool joins = text.starts_with('+');
        const auto [name, strength] = splitStrength(joins ? text.substr(1) : text);
        auto model = openSteeringModel(name, o);
        const std::string title = model->provenance.name.empty()
                                      ? std::filesystem::path(name).stem().string()
                                      : model->provenance.name;
        models.push_back({title, {std::move(model), strength}, joins});
    }
    return models;
}

} // namespace steerscope::cli
