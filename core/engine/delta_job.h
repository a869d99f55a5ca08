// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/internal/before_edit.h"
#include "core/engine/internal/forced_run.h"
#include "core/engine/internal/progress_reporter.h"
#include "core/engine/internal/teacher_forced.h"
#include "core/engine/job.h"
#include "core/steering/residual_edits.h"

namespace steerscope {

/// The maps of one response: prompted, plain and (with steering) student lanes are forced over the
/// same tokens, one block per slice. Column t belongs to the position that chooses response token
/// t, so the lanes run over [last prompt token, y_0 … y_{n−2}] behind the rest of their prompts.
class DeltaJob final : public Job {
public:
    DeltaJob(const JobContext& context, DeltaRequest request);
    SliceResult runSlice(std::stop_token stop) override;

private:
    enum class Stage { sharedPrompt, prompts, teacher, student, logits };
    enum Role : std::size_t { kPrompted, kPlain, kStudent };

    void renderPrompts();
    void makeEdit();
    void countSlices();
    void begin(Stage stage);
    void beginSharedPrompt();
    void beginPrompts();
    void beginTeacher();
    void beginStudent();
    ForcedLane responseLane(const std::vector<TokenId>& prompt, std::unique_ptr<KvCache> cache);
    void finishStage();
    void keepTeacher();
    void runLogits();
    void fillPosition(std::size_t t, const FloatMatrix& logits, std::size_t row,
                      std::size_t stride);
    std::vector<ChoiceText> choices(std::span<const float> logits) const;
    void noteTeacher(std::span<const float> prompted, std::span<const float> plain);
    void keepLogits();
    /// Whether the plain context's logits are computed here, and not known from an earlier job.
    bool readsPlain() const;
    bool wantsKlOfSteering() const { return m_edit && m_request.turn == DeltaTurn::fair; }
    void fillMaps();
    void fillStudentMaps();
    void reportProgress();

    JobContext m_context;
    std::shared_ptr<const LanguageModel> m_model;
    DeltaRequest m_request;
    ProgressReporter m_progress;
    CoefficientRecord m_record;
    std::unique_ptr<PsrEdit> m_edit; ///< Null without steering.
    std::unique_ptr<BeforeEdit> m_beforeEdit;
    std::shared_ptr<TeacherForced> m_making;       ///< Prompts from the start, traces as made.
    std::shared_ptr<const TeacherForced> m_forced; ///< Complete, maybe an earlier job's.
    std::shared_ptr<const TeacherLogits> m_known;  ///< Of an earlier job; null: made here.
    TeacherLogits m_noted;                         ///< As made.
    ActivationTrace m_student;
    Stage m_stage = Stage::sharedPrompt;
    std::unique_ptr<ForcedRun> m_run;    ///< After the edits it uses.
    std::size_t m_shared = 0;            ///< Tokens that x and x' begin with alike.
    std::size_t m_position = 0;          ///< Next position whose logits are to be made.
    std::size_t m_done = 0, m_total = 0; ///< Slices.
    std::shared_ptr<DeltaMaps> m_maps = std::make_shared<DeltaMaps>();
};

} // namespace steerscope
