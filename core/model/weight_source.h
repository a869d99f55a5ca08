// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/base/index.h"
#include "core/gguf/gguf_file.h"
#include "core/model/model_config.h"

namespace steerscope {

/// The weights of a transformer by what they do, not by what a file format calls them.
enum class WeightName {
    embedding,
    outputNorm,
    output,
    ropeFactors,
    attentionNorm,
    query,
    key,
    value,
    queryBias,
    keyBias,
    valueBias,
    attentionOutput,
    mlpNorm,
    gate,
    up,
    down
};

/// Rows and columns of a weight in memory order: [rows × cols], cols contiguous. Vectors: one row.
struct WeightShape {
    std::uint64_t rows = 1;
    std::uint64_t cols = 0;
    std::uint64_t count() const { return rows * cols; }
    friend bool operator==(const WeightShape&, const WeightShape&) = default;
};

bool isPerLayer(WeightName name);
WeightShape weightShape(const ModelConfig& config, WeightName name);
/// Every weight a model of this configuration must have, `layer` ignored where not per layer.
std::vector<WeightName> requiredWeights(const ModelConfig& config);

/// Name in GGUF files: `token_embd.weight`, `blk.7.attn_q.weight`, …
std::string ggufTensorName(WeightName name, LayerIndex layer = LayerIndex(0));

/// Reads weights of a parsed GGUF file as float32. The file must outlive it; any thread.
class GgufWeights {
public:
    explicit GgufWeights(const GgufFile& file) : m_file(file) {}

    bool has(WeightName name, LayerIndex layer = LayerIndex(0)) const;
    /// Rows [firstRow, …) of the weight, as many as `out` holds; `shape` as readConfig checked it.
    void readRows(WeightName name, LayerIndex layer, const WeightShape& shape,
                  std::uint64_t firstRow, std::span<float> out) const;
    /// Block format of most of the model's weight bytes, for people: "Q4_1".
    std::string dominantFormat() const;

private:
    const GgufFile& m_file;
};

} // namespace steerscope
