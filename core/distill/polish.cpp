// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/distill/polish.h"

#include <array>
#include <charconv>
#include <cmath>

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/base/file_bytes.h"
#include "core/base/strict_json.h"
#include "core/safetensors/safetensors_file.h"

namespace steerscope {
namespace {

constexpr char kFormat[] = "steerscope-polish-1";

/// Fewest digits that read back as the same number: "0", "0.003".
std::string digits(double value) {
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
    return {text.data(), end};
}

void require(bool good, const char* field, double found, const char* allowed, const char* hint) {
    if (good) return;
    throw Error({.code = "DISTILL-001",
                 .problem = "A setting of the distillation cannot be used",
                 .field = field,
                 .found = digits(found),
                 .allowed = allowed,
                 .hint = hint});
}

[[noreturn]] void damaged(const std::string& field) {
    throw Error({.code = "DISTILL-005",
                 .problem = "This is not a whole training checkpoint",
                 .field = field,
                 .hint = "Start the training again without it."});
}

Json curveJson(const std::vector<PolishPoint>& curve) {
    Json out = Json::array();
    for (const PolishPoint& point : curve)
        out.push_back({point.epoch, point.seconds, point.train, point.validationKl});
    return out;
}

std::vector<PolishPoint> curveFrom(const Json& json) {
    std::vector<PolishPoint> out;
    for (const Json& point : json)
        out.push_back({point.at(0).get<double>(), point.at(1).get<double>(),
                       point.at(2).get<double>(), point.at(3).get<double>()});
    return out;
}

void readState(PolishCheckpoint& out, const Json& json) {
    json.at("fingerprint").get_to(out.fingerprint);
    json.at("epoch").get_to(out.epoch);
    json.at("consumed").get_to(out.consumed);
    json.at("steps").get_to(out.steps);
    json.at("rate_scale").get_to(out.rateScale);
    json.at("rollbacks").get_to(out.rollbacks);
    json.at("epochs_since_best").get_to(out.epochsSinceBest);
    json.at("loss_sum").get_to(out.lossSum);
    json.at("positions").get_to(out.positions);
    json.at("best_kl").get_to(out.bestKl);
    out.curve = curveFrom(json.at("curve"));
}

} // namespace

void validate(const PolishConfig& c) {
    const auto within = [](double value, double least, double most) {
        return std::isfinite(value) && value >= least && value <= most;
    };
    require(within(c.epochs, 1, 1000), "epochs", c.epochs, "1 to 1000", "3 to 10 are usual.");
    require(within(c.seconds, 0, 1e6), "seconds", c.seconds, "0 (no limit) to 1000000",
            "60 is usual.");
    require(within(c.learningRate, 1e-9, 1), "learningRate", c.learningRate, "above 0, at most 1",
            "0.003 is usual.");
    require(within(c.weightDecay, 0, 1), "weightDecay", c.weightDecay, "0 to 1", "1e-6 is usual.");
    require(within(c.deadGate, 0, 100), "deadGate", c.deadGate, "0 to 100", "0.1 is usual.");
    require(within(c.batchRows, 1, 1 << 20), "batchRows", c.batchRows, "1 to 1048576",
            "256 is usual.");
    require(within(c.validationShare, 0, 0.5), "validationShare", c.validationShare, "0 to 0.5",
            "A tenth (0.1) is usual.");
    require(within(c.patience, 1, 1000), "patience", c.patience, "1 to 1000", "2 is usual.");
}

std::vector<std::byte> serializePolishCheckpoint(const PolishCheckpoint& c) {
    // Doubles survive: JSON numbers are written with as many digits as they need.
    const Json state = {{"fingerprint", c.fingerprint},
                        {"epoch", c.epoch},
                        {"consumed", c.consumed},
                        {"steps", c.steps},
                        {"rate_scale", c.rateScale},
                        {"rollbacks", c.rollbacks},
                        {"epochs_since_best", c.epochsSinceBest},
                        {"loss_sum", c.lossSum},
                        {"positions", c.positions},
                        {"best_kl", c.bestKl},
                        {"curve", curveJson(c.curve)}};
    std::vector<SafetensorsEntry> entries;
    const auto add = [&](const char* name, const std::vector<float>& values) {
        entries.push_back({name, {values.size()}, values});
    };
    add("values", c.values);
    add("best", c.best);
    add("first_moments", c.firstMoments);
    add("second_moments", c.secondMoments);
    return serializeSafetensors(entries, {{"format", kFormat}, {"state", state.dump()}});
}

PolishCheckpoint parsePolishCheckpoint(std::span<const std::byte> bytes) {
    const SafetensorsFile file = parseSafetensors(bytes);
    const auto format = file.metadata.find("format");
    const auto state = file.metadata.find("state");
    if (format == file.metadata.end() || format->second != kFormat) damaged("format");
    if (state == file.metadata.end()) damaged("state");
    PolishCheckpoint out;
    try {
        readState(out, parseStrictJson(state->second));
    } catch (const Json::exception&) {
        damaged("state");
    }
    out.values = file.tensor("values").toFloat();
    out.best = file.tensor("best").toFloat();
    out.firstMoments = file.tensor("first_moments").toFloat();
    out.secondMoments = file.tensor("second_moments").toFloat();
    for (const auto* part : {&out.best, &out.firstMoments, &out.secondMoments})
        if (part->size() != out.values.size()) damaged("values");
    return out;
}

void savePolishCheckpoint(const PolishCheckpoint& checkpoint, const std::filesystem::path& path) {
    writeFileAtomically(path, serializePolishCheckpoint(checkpoint));
}

PolishCheckpoint loadPolishCheckpoint(const std::filesystem::path& path) {
    try {
        return parsePolishCheckpoint(readFile(path, 1ull << 32));
    } catch (const Error& error) {
        throw error.inFile(path.string());
    }
}

} // namespace steerscope
