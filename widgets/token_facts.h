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

/// What the residual stream would say at one layer: the likeliest token of a logit lens.
struct LensReading {
    int layer = 0;
    TokenChoice before; ///< Without steering.
    TokenChoice after;  ///< With it; an empty text leaves the place blank.
};

/// Which of the two columns of candidates.
enum class ChoiceSide { before, after };

/// Whether a quantity is a magnitude, or a difference that is told apart by its sign.
enum class TintSign { magnitude, both };

/// A quantity that can tint an answer, one value per token; NaN where unknown.
struct TokenTint {
    QString name; ///< "λ", "‖Δ‖", "Surprise", "KL"
    std::vector<float> values;
    TintSign sign = TintSign::magnitude;
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
    std::optional<double> kl; ///< KL(after ‖ before) of the next-token distributions, in nat.
    std::vector<LensReading> lens; ///< By layer; empty hides the tab.
};

} // namespace steerscope
