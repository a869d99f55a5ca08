// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/model_config.h"

#include <algorithm>
#include <limits>

#include "core/base/error.h"
#include "core/model/internal/architecture.h"
#include "core/model/internal/gguf_keys.h"
#include "core/model/internal/gguf_places.h"

// MODEL-001 unknown architecture    MODEL-002 key missing or out of range
// MODEL-003 keys disagree           MODEL-004 variant that is not supported
// MODEL-005 tensor missing          MODEL-006 tensor of the wrong shape
// MODEL-007 embedding and vocabulary disagree

namespace steerscope {
namespace {

constexpr std::uint64_t kMaxContext = 1u << 20;
constexpr std::uint64_t kMaxHeadSize = 1u << 12;

const Architecture& architectureOf(const GgufFile& file) {
    const std::string& name = file.textAt("general.architecture");
    if (const Architecture* found = findArchitecture(name)) return *found;
    throw Error({.code = "MODEL-001",
                 .problem = "This kind of model is not supported",
                 .field = "general.architecture",
                 .found = name,
                 .allowed = architectureNames(),
                 .hint = "Open a model of one of these families, for example the default "
                         "SmolLM2."});
}

/// Head sizes: given or derived, even (RoPE turns pairs), and whole groups of query heads.
void readHeads(const GgufKeys& keys, ModelConfig& c) {
    c.nHeads = keys.size("attention.head_count", 1u << 12);
    c.nKvHeads = keys.has("attention.head_count_kv")
                     ? keys.size("attention.head_count_kv", 1u << 12)
                     : c.nHeads;
    if (c.nHeads % c.nKvHeads != 0) {
        valuesDisagree(keys.name("attention.head_count_kv"), std::to_string(c.nKvHeads),
                       "a divisor of " + std::to_string(c.nHeads) + " heads");
    }
    if (keys.has("attention.key_length")) {
        c.headDim = keys.size("attention.key_length", kMaxHeadSize);
    } else if (c.dModel % c.nHeads == 0) {
        c.headDim = c.dModel / c.nHeads;
    } else {
        valuesDisagree(keys.name("attention.head_count"), std::to_string(c.nHeads),
                       "a divisor of the width " + std::to_string(c.dModel));
    }
    const std::string width = std::to_string(c.headDim);
    if (c.headDim % 2 != 0) {
        valuesDisagree(keys.name("attention.head_count"), "head width " + width,
                       "an even head width");
    }
    const char* const valueLength = "attention.value_length";
    if (keys.has(valueLength) && keys.size(valueLength, kMaxHeadSize) != c.headDim) {
        valuesDisagree(keys.name(valueLength), std::to_string(keys.size(valueLength, kMaxHeadSize)),
                       width);
    }
}

/// The scalings that divide all positions alike or multiply cos and sin; others are refused.
void readRopeScaling(const GgufFile& file, const GgufKeys& keys, ModelConfig& c) {
    const std::string key = keys.name("rope.scaling.type");
    const std::string type = file.has(key) ? file.textAt(key) : "none";
    if (type != "none" && type != "linear" && type != "longrope") unsupportedFeature(key, type);
    if (type == "linear") c.ropeLinearFactor = keys.positive("rope.scaling.factor");
    if (const auto old = keys.positiveIfAny("rope.scale_linear")) c.ropeLinearFactor = *old;
    if (const auto magnitude = keys.positiveIfAny("rope.scaling.attn_factor")) {
        c.ropeMagnitude = *magnitude;
    }
}

/// Files with factors for short and for long texts: we use the short ones, which hold up to the
/// length the model was first trained for. Beyond it every earlier key would have to be turned
/// anew.
void limitToOriginalContext(const GgufFile& file, const GgufKeys& keys, ModelConfig& c) {
    const char* const key = "rope.scaling.original_context_length";
    if (!file.findTensor("rope_factors_short.weight") || !keys.has(key)) return;
    c.contextLength = std::min(c.contextLength, keys.size(key, kMaxContext));
}

void readRope(const GgufFile& file, const GgufKeys& keys, ModelConfig& c) {
    if (const auto base = keys.positiveIfAny("rope.freq_base")) c.ropeTheta = *base;
    c.localRopeTheta = keys.positiveIfAny("rope.freq_base_swa").value_or(0.0f);
    readRopeScaling(file, keys, c);
    limitToOriginalContext(file, keys, c);
    const char* const turned = "rope.dimension_count";
    c.ropeDim = keys.has(turned) ? keys.size(turned, kMaxHeadSize) : c.headDim;
    if (c.ropeDim > c.headDim || c.ropeDim % 2 != 0) {
        valuesDisagree(keys.name(turned), std::to_string(c.ropeDim),
                       "an even number up to " + std::to_string(c.headDim));
    }
}

/// The pattern a file gives itself: a mark for every layer, or a period.
void readSlidingPattern(const GgufFile& file, const GgufKeys& keys, ModelConfig& c) {
    const char* const key = "attention.sliding_window_pattern";
    if (!keys.has(key)) return;
    const auto* marks = std::get_if<std::vector<bool>>(file.find(keys.name(key)));
    if (!marks) {
        c.slidingLayers = layersThatSlide(c.nLayers, keys.size(key, 1u << 10));
    } else if (marks->size() == static_cast<std::size_t>(c.nLayers)) {
        c.slidingLayers.assign(marks->begin(), marks->end());
    } else {
        valuesDisagree(keys.name(key), std::to_string(marks->size()) + " marks",
                       std::to_string(c.nLayers) + " layers");
    }
}

void readWindow(const GgufFile& file, const GgufKeys& keys, const Architecture& architecture,
                ModelConfig& c) {
    const char* const key = "attention.sliding_window";
    if (architecture.slidingPeriod == kNoWindow) keys.refuseAbove(key, 0);
    if (!keys.has(key) || file.unsignedAt(keys.name(key)) == 0) return;
    c.slidingWindow = keys.size(key, std::numeric_limits<std::int32_t>::max());
    readSlidingPattern(file, keys, c);
}

/// The embedding decides the vocabulary's size; every other mention of it must agree.
std::int32_t vocabularySize(const GgufFile& file, const GgufKeys& keys) {
    const std::string name = ggufTensorName(WeightName::embedding);
    const GgufTensor* embedding = file.findTensor(name);
    const std::uint64_t rows = embedding && embedding->shape.size() == 2 ? embedding->shape[1] : 0;
    const auto refuse = [&](const std::string& field, std::uint64_t found) {
        throw Error({.code = "MODEL-007",
                     .problem = "The vocabulary and the embedding matrix differ in size",
                     .field = field,
                     .found = std::to_string(found),
                     .allowed = std::to_string(rows) + " (rows of " + name + ")",
                     .hint = kDamagedModel});
    };
    if (!embedding) return 0; // checkGgufTensors names it
    if (rows == 0 || rows > std::numeric_limits<std::int32_t>::max()) refuse(name, rows);
    const std::uint64_t tokens = file.textsAt("tokenizer.ggml.tokens").size();
    if (tokens != rows) refuse("tokenizer.ggml.tokens", tokens);
    if (keys.has("vocab_size")) {
        const std::uint64_t stated = file.unsignedAt(keys.name("vocab_size"));
        if (stated != rows) refuse(keys.name("vocab_size"), stated);
    }
    return static_cast<std::int32_t>(rows);
}

void readSizes(const GgufKeys& keys, ModelConfig& c) {
    c.nLayers = keys.size("block_count", 1u << 10);
    c.dModel = keys.size("embedding_length", 1u << 16);
    c.dFf = keys.size("feed_forward_length", 1u << 18);
    c.contextLength = keys.size("context_length", kMaxContext);
    c.normEps = keys.positive("attention.layer_norm_rms_epsilon");
    readHeads(keys, c);
}

} // namespace

ModelConfig readConfig(const GgufFile& file) {
    const Architecture& architecture = architectureOf(file);
    const GgufKeys keys(file, architecture.name);
    ModelConfig c;
    c.name = file.has("general.name") ? file.textAt("general.name") : architecture.name;
    c.ropeStyle = architecture.ropeStyle;
    readSizes(keys, c);
    readRope(file, keys, c);
    readWindow(file, keys, architecture, c);
    keys.refuseAbove("expert_count", 0);
    c.attentionSoftcap =
        keys.positiveIfAny("attn_logit_softcapping").value_or(architecture.attentionSoftcap);
    c.finalSoftcap =
        keys.positiveIfAny("final_logit_softcapping").value_or(architecture.finalSoftcap);
    c.attentionScale = keys.positiveIfAny("attention.scale").value_or(0.0f);
    applyArchitecture(architecture, c);

    c.vocabSize = vocabularySize(file, keys);
    const GgufWeights weights(file, c);
    c.tiedEmbeddings = !weights.has(WeightName::output);
    c.qkvBias = architecture.qkvBias || weights.has(WeightName::queryBias);
    checkGgufTensors(file, c);
    return c;
}

} // namespace steerscope
