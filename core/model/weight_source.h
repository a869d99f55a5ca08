// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <utility>
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
    queryNorm, ///< With qkNorm: [headDim]
    keyNorm,   ///< With qkNorm: [headDim]
    attentionOutput,
    postAttentionNorm, ///< With postNorms
    mlpNorm,
    gate,
    up,
    down,
    postMlpNorm ///< With postNorms
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

/// Name in GGUF files: `token_embd.weight`, `blk.7.attn_q.weight`, … (of weights that have a tensor
/// of their own).
std::string ggufTensorName(WeightName name, LayerIndex layer = LayerIndex(0));

/// Fills `out` with bytes from `offset` on; any thread. Throws what reading throws.
using ReadBytes = std::function<void(std::uint64_t offset, std::span<std::byte> out)>;
ReadBytes bytesInMemory(std::span<const std::byte> bytes);

/// Whole rows of a weight as they are stored.
struct StoredWeight {
    GgmlType type = GgmlType::F32;
    WeightShape shape;
    ReadBytes bytesAt; ///< Offset 0 is the first row's first byte.

    std::uint64_t rowBytes() const; ///< Whole blocks.
    std::uint64_t bytes() const { return shape.rows * rowBytes(); }
    /// Rows [firstRow, …), as many as `out` holds whole.
    void read(std::uint64_t firstRow, std::span<std::byte> out) const {
        bytesAt(firstRow * rowBytes(), out);
    }
};

/// The weights of a model file or folder, while the source and what it reads from live; any thread.
class WeightSource {
public:
    virtual ~WeightSource() = default;
    virtual bool has(WeightName name, LayerIndex layer = LayerIndex(0)) const = 0;
    /// Rows as stored; for matrices these are the values the model multiplies with.
    virtual StoredWeight stored(WeightName name, LayerIndex layer = LayerIndex(0)) const = 0;
    /// Rows [firstRow, …) as float32, as many as `out` holds. For vectors this is the only right
    /// way to read them: formats differ in what they store (Gemma's norms without their 1).
    virtual void readRows(WeightName name, LayerIndex layer, std::uint64_t firstRow,
                          std::span<float> out) const;
    /// Block format of most of the model's weight bytes, for people: "Q4_1".
    virtual std::string dominantFormat() const = 0;
};

/// Weights of a parsed GGUF file of checked shapes (readConfig), whose bytes `file` reads. Both
/// must outlive it.
class GgufWeights final : public WeightSource {
public:
    GgufWeights(const GgufFile& description, ModelConfig config, ReadBytes file = {})
        : m_file(description), m_config(std::move(config)), m_bytesAt(std::move(file)) {}

    bool has(WeightName name, LayerIndex layer = LayerIndex(0)) const override;
    StoredWeight stored(WeightName name, LayerIndex layer = LayerIndex(0)) const override;
    std::string dominantFormat() const override;

private:
    const GgufFile& m_file;
    ModelConfig m_config;
    ReadBytes m_bytesAt;
};

} // namespace steerscope
