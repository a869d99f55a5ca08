// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/distill/internal/result_model.h"

#include <array>
#include <chrono>
#include <ctime>
#include <torch/version.h>

#include "core/base/utf8.h"

namespace steerscope {
namespace {

std::string utcNow() {
    const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    std::tm parts{};
    gmtime_r(&now, &parts);
    std::array<char, 32> text{};
    std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts);
    return text.data();
}

/// "a-psr", "a-psr rank 16", "s-psr affine"
std::string methodText(const DistillConfig& config) {
    const std::string method = toText(config.method);
    const bool hasRank =
        config.method == DistillMethod::aPsr || config.method == DistillMethod::sPsr;
    if (!hasRank || config.rank == 1) return method;
    if (config.rank == kFullRank) return method + " affine";
    return method + " rank " + std::to_string(config.rank);
}

} // namespace

std::string shortName(const std::string& instruction) {
    constexpr std::size_t kLongest = 40;
    const auto first = instruction.find_first_not_of(" \t\r\n");
    if (first == std::string::npos) return {};
    std::string text = instruction.substr(first, instruction.find('\n', first) - first);
    if (text.size() > kLongest) {
        text.resize(kLongest);
        text.resize(completeUtf8Prefix(text));
        const auto blank = text.find_last_of(' ');
        if (blank != std::string::npos) text.resize(blank);
        text += "…";
    }
    while (text.ends_with('.') || text.ends_with(' '))
        text.pop_back();
    return text;
}

SteeringModel makeResult(const LanguageModel& model, const DistillConfig& config,
                         const DistillReport& report, std::vector<SteeringLayer> layers) {
    SteeringModel out{model.config().dModel, model.config().nLayers, std::move(layers), {}};
    Provenance& p = out.provenance;
    p.name = config.name.empty() ? shortName(config.prompt.text) : config.name;
    p.prompt = config.prompt;
    p.method = methodText(config);
    p.modelName = model.fact(ModelFact::name);
    p.modelSha256 = model.fact(ModelFact::fileSha256);
    p.templateSha256 = model.fact(ModelFact::templateSha256);
    p.createdAt = utcNow();
    p.build = "libtorch " TORCH_VERSION ", " + model.fact(ModelFact::executor) + ", " +
              model.fact(ModelFact::quantization);
    p.seed = config.seed;
    p.rolloutsKept = report.kept;
    p.rolloutsMade = report.made;
    return out;
}

SteeringModel withMeasures(SteeringModel model, const DistillReport& report) {
    Provenance& p = model.provenance;
    p.heldoutFidelity = report.fidelity();
    p.heldoutKl = report.heldout.kl;
    p.heldoutKlUnsteered = report.heldoutUnsteered.kl;
    p.heldoutTop1 = report.heldout.top1;
    p.relativeRmse = report.heldoutRmse;
    return model;
}

} // namespace steerscope
