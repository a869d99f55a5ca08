// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <stop_token>

#include "core/model/language_model.h"

namespace steerscope::cli {

/// GB/s at which all threads together read 512 MiB that no cache holds: what bounds decoding.
double readBandwidth(int threads);

/// Largest resident memory of this process so far, and the present one; bytes, 0 where unknown.
struct ResidentMemory {
    double now = 0;
    double peak = 0;
};
ResidentMemory residentMemory();

/// One way to decode in lock step: random prompts, greedy, no end.
struct DecodePlan {
    std::size_t columns = 1;
    std::size_t promptTokens = 160;
    std::size_t steps = 48;
    bool steered = false;  ///< Probe and push in every layer of every column.
    bool captured = false; ///< The residual stream of every layer is kept.
};

/// Decodes by both plans, steps taking turns so that a slow spell of the machine meets both.
/// Returns the median seconds of one step of each. The first steps are not counted.
struct DecodePair {
    double first = 0;
    double second = 0;
};
DecodePair measureDecode(const LanguageModel& model, const DecodePlan& first,
                         const DecodePlan& second, std::stop_token stop);

/// Reads `tokens` random tokens into an empty cache, once, to the next token's logits.
void readOnce(const LanguageModel& model, std::size_t tokens, std::stop_token stop);

/// Reads `tokens` random tokens exactly, `rows` in a pass, the last 64 with all their logits: the
/// largest that a pass is estimated for.
void readLong(const LanguageModel& model, std::size_t tokens, std::size_t rows,
              std::stop_token stop);

/// Median seconds to read `tokens` random tokens into an empty cache; with `exact`, all residuals
/// are captured, as maps and fits do.
double measurePrefill(const LanguageModel& model, std::size_t tokens, Precision precision,
                      std::stop_token stop);

} // namespace steerscope::cli
