// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/hf_folder.h"

#include "core/base/error.h"
#include "core/base/file_bytes.h"
#include "core/base/strict_json.h"
#include "core/model/internal/hf_config.h"
#include "core/model/internal/hf_shards.h"
#include "core/model/internal/hf_weights.h"
#include "core/tokenizer/hf_tokenizer.h"

// HF-001 no weights            HF-002 index reaches outside the folder
// HF-003 shard missing         HF-004 index and shards disagree
// HF-005 a JSON file that is not an object
// HF-006 not a model's folder at all

namespace steerscope {
namespace {

constexpr char kConfig[] = "config.json";
constexpr char kTokenizer[] = "tokenizer.json";
constexpr char kSettings[] = "tokenizer_config.json";
constexpr char kTemplate[] = "chat_template.jinja";

/// Runs `read` and names the file in what it throws.
template <class Read>
auto naming(const std::filesystem::path& path, const Read& read) -> decltype(read()) {
    try {
        return read();
    } catch (const Error& error) {
        throw error.inFile(path.string());
    }
}

Json readObject(const std::filesystem::path& path) {
    return naming(path, [&] {
        Json json = parseStrictJson(readTextFile(path));
        if (json.is_object()) return json;
        throw Error({.code = "HF-005",
                     .problem = "A description in the model's folder has the wrong form",
                     .found = json.type_name(),
                     .allowed = "a JSON object",
                     .hint = "The folder is incomplete or damaged; fetch it again."});
    });
}

Json readObjectIfAny(const std::filesystem::path& path) {
    std::error_code error;
    return std::filesystem::exists(path, error) ? readObject(path) : Json::object();
}

/// The template of a file of its own, else the one (or the default one) among the settings.
std::string templateOf(const std::filesystem::path& folder, const Json& settings) {
    std::error_code error;
    if (std::filesystem::exists(folder / kTemplate, error)) {
        return readTextFile(folder / kTemplate);
    }
    const auto at = settings.find("chat_template");
    if (at == settings.end()) return {};
    if (at->is_string()) return at->get<std::string>();
    for (const Json& each : at->is_array() ? *at : Json::array()) {
        const bool chosen = each.is_object() && each.value("name", Json()) == "default" &&
                            each.value("template", Json()).is_string();
        if (chosen) return each["template"].get<std::string>();
    }
    return {};
}

void requireModelFolder(const std::filesystem::path& folder) {
    std::error_code error;
    if (std::filesystem::exists(folder / kConfig, error)) return;
    throw Error({.code = "HF-006",
                 .problem = "The folder does not hold a model",
                 .field = kConfig,
                 .found = "no such file",
                 .allowed = "a folder with config.json, tokenizer.json and .safetensors files",
                 .hint = "Choose such a folder, or a .gguf file."});
}

class OpenFolder final : public HfFolder {
public:
    OpenFolder(const std::filesystem::path& folder, const ProgressSink& progress,
               std::stop_token stop)
        : m_json(readObject(folder / kConfig)),
          m_config(naming(folder / kConfig, [this] { return readHfConfig(m_json); })),
          m_description(describe(folder)),
          m_shards(folder, progress, std::move(stop)),
          m_weights(m_shards, m_config) {}

    const ModelConfig& config() const override { return m_config.model; }
    const WeightSource& weights() const override { return m_weights; }
    const GgufFile& description() const override { return m_description; }
    std::uint64_t weightBytes() const override { return m_shards.bytes(); }
    std::string sha256() const override { return m_shards.sha256(); }

private:
    /// Before the weights are read: a tokenizer we cannot use is known at once.
    GgufFile describe(const std::filesystem::path& folder) const {
        const Json tokenizer = readObject(folder / kTokenizer);
        const Json settings = readObjectIfAny(folder / kSettings);
        GgufFile out = naming(folder / kTokenizer, [&] {
            return describeHfTokenizer({tokenizer, settings, m_json},
                                       static_cast<std::size_t>(m_config.model.vocabSize));
        });
        std::string chat = templateOf(folder, settings);
        if (!chat.empty()) out.metadata.emplace_back("tokenizer.chat_template", std::move(chat));
        return out;
    }

    Json m_json;
    HfConfig m_config;
    GgufFile m_description;
    HfShards m_shards;
    HfWeights m_weights;
};

} // namespace

std::unique_ptr<HfFolder> openHfFolder(const std::filesystem::path& folder,
                                       const ProgressSink& progress, std::stop_token stop) {
    requireModelFolder(folder);
    return std::make_unique<OpenFolder>(folder, progress, std::move(stop));
}

std::uint64_t hfFolderBytes(const std::filesystem::path& folder) {
    std::uint64_t sum = 0;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
        if (entry.path().extension() == ".safetensors") sum += entry.file_size(error);
    }
    return sum;
}

} // namespace steerscope
