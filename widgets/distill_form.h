// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace steerscope {

/// One way to steer that can be chosen.
struct DistillMethodRow {
    QString name;          ///< "Per token, every layer"
    QString tip;           ///< One sentence, with the name papers use.
    bool oneLayer = false; ///< It steers a single layer.
    bool hasRank = true;   ///< It has a rank to choose.
};

/// One ready-made instruction.
struct DistillPresetRow {
    QString name;      ///< "Pirate"
    QString group;     ///< "Persona"; rows of one group stand together.
    QString detail;    ///< "followed in 60 % of answers"; empty: not measured.
    bool weak = false; ///< The model does not do it even when told.
};

/// How to distil, as a person chose it.
struct DistillForm {
    int method = 0;
    int rank = 1;            ///< 0: a full affine map.
    std::vector<int> layers; ///< Ascending; empty: all, or the best one.
    int objective = 0;
    int epochs = 6;
    int prompts = 48; ///< To train on
    int heldout = 16; ///< Never trained on
    int tokens = 40;  ///< Of each answer, at most
    QString check;    ///< "ID[:ARGS]"; "none"; empty: the check of the instruction, if it has one.
    friend bool operator==(const DistillForm&, const DistillForm&) = default;
};

/// What can be chosen at all; the numbers of DistillForm index these.
struct DistillChoices {
    std::vector<DistillMethodRow> methods;
    QStringList objectives; ///< The first one is "no training".
    QStringList checks;     ///< Offered beside free text.
    std::vector<DistillPresetRow> presets;
    DistillForm defaults;
};

/// Where a problem stands.
enum class DistillField {
    instruction,
    method,
    rank,
    layers,
    objective,
    epochs,
    prompts,
    heldout,
    tokens,
    check
};

} // namespace steerscope
