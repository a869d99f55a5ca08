// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "core/model/language_model.h"

namespace steerscope {

/// What of a delta job does not depend on the steering: the prompted and the plain context over one
/// response. Kept by the engine until the next one, so that moving the strength only costs the
/// student's run. Memory: 2 · L · T · D floats and one KV cache of the plain prompt.
struct TeacherForced {
    const LanguageModel* model = nullptr; ///< For identity only.
    std::vector<TokenId> plainPrompt;     ///< x
    std::vector<TokenId> promptedPrompt;  ///< x'
    std::vector<TokenId> response;        ///< y
    ActivationTrace prompted;             ///< A' [L] of [T × D]; row t chooses y_t
    ActivationTrace plain;                ///< A
    std::unique_ptr<KvCache> plainCache;  ///< x without its last token.

    bool matches(const TeacherForced& other) const {
        return model == other.model && plainPrompt == other.plainPrompt &&
               promptedPrompt == other.promptedPrompt && response == other.response;
    }
};

} // namespace steerscope
