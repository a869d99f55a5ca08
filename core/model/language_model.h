// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "core/base/index.h"
#include "core/base/matrix.h"
#include "core/base/precision.h"
#include "core/model/activation_trace.h"
#include "core/model/kv_cache.h"
#include "core/model/model_config.h"
#include "core/model/residual_edit.h"
#include "core/tokenizer/chat_template.h"
#include "core/tokenizer/tokenizer.h"

namespace steerscope {

enum class LogitsFor { none, lastPosition, allPositions };
enum class Capture { none, residPost };

/// One sequence of a batched forward pass.
struct Lane {
    std::span<const TokenId> tokens; ///< New tokens; they continue the cache.
    KvCache* cache = nullptr;        ///< Extended by tokens.size() positions.
    ResidualEdit* edit = nullptr;    ///< nullptr: unsteered. Of this lane alone.
    Capture capture = Capture::none;
    LogitsFor logits = LogitsFor::lastPosition;
};

struct LaneResult {
    FloatMatrix logits;    ///< [0, 1 or T × V]
    ActivationTrace trace; ///< Empty unless captured.
};

/// A forward pass that is advanced one block at a time, so that a caller may look at and rewrite
/// the residual stream of all lanes between blocks (closed-form fitting), or yield to other work.
/// The lanes' tokens, caches and edits must outlive it. Abandoning it midway leaves the caches as
/// if the pass had never begun.
class ForwardPass {
public:
    virtual ~ForwardPass() = default;
    /// Runs the next block, edits and captures included. False when there was none left.
    virtual bool advance() = 0;
    virtual LayerIndex layer() const = 0; ///< The block last run.
    /// Residual stream after that block: [N × D], lanes stacked in order, writable until the next
    /// advance(). Changes are seen by later blocks but not by captures already taken.
    virtual RowsView rows() = 0;
    /// Final norm and logits; call once, after advance() has returned false.
    virtual std::vector<LaneResult> finish() = 0;
};

enum class ModelFact {
    name,
    fileSha256,
    templateSha256,
    executor,
    quantization,
    path,
    templateOrigin
};

/// One set of weights, shared and const; all state is passed in. Used on the compute thread only.
class LanguageModel {
public:
    virtual ~LanguageModel() = default;
    virtual const ModelConfig& config() const = 0;
    virtual const Tokenizer& tokenizer() const = 0;
    virtual const ChatTemplate& chatTemplate() const = 0;
    /// Facts stored with every run: the name people know the model by, hashes in lower-case hex,
    /// executor "torch float32", "Q4_1", path, where the template comes from ("model file",
    /// "ChatML (the file has none)", "caller"). Name and hash of a large file may have to be waited
    /// for, shortly after it was loaded; FILE-003 or FILE-005 when the file has changed meanwhile.
    virtual std::string fact(ModelFact fact) const = 0;

    /// The precision of all that is computed into this cache. Lanes of one pass must agree in it.
    virtual std::unique_ptr<KvCache> newCache(Precision precision = Precision::exact) const = 0;
    virtual std::unique_ptr<ForwardPass> begin(std::span<Lane> lanes) const = 0;
    /// Final norm and output head on rows of the last block's residual stream [N × D] → [N × V], so
    /// that logits can be made in bounded pieces, and from stored activations.
    virtual FloatMatrix logits(RowsView finalResidual) const = 0;
    /// The whole pass; looks at `stop` after every block and throws Cancelled, caches as before.
    std::vector<LaneResult> forward(std::span<Lane> lanes, std::stop_token stop = {}) const;

    /// Renders messages with the model's template and tokenises once (BOS not doubled).
    std::vector<TokenId> promptIds(const std::vector<ChatMessage>& messages) const;
    std::string renderPrompt(const std::vector<ChatMessage>& messages) const;

protected:
    /// What the template may refer to. Here: the tokenizer's BOS, no EOS.
    virtual TemplateContext templateContext() const;
};

} // namespace steerscope
