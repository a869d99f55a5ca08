// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/delta_job.h"

#include <algorithm>

#include "core/engine/internal/display.h"
#include "core/engine/internal/request_checks.h"
#include "core/tokenizer/utf8_stream.h"

namespace steerscope {
namespace {

/// Positions whose logits exist at one time: 3 lanes × 16 × V floats, 30 MB at V = 152 000, while
/// the output head is read once for all of them.
constexpr std::size_t kLogitPositions = 16;

/// Bytes of probabilities that are kept for later jobs over the same response.
constexpr std::size_t kMostKept = 64u << 20;

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
      m_progress(context),
      m_making(std::make_shared<TeacherForced>()) {
    if (m_request.response.empty()) {
        m_request.response =
            m_model->tokenizer().encode(m_request.responseText, SpecialTokens::literal);
    }
    checkDeltas(m_request, *m_model);
    renderPrompts();
    if (!m_request.steering.empty()) makeEdit();
    m_forced = context.forced.find(*m_making);
    if (m_forced && m_forced->logits && m_forced->logits->topCandidates == m_request.topCandidates)
        m_known = m_forced->logits;
    countSlices();
    begin(m_forced ? Stage::student : Stage::sharedPrompt);
}

void DeltaJob::renderPrompts() {
    auto& plain = m_making->plainPrompt;
    auto& prompted = m_making->promptedPrompt;
    m_making->model = m_model.get();
    m_making->response = m_request.response;
    plain = m_model->promptIds(m_request.messages);
    prompted = m_model->promptIds(withSteeringPrompt(m_request.messages, m_request.prompt));
    checkContext(std::max(plain.size(), prompted.size()) + m_request.response.size(), *m_model);
    // The last token of each prompt opens the response run, so it is never in the shared part.
    const auto split =
        std::mismatch(plain.begin(), plain.end() - 1, prompted.begin(), prompted.end() - 1);
    m_shared = static_cast<std::size_t>(split.first - plain.begin());
}

void DeltaJob::makeEdit() {
    const Position last(static_cast<std::int32_t>(m_making->plainPrompt.size()) - 1);
    m_edit = std::make_unique<PsrEdit>(editParts(m_request.steering), last, &m_record);
    m_edit->setOverrides(m_request.painted);
    m_beforeEdit = std::make_unique<BeforeEdit>(*m_edit, m_model->config().nLayers);
}

void DeltaJob::countSlices() {
    const std::size_t tokens = m_request.response.size();
    const std::size_t run = ForcedRun::steps(*m_model, tokens);
    m_total = (tokens + kLogitPositions - 1) / kLogitPositions;
    if (m_edit) m_total += run;
    if (m_forced) return;
    const std::size_t longest =
        std::max(m_making->plainPrompt.size(), m_making->promptedPrompt.size()) - 1;
    m_total +=
        run + ForcedRun::steps(*m_model, m_shared) + ForcedRun::steps(*m_model, longest - m_shared);
}

SliceResult DeltaJob::runSlice(std::stop_token) {
    if (m_stage == Stage::logits) {
        runLogits();
    } else if (!m_run->step()) {
        finishStage();
        return SliceResult::more;
    }
    ++m_done;
    reportProgress();
    if (m_position < m_request.response.size()) return SliceResult::more;
    fillMaps();
    m_context.emit(DeltasReady{m_context.id, std::move(m_maps)});
    return SliceResult::finished;
}

void DeltaJob::begin(Stage stage) {
    if (stage == Stage::student && !m_edit) stage = Stage::logits;
    m_stage = stage;
    if (stage == Stage::sharedPrompt) beginSharedPrompt();
    if (stage == Stage::prompts) beginPrompts();
    if (stage == Stage::teacher) beginTeacher();
    if (stage == Stage::student) beginStudent();
}

void DeltaJob::finishStage() {
    if (m_stage == Stage::teacher) keepTeacher();
    if (m_stage == Stage::student) m_student = std::move(m_run->lanes().front().trace);
    begin(static_cast<Stage>(static_cast<int>(m_stage) + 1));
}

void DeltaJob::beginSharedPrompt() {
    const auto& plain = m_making->plainPrompt;
    std::vector<ForcedLane> lanes(1);
    lanes[0].tokens.assign(plain.begin(), plain.begin() + static_cast<std::ptrdiff_t>(m_shared));
    lanes[0].cache = m_model->newCache();
    m_run = std::make_unique<ForcedRun>(*m_model, std::move(lanes));
}

void DeltaJob::beginPrompts() {
    std::vector<ForcedLane> lanes(2);
    lanes[kPlain].cache = std::move(m_run->lanes().front().cache);
    lanes[kPrompted].cache = lanes[kPlain].cache->copy();
    const auto rest = [this](const std::vector<TokenId>& prompt) {
        const auto first = prompt.begin() + static_cast<std::ptrdiff_t>(m_shared);
        return std::vector(first, prompt.end() - 1);
    };
    lanes[kPlain].tokens = rest(m_making->plainPrompt);
    lanes[kPrompted].tokens = rest(m_making->promptedPrompt);
    m_run = std::make_unique<ForcedRun>(*m_model, std::move(lanes));
}

void DeltaJob::beginTeacher() {
    auto plainCache = std::move(m_run->lanes()[kPlain].cache);
    m_making->plainCache = plainCache->copy();
    std::vector<ForcedLane> lanes;
    lanes.push_back(
        responseLane(m_making->promptedPrompt, std::move(m_run->lanes()[kPrompted].cache)));
    lanes.push_back(responseLane(m_making->plainPrompt, std::move(plainCache)));
    m_run = std::make_unique<ForcedRun>(*m_model, std::move(lanes));
}

void DeltaJob::keepTeacher() {
    m_making->prompted = std::move(m_run->lanes()[kPrompted].trace);
    m_making->plain = std::move(m_run->lanes()[kPlain].trace);
    m_forced = std::move(m_making);
    // Another model may have been loaded meanwhile; its jobs have no use for this.
    if (m_context.model == m_model) m_context.forced.keep(m_forced);
}

/// The student's prompt is unsteered up to its last token, so it starts from the plain cache.
void DeltaJob::beginStudent() {
    std::vector<ForcedLane> lanes;
    lanes.push_back(responseLane(m_forced->plainPrompt, m_forced->plainCache->copy()));
    lanes.back().edit = m_beforeEdit.get();
    m_run = std::make_unique<ForcedRun>(*m_model, std::move(lanes));
}

ForcedLane DeltaJob::responseLane(const std::vector<TokenId>& prompt,
                                  std::unique_ptr<KvCache> cache) {
    const auto& response = m_request.response;
    ForcedLane lane;
    lane.tokens.push_back(prompt.back());
    lane.tokens.insert(lane.tokens.end(), response.begin(), response.end() - 1);
    lane.cache = std::move(cache);
    lane.capture = Capture::residPost;
    return lane;
}

void DeltaJob::runLogits() {
    const std::size_t tokens = m_request.response.size();
    const std::size_t count = std::min(kLogitPositions, tokens - m_position);
    FloatMatrix rows; // [lanes · count × D], lane after lane
    const auto add = [&](const ActivationTrace& trace) {
        for (std::size_t t = 0; t < count; ++t)
            rows.appendRow(trace.layers.back().row(m_position + t));
    };
    if (!m_known) add(m_forced->prompted);
    if (readsPlain()) add(m_forced->plain);
    if (m_edit) add(m_student);
    const FloatMatrix logits = rows.rows() == 0 ? FloatMatrix() : m_model->logits(rows.view());
    for (std::size_t t = 0; t < count; ++t)
        fillPosition(m_position + t, logits, t, count);
    m_position += count;
    if (m_position == tokens && !m_known) keepLogits();
}

bool DeltaJob::readsPlain() const {
    return !m_known || (wantsKlOfSteering() && m_known->plain.empty());
}

std::vector<ChoiceText> DeltaJob::choices(std::span<const float> logits) const {
    if (m_request.topCandidates == 0) return {};
    return choiceTexts(topCandidates(logits, static_cast<std::size_t>(m_request.topCandidates)),
                       m_model->tokenizer());
}

/// `logits` holds the lanes' rows of this position at row, row + stride, row + 2 · stride; those
/// that are known are left out.
void DeltaJob::fillPosition(std::size_t t, const FloatMatrix& logits, std::size_t row,
                            std::size_t stride) {
    const std::size_t plainRow = row + (m_known ? 0 : stride);
    if (!m_known) noteTeacher(logits.row(row), logits.row(plainRow));
    const TeacherLogits& teacher = m_known ? *m_known : m_noted;
    const bool wantChoices = m_request.topCandidates > 0;
    m_maps->response.push_back(m_request.response[t]);
    m_maps->pieces.push_back(visiblePiece(m_model->tokenizer().piece(m_request.response[t])));
    m_maps->klUnsteered.push_back(teacher.klUnsteered[t]);
    if (wantChoices) m_maps->promptedChoices.push_back(teacher.promptedChoices[t]);
    if (wantChoices) m_maps->plainChoices.push_back(teacher.plainChoices[t]);
    if (!m_edit) return;
    const auto student = logits.row(plainRow + (readsPlain() ? stride : 0));
    m_maps->klSteered.push_back(teacher.rows[t].divergence(student));
    if (wantsKlOfSteering())
        m_maps->klOfSteering.push_back(
            divergence(student, readsPlain() ? logits.row(plainRow)
                                             : std::span<const float>(teacher.plain[t])));
    if (wantChoices) m_maps->steeredChoices.push_back(choices(student));
}

void DeltaJob::noteTeacher(std::span<const float> prompted, std::span<const float> plain) {
    m_noted.rows.push_back(TeacherRow::of(prompted));
    m_noted.klUnsteered.push_back(m_noted.rows.back().divergence(plain));
    m_noted.promptedChoices.push_back(choices(prompted));
    m_noted.plainChoices.push_back(choices(plain));
    m_noted.plain.emplace_back(plain.begin(), plain.end());
}

void DeltaJob::keepLogits() {
    const auto vocabulary = static_cast<std::size_t>(m_model->config().vocabSize);
    const std::size_t bytes = m_noted.rows.size() * vocabulary * sizeof(float);
    if (bytes > kMostKept) return;
    if (2 * bytes > kMostKept) m_noted.plain = {};
    m_noted.topCandidates = m_request.topCandidates;
    m_forced->logits = std::make_shared<const TeacherLogits>(std::move(m_noted));
}

void DeltaJob::fillMaps() {
    const ActivationTrace delta = accumulatedDelta(m_forced->prompted, m_forced->plain);
    m_maps->accumulated = normGrid(delta);
    if (!m_edit) return;
    std::vector<const SteeringModel*> stack;
    for (const SteeringPart& part : m_request.steering)
        stack.push_back(part.model.get());
    m_maps->projected = projectCoefficients(delta, stack);
    fillStudentMaps();
}

void DeltaJob::fillStudentMaps() {
    const ActivationTrace& prompted = m_forced->prompted;
    const ActivationTrace& plain = m_forced->plain;
    m_maps->local = normGrid(accumulatedDelta(prompted, m_beforeEdit->trace()));
    m_maps->steered = normGrid(accumulatedDelta(m_student, plain));
    m_maps->missed = normGrid(accumulatedDelta(prompted, m_student));
    m_maps->relativeRmse = relativeRmse(m_student, prompted, plain);
    const auto layers = static_cast<std::size_t>(m_model->config().nLayers);
    const std::size_t tokens = m_request.response.size();
    m_maps->coefficients = gridOf(m_record.columns, layers, tokens);
    m_maps->pushes = gridOf(m_record.pushes, layers, tokens);
}

void DeltaJob::reportProgress() {
    const char* stage = "Reading the prompts";
    if (m_stage == Stage::teacher || m_stage == Stage::student) stage = "Mapping the response";
    if (m_stage == Stage::logits) stage = "Comparing the predictions";
    m_progress.report({.stage = stage, .done = m_done, .total = m_total});
}

} // namespace steerscope
