// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string_view>

namespace steerscope {

struct DistillProblem;

/// The engine's word for what it is doing, in the language of the window. A phrase that is not
/// known here is shown as it came, in English.
QString stageText(std::string_view stage);

/// The caption of a recorded example in the language of the window.
QString captionText(std::string_view caption);

/// Why a setting of Distil cannot be used, as one or two sentences.
QString problemText(const DistillProblem& problem);

/// What an edit changed ("strength"), as it stands after "Undo".
QString editText(std::string_view edit);

/// A name of resources/presets ("Pirate", "persona") in the language of the window.
QString presetText(std::string_view name);

} // namespace steerscope
