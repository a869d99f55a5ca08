// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QtGlobal>

namespace steerscope {

/// Where the steering prompt is put into the conversation.
enum class SteerPlace { afterUser, beforeUser, system };

/// Everything that one Run depends on, as the person wrote it.
struct Recipe {
    QString prompt;
    QString steer;
    SteerPlace place = SteerPlace::afterUser;
    quint64 seed = 7;
    double temperature = 0;
    int tokens = 64;

    bool operator==(const Recipe&) const = default;
};

/// A sentence that says why a run cannot start, empty when it can.
QString recipeProblem(const Recipe& recipe);

} // namespace steerscope
