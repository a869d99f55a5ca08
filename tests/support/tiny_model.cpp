// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/tiny_model.h"

#include <cmath>
#include <random>

#include "core/base/utf8.h"
#include "core/gguf/gguf_writer.h"
#include "core/model/weight_source.h"
#include "core/tokenizer/internal/byte_alphabet.h"

namespace steerscope::test {
namespace {

constexpr char kTinyTemplate[] =
    "{% for message in messages %}{{ '<|im_start|>' + message['role'] + '\\n' + "
    "message['content'] + '<|im_end|>' + '\\n' }}{% endfor %}"
    "{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}{% endif %}";

bool isQwen(const TinyModelOptions& options) {
    return options.architecture == "qwen2";
}

ModelConfig configOf(const TinyModelOptions& o) {
    return {.architecture = o.architecture,
            .name = "tiny " + o.architecture,
            .nLayers = o.nLayers,
            .dModel = o.dModel,
            .nHeads = o.nHeads,
            .nKvHeads = o.nKvHeads,
            .headDim = o.dModel / o.nHeads,
            .dFf = o.dFf,
            .vocabSize = kTinyVocabulary,
            .contextLength = o.contextLength,
            .qkvBias = isQwen(o),
            .tiedEmbeddings = isQwen(o)};
}

std::vector<std::string> vocabulary() {
    std::vector<std::string> tokens;
    for (int byte = 0; byte < 256; ++byte) {
        appendUtf8(tokens.emplace_back(), letterOfByte(static_cast<unsigned char>(byte)));
    }
    for (const char* token : {"he", "th", "in", "<|im_start|>", "<|im_end|>", "<|endoftext|>"}) {
        tokens.emplace_back(token);
    }
    return tokens;
}

/// Writes what the options do not leave out or replace.
class TinyWriter {
public:
    explicit TinyWriter(const TinyModelOptions& options)
        : m_options(options), m_config(configOf(options)), m_random(options.seed) {}

    std::vector<std::byte> bytes() {
        writeArchitecture();
        writeTokenizer();
        writeOverrides();
        for (const WeightName name : requiredWeights(m_config)) {
            const std::int32_t copies = isPerLayer(name) ? m_config.nLayers : 1;
            for (LayerIndex l(0); l.value < copies; ++l)
                writeWeight(name, l);
        }
        for (const auto& [name, dims] : m_options.extraTensors)
            writeZeros(name, dims);
        return m_writer.bytes();
    }

private:
    bool wanted(const std::string& key) const {
        return !m_options.without.contains(key) && !m_options.numbers.contains(key) &&
               !m_options.reals.contains(key) && !m_options.texts.contains(key);
    }
    void number(const std::string& key, std::int32_t value) {
        if (wanted(key)) m_writer.addU32(key, static_cast<std::uint32_t>(value));
    }
    void real(const std::string& key, float value) {
        if (wanted(key)) m_writer.addF32(key, value);
    }
    void text(const std::string& key, const std::string& value) {
        if (wanted(key)) m_writer.addText(key, value);
    }

    void writeArchitecture() {
        const std::string prefix = m_options.architecture + ".";
        text("general.architecture", m_options.architecture);
        text("general.name", m_config.name);
        number(prefix + "block_count", m_config.nLayers);
        number(prefix + "context_length", m_config.contextLength);
        number(prefix + "embedding_length", m_config.dModel);
        number(prefix + "feed_forward_length", m_config.dFf);
        number(prefix + "attention.head_count", m_config.nHeads);
        number(prefix + "attention.head_count_kv", m_config.nKvHeads);
        real(prefix + "attention.layer_norm_rms_epsilon", 1e-5f);
        real(prefix + "rope.freq_base", 10000.0f);
    }

    void writeTokenizer() {
        text("tokenizer.ggml.model", "gpt2");
        text("tokenizer.ggml.pre", isQwen(m_options) ? "qwen2" : "smollm");
        const std::vector<std::string> tokens = vocabulary();
        std::vector<std::int32_t> kinds(tokens.size(), 1);
        for (TokenId id = kTinyTurn; id.value < kTinyVocabulary; ++id) {
            kinds[static_cast<std::size_t>(id.value)] = 3;
        }
        if (wanted("tokenizer.ggml.tokens")) m_writer.addTexts("tokenizer.ggml.tokens", tokens);
        m_writer.addI32s("tokenizer.ggml.token_type", kinds);
        const std::vector<std::string> merges = {"h e", "t h", "i n"};
        m_writer.addTexts("tokenizer.ggml.merges", merges);
        number("tokenizer.ggml.bos_token_id", kTinyTextEnd.value);
        number("tokenizer.ggml.eos_token_id", kTinyTurnEnd.value);
        m_writer.addBool("tokenizer.ggml.add_bos_token", false);
        text("tokenizer.chat_template", kTinyTemplate);
    }

    void writeOverrides() {
        for (const auto& [key, value] : m_options.numbers)
            m_writer.addU32(key, value);
        for (const auto& [key, value] : m_options.reals)
            m_writer.addF32(key, value);
        for (const auto& [key, value] : m_options.texts)
            m_writer.addText(key, value);
    }

    void writeWeight(WeightName name, LayerIndex layer) {
        const std::string tensor = ggufTensorName(name, layer);
        if (m_options.without.contains(tensor)) return;
        const WeightShape shape = weightShape(m_config, name);
        std::vector<std::uint64_t> dims = {shape.cols};
        if (shape.rows > 1) dims.push_back(shape.rows);
        if (const auto other = m_options.shapes.find(tensor); other != m_options.shapes.end()) {
            dims = other->second;
        }
        std::uint64_t count = 1;
        for (const std::uint64_t dim : dims)
            count *= dim;
        m_writer.addTensor(tensor, dims, values(name, shape.cols, count));
    }

    void writeZeros(const std::string& name, const std::vector<std::uint64_t>& dims) {
        std::uint64_t count = 1;
        for (const std::uint64_t dim : dims)
            count *= dim;
        m_writer.addTensor(name, dims, std::vector<float>(count, 0.0f));
    }

    /// Matrices scaled by 1/√columns, so that activations stay of order one; norms near one.
    std::vector<float> values(WeightName name, std::uint64_t cols, std::uint64_t count) {
        const bool norm = name == WeightName::attentionNorm || name == WeightName::mlpNorm ||
                          name == WeightName::outputNorm;
        const bool table = name == WeightName::embedding || name == WeightName::output;
        const float spread = table ? 1.0f : 1.5f / std::sqrt(static_cast<float>(cols));
        std::vector<float> out(count);
        for (float& value : out)
            value = norm ? 1.0f + 0.1f * gaussian() : spread * gaussian();
        return out;
    }

    /// Box–Muller on mt19937_64, whose output the standard fixes.
    float gaussian() {
        const double u = (static_cast<double>(m_random() >> 11) + 0.5) * 0x1p-53;
        const double v = static_cast<double>(m_random() >> 11) * 0x1p-53;
        return static_cast<float>(std::sqrt(-2.0 * std::log(u)) * std::cos(6.283185307179586 * v));
    }

    const TinyModelOptions& m_options;
    ModelConfig m_config;
    std::mt19937_64 m_random;
    GgufWriter m_writer;
};

} // namespace

std::vector<std::byte> tinyModelBytes(const TinyModelOptions& options) {
    return TinyWriter(options).bytes();
}

std::unique_ptr<LanguageModel> tinyModel(const TinyModelOptions& options, const LoadOptions& load) {
    return loadModelFromBytes(tinyModelBytes(options), load);
}

} // namespace steerscope::test
