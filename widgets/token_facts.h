// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme.h"

#include <QString>

#include <optional>
#include <vector>

namespace steerscope {

/// One candidate for the next token.
struct TokenChoice {
    QString text;
    float probability = 0; ///< 0 … 1
    bool chosen = false;   ///< The token that was written; shown in bold.
};

/// A number with its name: "Share of total", "3.8 %".
struct KeyValue {
    QString label;
    QString value;
    QString tooltip;
};

/// A quantity over layers, index 0 = the layer next to the input; NaN where not computed.
struct LayerSeries {
    QString title; ///< "Push by layer"
    QString name;  ///< Short, for the switch between several: "Push"
    std::vector<float> values;
};

/// A column of candidates with the identity of the run they come from.
struct ChoiceColumn {
    QString title; ///< "Choices before steering", "After"
    Identity identity = Identity::unsteered;
    std::vector<TokenChoice> choices;
};

/// Everything the inspector shows about one token. Missing parts are left out of the view.
struct TokenFacts {
    QString token; ///< Printable text, such as "pirate" or "↵".
    QString place; ///< "token #7, follows “a”"
    Identity identity = Identity::psr;
    std::vector<KeyValue> keyValues; ///< Four to a row.
    std::vector<LayerSeries> series; ///< One chart; several are told apart by tabs over it.
    std::optional<int> layer;        ///< The layer under the cursor.
    ChoiceColumn before;
    ChoiceColumn after;
};

} // namespace steerscope
