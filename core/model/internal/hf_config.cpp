// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/internal/hf_config.h"

#include <array>
#include <cmath>
#include <limits>

#include "core/base/error.h"
#include "core/model/internal/architecture.h"
#include "core/model/internal/gguf_keys.h"
#include "core/model/internal/hf_fields.h"
#include "core/model/internal/hf_rope.h"

namespace steerscope {
namespace {

constexpr std::uint64_t kMaxContext = 1u << 20;

struct ModelType {
    std::string_view name; ///< `model_type` of config.json.
    std::string_view architecture;
    bool normsWithoutOne = false;
};

constexpr std::array kModelTypes = {
    ModelType{"llama", "llama"},         ModelType{"mistral", "llama"},
    ModelType{"qwen2", "qwen2"},         ModelType{"qwen3", "qwen3"},
    ModelType{"gemma2", "gemma2", true}, ModelType{"gemma3_text", "gemma3", true},
    ModelType{"phi3", "phi3"},           ModelType{"smollm3", "smollm3"},
};

const ModelType& modelTypeOf(const HfFields& fields) {
    const std::string name = fields.text("model_type");
    std::string known;
    for (const ModelType& type : kModelTypes) {
        if (type.name == name) return type;
        known += (known.empty() ? "" : ", ") + std::string(type.name);
    }
    throw Error({.code = "MODEL-001",
                 .problem = "This kind of model is not supported",
                 .field = "model_type",
                 .found = name,
                 .allowed = known,
                 .hint = "Open a text model of one of these families."});
}

/// Settings that would change what is computed, and which no supported model has.
void refuseForeignFeatures(const HfFields& fields) {
    for (const char* key : {"quantization_config", "num_experts", "num_local_experts",
                            "layer_norm_eps", "text_config", "vision_config"}) {
        if (fields.has(key)) unsupportedFeature(key, fields.value(key)->dump().substr(0, 60));
    }
    for (const char* key : {"attention_bias", "mlp_bias", "use_bidirectional_attention"})
        if (fields.flag(key, false)) unsupportedFeature(key, "true");
}

void readHeads(const HfFields& fields, ModelConfig& c) {
    c.nHeads = fields.size("num_attention_heads", 1u << 12);
    c.nKvHeads = fields.sizeIfAny("num_key_value_heads", 1u << 12).value_or(c.nHeads);
    if (c.nHeads % c.nKvHeads != 0) {
        valuesDisagree("num_key_value_heads", std::to_string(c.nKvHeads),
                       "a divisor of " + std::to_string(c.nHeads) + " heads");
    }
    const auto stated = fields.sizeIfAny("head_dim", 1u << 12);
    if (!stated && c.dModel % c.nHeads != 0) {
        valuesDisagree("num_attention_heads", std::to_string(c.nHeads),
                       "a divisor of the width " + std::to_string(c.dModel));
    }
    c.headDim = stated.value_or(c.dModel / c.nHeads);
    if (c.headDim % 2 != 0) {
        valuesDisagree("head_dim", std::to_string(c.headDim), "an even head width");
    }
}

void readSizes(const HfFields& fields, ModelConfig& c) {
    c.nLayers = fields.size("num_hidden_layers", 1u << 10);
    c.dModel = fields.size("hidden_size", 1u << 16);
    c.dFf = fields.size("intermediate_size", 1u << 18);
    c.vocabSize = fields.size("vocab_size", std::numeric_limits<std::int32_t>::max());
    c.contextLength = fields.size("max_position_embeddings", kMaxContext);
    c.normEps = fields.positive("rms_norm_eps");
    readHeads(fields, c);
}

/// "hidden_activation" overrules "hidden_act", which Gemma's files carry along unused.
void checkActivation(const HfFields& fields, const ModelConfig& c) {
    const char* const key = fields.has("hidden_activation") ? "hidden_activation" : "hidden_act";
    const std::string found = fields.text(key);
    const bool silu = found == "silu" || found == "swish";
    const bool gelu = found == "gelu_pytorch_tanh" || found == "gelu_new";
    if (c.activation == Activation::silu ? !silu : !gelu) unsupportedFeature(key, found);
}

/// transformers 5 names every layer's kind.
void readLayerTypes(const HfFields& fields, ModelConfig& c) {
    const Json& types = *fields.value("layer_types");
    if (!types.is_array() || types.size() != static_cast<std::size_t>(c.nLayers)) {
        valuesDisagree("layer_types", std::to_string(types.size()) + " entries",
                       std::to_string(c.nLayers) + " layers");
    }
    for (const Json& type : types) {
        const bool slides = type == "sliding_attention";
        if (!slides && type != "full_attention") unsupportedFeature("layer_types", type.dump());
        c.slidingLayers.push_back(slides ? 1 : 0);
    }
}

/// Qwen's layers slide from max_window_layers on; the other families' table knows the pattern.
void readWindow(const HfFields& fields, const Architecture& architecture, ModelConfig& c) {
    const bool optional = architecture.slidingPeriod == kNoWindow;
    const bool used = fields.flag("use_sliding_window", !optional);
    if (!used || !fields.has("sliding_window")) return;
    c.slidingWindow = fields.size("sliding_window", std::numeric_limits<std::int32_t>::max());
    if (fields.has("layer_types")) return readLayerTypes(fields, c);
    if (const auto period = fields.sizeIfAny("sliding_window_pattern", 1u << 10)) {
        c.slidingLayers = layersThatSlide(c.nLayers, *period);
    } else if (optional) {
        const std::int32_t first = fields.sizeIfAny("max_window_layers", 1u << 10).value_or(0);
        for (std::int32_t l = 0; l < c.nLayers; ++l)
            c.slidingLayers.push_back(l >= first ? 1 : 0);
    }
}

void readRopeless(const HfFields& fields, ModelConfig& c) {
    const Json* marks = fields.value("no_rope_layers"); // 1 where a layer is turned
    if (!marks) return;
    if (!marks->is_array() || marks->size() != static_cast<std::size_t>(c.nLayers)) {
        valuesDisagree("no_rope_layers", std::to_string(marks->size()) + " entries",
                       std::to_string(c.nLayers) + " layers");
    }
    for (const Json& mark : *marks)
        c.ropelessLayers.push_back(mark == 0 ? 1 : 0);
}

void readScales(const HfFields& fields, const Architecture& architecture, ModelConfig& c) {
    if (const auto scalar = fields.positiveIfAny("query_pre_attn_scalar")) {
        c.attentionScale = 1.0f / std::sqrt(*scalar);
    }
    // A file that names a cap as null has none; one that does not name it has the family's.
    c.attentionSoftcap = fields.positiveIfAny("attn_logit_softcapping").value_or(0.0f);
    c.finalSoftcap = fields.positiveIfAny("final_logit_softcapping").value_or(0.0f);
    if (!fields.named("attn_logit_softcapping")) c.attentionSoftcap = architecture.attentionSoftcap;
    if (!fields.named("final_logit_softcapping")) c.finalSoftcap = architecture.finalSoftcap;
}

} // namespace

HfConfig readHfConfig(const Json& config) {
    const HfFields fields(config);
    const ModelType& type = modelTypeOf(fields);
    const Architecture& architecture = *findArchitecture(type.architecture);
    refuseForeignFeatures(fields);
    HfConfig out{.normsWithoutOne = type.normsWithoutOne};
    ModelConfig& c = out.model;
    c.name = fields.textOr("_name_or_path", std::string(type.name));
    readSizes(fields, c);
    out.ropeFactors = readHfRope(fields, c);
    readWindow(fields, architecture, c);
    if (architecture.ropelessPeriod > 0) readRopeless(fields, c);
    readScales(fields, architecture, c);
    applyArchitecture(architecture, c);
    checkActivation(fields, c);
    c.ropeStyle = RopeStyle::halves;
    c.qkvBias = architecture.qkvBias;
    c.tiedEmbeddings = fields.flag("tie_word_embeddings", false);
    return out;
}

} // namespace steerscope
