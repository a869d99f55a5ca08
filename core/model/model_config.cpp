// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/model_config.h"

#include <array>
#include <cmath>
#include <limits>

#include "core/base/error.h"
#include "core/model/weight_source.h"

// MODEL-001 unknown architecture    MODEL-002 key missing or out of range
// MODEL-003 keys disagree           MODEL-004 variant that is not supported
// MODEL-005 tensor missing          MODEL-006 tensor of the wrong shape
// MODEL-007 embedding and vocabulary disagree

namespace steerscope {
namespace {

constexpr std::uint64_t kMaxContext = 1u << 20;
constexpr char kDamaged[] = "The file is damaged or was converted wrongly; fetch it again.";
constexpr char kUnsupported[] = "Use a model without this feature; Llama and Qwen2 models in "
                                "their plain form work.";

/// One supported architecture: everything that is not in the file's own keys.
struct Architecture {
    const char* name;
    RopeStyle ropeStyle;
    bool qkvBias;
};

constexpr std::array kArchitectures = {
    Architecture{"llama", RopeStyle::interleaved, false},
    Architecture{"qwen2", RopeStyle::halves, true},
};

const Architecture& architectureOf(const GgufFile& file) {
    const std::string& name = file.textAt("general.architecture");
    std::string known;
    for (const Architecture& a : kArchitectures) {
        if (name == a.name) return a;
        known += (known.empty() ? "" : ", ") + std::string(a.name);
    }
    throw Error({.code = "MODEL-001",
                 .problem = "This kind of model is not supported",
                 .field = "general.architecture",
                 .found = name,
                 .allowed = known,
                 .hint = "Open a Llama or Qwen2 model, for example the default SmolLM2."});
}

/// Reads `<architecture>.<key>` with checks that name the whole key.
class KeyReader {
public:
    KeyReader(const GgufFile& file, std::string architecture)
        : m_file(file), m_prefix(std::move(architecture) + ".") {}

    bool has(const std::string& key) const { return m_file.has(m_prefix + key); }

    std::int32_t size(const std::string& key, std::uint64_t most) const {
        const std::string name = m_prefix + key;
        require(name);
        if (std::holds_alternative<std::vector<std::uint64_t>>(*m_file.find(name)) ||
            std::holds_alternative<std::vector<std::int64_t>>(*m_file.find(name))) {
            unsupported(name, "one value per layer");
        }
        const std::uint64_t value = m_file.unsignedAt(name);
        if (value >= 1 && value <= most) return static_cast<std::int32_t>(value);
        throw Error({.code = "MODEL-002",
                     .problem = "A size in the model's description is out of range",
                     .field = name,
                     .found = std::to_string(value),
                     .allowed = "1 to " + std::to_string(most),
                     .hint = kDamaged});
    }

    float positive(const std::string& key) const {
        const std::string name = m_prefix + key;
        require(name);
        const double value = m_file.numberAt(name);
        const auto narrow = static_cast<float>(value);
        if (std::isfinite(narrow) && narrow > 0.0f) return narrow;
        throw Error({.code = "MODEL-002",
                     .problem = "A number in the model's description is out of range",
                     .field = name,
                     .found = std::to_string(value),
                     .allowed = "a finite number above 0",
                     .hint = kDamaged});
    }

    /// Refuses a model that uses a feature we would otherwise ignore silently.
    void refuseAbove(const std::string& key, std::uint64_t harmless) const {
        if (!has(key)) return;
        const std::uint64_t value = m_file.unsignedAt(m_prefix + key);
        if (value > harmless) unsupported(m_prefix + key, std::to_string(value));
    }

    void refuseRopeScaling() const {
        const std::string key = m_prefix + "rope.scaling.type";
        if (m_file.has(key) && m_file.textAt(key) != "none") unsupported(key, m_file.textAt(key));
        const std::string factor = m_prefix + "rope.scale_linear";
        if (m_file.has(factor) && m_file.numberAt(factor) != 1.0) {
            unsupported(factor, std::to_string(m_file.numberAt(factor)));
        }
    }

    std::string name(const std::string& key) const { return m_prefix + key; }

private:
    void require(const std::string& key) const {
        if (m_file.has(key)) return;
        throw Error({.code = "MODEL-002",
                     .problem = "The model's description lacks a value",
                     .field = key,
                     .found = "nothing",
                     .hint = kDamaged});
    }

    [[noreturn]] static void unsupported(const std::string& key, const std::string& found) {
        throw Error({.code = "MODEL-004",
                     .problem = "The model uses a feature that is not supported",
                     .field = key,
                     .found = found,
                     .hint = kUnsupported});
    }

    const GgufFile& m_file;
    std::string m_prefix;
};

[[noreturn]] void disagree(const std::string& field, const std::string& found,
                           const std::string& allowed) {
    throw Error({.code = "MODEL-003",
                 .problem = "Two values in the model's description do not fit together",
                 .field = field,
                 .found = found,
                 .allowed = allowed,
                 .hint = kDamaged});
}

/// Head sizes: given or derived, even (RoPE turns pairs), and whole groups of query heads.
void readHeads(const KeyReader& keys, ModelConfig& c) {
    c.nHeads = keys.size("attention.head_count", 1u << 12);
    c.nKvHeads = keys.has("attention.head_count_kv")
                     ? keys.size("attention.head_count_kv", 1u << 12)
                     : c.nHeads;
    if (c.nHeads % c.nKvHeads != 0) {
        disagree(keys.name("attention.head_count_kv"), std::to_string(c.nKvHeads),
                 "a divisor of " + std::to_string(c.nHeads) + " heads");
    }
    if (keys.has("attention.key_length")) {
        c.headDim = keys.size("attention.key_length", 1u << 12);
    } else if (c.dModel % c.nHeads == 0) {
        c.headDim = c.dModel / c.nHeads;
    } else {
        disagree(keys.name("attention.head_count"), std::to_string(c.nHeads),
                 "a divisor of the width " + std::to_string(c.dModel));
    }
    const std::string width = std::to_string(c.headDim);
    if (c.headDim % 2 != 0) {
        disagree(keys.name("attention.head_count"), "head width " + width, "an even head width");
    }
    for (const char* key : {"attention.value_length", "rope.dimension_count"}) {
        if (keys.has(key) && keys.size(key, 1u << 12) != c.headDim) {
            disagree(keys.name(key), std::to_string(keys.size(key, 1u << 12)), width);
        }
    }
}

const GgufTensor& requireTensor(const GgufFile& file, const std::string& name) {
    if (const GgufTensor* tensor = file.findTensor(name)) return *tensor;
    throw Error({.code = "MODEL-005",
                 .problem = "The file lacks a tensor that this kind of model needs",
                 .field = name,
                 .found = "no such tensor",
                 .hint = kDamaged});
}

std::string shapeText(std::uint64_t rows, std::uint64_t cols) {
    return std::to_string(rows) + " × " + std::to_string(cols);
}

void checkTensor(const GgufFile& file, const ModelConfig& c, WeightName weight, LayerIndex layer) {
    const std::string name = ggufTensorName(weight, layer);
    const GgufTensor& tensor = requireTensor(file, name);
    const WeightShape want = weightShape(c, weight);
    const bool flat = tensor.shape.size() <= 2;
    const std::uint64_t rows = tensor.shape.size() == 2 ? tensor.shape[1] : 1;
    if (flat && tensor.rowLength() == want.cols && rows == want.rows) return;
    throw Error({.code = "MODEL-006",
                 .problem = "A tensor does not have the shape this model needs",
                 .field = name,
                 .found = flat ? shapeText(rows, tensor.rowLength())
                               : std::to_string(tensor.shape.size()) + " dimensions",
                 .allowed = shapeText(want.rows, want.cols),
                 .hint = kDamaged});
}

void checkTensors(const GgufFile& file, const ModelConfig& c) {
    for (const WeightName weight : requiredWeights(c)) {
        const std::int32_t layers = isPerLayer(weight) ? c.nLayers : 1;
        for (LayerIndex l(0); l.value < layers; ++l)
            checkTensor(file, c, weight, l);
    }
    if (GgufWeights(file, c).has(WeightName::ropeFactors)) {
        checkTensor(file, c, WeightName::ropeFactors, LayerIndex(0));
    }
}

/// The embedding decides the vocabulary's size; every other mention of it must agree.
std::int32_t vocabularySize(const GgufFile& file, const KeyReader& keys) {
    const std::string name = ggufTensorName(WeightName::embedding);
    const GgufTensor& embedding = requireTensor(file, name);
    const std::uint64_t rows = embedding.shape.size() == 2 ? embedding.shape[1] : 0;
    const auto refuse = [&](const std::string& field, std::uint64_t found) {
        throw Error({.code = "MODEL-007",
                     .problem = "The vocabulary and the embedding matrix differ in size",
                     .field = field,
                     .found = std::to_string(found),
                     .allowed = std::to_string(rows) + " (rows of " + name + ")",
                     .hint = kDamaged});
    };
    if (rows == 0 || rows > std::numeric_limits<std::int32_t>::max()) refuse(name, rows);
    const std::uint64_t tokens = file.textsAt("tokenizer.ggml.tokens").size();
    if (tokens != rows) refuse("tokenizer.ggml.tokens", tokens);
    if (keys.has("vocab_size")) {
        const std::uint64_t stated = file.unsignedAt(keys.name("vocab_size"));
        if (stated != rows) refuse(keys.name("vocab_size"), stated);
    }
    return static_cast<std::int32_t>(rows);
}

} // namespace

ModelConfig readConfig(const GgufFile& file) {
    const Architecture& architecture = architectureOf(file);
    const KeyReader keys(file, architecture.name);
    ModelConfig c;
    c.architecture = architecture.name;
    c.name = file.has("general.name") ? file.textAt("general.name") : architecture.name;
    c.nLayers = keys.size("block_count", 1u << 10);
    c.dModel = keys.size("embedding_length", 1u << 16);
    c.dFf = keys.size("feed_forward_length", 1u << 18);
    c.contextLength = keys.size("context_length", kMaxContext);
    c.normEps = keys.positive("attention.layer_norm_rms_epsilon");
    if (keys.has("rope.freq_base")) c.ropeTheta = keys.positive("rope.freq_base");
    c.ropeStyle = architecture.ropeStyle;
    readHeads(keys, c);
    keys.refuseRopeScaling();
    keys.refuseAbove("expert_count", 0);
    keys.refuseAbove("attention.sliding_window", 0);

    c.vocabSize = vocabularySize(file, keys);
    const GgufWeights weights(file, c);
    c.tiedEmbeddings = !weights.has(WeightName::output);
    c.ropeDim = c.headDim;
    c.attentionScale = 1.0f / std::sqrt(static_cast<float>(c.headDim));
    c.qkvBias = architecture.qkvBias || weights.has(WeightName::queryBias);
    checkTensors(file, c);
    return c;
}

} // namespace steerscope
