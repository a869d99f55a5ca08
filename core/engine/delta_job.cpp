// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/delta_job.h"

#include <algorithm>

#include "core/engine/internal/display.h"
#include "core/engine/internal/request_checks.h"
#include "core/eval/divergence.h"
#include "core/tokenizer/utf8_stream.h"

namespace steerscope {
namespace {

/// Positions whose logits exist at one time: 3 lanes × 16 × V floats, 30 MB at V = 152 000, while
/// the output head is read once for all of them.
constexpr std::size_t kLogitPositions = 16;

/// [L × T] from the record's [T][L].
CoefficientGrid gridOf(const std::vector<std::vector<float>>& columns, std::size_t layers,
                       std::size_t tokens) {
    CoefficientGrid grid(layers, tokens);
    for (std::size_t t = 0; t < tokens; ++t) {
        const std::vector<float> column = recordColumn(columns, t, layers);
        for (std::size_t l = 0; l < layers; ++l)
            grid.at(l, t) = column[l];
    }
    return grid;
}

} // namespace

DeltaJob::DeltaJob(const JobContext& context, DeltaRequest request)
    : m_context(context),
      m_model(context.model),
      m_request(std::move(request)),
      m_progress(context) {
    checkDeltas(m_request, *m_model);
    renderPrompts();
    if (!m_request.steering.empty()) {
        const Position last(static_cast<std::int32_t>(m_plain.size()) - 1);
        m_edit = std::make_unique<PsrEdit>(editParts(m_request.steering), last, &m_record);
        m_beforeEdit = std::make_unique<BeforeEdit>(*m_edit, m_model->config().nLayers);
    }
    std::vector<ForcedLane> lanes(1);
    lanes[0].tokens.assign(m_plain.begin(), m_plain.begin() + static_cast<long>(m_shared));
    lanes[0].cache = m_model->newCache();
    m_run = std::make_unique<ForcedRun>(*m_model, std::move(lanes));
    const std::size_t longest = std::max(m_plain.size(), m_prompted.size()) - 1 - m_shared;
    m_total = ForcedRun::steps(*m_model, m_shared) + ForcedRun::steps(*m_model, longest) +
              ForcedRun::steps(*m_model, m_request.response.size()) +
              (m_request.response.size() + kLogitPositions - 1) / kLogitPositions;
}

void DeltaJob::renderPrompts() {
    m_plain = m_model->promptIds(m_request.messages);
    m_prompted = m_model->promptIds(withSteeringPrompt(m_request.messages, m_request.prompt));
    checkContext(std::max(m_plain.size(), m_prompted.size()) + m_request.response.size(), *m_model);
    // The last token of each prompt opens the response run, so it is never in the shared part.
    const auto split =
        std::mismatch(m_plain.begin(), m_plain.end() - 1, m_prompted.begin(), m_prompted.end() - 1);
    m_shared = static_cast<std::size_t>(split.first - m_plain.begin());
}

SliceResult DeltaJob::runSlice(std::stop_token) {
    if (m_stage == Stage::logits) {
        runLogits();
    } else if (!m_run->step()) {
        nextStage();
        return SliceResult::more;
    }
    ++m_done;
    reportProgress();
    if (m_position < m_request.response.size()) return SliceResult::more;
    fillMaps();
    m_context.emit(DeltasReady{m_context.id, std::move(m_maps)});
    return SliceResult::finished;
}

void DeltaJob::nextStage() {
    if (m_stage == Stage::sharedPrompt) {
        beginPrompts();
        m_stage = Stage::prompts;
    } else if (m_stage == Stage::prompts) {
        beginResponse();
        m_stage = Stage::response;
    } else {
        keepTraces();
        m_stage = Stage::logits;
    }
}

void DeltaJob::beginPrompts() {
    std::vector<ForcedLane> lanes(2);
    lanes[kPlain].cache = std::move(m_run->lanes().front().cache);
    lanes[kPrompted].cache = lanes[kPlain].cache->copy();
    const auto rest = [this](const std::vector<TokenId>& prompt) {
        return std::vector(prompt.begin() + static_cast<long>(m_shared), prompt.end() - 1);
    };
    lanes[kPlain].tokens = rest(m_plain);
    lanes[kPrompted].tokens = rest(m_prompted);
    m_run = std::make_unique<ForcedRun>(*m_model, std::move(lanes));
}

void DeltaJob::beginResponse() {
    auto plainCache = std::move(m_run->lanes()[kPlain].cache);
    // The student's prompt is unsteered up to its last token: its cache is the plain one.
    auto studentCache = m_edit ? plainCache->copy() : nullptr;
    std::vector<ForcedLane> lanes;
    lanes.push_back(responseLane(m_prompted, std::move(m_run->lanes()[kPrompted].cache)));
    lanes.push_back(responseLane(m_plain, std::move(plainCache)));
    if (m_edit) {
        lanes.push_back(responseLane(m_plain, std::move(studentCache)));
        lanes.back().edit = m_beforeEdit.get();
    }
    m_run = std::make_unique<ForcedRun>(*m_model, std::move(lanes));
}

ForcedLane DeltaJob::responseLane(const std::vector<TokenId>& prompt,
                                  std::unique_ptr<KvCache> cache) {
    ForcedLane lane;
    lane.tokens.push_back(prompt.back());
    lane.tokens.insert(lane.tokens.end(), m_request.response.begin(), m_request.response.end() - 1);
    lane.cache = std::move(cache);
    lane.capture = Capture::residPost;
    return lane;
}

void DeltaJob::keepTraces() {
    for (ForcedLane& lane : m_run->lanes())
        m_traces.push_back(std::move(lane.trace));
    m_run.reset();
}

void DeltaJob::runLogits() {
    const std::size_t tokens = m_request.response.size();
    const std::size_t count = std::min(kLogitPositions, tokens - m_position);
    FloatMatrix rows; // [lanes · count × D], lane after lane
    for (const ActivationTrace& trace : m_traces) {
        for (std::size_t t = 0; t < count; ++t) {
            rows.appendRow(trace.layers.back().row(m_position + t));
        }
    }
    const FloatMatrix logits = m_model->logits(rows.view());
    for (std::size_t t = 0; t < count; ++t)
        fillPosition(m_position + t, logits, t, count);
    m_position += count;
}

/// `logits` holds the lanes' rows of this position at row, row + stride, row + 2 · stride.
void DeltaJob::fillPosition(std::size_t t, const FloatMatrix& logits, std::size_t row,
                            std::size_t stride) {
    const auto lane = [&](LaneRole role) { return logits.row(row + role * stride); };
    const auto choices = [&](LaneRole role) {
        const auto best =
            topCandidates(lane(role), static_cast<std::size_t>(m_request.topCandidates));
        return choiceTexts(best, m_model->tokenizer());
    };
    const bool wantChoices = m_request.topCandidates > 0;
    m_maps->response.push_back(m_request.response[t]);
    m_maps->pieces.push_back(visiblePiece(m_model->tokenizer().piece(m_request.response[t])));
    m_maps->klUnsteered.push_back(klDivergence(lane(kPrompted), lane(kPlain)));
    if (wantChoices) m_maps->promptedChoices.push_back(choices(kPrompted));
    if (wantChoices) m_maps->plainChoices.push_back(choices(kPlain));
    if (!m_edit) return;
    m_maps->klSteered.push_back(klDivergence(lane(kPrompted), lane(kStudent)));
    if (wantChoices) m_maps->steeredChoices.push_back(choices(kStudent));
}

void DeltaJob::fillMaps() {
    const ActivationTrace delta = accumulatedDelta(m_traces[kPrompted], m_traces[kPlain]);
    m_maps->accumulated = normGrid(delta);
    if (!m_edit) return;
    // With several steering models there is no single direction to project on.
    if (m_request.steering.size() == 1) {
        m_maps->projected = projectCoefficients(delta, *m_request.steering.front().model);
    }
    fillStudentMaps();
}

void DeltaJob::fillStudentMaps() {
    const ActivationTrace& prompted = m_traces[kPrompted];
    const ActivationTrace& student = m_traces[kStudent];
    m_maps->local = normGrid(accumulatedDelta(prompted, m_beforeEdit->trace()));
    m_maps->steered = normGrid(accumulatedDelta(student, m_traces[kPlain]));
    m_maps->missed = normGrid(accumulatedDelta(prompted, student));
    m_maps->relativeRmse = relativeRmse(student, prompted, m_traces[kPlain]);
    const auto layers = static_cast<std::size_t>(m_model->config().nLayers);
    const std::size_t tokens = m_request.response.size();
    m_maps->coefficients = gridOf(m_record.columns, layers, tokens);
    m_maps->pushes = gridOf(m_record.pushes, layers, tokens);
}

void DeltaJob::reportProgress() {
    const char* stage = "Reading the prompts";
    if (m_stage == Stage::response) stage = "Mapping the response";
    if (m_stage == Stage::logits) stage = "Comparing the predictions";
    m_progress.report({.stage = stage, .done = m_done, .total = m_total});
}

} // namespace steerscope
