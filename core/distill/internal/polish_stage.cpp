// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/distill/internal/polish_stage.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>
#include <numeric>
#include <random>
#include <utility>

#include "core/base/error.h"
#include "core/base/sha256.h"
#include "core/kernels/finite.h"
#include "core/model/memory_estimate.h"

namespace steerscope {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int kMostRollbacks = 4;
/// Unless the caller says otherwise: leaves room for weights and all else on a machine of 8 GB.
constexpr std::uint64_t kMostMemory = 4'000'000'000;

/// Rollouts in batches of about `rows` response tokens.
std::vector<std::vector<PolishExample*>> batched(std::vector<PolishExample>& examples,
                                                 std::size_t rows) {
    std::vector<std::vector<PolishExample*>> out;
    std::size_t filled = 0;
    for (PolishExample& example : examples) {
        if (out.empty() || filled >= rows) {
            out.emplace_back();
            filled = 0;
        }
        out.back().push_back(&example);
        filled += example.rollout->response.size();
    }
    return out;
}

/// The order of an epoch depends on seed and epoch only, so that a resumed one is the same.
/// Fisher–Yates by hand: std::shuffle differs between libraries.
std::vector<std::size_t> shuffled(std::size_t count, std::uint64_t seed, int epoch) {
    std::vector<std::size_t> order(count);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::mt19937_64 random(seed + 0x9E3779B97F4A7C15ull * static_cast<std::uint64_t>(epoch + 1));
    for (std::size_t i = count; i > 1; --i)
        std::swap(order[i - 1], order[random() % i]);
    return order;
}

} // namespace

PolishStage::PolishStage(const LanguageModel& model, const PromptCaches& caches,
                         std::vector<const Rollout*> training, std::vector<SteeringLayer> layers,
                         PolishConfig config, std::uint64_t seed)
    : m_model(model),
      m_caches(caches),
      m_config(std::move(config)),
      m_seed(seed),
      m_differentiable(model, m_config.memoryLimit) {
    validate(m_config);
    split(std::move(training), caches);
    std::vector<LayerUnits> units = unitsOf(layers);
    if (m_config.start == PolishStart::random) layers = randomLayers(layers, units, seed);
    describeTask(layers.front().layer);
    m_parameters.emplace(std::move(layers), std::move(units));
    m_adam = Adam(m_parameters->values().size());
    m_state.fingerprint = fingerprint();
    m_state.best.assign(m_parameters->values().begin(), m_parameters->values().end());
    m_state.bestKl = std::numeric_limits<double>::max();
    m_safe = checkpoint();
    chooseMemory();
    const auto rows = static_cast<std::size_t>(m_config.batchRows);
    m_measureBatches = batched(m_validation, 2 * rows);
    m_startBatches = batched(m_training, 2 * rows);
    m_startBatches.insert(m_startBatches.end(), m_measureBatches.begin(), m_measureBatches.end());
}

void PolishStage::split(std::vector<const Rollout*> rollouts, const PromptCaches& caches) {
    const auto share = m_config.validationShare * static_cast<double>(rollouts.size());
    const std::size_t validation = std::max<std::size_t>(1, static_cast<std::size_t>(share));
    for (std::size_t i = 0; i < rollouts.size(); ++i) {
        auto& group = i + validation < rollouts.size() ? m_training : m_validation;
        group.push_back({rollouts[i], &caches.cache(*rollouts[i]), {}});
    }
}

/// From the teacher's streams: the student's are near them and these are at hand.
std::vector<LayerUnits> PolishStage::unitsOf(const std::vector<SteeringLayer>& layers) const {
    std::vector<LayerUnits> out;
    for (const SteeringLayer& layer : layers) {
        const auto l = static_cast<std::size_t>(layer.layer.value);
        std::vector<const FloatMatrix*> streams;
        double squares = 0;
        for (const PolishExample& example : m_training) {
            streams.push_back(&example.rollout->teacher.layers[l]);
            squares += example.rollout->deltaSquares[l];
        }
        out.push_back(measureUnits(streams, squares));
    }
    return out;
}

void PolishStage::describeTask(LayerIndex first) {
    std::vector<double> squares(static_cast<std::size_t>(m_model.config().nLayers), 0.0);
    for (const PolishExample& example : m_training) {
        m_task.positions += static_cast<double>(example.rollout->response.size());
        for (std::size_t l = 0; l < squares.size(); ++l)
            squares[l] += example.rollout->deltaSquares[l];
    }
    m_task.model = &m_differentiable;
    m_task.nLayers = m_model.config().nLayers;
    m_task.objective = m_config.objective;
    m_task.gapWeights = gapWeights(squares, static_cast<std::size_t>(first.value));
    m_task.deadGate = m_config.deadGate;
}

std::string PolishStage::fingerprint() const {
    std::string text = toText(m_config.objective);
    for (const double value :
         {m_config.learningRate, m_config.weightDecay, m_config.deadGate, m_config.validationShare,
          static_cast<double>(m_config.epochs), static_cast<double>(m_config.batchRows)})
        text += " " + std::to_string(value);
    text += " " + std::to_string(m_seed) + " " + sha256Hex(std::as_bytes(m_parameters->values()));
    for (const PolishExample& example : m_training)
        for (const TokenId token : example.rollout->response)
            text += "," + std::to_string(token.value);
    return sha256Hex(text);
}

void PolishStage::chooseMemory() {
    std::size_t rows = 0, context = 0;
    for (const PolishExample& example : m_training) {
        rows = std::max(rows, example.rollout->response.size());
        context = std::max(context,
                           example.rollout->plainPrompt.size() + example.rollout->response.size());
    }
    rows += static_cast<std::size_t>(m_config.batchRows);
    const auto blocks = static_cast<std::size_t>(m_task.nLayers - m_parameters->first().value);
    const std::uint64_t limit = m_config.memoryLimit > 0
                                    ? m_config.memoryLimit
                                    : std::min(availableMemory() / 2, kMostMemory);
    if (m_differentiable.bytes(rows, blocks, context, GradientMemory::graphs) <= limit) return;
    m_memory = GradientMemory::inputs;
    requireMemory(m_differentiable.bytes(rows, blocks, context, GradientMemory::inputs), limit,
                  "polishing with " + std::to_string(rows) + " response tokens at once");
}

void PolishStage::resume(const PolishCheckpoint& checkpoint) {
    if (checkpoint.fingerprint != m_state.fingerprint ||
        checkpoint.values.size() != m_parameters->values().size())
        throw Error({.code = "DISTILL-004",
                     .problem = "The checkpoint belongs to another training",
                     .field = "checkpoint",
                     .hint = "Use the instruction, prompts, model and settings it was made with, "
                             "or start without it."});
    m_state = checkpoint;
    std::ranges::copy(checkpoint.values, m_parameters->values().begin());
    m_adam.first = checkpoint.firstMoments;
    m_adam.second = checkpoint.secondMoments;
    m_adam.steps = checkpoint.steps;
    m_seconds = checkpoint.curve.empty() ? 0 : checkpoint.curve.back().seconds;
    m_safe = checkpoint;
}

PolishCheckpoint PolishStage::checkpoint() const {
    PolishCheckpoint out = m_state;
    out.values.assign(m_parameters->values().begin(), m_parameters->values().end());
    out.firstMoments = m_adam.first;
    out.secondMoments = m_adam.second;
    out.steps = m_adam.steps;
    return out;
}

std::vector<SteeringLayer> PolishStage::best() const {
    PolishParameters best = *m_parameters;
    std::ranges::copy(m_state.best, best.values().begin());
    return best.layers();
}

bool PolishStage::advance(std::stop_token stop) {
    if (stop.stop_requested()) throw Cancelled();
    const auto start = Clock::now();
    switch (m_phase) {
    case Phase::starting:
        runStart();
        break;
    case Phase::measuring:
        measure();
        break;
    case Phase::training:
        train();
        break;
    case Phase::done:
        return false;
    }
    const double spent = std::chrono::duration<double>(Clock::now() - start).count();
    m_seconds += spent;
    if (m_phase == Phase::measuring) m_measureSeconds += spent;
    return m_phase != Phase::done;
}

/// The streams below the first edit never change: run once with the model's own executor.
void PolishStage::runStart() {
    if (!m_forced) {
        std::vector<const Rollout*> rollouts;
        for (const PolishExample* example : m_startBatches[m_batch])
            rollouts.push_back(example->rollout);
        m_forced = std::make_unique<ForcedBatch>(m_model, m_caches, std::move(rollouts));
        m_forcedBlocks = 0;
    }
    m_forced->advance();
    if (m_forcedBlocks++ < m_parameters->first().value) return;
    for (std::size_t i = 0; i < m_startBatches[m_batch].size(); ++i) {
        const RowsView rows = m_forced->rows(i);
        m_startBatches[m_batch][i]->start =
            FloatMatrix(rows.rows, rows.cols, {rows.data, rows.data + rows.rows * rows.cols});
    }
    m_forced.reset();
    if (++m_batch == m_startBatches.size()) endStart();
}

void PolishStage::endStart() {
    // A resumed polish has its first point and goes on within its epoch.
    m_state.curve.empty() ? startMeasuring() : startEpochUnlessOver();
}

void PolishStage::startMeasuring() {
    m_phase = Phase::measuring;
    m_batch = 0;
    m_measured = m_measuredPositions = m_measureSeconds = 0;
}

void PolishStage::measure() {
    if (!m_pass)
        m_pass = std::make_unique<PolishPass>(
            m_task, *m_parameters,
            std::vector<const PolishExample*>(m_measureBatches[m_batch].begin(),
                                              m_measureBatches[m_batch].end()),
            PassPurpose::measure, m_memory);
    if (m_pass->advance()) return;
    m_measured += m_pass->loss();
    m_measuredPositions += static_cast<double>(m_pass->positions());
    m_pass.reset();
    if (++m_batch == m_measureBatches.size()) endMeasuring();
}

void PolishStage::endMeasuring() {
    const double kl = m_measured / m_measuredPositions;
    if (!std::isfinite(kl)) {
        if (m_state.curve.empty()) {
            m_phase = Phase::done;
            return;
        }
        return rollBack();
    }
    const bool isFirst = m_state.curve.empty();
    notePoint(kl);
    if (!isFirst) {
        ++m_state.epoch;
        m_state.consumed = 0;
        m_state.lossSum = m_state.positions = 0;
    }
    m_safe = checkpoint();
    startEpochUnlessOver();
}

void PolishStage::startEpochUnlessOver() {
    const bool over = m_state.epoch >= m_config.epochs ||
                      m_state.epochsSinceBest >= m_config.patience || outOfTime();
    if (!over) return startEpoch();
    m_phase = Phase::done;
}

void PolishStage::notePoint(double kl) {
    const double train = m_state.positions > 0 ? m_state.lossSum / m_state.positions : 0;
    m_state.curve.push_back({m_state.epoch + epochShare(), m_seconds, train, kl});
    ++m_state.epochsSinceBest;
    if (kl >= m_state.bestKl) return;
    m_state.bestKl = kl;
    m_state.epochsSinceBest = 0;
    m_state.best.assign(m_parameters->values().begin(), m_parameters->values().end());
    ++m_improvements;
}

void PolishStage::startEpoch() {
    m_phase = Phase::training;
    m_order = shuffled(m_training.size(), m_seed, m_state.epoch);
    m_stepEnd = m_state.consumed;
}

void PolishStage::startStep() {
    std::vector<const PolishExample*> batch;
    std::size_t rows = 0;
    for (; m_stepEnd < m_order.size() && rows < static_cast<std::size_t>(m_config.batchRows);
         ++m_stepEnd) {
        batch.push_back(&m_training[m_order[m_stepEnd]]);
        rows += batch.back()->rollout->response.size();
    }
    m_pass = std::make_unique<PolishPass>(m_task, *m_parameters, std::move(batch),
                                          PassPurpose::train, m_memory);
}

void PolishStage::train() {
    if (!m_pass) {
        if (m_state.consumed == m_order.size() || outOfTime()) return startMeasuring();
        startStep();
        return;
    }
    if (m_pass->advance()) return;
    endStep();
}

void PolishStage::endStep() {
    const double loss = m_pass->loss();
    const auto positions = static_cast<double>(m_pass->positions());
    if (!std::isfinite(loss) || !allFinite(m_pass->gradient())) return rollBack();
    const double rate = m_config.learningRate * m_state.rateScale * rateShare();
    m_adam.step(m_parameters->values(), m_pass->gradient(), rate, m_config.weightDecay);
    m_pass.reset();
    m_state.lossSum += loss;
    m_state.positions += positions;
    m_state.consumed = m_stepEnd;
    if (!allFinite(m_parameters->values())) rollBack();
}

/// Back to the last measurement with half the learning rate; after a few of these it is over.
void PolishStage::rollBack() {
    m_pass.reset();
    const double scale = m_state.rateScale / 2;
    const int count = m_state.rollbacks + 1;
    const double seconds = m_seconds;
    resume(PolishCheckpoint(m_safe));
    m_seconds = seconds;
    m_state.rateScale = scale;
    m_state.rollbacks = count;
    m_safe.rateScale = scale;
    m_safe.rollbacks = count;
    if (count > kMostRollbacks) {
        m_phase = Phase::done;
        return;
    }
    startEpoch();
}

double PolishStage::epochShare() const {
    return static_cast<double>(m_state.consumed) / static_cast<double>(m_training.size());
}

/// Room for the measurement that has to follow is part of the limit.
bool PolishStage::outOfTime() const {
    return m_config.seconds > 0 && m_seconds + m_measureSeconds >= m_config.seconds;
}

/// Linear decay to 0 at the end, whichever end comes first.
double PolishStage::rateShare() const {
    const double steps = (m_state.epoch + epochShare()) / m_config.epochs;
    const double time = m_config.seconds > 0 ? m_seconds / m_config.seconds : 0;
    return std::max(0.0, 1 - std::max(steps, time));
}

std::string PolishStage::describe() const {
    if (m_phase == Phase::starting) return "Preparing the polish";
    const int shown = std::min(m_state.epoch + 1, m_config.epochs);
    const std::string of = std::to_string(shown) + " of at most " + std::to_string(m_config.epochs);
    return "Polishing, round " + of;
}

std::uint64_t PolishStage::total() const {
    return 1000;
}

std::uint64_t PolishStage::done() const {
    return static_cast<std::uint64_t>(1000 * (1 - rateShare()));
}

} // namespace steerscope
