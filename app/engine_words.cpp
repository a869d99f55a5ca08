// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine_words.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringList>

#include "app/distill_settings.h"
#include "app/text.h"

namespace steerscope {
namespace {

// Core knows no Qt, so its words are listed here for the translators; lookups go by the English
// phrase. Phrases with a name or number in them are listed with %1 in its place.
[[maybe_unused]] constexpr const char* kStages[] = {
    QT_TRANSLATE_NOOP("EngineWords", "Loading weights"),
    QT_TRANSLATE_NOOP("EngineWords", "Reading the prompt"),
    QT_TRANSLATE_NOOP("EngineWords", "Writing"),
    QT_TRANSLATE_NOOP("EngineWords", "Reading the prompts"),
    QT_TRANSLATE_NOOP("EngineWords", "Mapping the response"),
    QT_TRANSLATE_NOOP("EngineWords", "Comparing the predictions"),
    QT_TRANSLATE_NOOP("EngineWords", "Reading"),
    QT_TRANSLATE_NOOP("EngineWords", "Searching the strength"),
    QT_TRANSLATE_NOOP("EngineWords", "Writing prompted answers, %1 of %2 done"),
    QT_TRANSLATE_NOOP("EngineWords", "Asking the judge about answer %1 of %2"),
    QT_TRANSLATE_NOOP("EngineWords", "Reading the answers after another wording"),
    QT_TRANSLATE_NOOP("EngineWords", "Reading the answers without the instruction"),
    QT_TRANSLATE_NOOP("EngineWords", "Trying layer %1: block %2 of %3"),
    QT_TRANSLATE_NOOP("EngineWords", "Trying layer %1"),
    QT_TRANSLATE_NOOP("EngineWords", "Fitting layer %1 of %2"),
    QT_TRANSLATE_NOOP("EngineWords", "Running block %1 of %2"),
    QT_TRANSLATE_NOOP("EngineWords", "Seeing what later layers make of layer %1"),
    QT_TRANSLATE_NOOP("EngineWords", "Preparing the polish"),
    QT_TRANSLATE_NOOP("EngineWords", "Polishing, round %1 of at most %2"),
    QT_TRANSLATE_NOOP("EngineWords", "Comparing with the prompted model"),
    QT_TRANSLATE_NOOP("EngineWords", "Measuring the finished model"),
    QT_TRANSLATE_NOOP("EngineWords", "Done"),
};

[[maybe_unused]] constexpr const char* kEdits[] = {
    QT_TRANSLATE_NOOP("EditWords", "prompt"),
    QT_TRANSLATE_NOOP("EditWords", "steering prompt"),
    QT_TRANSLATE_NOOP("EditWords", "place of the steering prompt"),
    QT_TRANSLATE_NOOP("EditWords", "sampling"),
    QT_TRANSLATE_NOOP("EditWords", "number of tokens"),
    QT_TRANSLATE_NOOP("EditWords", "strength"),
    QT_TRANSLATE_NOOP("EditWords", "choice of PSR"),
    QT_TRANSLATE_NOOP("EditWords", "constant twin"),
    QT_TRANSLATE_NOOP("EditWords", "mix of PSRs"),
    QT_TRANSLATE_NOOP("EditWords", "choice of columns"),
    QT_TRANSLATE_NOOP("EditWords", "fork"),
    QT_TRANSLATE_NOOP("EditWords", "painted cells"),
    QT_TRANSLATE_NOOP("EditWords", "settings of Distil"),
    QT_TRANSLATE_NOOP("EditWords", "questions of Distil"),
};

/// What validate() of core, the verifiers and problemOf() say about the settings that the window
/// has. Words that name a thing (the list of checks) stay as they are typed.
[[maybe_unused]] constexpr const char* kProblems[] = {
    QT_TRANSLATE_NOOP("ProblemWords", "."),
    QT_TRANSLATE_NOOP("ProblemWords", "Not %1: allowed is %2."),
    QT_TRANSLATE_NOOP("ProblemWords", "The layers of this model are %1 to %2"),
    QT_TRANSLATE_NOOP("ProblemWords", "The rank of this model's layers is at most %1"),
    QT_TRANSLATE_NOOP("ProblemWords", "Together with those held out there are %1 questions; %2 "
                                      "are wanted"),
    QT_TRANSLATE_NOOP("ProblemWords", "At least %1 question must be held out"),
    QT_TRANSLATE_NOOP("ProblemWords", "It measures the result."),
    QT_TRANSLATE_NOOP("ProblemWords", "nothing"),
    QT_TRANSLATE_NOOP("ProblemWords", "an instruction"),
    QT_TRANSLATE_NOOP("ProblemWords",
                      "Type the instruction that the steering model is to replace."),
    QT_TRANSLATE_NOOP("ProblemWords", "at least %1 user messages"),
    QT_TRANSLATE_NOOP("ProblemWords", "Use the bundled prompts or a file with more lines."),
    QT_TRANSLATE_NOOP("ProblemWords", "so few that %1 prompts are left for training"),
    QT_TRANSLATE_NOOP("ProblemWords", "Hold fewer prompts out, or give more."),
    QT_TRANSLATE_NOOP("ProblemWords", "%1 to %2"),
    QT_TRANSLATE_NOOP("ProblemWords", "Answers of %1 to %2 tokens are usual."),
    QT_TRANSLATE_NOOP("ProblemWords", "%1 to %2, or %3 for the full affine map"),
    QT_TRANSLATE_NOOP("ProblemWords", "%1 is readable, %2 is more faithful."),
    QT_TRANSLATE_NOOP("ProblemWords", "a list out of order"),
    QT_TRANSLATE_NOOP("ProblemWords", "different block numbers, ascending"),
    QT_TRANSLATE_NOOP("ProblemWords", "Sort them."),
    QT_TRANSLATE_NOOP("ProblemWords", "%1 to %2 are usual."),
    QT_TRANSLATE_NOOP("ProblemWords",
                      "Choose one of the known verifiers, or leave the verifier out."),
    QT_TRANSLATE_NOOP("ProblemWords", "Write them after a colon, such as keywords:arr*|matey or "
                                      "max-words:%1."),
    QT_TRANSLATE_NOOP("ProblemWords", "no arguments"),
    QT_TRANSLATE_NOOP("ProblemWords", "a regular expression"),
    QT_TRANSLATE_NOOP("ProblemWords", "a range such as %1-%2, %3- or -%4"),
    QT_TRANSLATE_NOOP("ProblemWords", "a whole number from %1"),
    QT_TRANSLATE_NOOP("ProblemWords", "words separated by |"),
    QT_TRANSLATE_NOOP("ProblemWords", "a whole number from %1, or nothing"),
    QT_TRANSLATE_NOOP("ProblemWords", "en, fr, de or es"),
    QT_TRANSLATE_NOOP("ProblemWords", "a text"),
    QT_TRANSLATE_NOOP("ProblemWords", "one letter"),
};

[[maybe_unused]] constexpr const char* kCaptions[] = {
    QT_TRANSLATE_NOOP("ExampleWords",
                      "Nobody told the nudged model to answer in French: a few words were "
                      "pushed. The same push, spread evenly, stays English."),
    QT_TRANSLATE_NOOP("ExampleWords",
                      "A list that nobody asked for: look at the push on the first word."),
    QT_TRANSLATE_NOOP("ExampleWords",
                      "Told to write in capitals, this model does not. Nudged harder than it was "
                      "trained, it does."),
    QT_TRANSLATE_NOOP("ExampleWords",
                      "The nudge for short answers turned around: where it was told to be brief, "
                      "the model now talks on."),
    QT_TRANSLATE_NOOP("ExampleWords", "Told to be brief, or nudged, the model is brief. Told and "
                                      "nudged, it is briefer still."),
    QT_TRANSLATE_NOOP("ExampleWords",
                      "Nobody told the right-hand model to be a pirate: we nudged it from inside, "
                      "word by word."),
};

[[maybe_unused]] constexpr const char* kPresets[] = {
    QT_TRANSLATE_NOOP("PresetWords", "persona"),
    QT_TRANSLATE_NOOP("PresetWords", "tone"),
    QT_TRANSLATE_NOOP("PresetWords", "format"),
    QT_TRANSLATE_NOOP("PresetWords", "language"),
    QT_TRANSLATE_NOOP("PresetWords", "Pirate"),
    QT_TRANSLATE_NOOP("PresetWords", "Shakespeare"),
    QT_TRANSLATE_NOOP("PresetWords", "Cowboy"),
    QT_TRANSLATE_NOOP("PresetWords", "Robot"),
    QT_TRANSLATE_NOOP("PresetWords", "Gloomy"),
    QT_TRANSLATE_NOOP("PresetWords", "Cheerful"),
    QT_TRANSLATE_NOOP("PresetWords", "Casual"),
    QT_TRANSLATE_NOOP("PresetWords", "Bulleted list"),
    QT_TRANSLATE_NOOP("PresetWords", "Numbered list"),
    QT_TRANSLATE_NOOP("PresetWords", "Capital letters"),
    QT_TRANSLATE_NOOP("PresetWords", "Lower case"),
    QT_TRANSLATE_NOOP("PresetWords", "No commas"),
    QT_TRANSLATE_NOOP("PresetWords", "Emoji"),
    QT_TRANSLATE_NOOP("PresetWords", "Very short"),
    QT_TRANSLATE_NOOP("PresetWords", "Fixed opening"),
    QT_TRANSLATE_NOOP("PresetWords", "JSON"),
    QT_TRANSLATE_NOOP("PresetWords", "French"),
    QT_TRANSLATE_NOOP("PresetWords", "German"),
    QT_TRANSLATE_NOOP("PresetWords", "Spanish"),
};

QString looked(const char* context, const QString& text) {
    return QCoreApplication::translate(context, text.toUtf8().constData());
}

/// A phrase with numbers is looked up with %1, %2 … in their places.
QString lookedWithNumbers(const char* context, std::string_view phrase) {
    static const QRegularExpression number(QStringLiteral("[0-9]+"));
    QString pattern;
    QStringList numbers;
    const QString text = toQString(phrase);
    qsizetype from = 0;
    for (auto matches = number.globalMatch(text); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        numbers << match.captured();
        pattern += text.mid(from, match.capturedStart() - from);
        pattern += u'%' + QString::number(numbers.size());
        from = match.capturedEnd();
    }
    pattern += text.mid(from);
    QString out = looked(context, pattern);
    if (out == pattern) return text; // Not known, or English: nothing to put together again.
    for (const QString& value : numbers)
        out = out.arg(value);
    return out;
}

} // namespace

QString stageText(std::string_view stage) {
    return lookedWithNumbers("EngineWords", stage);
}

QString problemText(const DistillProblem& problem) {
    const auto words = [](const std::string& phrase) {
        return lookedWithNumbers("ProblemWords", phrase);
    };
    QString text = problem.problem.empty()
                       ? looked("ProblemWords", QStringLiteral("Not %1: allowed is %2."))
                             .arg(words(problem.found), words(problem.allowed))
                       : words(problem.problem) + QCoreApplication::translate("ProblemWords", ".");
    if (!problem.hint.empty()) text += QLatin1Char(' ') + words(problem.hint);
    return text;
}

QString captionText(std::string_view caption) {
    return looked("ExampleWords", toQString(caption));
}

QString editText(std::string_view edit) {
    return looked("EditWords", toQString(edit));
}

QString presetText(std::string_view name) {
    return looked("PresetWords", toQString(name));
}

} // namespace steerscope
