// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/experiment.h"

#include <algorithm>

namespace steerscope {
namespace {

std::pair<std::int32_t, std::int32_t> placeOf(const PushOverride& cell) {
    return {cell.token, cell.layer.value};
}

} // namespace

std::optional<EditKind> difference(const Experiment& a, const Experiment& b) {
    if (a.prompt != b.prompt) return EditKind::prompt;
    if (a.steering.text != b.steering.text) return EditKind::steering;
    if (a.steering.role != b.steering.role) return EditKind::role;
    if (a.sampler != b.sampler) return EditKind::sampler;
    if (a.maxTokens != b.maxTokens) return EditKind::length;
    if (a.strength != b.strength) return EditKind::strength;
    if (a.psr != b.psr) return EditKind::psr;
    if (a.twin != b.twin) return EditKind::twin;
    if (a.mix != b.mix) return EditKind::mix;
    if (a.forks != b.forks) return EditKind::fork;
    if (a.painted != b.painted) return EditKind::paint;
    if (!(a == b)) return EditKind::columns;
    return std::nullopt;
}

std::optional<EditKind> difference(const Undoable& a, const Undoable& b) {
    if (const auto kind = difference(a.experiment, b.experiment)) return kind;
    if (a.distil != b.distil) return EditKind::distil;
    if (a.questions != b.questions) return EditKind::questions;
    return std::nullopt;
}

std::string toText(EditKind kind) {
    switch (kind) {
    case EditKind::prompt:
        return "prompt";
    case EditKind::steering:
        return "steering prompt";
    case EditKind::role:
        return "place of the steering prompt";
    case EditKind::sampler:
        return "sampling";
    case EditKind::length:
        return "number of tokens";
    case EditKind::strength:
        return "strength";
    case EditKind::psr:
        return "choice of PSR";
    case EditKind::twin:
        return "constant twin";
    case EditKind::mix:
        return "mix of PSRs";
    case EditKind::columns:
        return "choice of columns";
    case EditKind::fork:
        return "fork";
    case EditKind::paint:
        return "painted cells";
    case EditKind::distil:
        return "settings of Distil";
    case EditKind::questions:
        return "questions of Distil";
    case EditKind::other:
        break;
    }
    return "change";
}

std::vector<ColumnId> wantedColumns(const Experiment& experiment) {
    std::vector<ColumnId> ids;
    if (experiment.unsteered) ids.emplace_back(ColumnKind::unsteered);
    if (experiment.prompted) ids.emplace_back(ColumnKind::prompted);
    ids.emplace_back(ColumnKind::psr);
    if (experiment.twin) ids.emplace_back(ColumnKind::twin);
    if (experiment.stacked) ids.emplace_back(ColumnKind::stacked);
    for (const FurtherColumn& column : experiment.further)
        ids.emplace_back(ColumnKind::further, column.number);
    return ids;
}

const FurtherColumn* findFurther(const Experiment& experiment, int number) {
    const auto found = std::ranges::find(experiment.further, number, &FurtherColumn::number);
    return found == experiment.further.end() ? nullptr : &*found;
}

const ForcedStart* findFork(const Experiment& experiment, const ColumnId& id) {
    const auto found = std::ranges::find(experiment.forks, id, &ForcedStart::column);
    return found == experiment.forks.end() ? nullptr : &*found;
}

int forkedToken(const ForcedStart& fork) {
    return static_cast<int>(fork.tokens.size()) - (fork.text.empty() ? 1 : 0);
}

Experiment withFork(Experiment experiment, ForcedStart start) {
    std::erase_if(experiment.forks, [&](const auto& fork) { return fork.column == start.column; });
    const auto place = std::ranges::find_if(
        experiment.forks, [&](const auto& fork) { return start.column < fork.column; });
    experiment.forks.insert(place, std::move(start));
    return experiment;
}

Experiment withPainted(Experiment experiment, const std::vector<PushOverride>& cells) {
    for (const PushOverride& cell : cells) {
        const auto place = std::ranges::lower_bound(experiment.painted, placeOf(cell), {}, placeOf);
        if (place != experiment.painted.end() && placeOf(*place) == placeOf(cell))
            place->push = cell.push;
        else
            experiment.painted.insert(place, cell);
    }
    return experiment;
}

std::optional<int> firstPaintedDifference(const std::vector<PushOverride>& a,
                                          const std::vector<PushOverride>& b) {
    std::optional<int> first;
    const auto lookFor = [&first](const auto& cells, const auto& others) {
        for (const PushOverride& cell : cells)
            if (std::ranges::find(others, cell) == others.end())
                first = std::min(first.value_or(cell.token), static_cast<int>(cell.token));
    };
    lookFor(a, b);
    lookFor(b, a);
    return first;
}

bool startsAfresh(const Experiment& before, const Experiment& next) {
    return before.prompt != next.prompt || before.steering != next.steering ||
           before.sampler != next.sampler || before.psr != next.psr;
}

std::vector<const MixPart*> slidingParts(const Experiment& experiment) {
    std::vector<const MixPart*> parts;
    for (const MixPart& part : experiment.mix)
        parts.push_back(&part);
    for (const FurtherColumn& column : experiment.further)
        for (const MixPart& part : column.parts)
            parts.push_back(&part);
    return parts;
}

Experiment withPartStrength(Experiment experiment, int part, float strength) {
    int place = 0;
    const auto setIn = [&](std::vector<MixPart>& parts) {
        for (MixPart& candidate : parts)
            if (place++ == part) candidate.strength = strength;
    };
    setIn(experiment.mix);
    for (FurtherColumn& column : experiment.further)
        setIn(column.parts);
    return experiment;
}

ExperimentHistory::ExperimentHistory(Undoable start) : m_current(std::move(start)) {}

void ExperimentHistory::record(Experiment next, Clock::time_point now) {
    record(Undoable{std::move(next), m_current.distil, m_current.questions}, now);
}

void ExperimentHistory::record(DistillSettings next, Clock::time_point now) {
    record(Undoable{m_current.experiment, std::move(next), m_current.questions}, now);
}

void ExperimentHistory::record(Undoable next, Clock::time_point now) {
    const auto kind = difference(m_current, next);
    if (!kind) return;
    const bool sameEdit = m_lastKind == kind && now - m_lastTime < kCoalesce && !m_past.empty();
    if (!sameEdit) m_past.push_back({m_current, *kind});
    if (m_past.size() > kMaxSteps) m_past.pop_front();
    m_future.clear();
    m_current = std::move(next);
    m_lastKind = kind;
    m_lastTime = now;
}

std::string ExperimentHistory::undoName() const {
    return m_past.empty() ? std::string() : toText(m_past.back().kind);
}

std::string ExperimentHistory::redoName() const {
    return m_future.empty() ? std::string() : toText(m_future.back().kind);
}

const Experiment& ExperimentHistory::go(std::deque<Step>& from, std::deque<Step>& to) {
    if (from.empty()) return m_current.experiment;
    Step step = std::move(from.back());
    from.pop_back();
    to.push_back({std::move(m_current), step.kind});
    m_current = std::move(step.before);
    m_lastKind.reset();
    return m_current.experiment;
}

const Experiment& ExperimentHistory::undo() {
    return go(m_past, m_future);
}

const Experiment& ExperimentHistory::redo() {
    return go(m_future, m_past);
}

void ExperimentHistory::reset(Undoable start) {
    *this = ExperimentHistory(std::move(start));
}

void ExperimentHistory::reset(Experiment start) {
    reset(Undoable{std::move(start), m_current.distil, m_current.questions});
}

} // namespace steerscope
