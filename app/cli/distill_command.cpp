// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The verb distill: the Distil button on the command line.

#include <fstream>
#include <iostream>

#include "app/cli/engine_session.h"
#include "app/cli/prompt_list.h"
#include "app/cli/study_prompts.h"
#include "core/eval/divergence.h"
#include "core/steering/steering_model_io.h"

namespace steerscope::cli {
namespace {

struct DistillOptions {
    std::string method = "a-psr";
    int rank = 1;
    bool affine = false;
    std::vector<int> layers;
    int layer = -1;
    std::string promptsFile;
    int rollouts = 64;
    int heldout = 20;
    int batch = 64;
    std::string objective = "closed-form";
    std::string init = "closed-form";
    PolishConfig polish;
    std::string preset;
    std::string verifier;
    JudgeSettings judge;
    std::string name;
    std::string out;
};

const std::vector<std::string> kMethods = {"a-psr", "s-psr", "a-const", "s-const",
                                           "dim",   "pca",   "stolfo",  "reft-r1"};

/// What was typed goes before what the preset says.
void applyPreset(DistillConfig& config, const std::string& id) {
    const auto presets = bundledPresets();
    const Preset& preset = findPreset(presets, id);
    if (config.prompt.empty()) config.prompt.text = preset.steer;
    if (config.verifier.empty()) config.verifier = preset.verifier;
    if (config.name.empty()) config.name = preset.id;
}

DistillConfig makeConfig(const CommonOptions& options, const DistillOptions& how) {
    DistillConfig config;
    config.prompt = steeringPrompt(options);
    config.name = how.name;
    config.system = options.system;
    config.method = distillMethodFromText(how.method);
    config.rank = how.affine ? kFullRank : how.rank;
    config.layers = how.layers;
    config.layer = how.layer;
    config.userPrompts = promptList(how.promptsFile, how.rollouts, how.heldout);
    config.heldoutPrompts = how.heldout;
    config.maxTokens = options.maxTokens;
    config.temperature = options.temperature;
    config.seed = options.seed;
    config.batch = how.batch;
    config.verifier = how.verifier;
    config.judge = how.judge;
    if (!how.preset.empty()) applyPreset(config, how.preset);
    config.polish = how.polish;
    config.polish.objective = polishObjectiveFromText(how.objective);
    if (how.init == "random") config.polish.start = PolishStart::random;
    return config;
}

Json droppedJson(const DistillReport& report) {
    Json dropped = Json::array();
    for (const RolloutSummary& rollout : report.rollouts)
        if (!rollout.dropped.empty())
            dropped.push_back({{"prompt", rollout.userPrompt},
                               {"text", rollout.text},
                               {"heldout", rollout.heldout},
                               {"attribute", rollout.attribute},
                               {"coherence", rollout.coherence},
                               {"reason", rollout.dropped}});
    return dropped;
}

Json polishJson(const DistillReport& report) {
    Json curve = Json::array();
    for (const PolishPoint& point : report.polish)
        curve.push_back({{"epoch", point.epoch},
                         {"seconds", point.seconds},
                         {"train", point.train},
                         {"validation_kl", point.validationKl}});
    return curve;
}

Json reportJson(const DistillReport& r, const std::string& out) {
    return {{"rollouts", {{"made", r.made}, {"kept", r.kept}, {"dropped", droppedJson(r)}}},
            {"seconds",
             {{"rollouts", r.rolloutSeconds},
              {"activations", r.activationSeconds},
              {"fit", r.fitSeconds},
              {"polish", r.polishSeconds},
              {"evaluation", r.evaluateSeconds}}},
            {"train", {{"loss", r.trainLoss}, {"relative_rmse", r.trainRmse}, {"ridge", r.ridge}}},
            {"polish", polishJson(r)},
            {"heldout",
             {{"relative_rmse", r.heldoutRmse},
              {"kl", r.heldout.kl},
              {"kl_unsteered", r.heldoutUnsteered.kl},
              {"fidelity", r.fidelity()},
              {"top1", r.heldout.top1},
              {"top1_unsteered", r.heldoutUnsteered.top1},
              {"positions", r.heldout.positions}}},
            {"out", out}};
}

void printPolish(const DistillReport& report) {
    for (const PolishPoint& point : report.polish)
        std::cout << "polish      round " << point.epoch << ", " << point.seconds << " s, train "
                  << point.train << ", validation KL " << point.validationKl << "\n";
}

void printReport(const DistillReport& r, const std::string& out) {
    std::cout << "rollouts    " << r.kept << " kept of " << r.made << "\n"
              << "seconds     rollouts " << r.rolloutSeconds << ", activations "
              << r.activationSeconds << ", fit " << r.fitSeconds << ", polish " << r.polishSeconds
              << ", evaluation " << r.evaluateSeconds << "\n"
              << "held-out KL " << r.heldout.kl << " nats per token (unsteered "
              << r.heldoutUnsteered.kl << ")\n"
              << "fidelity    " << r.fidelity() << "\n"
              << "top-1       " << r.heldout.top1 << " (unsteered " << r.heldoutUnsteered.top1
              << ")\n";
    printPolish(r);
    if (!out.empty()) std::cout << out << "\n";
}

void distill(const CommonOptions& options, const DistillOptions& how) {
    const DistillConfig config = makeConfig(options, how);
    validate(config);
    requireWritableFolder(how.out);
    EngineSession session(options);
    std::shared_ptr<const SteeringModel> model;
    std::shared_ptr<const DistillReport> report;
    const auto keep = [&] {
        if (model && !how.out.empty()) saveSteeringModel(*model, how.out);
    };
    try {
        session.run(DistillRequest{config}, [&](const EngineEvent& event) {
            const auto* ready = std::get_if<SteeringModelReady>(&event);
            if (!ready) return;
            model = ready->model;
            report = ready->report;
        });
    } catch (const Cancelled&) {
        keep(); // The best so far
        throw;
    }
    keep();
    options.json ? printJson(reportJson(*report, how.out)) : printReport(*report, how.out);
}

void addPolish(CLI::App& verb, DistillOptions& how) {
    verb.add_option("--objective", how.objective, "Train by gradients after the closed-form fit")
        ->check(CLI::IsMember({"closed-form", "mse", "ll", "kl"}))
        ->capture_default_str();
    verb.add_option("--epochs", how.polish.epochs, "Training rounds at most")
        ->check(CLI::Range(1, 1000))
        ->capture_default_str();
    verb.add_option("--budget", how.polish.seconds, "Seconds that training may take (0: no limit)")
        ->check(CLI::NonNegativeNumber);
    verb.add_option("--init", how.init, "What training starts from")
        ->check(CLI::IsMember({"closed-form", "random"}))
        ->capture_default_str();
    verb.add_option("--learning-rate", how.polish.learningRate)->capture_default_str();
    verb.add_option("--polish-rows", how.polish.batchRows, "Response tokens per training step")
        ->capture_default_str();
    verb.add_option("--checkpoint", how.polish.checkpointFile,
                    "Training state: written after every round, resumed from when it exists");
}

void addJudge(CLI::App& verb, JudgeSettings& judge) {
    auto* url =
        verb.add_option("--judge", judge.url,
                        "OpenAI-compatible service that judges the answers (URL up to /v1); "
                        "its key comes from the environment: STEERSCOPE_JUDGE_KEY");
    auto* model = verb.add_option("--judge-model", judge.model, "The judging model's name there");
    url->needs(model);
    model->needs(url);
}

} // namespace

void addDistill(CLI::App& app, Context& context) {
    CLI::App* verb = app.add_subcommand("distill", "Turn an instruction into a steering model");
    auto how = std::make_shared<DistillOptions>();
    addModel(*verb, context.common);
    addSampling(*verb, context.common);
    addJson(*verb, context.common);
    verb->add_option("--steer", context.common.steer, "The instruction");
    verb->add_option("--preset", how->preset, "A preset's instruction and verifier");
    verb->add_option("--steer-role", context.common.steerRole)
        ->check(CLI::IsMember({"user-suffix", "user-prefix", "system"}));
    verb->add_option("--system", context.common.system, "System message of both conversations");
    verb->add_option("--method", how->method)
        ->check(CLI::IsMember(kMethods))
        ->capture_default_str();
    auto* rank = verb->add_option("--rank", how->rank, "Terms per layer; 1 has a ReLU gate")
                     ->check(CLI::Range(1, 1024))
                     ->capture_default_str();
    verb->add_flag("--affine", how->affine, "A full affine map per layer")->excludes(rank);
    verb->add_option("--layers", how->layers, "For a-psr and a-const, ascending (default: all)")
        ->delimiter(',');
    verb->add_option("--layer", how->layer, "For methods of one layer (default: chosen by score)");
    verb->add_option("--prompts", how->promptsFile, "One user message a line (default: bundled)")
        ->check(CLI::ExistingFile);
    verb->add_option("--rollouts", how->rollouts, "Training prompts")
        ->check(CLI::Range(8, 100000))
        ->capture_default_str();
    verb->add_option("--heldout", how->heldout, "Prompts never trained on")
        ->check(CLI::Range(1, 10000))
        ->capture_default_str();
    verb->add_option("--batch", how->batch, "Rollouts decoded in lock step")
        ->check(CLI::Range(1, 256));
    addPolish(*verb, *how);
    verb->add_option("--verifier", how->verifier, "Keep rollouts that pass ID[:ARGS]");
    addJudge(*verb, how->judge);
    verb->add_option("--name", how->name, "Name of the result");
    verb->add_option("--out", how->out, "Steering model to write (.safetensors)");
    verb->callback([&context, how, verb] {
        if (verb->count("--steer") + verb->count("--preset") == 0)
            throw CLI::RequiredError("--steer or --preset");
        if (verb->count("--max-tokens") == 0) context.common.maxTokens = 40;
        context.action = [&context, how] { distill(context.common, *how); };
    });
}

} // namespace steerscope::cli
