// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/load_model.h"

#include <ATen/Context.h>
#include <ATen/Parallel.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <fstream>
#include <functional>
#include <future>
#include <system_error>
#include <thread>

#include "core/base/error.h"
#include "core/base/file_bytes.h"
#include "core/base/sha256.h"
#include "core/gguf/file_kind.h"
#include "core/model/hf_folder.h"
#include "core/model/internal/quantized_transformer.h"
#include "core/model/internal/torch_transformer.h"
#include "core/model/known_models.h"
#include "core/model/memory_estimate.h"

namespace steerscope {
namespace {

constexpr char kTemplateKey[] = "tokenizer.chat_template";
constexpr char kEosKey[] = "tokenizer.ggml.eos_token_id";

[[noreturn]] void noDevice(const std::string& hint) {
    throw Error({.code = "DEVICE-001",
                 .problem = "No CUDA device can be used",
                 .field = "device",
                 .found = "cuda",
                 .allowed = "cpu",
                 .hint = hint});
}

at::Device deviceFor(const LoadOptions& options) {
    if (options.device == Device::cpu) return at::kCPU;
    if (at::hasCUDA()) return at::Device(at::kCUDA, 0);
    noDevice("Choose the device \"cpu\", or install a CUDA build of libtorch and a driver for the "
             "GPU.");
}

void requireCpu(const LoadOptions& options) {
    if (options.device == Device::cpu) return;
    noDevice("The quantised executor runs on the CPU; choose the executor \"torch\" for a GPU.");
}

std::uint64_t availableFor(const LoadOptions& options) {
    return options.memoryAvailable > 0 ? options.memoryAvailable : availableMemory();
}

struct TemplateChoice {
    ChatTemplate parsed;
    std::string origin;
};

TemplateChoice chooseTemplate(const GgufFile& file, const LoadOptions& options) {
    if (!options.chatTemplate.empty()) {
        return {ChatTemplate::parse(options.chatTemplate), "caller"};
    }
    if (file.has(kTemplateKey)) {
        return {ChatTemplate::parse(file.textAt(kTemplateKey)), "model file"};
    }
    return {ChatTemplate::parse(kChatMlTemplate), "ChatML (the file has none)"};
}

std::string endTokenOf(const GgufFile& file, const Tokenizer& tokenizer) {
    if (!file.has(kEosKey)) return {};
    const std::uint64_t id = file.unsignedAt(kEosKey);
    if (id >= tokenizer.vocabularySize()) return {};
    return std::string(tokenizer.piece(TokenId(static_cast<std::int32_t>(id))));
}

Executor chooseExecutor(const LoadOptions& options) {
    if (options.executor != Executor::automatic) return options.executor;
    return options.device == Device::cpu ? Executor::quantized : Executor::torch;
}

int threadsFor(const LoadOptions& options) {
    const int cores = static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
    return options.threads > 0 ? options.threads : cores;
}

/// What the building of either executor needs to know.
struct Building {
    const WeightSource& source;
    const LoadOptions& options;
    const ProgressSink& progress;
    std::stop_token stop;
    // Made beside the reading of the weights:
    std::future<std::string> sha256;
    std::future<std::unique_ptr<Tokenizer>> tokenizer;
    const GgufFile& description;
    BytesDone release; ///< Gives bytes of the source back to the system.
};

void identify(ModelIdentity& identity, Building& building, const std::string& executor) {
    const std::string sha256 = building.sha256.get();
    identity.tokenizer = building.tokenizer.get();
    identity.eosToken = endTokenOf(building.description, *identity.tokenizer);
    identity.facts[ModelFact::fileSha256] = sha256;
    identity.facts[ModelFact::executor] = executor;
    if (const auto known = knownModelName(sha256)) identity.config.name = *known;
}

std::unique_ptr<LanguageModel> buildTorch(ModelIdentity identity, Building building) {
    const at::Device device = deviceFor(building.options);
    const bool kernels = building.options.smallOps == SmallOps::automatic && device.is_cpu();
    const ModelConfig& config = identity.config;
    TransformerParts parts{
        .weights = loadWeights(building.source, config, device, building.progress, building.stop),
        .ops =
            kernels ? makeKernelOps(config, threadsFor(building.options)) : makeTensorOps(config),
        .device = device};
    identify(identity, building, device.is_cpu() ? "torch float32" : "torch float32 on CUDA");
    return std::make_unique<TorchTransformer>(std::move(identity), std::move(parts));
}

std::unique_ptr<LanguageModel> buildQuantized(ModelIdentity identity, Building building) {
    requireCpu(building.options);
    auto pool = std::make_unique<ThreadPool>(threadsFor(building.options));
    std::vector<std::span<const std::byte>> packed; ///< Released once they have been hashed.
    const auto done = [&](std::span<const std::byte> bytes) {
        packed.push_back(bytes);
        const bool hashed =
            building.sha256.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
        if (!hashed || !building.release) return;
        for (const auto& part : packed)
            building.release(part);
        packed.clear();
    };
    QuantizedWeights weights = packWeights(building.source, identity.config, *pool,
                                           building.progress, building.stop, done);
    identify(identity, building, "quantized: text fast (int8), maps and fits exact (int16)");
    return std::make_unique<QuantizedTransformer>(std::move(identity), std::move(weights),
                                                  std::move(pool));
}

/// A model's parts, whatever it is stored as.
struct Opened {
    ModelConfig config;
    const GgufFile& description; ///< Tokenizer and template.
    const WeightSource& weights;
    std::uint64_t weightBytes = 0; ///< In memory already.
    std::function<std::string()> sha256;
    std::string path;
    BytesDone release;
};

std::unique_ptr<LanguageModel> build(Opened opened, const LoadOptions& options,
                                     const ProgressSink& progress, std::stop_token stop) {
    at::set_num_threads(threadsFor(options));
    const GgufFile& file = opened.description;
    const bool quantized = chooseExecutor(options) == Executor::quantized;
    const MemoryEstimate estimate =
        estimateMemory(opened.config, {.fileBytes = opened.weightBytes,
                                       .storedWeights = quantized ? opened.weightBytes : 0});
    // The file's bytes are in memory already, so what is free now need not hold them again.
    requireMemory(estimate.peak() - std::min(estimate.peak(), estimate.file), availableFor(options),
                  "weights, caches and scratch");

    auto sha256 = std::async(std::launch::async, opened.sha256);
    TemplateChoice chosen = chooseTemplate(file, options);
    auto tokenizer = std::async(std::launch::async, [&file] { return makeTokenizer(file); });
    std::map<ModelFact, std::string> facts = {
        {ModelFact::templateSha256, chosen.parsed.sha256()},
        {ModelFact::templateOrigin, chosen.origin},
        {ModelFact::quantization, opened.weights.dominantFormat()},
        {ModelFact::path, opened.path}};
    ModelIdentity identity{.config = std::move(opened.config),
                           .chatTemplate = std::move(chosen.parsed),
                           .facts = std::move(facts)};
    const auto make = quantized ? buildQuantized : buildTorch;
    return make(std::move(identity), {opened.weights, options, progress, stop, std::move(sha256),
                                      std::move(tokenizer), file, std::move(opened.release)});
}

/// A GGUF file in memory, and how to give parts of it back.
struct HeldFile {
    std::span<const std::byte> bytes;
    std::string path;
    BytesDone release;
};

std::unique_ptr<LanguageModel> buildGguf(const HeldFile& held, const LoadOptions& options,
                                         const ProgressSink& progress, std::stop_token stop) {
    const std::span<const std::byte> bytes = held.bytes;
    const GgufFile file = parseGguf(bytes);
    const ModelConfig config = readConfig(file);
    const GgufWeights weights(file, config);
    return build({.config = config,
                  .description = file,
                  .weights = weights,
                  .weightBytes = bytes.size(),
                  .sha256 = [bytes] { return sha256Hex(bytes); },
                  .path = held.path,
                  .release = held.release},
                 options, progress, std::move(stop));
}

std::unique_ptr<LanguageModel> buildFolder(const std::filesystem::path& path,
                                           const LoadOptions& options, const ProgressSink& progress,
                                           std::stop_token stop) {
    requireMemory(hfFolderBytes(path), availableFor(options), "the files themselves");
    const std::unique_ptr<HfFolder> folder = openHfFolder(path, progress, stop);
    return build({.config = folder->config(),
                  .description = folder->description(),
                  .weights = folder->weights(),
                  .weightBytes = folder->weightBytes(),
                  .sha256 = [&folder] { return folder->sha256(); },
                  .path = path.string()},
                 options, progress, std::move(stop));
}

void requireGguf(std::span<const std::byte> head) {
    const FileKind kind = detectFileKind(head);
    if (kind != FileKind::gguf) throw foreignFile(kind, "a model in GGUF format");
}

/// Looks at the first bytes, so that a large foreign file is refused without being read. What
/// cannot be opened is left to readFile, which says why.
void requireGgufAt(const std::filesystem::path& path) {
    std::array<std::byte, kFileKindBytes> head{};
    std::error_code error;
    std::ifstream in(path, std::ios::binary);
    if (!std::filesystem::is_regular_file(path, error) || !in) return;
    in.read(reinterpret_cast<char*>(head.data()), head.size());
    requireGguf(std::span(head).first(static_cast<std::size_t>(in.gcount())));
}

/// Refuses before reading what could not even be held as a file.
void requireRoomForFile(const std::filesystem::path& path, const LoadOptions& options) {
    std::error_code error;
    const std::uintmax_t size = std::filesystem::file_size(path, error);
    if (!error) requireMemory(size, availableFor(options), "the file itself");
}

} // namespace

std::unique_ptr<LanguageModel> loadModel(const std::filesystem::path& path,
                                         const LoadOptions& options, const ProgressSink& progress,
                                         std::stop_token stop) {
    try {
        std::error_code error;
        if (std::filesystem::is_directory(path, error)) {
            return buildFolder(path, options, progress, stop);
        }
        requireGgufAt(path);
        requireRoomForFile(path, options);
        LargeBuffer file = readLargeFile(path, std::uint64_t{1} << 36, progress, stop);
        const auto release = [&file](std::span<const std::byte> part) { file.release(part); };
        return buildGguf({file.bytes(), path.string(), release}, options, progress, stop);
    } catch (const Error& error) {
        throw error.inFile(path.string());
    }
}

std::unique_ptr<LanguageModel> loadModelFromBytes(std::vector<std::byte> bytes,
                                                  const LoadOptions& options,
                                                  const ProgressSink& progress,
                                                  std::stop_token stop) {
    requireGguf(std::span(bytes).first(std::min(bytes.size(), kFileKindBytes)));
    return buildGguf({bytes, {}, {}}, options, progress, stop);
}

} // namespace steerscope
