// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <deque>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "app/column_plan.h"
#include "app/distill_settings.h"
#include "core/model/sampler.h"
#include "core/steering/residual_edits.h"
#include "core/steering/steering_model.h"
#include "core/steering/steering_prompt.h"

namespace steerscope {

/// An answer whose beginning is given instead of chosen: a fork of an earlier one.
struct ForcedStart {
    ColumnId column;
    std::vector<TokenId> tokens;
    std::string text;  ///< Stands behind the tokens, for a choice whose token is not known.
    std::string piece; ///< The last of it as an axis shows it.
    friend bool operator==(const ForcedStart&, const ForcedStart&) = default;
};

/// Everything the user set that decides what a Run writes: a value, compared and copied freely.
struct Experiment {
    std::string prompt;                       ///< The user message.
    SteeringPrompt steering;                  ///< The instruction and where it stands.
    SamplerOptions sampler;                   ///< One seed for every pane.
    int maxTokens = 44;                       ///< Per pane.
    float strength = 1.0f;                    ///< α
    std::shared_ptr<const SteeringModel> psr; ///< The one in use; null: no PSR pane.
    bool twin = false;                        ///< A pane with the constant twin.
    bool unsteered = true;                    ///< The pane of the plain answer is wanted.
    bool prompted = true;                     ///< The pane of the prompted answer is wanted.
    bool stacked = false;                     ///< A pane with the PSR on top of the prompt.
    std::vector<MixPart> mix;                 ///< At work beside `psr`, wherever that is.
    std::vector<FurtherColumn> further;       ///< Panes beside those above.
    std::vector<ForcedStart> forks;           ///< At most one per column, by column.
    std::vector<PushOverride> painted;        ///< Of the PSR's answer, by token and layer.
    friend bool operator==(const Experiment&, const Experiment&) = default;
};

/// Neutral questions of the person's own, for Distil.
struct QuestionList {
    std::filesystem::path file;
    std::vector<std::string> questions;
};

/// All that undo goes back over: what is asked, and how it is distilled.
struct Undoable {
    Experiment experiment;
    DistillSettings distil;
    std::shared_ptr<const QuestionList> questions; ///< Null: the bundled ones.
    friend bool operator==(const Undoable&, const Undoable&) = default;
};

/// What an edit changed; edits of one kind in quick succession become one undo step.
enum class EditKind {
    prompt,
    steering,
    role,
    sampler,
    length,
    strength,
    psr,
    twin,
    mix,
    columns,
    fork,
    paint,
    distil,
    questions,
    other
};

/// Which field differs first, or nothing when the two are equal.
std::optional<EditKind> difference(const Experiment& a, const Experiment& b);
std::optional<EditKind> difference(const Undoable& a, const Undoable& b);
/// All panes the experiment asks for, in their order, whether or not they can be written now.
std::vector<ColumnId> wantedColumns(const Experiment& experiment);
/// Null when there is none of this number.
const FurtherColumn* findFurther(const Experiment& experiment, int number);

/// Null where the answer is free from its first token on.
const ForcedStart* findFork(const Experiment& experiment, const ColumnId& id);
/// The token from which on the answer is another one: the last that was given.
int forkedToken(const ForcedStart& fork);
/// The experiment with another beginning for one answer.
Experiment withFork(Experiment experiment, ForcedStart start);
/// The experiment with these cells set, in place of what was painted there before.
Experiment withPainted(Experiment experiment, const std::vector<PushOverride>& cells);
/// The earliest token whose painted cells differ; nothing when none does.
std::optional<int> firstPaintedDifference(const std::vector<PushOverride>& a,
                                          const std::vector<PushOverride>& b);
/// Forks and painted cells belong to the answers of one recipe: true when `next` asks for others,
/// so that they mean nothing in it any more.
bool startsAfresh(const Experiment& before, const Experiment& next);

/// Every PSR beside the one in use that has a strength of its own: the mix, then further columns.
std::vector<const MixPart*> slidingParts(const Experiment& experiment);
/// The same with another strength for one of them.
Experiment withPartStrength(Experiment experiment, int part, float strength);

/// "Undo strength": the words after "Undo" and "Redo".
std::string toText(EditKind kind);

/// Bounded undo and redo over whole experiments, the settings of Distil with them. Layout, theme
/// and zoom are not part of it.
class ExperimentHistory {
public:
    using Clock = std::chrono::steady_clock;
    static constexpr std::size_t kMaxSteps = 100;
    static constexpr std::chrono::milliseconds kCoalesce{800};

    explicit ExperimentHistory(Undoable start = {});

    /// Makes `next` current. Same kind within kCoalesce of the last edit: replaces that step.
    void record(Undoable next, Clock::time_point now = Clock::now());
    /// The same for an edit of one part.
    void record(Experiment next, Clock::time_point now = Clock::now());
    void record(DistillSettings next, Clock::time_point now = Clock::now());
    const Undoable& state() const { return m_current; }
    const Experiment& current() const { return m_current.experiment; }
    bool canUndo() const { return !m_past.empty(); }
    bool canRedo() const { return !m_future.empty(); }
    std::string undoName() const;
    std::string redoName() const;
    /// Both return the new current experiment; they leave it unchanged when there is no step.
    const Experiment& undo();
    const Experiment& redo();
    /// Forgets all steps, for instance after a session was restored.
    void reset(Undoable start);
    /// The same, but how it is distilled stays.
    void reset(Experiment start);

private:
    struct Step {
        Undoable before;
        EditKind kind = EditKind::other;
    };
    /// The last step of `from` becomes current; what was current becomes the last of `to`.
    const Experiment& go(std::deque<Step>& from, std::deque<Step>& to);

    Undoable m_current;
    std::deque<Step> m_past;
    std::deque<Step> m_future; ///< `before` holds what redo brings back.
    std::optional<EditKind> m_lastKind;
    Clock::time_point m_lastTime;
};

} // namespace steerscope
