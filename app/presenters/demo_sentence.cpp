// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/presenters/demo_sentence.h"

#include <QCoreApplication>

#include <cmath>

#include "app/engine_words.h"
#include "core/eval/text_metrics.h"

namespace steerscope {
namespace {

/// Below this the push is too small to see in a text.
constexpr float kOff = 0.05f, kHint = 0.75f;
constexpr std::size_t kShortest = 12; ///< Tokens before a text can be called broken.

class DemoText {
    Q_DECLARE_TR_FUNCTIONS(DemoText)
};

bool isBroken(const RunColumn& column) {
    return column.length() >= kShortest && repetition(column.tokens, 3) > kBrokenRepetition;
}

} // namespace

QString demoSentence(const RecordedRun& run, float strength,
                     const std::optional<std::pair<double, double>>& usable) {
    const RunColumn* steered = run.find(ColumnKind::psr);
    if (!steered)
        return DemoText::tr("Ask something: one model is told how to answer, one is nudged.");
    if (!run.caption.empty() && strength == run.recipe.strength) return captionText(run.caption);
    if (std::abs(strength) < kOff)
        return DemoText::tr("The nudge is off: the right-hand model answers as it always does.");
    if (strength < 0)
        return DemoText::tr(
            "The nudge is turned around: the right-hand model is pushed the other way.");
    const auto alpha = static_cast<double>(strength);
    if ((usable && alpha > usable->second) || isBroken(*steered))
        return DemoText::tr("Too much of a nudge: the text on the right begins to break.");
    if (strength < kHint)
        return DemoText::tr("A small nudge: the right-hand model takes up a hint of it.");
    return DemoText::tr(
        "Nobody told the right-hand model: we nudged it from inside, word by word.");
}

} // namespace steerscope
