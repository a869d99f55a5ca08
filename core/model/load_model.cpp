// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/load_model.h"

#include <ATen/Context.h>
#include <ATen/Parallel.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <future>
#include <system_error>
#include <thread>

#include "core/base/error.h"
#include "core/base/file_bytes.h"
#include "core/base/sha256.h"
#include "core/gguf/file_kind.h"
#include "core/model/internal/torch_transformer.h"
#include "core/model/known_models.h"
#include "core/model/memory_estimate.h"

namespace steerscope {
namespace {

constexpr char kTemplateKey[] = "tokenizer.chat_template";
constexpr char kEosKey[] = "tokenizer.ggml.eos_token_id";

void setThreads(int threads) {
    const int cores = static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
    at::set_num_threads(threads > 0 ? threads : cores);
}

at::Device deviceFor(const LoadOptions& options) {
    if (options.executor == Executor::quantized) {
        throw Error({.code = "DEVICE-001",
                     .problem = "This build has no quantised executor",
                     .field = "executor",
                     .found = "quantized",
                     .allowed = "automatic or torch",
                     .hint = "Choose the executor \"torch\"."});
    }
    if (options.device == Device::cpu) return at::kCPU;
    if (at::hasCUDA()) return at::Device(at::kCUDA, 0);
    throw Error({.code = "DEVICE-001",
                 .problem = "No CUDA device can be used",
                 .field = "device",
                 .found = "cuda",
                 .allowed = "cpu",
                 .hint = "Choose the device \"cpu\", or install a CUDA build of libtorch and a "
                         "driver for the GPU."});
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

/// Everything after the bytes are there. The hash is computed beside the expansion of the weights.
std::unique_ptr<LanguageModel> build(std::vector<std::byte> bytes, const std::string& path,
                                     const LoadOptions& options, const ProgressSink& progress,
                                     std::stop_token stop) {
    const at::Device device = deviceFor(options);
    setThreads(options.threads);
    const GgufFile file = parseGguf(bytes);
    ModelConfig config = readConfig(file);
    const MemoryEstimate estimate = estimateMemory(config, {.fileBytes = bytes.size()});
    // The file's bytes are in memory already, so what is free now need not hold them again.
    requireMemory(estimate.peak() - std::min(estimate.peak(), estimate.file), availableFor(options),
                  "weights, caches and scratch");

    auto hash = std::async(std::launch::async, [&bytes] { return sha256Hex(bytes); });
    std::unique_ptr<Tokenizer> tokenizer = makeTokenizer(file);
    TemplateChoice chosen = chooseTemplate(file, options);
    const GgufWeights source(file, config);
    TransformerWeights weights = loadWeights(source, config, device, progress, stop);

    const std::string sha256 = hash.get();
    if (const auto known = knownModelName(sha256)) config.name = *known;
    const bool kernels = options.smallOps == SmallOps::automatic && device.is_cpu();
    std::map<ModelFact, std::string> facts = {
        {ModelFact::fileSha256, sha256},
        {ModelFact::templateSha256, chosen.parsed.sha256()},
        {ModelFact::templateOrigin, chosen.origin},
        {ModelFact::executor, device.is_cpu() ? "torch float32" : "torch float32 on CUDA"},
        {ModelFact::quantization, source.dominantFormat()},
        {ModelFact::path, path}};
    auto ops = kernels ? makeKernelOps(config, at::get_num_threads()) : makeTensorOps(config);
    std::string eosToken = endTokenOf(file, *tokenizer);
    return std::make_unique<TorchTransformer>(
        TransformerParts{.config = std::move(config),
                         .weights = std::move(weights),
                         .tokenizer = std::move(tokenizer),
                         .chatTemplate = std::move(chosen.parsed),
                         .eosToken = std::move(eosToken),
                         .facts = std::move(facts),
                         .ops = std::move(ops),
                         .device = device});
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
        requireGgufAt(path);
        requireRoomForFile(path, options);
        auto bytes = readFile(path, std::uint64_t{1} << 36, progress, stop);
        return build(std::move(bytes), path.string(), options, progress, stop);
    } catch (const Error& error) {
        throw error.inFile(path.string());
    }
}

std::unique_ptr<LanguageModel> loadModelFromBytes(std::vector<std::byte> bytes,
                                                  const LoadOptions& options,
                                                  const ProgressSink& progress,
                                                  std::stop_token stop) {
    requireGguf(std::span(bytes).first(std::min(bytes.size(), kFileKindBytes)));
    return build(std::move(bytes), {}, options, progress, stop);
}

} // namespace steerscope
