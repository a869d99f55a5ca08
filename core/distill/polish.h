// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "core/distill/objective.h"

namespace steerscope {

enum class PolishStart { closedForm, random };

/// How a steering model is trained by gradients through the frozen model (method.md §3; learning
/// rate and batch size are ours, they belong to the units of polish_parameters).
struct PolishConfig {
    PolishObjective objective = PolishObjective::none;
    PolishStart start = PolishStart::closedForm;
    int epochs = 6;              ///< At most: see patience and seconds.
    double seconds = 0;          ///< Ends it early, learning rate and all; 0: no limit.
    double learningRate = 0.003; ///< At the start; falls linearly to 0.
    double weightDecay = 1e-6;
    double deadGate = 0.1;        ///< Weight of the term for closed gates; mse only.
    int batchRows = 256;          ///< Response tokens per step, whole rollouts.
    double validationShare = 0.1; ///< Of the training rollouts: not trained on, they choose.
    int patience = 2;             ///< Epochs without a better validation KL before it ends.
    /// Bytes for intermediate values; 0: half of what is free, at most 4 GB.
    std::uint64_t memoryLimit = 0;
    /// File that the state is written to after every round, and read from at the start when it
    /// exists; empty: none.
    std::string checkpointFile;
};

/// Throws DISTILL-001 naming the first bad field.
void validate(const PolishConfig& config);

/// One point of the training curves, at the start and after every epoch.
struct PolishPoint {
    double epoch = 0;
    double seconds = 0;
    double train = 0;        ///< Mean objective of the epoch's steps; 0 at the start.
    double validationKl = 0; ///< KL(teacher ‖ student) per token on rollouts not trained on.
    friend bool operator==(const PolishPoint&, const PolishPoint&) = default;
};

/// Everything that training after a step depends on: continued from here, it gives the same bits
/// as if it had never stopped.
struct PolishCheckpoint {
    std::string fingerprint;  ///< SHA-256 of what must be the same: configuration, start, examples.
    int epoch = 0;            ///< Whole epochs done.
    std::size_t consumed = 0; ///< Rollouts of the present epoch trained on.
    std::int64_t steps = 0;   ///< Of the optimiser.
    double rateScale = 1;     ///< Halved by each roll-back.
    int rollbacks = 0;
    int epochsSinceBest = 0;
    double lossSum = 0; ///< Of the present epoch, by positions.
    double positions = 0;
    double bestKl = 0;
    std::vector<PolishPoint> curve;
    std::vector<float> values, best; ///< Parameters now, and those of the best epoch.
    std::vector<float> firstMoments, secondMoments;
    friend bool operator==(const PolishCheckpoint&, const PolishCheckpoint&) = default;
};

std::vector<std::byte> serializePolishCheckpoint(const PolishCheckpoint& checkpoint);
/// DISTILL-005 when it is not a checkpoint or a damaged one; ST-… and JSON-… of its readers.
PolishCheckpoint parsePolishCheckpoint(std::span<const std::byte> bytes);
/// Atomic (SAVE-…).
void savePolishCheckpoint(const PolishCheckpoint& checkpoint, const std::filesystem::path& path);
PolishCheckpoint loadPolishCheckpoint(const std::filesystem::path& path);

} // namespace steerscope
