// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sweep_result.h"

#include <cstddef>

#include "app/field_reader.h"

namespace steerscope {
namespace {

constexpr std::size_t kMostStrengths = 1000;
constexpr int kMostAnswers = 1'000'000;

bool keepsFloor(const SweepResult& result, std::size_t i, double floor) {
    return result.psr[i].fluency() >= floor * result.unsteered.fluency();
}

bool isUsable(const SweepResult& result, std::size_t i, double floor) {
    return result.strengths[i] > 0 && keepsFloor(result, i, floor) &&
           result.psr[i].attribute() >= result.prompted.attribute();
}

Json scoreToJson(const SweepScore& score) {
    return {{"answers", score.answers}, {"passed", score.passed}, {"repetition", score.repetition}};
}

SweepScore scoreFromJson(const Json& json, const std::string& path) {
    const FieldReader fields(json, path);
    SweepScore score;
    score.answers = static_cast<int>(fields.integer("answers", 0, kMostAnswers));
    score.passed = static_cast<int>(fields.integer("passed", 0, score.answers));
    score.repetition = fields.number("repetition", 0, score.answers);
    return score;
}

Json scoresToJson(const std::vector<SweepScore>& scores) {
    Json list = Json::array();
    for (const SweepScore& score : scores)
        list.push_back(scoreToJson(score));
    return list;
}

std::vector<SweepScore> scoresFrom(const FieldReader& fields, const char* key) {
    std::vector<SweepScore> scores;
    for (const Json& json : fields.array(key, kMostStrengths))
        scores.push_back(scoreFromJson(json, fields.pathOf(key)));
    return scores;
}

} // namespace

std::optional<double> bestStrength(const SweepResult& result, double floor) {
    std::optional<std::size_t> best;
    for (std::size_t i = 0; i < result.psr.size(); ++i) {
        if (result.strengths[i] <= 0 || !keepsFloor(result, i, floor)) continue;
        if (!best || result.psr[i].attribute() > result.psr[*best].attribute()) best = i;
    }
    if (!best) return std::nullopt;
    return static_cast<double>(result.strengths[*best]);
}

std::optional<std::pair<double, double>> usableBand(const SweepResult& result, double floor) {
    std::optional<std::pair<double, double>> longest, current;
    for (std::size_t i = 0; i < result.psr.size(); ++i) {
        const auto strength = static_cast<double>(result.strengths[i]);
        if (!isUsable(result, i, floor)) {
            current.reset();
            continue;
        }
        current = {current ? current->first : strength, strength};
        const auto length = [](const auto& band) { return band->second - band->first; };
        if (!longest || length(current) >= length(longest)) longest = current;
    }
    return longest;
}

Json sweepToJson(const SweepResult& result) {
    return {{"strengths", result.strengths},
            {"psr", scoresToJson(result.psr)},
            {"twin", scoresToJson(result.twin)},
            {"unsteered", scoreToJson(result.unsteered)},
            {"prompted", scoreToJson(result.prompted)},
            {"prompts_done", result.promptsDone},
            {"prompts_asked", result.promptsAsked}};
}

SweepResult sweepFromJson(const Json& json, std::string path) {
    const FieldReader fields(json, std::move(path));
    SweepResult result;
    for (const Json& strength : fields.array("strengths", kMostStrengths)) {
        if (!strength.is_number())
            refuseField(fields.pathOf("strengths"), strength.dump(), "numbers");
        result.strengths.push_back(strength.get<float>());
    }
    result.psr = scoresFrom(fields, "psr");
    result.twin = scoresFrom(fields, "twin");
    const bool fits = result.psr.size() == result.strengths.size() &&
                      (result.twin.empty() || result.twin.size() == result.strengths.size());
    if (!fits) refuseField(fields.pathOf("psr"), "another number of entries", "one a strength");
    result.unsteered = scoreFromJson(fields.object("unsteered").json(), fields.pathOf("unsteered"));
    result.prompted = scoreFromJson(fields.object("prompted").json(), fields.pathOf("prompted"));
    result.promptsDone = static_cast<int>(fields.integer("prompts_done", 0, kMostAnswers));
    result.promptsAsked = static_cast<int>(fields.integer("prompts_asked", 0, kMostAnswers));
    return result;
}

} // namespace steerscope
