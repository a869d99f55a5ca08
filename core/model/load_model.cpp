// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/load_model.h"

#include <ATen/Context.h>
#include <ATen/Parallel.h>

#include <algorithm>
#include <functional>
#include <future>
#include <system_error>
#include <thread>

#include "core/base/error.h"
#include "core/base/file_bytes.h"
#include "core/base/file_hash.h"
#include "core/base/open_file.h"
#include "core/base/sha256.h"
#include "core/gguf/file_kind.h"
#include "core/model/hf_folder.h"
#include "core/model/internal/quantized_transformer.h"
#include "core/model/internal/torch_transformer.h"
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

void requireQuantizable(const LoadOptions& options) {
    if (options.device == Device::cuda)
        noDevice(
            "The quantised executor runs on the CPU; choose the executor \"torch\" for a GPU.");
    if (options.numbers == Numbers::automatic) return;
    throw Error({.code = "DEVICE-002",
                 .problem = "The quantised executor computes with the numbers of the file",
                 .field = "dtype",
                 .found = options.numbers == Numbers::bfloat16 ? "bfloat16" : "float32",
                 .allowed = "auto",
                 .hint = "Leave the dtype to the executor, or choose the executor \"torch\"."});
}

at::ScalarType numbersFor(const LoadOptions& options) {
    const bool automatic = options.numbers == Numbers::automatic;
    const bool half =
        automatic ? options.device == Device::cuda : options.numbers == Numbers::bfloat16;
    return half ? at::kBFloat16 : at::kFloat;
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
    const bool plain = options.device == Device::cpu && options.numbers == Numbers::automatic;
    return plain ? Executor::quantized : Executor::torch;
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
    std::future<std::unique_ptr<Tokenizer>> tokenizer; ///< Made beside the reading of the weights.
    const GgufFile& description;
};

void complete(ModelIdentity& identity, Building& building, const std::string& executor) {
    identity.tokenizer = building.tokenizer.get();
    identity.eosToken = endTokenOf(building.description, *identity.tokenizer);
    identity.facts[ModelFact::executor] = executor;
}

std::unique_ptr<LanguageModel> buildTorch(ModelIdentity identity, Building building) {
    const Placement placement{deviceFor(building.options), numbersFor(building.options)};
    const bool floats = placement.numbers == at::kFloat;
    const bool kernels =
        building.options.smallOps == SmallOps::automatic && floats && placement.device.is_cpu();
    const ModelConfig& config = identity.config;
    TransformerParts parts{.weights = loadWeights(building.source, config, placement,
                                                  building.progress, building.stop),
                           .ops = kernels ? makeKernelOps(config, threadsFor(building.options))
                                          : makeTensorOps(config),
                           .placement = placement};
    complete(identity, building,
             std::string(floats ? "torch float32" : "torch bfloat16") +
                 (placement.device.is_cpu() ? "" : " on CUDA"));
    return std::make_unique<TorchTransformer>(std::move(identity), std::move(parts));
}

std::unique_ptr<LanguageModel> buildQuantized(ModelIdentity identity, Building building) {
    requireQuantizable(building.options);
    auto pool = std::make_unique<ThreadPool>(threadsFor(building.options));
    QuantizedWeights weights =
        packWeights(building.source, identity.config, *pool, building.progress, building.stop);
    complete(identity, building, "quantized: text fast (int8), maps and fits exact (int16)");
    return std::make_unique<QuantizedTransformer>(std::move(identity), std::move(weights),
                                                  std::move(pool));
}

/// A model's parts, whatever it is stored as.
struct Opened {
    ModelConfig config;
    const GgufFile& description; ///< Tokenizer and template.
    const WeightSource& weights;
    std::uint64_t weightBytes = 0; ///< As stored.
    std::uint64_t heldBytes = 0;   ///< Of these, what is in memory already.
    std::function<std::string()> sha256;
    std::string path;
};

void requireRoom(const Opened& opened, const LoadOptions& options) {
    const bool quantized = chooseExecutor(options) == Executor::quantized;
    const MemoryEstimate estimate =
        estimateMemory(opened.config, {.fileBytes = opened.heldBytes,
                                       .storedWeights = quantized ? opened.weightBytes : 0,
                                       .bytesPerWeight = c10::elementSize(numbersFor(options))});
    // What is in memory already need not be free once more.
    requireMemory(estimate.peak() - std::min(estimate.peak(), estimate.file), availableFor(options),
                  "weights, caches and scratch");
}

std::unique_ptr<LanguageModel> build(Opened opened, const LoadOptions& options,
                                     const ProgressSink& progress, std::stop_token stop) {
    at::set_num_threads(threadsFor(options));
    const GgufFile& file = opened.description;
    requireRoom(opened, options);
    TemplateChoice chosen = chooseTemplate(file, options);
    auto tokenizer = std::async(std::launch::async, [&file] { return makeTokenizer(file); });
    std::map<ModelFact, std::string> facts = {
        {ModelFact::templateSha256, chosen.parsed.sha256()},
        {ModelFact::templateOrigin, chosen.origin},
        {ModelFact::quantization, opened.weights.dominantFormat()},
        {ModelFact::path, opened.path}};
    ModelIdentity identity{.config = std::move(opened.config),
                           .chatTemplate = std::move(chosen.parsed),
                           .facts = std::move(facts),
                           .sha256 = std::move(opened.sha256)};
    const auto make = chooseExecutor(options) == Executor::quantized ? buildQuantized : buildTorch;
    return make(std::move(identity),
                {opened.weights, options, progress, stop, std::move(tokenizer), file});
}

/// The weights stay on disk until they are packed, and only then; the hash follows when nobody
/// else wants the processor.
std::unique_ptr<LanguageModel> buildGguf(const std::filesystem::path& path,
                                         const LoadOptions& options, const ProgressSink& progress,
                                         std::stop_token stop) {
    const auto file = std::make_shared<OpenFile>(path);
    const GgufFile description = readGguf(*file);
    const ModelConfig config = readConfig(description);
    const GgufWeights weights(
        description, config,
        [&file](std::uint64_t offset, std::span<std::byte> out) { file->read(offset, out); });
    const auto hash = std::make_shared<FileHash>(file, KnownHashes(options.knownHashes));
    return build({.config = config,
                  .description = description,
                  .weights = weights,
                  .weightBytes = file->size(),
                  .sha256 = [hash] { return hash->hex(); },
                  .path = path.string()},
                 options, progress, std::move(stop));
}

/// For what is in memory and gone when the model is there: the hash of it is known by then.
std::unique_ptr<LanguageModel> buildHeld(Opened opened, const LoadOptions& options,
                                         const ProgressSink& progress, std::stop_token stop) {
    const auto hash = std::async(std::launch::async, opened.sha256).share();
    opened.sha256 = [hash] { return hash.get(); };
    auto model = build(std::move(opened), options, progress, std::move(stop));
    hash.wait();
    return model;
}

std::unique_ptr<LanguageModel> buildFolder(const std::filesystem::path& path,
                                           const LoadOptions& options, const ProgressSink& progress,
                                           std::stop_token stop) {
    requireMemory(hfFolderBytes(path), availableFor(options), "the files themselves");
    const std::unique_ptr<HfFolder> folder = openHfFolder(path, progress, stop);
    return buildHeld({.config = folder->config(),
                      .description = folder->description(),
                      .weights = folder->weights(),
                      .weightBytes = folder->weightBytes(),
                      .heldBytes = folder->weightBytes(),
                      .sha256 = [&folder] { return folder->sha256(); },
                      .path = path.string()},
                     options, progress, std::move(stop));
}

void requireGguf(std::span<const std::byte> head) {
    const FileKind kind = detectFileKind(head);
    if (kind != FileKind::gguf) throw foreignFile(kind, "a model in GGUF format");
}

/// Looks at the first bytes, so that a large foreign file is refused without being read. What
/// cannot be opened is left to OpenFile, which says why.
void requireGgufAt(const std::filesystem::path& path) {
    if (const auto head = readHead(path, kFileKindBytes)) requireGguf(*head);
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
        return buildGguf(path, options, progress, stop);
    } catch (const Error& error) {
        throw error.inFile(path.string());
    }
}

std::unique_ptr<LanguageModel> loadModelFromBytes(std::vector<std::byte> bytes,
                                                  const LoadOptions& options,
                                                  const ProgressSink& progress,
                                                  std::stop_token stop) {
    requireGguf(std::span(bytes).first(std::min(bytes.size(), kFileKindBytes)));
    const GgufFile description = parseGguf(bytes);
    const ModelConfig config = readConfig(description);
    const GgufWeights weights(description, config, bytesInMemory(bytes));
    return buildHeld({.config = config,
                      .description = description,
                      .weights = weights,
                      .weightBytes = bytes.size(),
                      .heldBytes = bytes.size(),
                      .sha256 = [&bytes] { return sha256Hex(std::span<const std::byte>(bytes)); },
                      .path = {}},
                     options, progress, std::move(stop));
}

} // namespace steerscope
