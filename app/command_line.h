// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "app/experiment.h"
#include "core/distill/distill_config.h"
#include "core/engine/events.h"

namespace steerscope {

/// How the command line names a PSR: a file, or the name of a shipped one; empty when it is nowhere
/// on disk.
using PsrNamer = std::function<std::string(const std::shared_ptr<const SteeringModel>&)>;

/// The words of the steerscope-cli call that writes what the experiment shows with this model
/// (null: none is open), program first: the same columns in the same order with the same mixes,
/// forks and painted cells. PSRs without a file are named by where they would be after "Save PSR".
std::vector<std::string> commandWords(const Experiment& experiment, const ModelInfo* model,
                                      const PsrNamer& fileOf);

/// What a distillation was asked for, besides its configuration.
struct DistillCall {
    std::filesystem::path model;     ///< Empty: the default one.
    std::filesystem::path questions; ///< A file, one a line; empty: the bundled ones.
};
/// The words of the steerscope-cli call that distils the same; the result goes to NAME.safetensors.
/// `config` must ask its held-out questions by number.
std::vector<std::string> distillWords(const DistillConfig& config, const DistillCall& call);

/// The words of the steerscope-cli call that finds the strength for the PSR in use; empty without
/// one.
std::vector<std::string> tuneWords(const Experiment& experiment, const std::string& verifier,
                                   const std::filesystem::path& model, const PsrNamer& fileOf);

/// The words as one line for a POSIX shell; words with anything but plain characters in quotes.
std::string shellLine(const std::vector<std::string>& words);

} // namespace steerscope
