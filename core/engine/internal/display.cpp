// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/internal/display.h"

#include "core/tokenizer/utf8_stream.h"

namespace steerscope {

std::vector<ChoiceText> choiceTexts(const std::vector<Candidate>& candidates,
                                    const Tokenizer& tokenizer) {
    std::vector<ChoiceText> out;
    for (const Candidate& candidate : candidates) {
        out.push_back({visiblePiece(tokenizer.piece(candidate.token)), candidate.probability,
                       candidate.token});
    }
    return out;
}

std::vector<PsrEdit::Part> editParts(const std::vector<SteeringPart>& steering) {
    std::vector<PsrEdit::Part> out;
    for (const SteeringPart& part : steering)
        out.push_back({part.model, part.strength});
    return out;
}

std::vector<float> recordColumn(const std::vector<std::vector<float>>& columns, std::size_t t,
                                std::size_t layers) {
    std::vector<float> out(layers, 0.0f);
    if (t < columns.size()) std::copy(columns[t].begin(), columns[t].end(), out.begin());
    return out;
}

} // namespace steerscope
