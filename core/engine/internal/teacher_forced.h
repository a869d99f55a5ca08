// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <memory>
#include <vector>

#include "core/engine/events.h"
#include "core/model/language_model.h"

namespace steerscope {

/// The prompted context's next-token distribution at one position, ready to be compared with many
/// students.
struct TeacherRow {
    std::vector<float> probabilities; ///< [V] p(· | x', y<t)
    double expected = 0;              ///< Σ_v p_v log p_v
    /// Takes logits [V].
    static TeacherRow of(std::span<const float> logits);
    /// KL(this ‖ softmax(student logits)) in nats: Σ p log p − Σ p b + log Σ e^b.
    double divergence(std::span<const float> student) const;
};

/// KL(softmax(a) ‖ softmax(b)) in nats, of logits [V].
double divergence(std::span<const float> a, std::span<const float> b);

/// What the logits of both contexts say, by position.
struct TeacherLogits {
    int topCandidates = 0;
    std::vector<TeacherRow> rows;
    std::vector<std::vector<float>> plain; ///< [T][V] logits; none where they take too much memory.
    std::vector<double> klUnsteered;
    std::vector<std::vector<ChoiceText>> plainChoices, promptedChoices;
};

/// What of a delta job does not depend on the steering: the prompted and the plain context over one
/// response. Kept by the engine for later jobs, so that moving the strength only costs the
/// student's run. Memory: 2 · L · T · D floats and one KV cache of the plain prompt; 2 · T · V more
/// for logits.
struct TeacherForced {
    const LanguageModel* model = nullptr; ///< For identity only.
    std::vector<TokenId> plainPrompt;     ///< x
    std::vector<TokenId> promptedPrompt;  ///< x'
    std::vector<TokenId> response;        ///< y
    ActivationTrace prompted;             ///< A' [L] of [T × D]; row t chooses y_t
    ActivationTrace plain;                ///< A
    std::unique_ptr<KvCache> plainCache;  ///< x without its last token.
    /// Set by the first job that went through; null where they would take too much memory.
    mutable std::shared_ptr<const TeacherLogits> logits;

    bool matches(const TeacherForced& other) const {
        return model == other.model && plainPrompt == other.plainPrompt &&
               promptedPrompt == other.promptedPrompt && response == other.response;
    }
};

/// The contexts of the last few responses: the answer that is compared with stays while answers
/// that are written again and again come and go.
class ForcedMemory {
public:
    /// The one that matches, now the latest; null when there is none.
    std::shared_ptr<const TeacherForced> find(const TeacherForced& wanted);
    /// Forgets the one that was not asked for longest.
    void keep(std::shared_ptr<const TeacherForced> forced);
    void clear() { m_latest.clear(); }

private:
    static constexpr std::size_t kMost = 2;
    std::deque<std::shared_ptr<const TeacherForced>> m_latest; ///< Latest first.
};

} // namespace steerscope
