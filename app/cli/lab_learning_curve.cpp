// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The lab learning-curve: what more rollouts bring, on the same held-out prompts.

#include <iomanip>
#include <iostream>

#include "app/cli/labs.h"
#include "app/cli/model_session.h"
#include "app/cli/prompt_list.h"
#include "app/cli/study_prompts.h"
#include "core/distill/distillation.h"
#include "core/distill/method_study.h"
#include "core/eval/learning_curve.h"
#include "core/eval/statistics.h"

namespace steerscope::cli {
namespace {

struct CurveOptions {
    StudyOptions study;
    std::string method = "a-psr";
    int most = 256;
};

/// The first `count` training prompts, then the held-out ones.
DistillConfig configFor(const CommonOptions& options, const TextStudyPlan& plan,
                        const CurveOptions& how, int count) {
    DistillConfig config{.prompt = plan.instruction, .system = plan.system};
    config.userPrompts = promptList(how.study.promptsFile, how.most, how.study.heldout);
    config.userPrompts.resize(static_cast<std::size_t>(count));
    config.userPrompts.insert(config.userPrompts.end(), plan.userPrompts.begin(),
                              plan.userPrompts.end());
    config.heldoutPrompts = how.study.heldout;
    config.maxTokens = options.maxTokens;
    config.temperature = options.temperature;
    config.seed = options.seed;
    config.verifier = plan.verifier;
    studyMethod(how.method).apply(config);
    return config;
}

LearningPoint measure(ModelSession& session, const DistillConfig& config, int count) {
    Distillation distillation(session.model(), config);
    while (distillation.advance(session.stop())) {
    }
    const DistillReport& report = distillation.report();
    return {.rollouts = count,
            .kl = report.heldout.kl,
            .fidelity = report.fidelity(),
            .relativeRmse = mean(report.heldoutRmse)};
}

void print(const std::vector<LearningPoint>& curve) {
    std::cout << "rollouts  held-out KL  fidelity  relative RMSE\n" << std::fixed;
    for (const LearningPoint& point : curve)
        std::cout << std::left << std::setw(10) << point.rollouts << std::setprecision(4)
                  << std::setw(13) << point.kl << std::setw(10) << point.fidelity
                  << point.relativeRmse << "\n";
    std::cout << (moreDataHelps(curve) ? "more rollouts would still help\n"
                                       : "the last doubling no longer helps\n");
}

void runCurve(const CommonOptions& options, CurveOptions how) {
    how.study.skip = how.most;
    const TextStudyPlan plan = studyPlan(options, how.study);
    ModelSession session(options);
    const auto counts = doublingCounts(how.most);
    std::vector<LearningPoint> curve;
    Json points = Json::array();
    for (const int count : counts) {
        session.report(std::to_string(count) + " rollouts", curve.size(), counts.size());
        try {
            curve.push_back(measure(session, configFor(options, plan, how, count), count));
        } catch (const Error& error) {
            if (error.record().code != "DISTILL-002") throw;
            std::cerr << count << " rollouts: " << error.record().problem << "\n";
            continue; // too few of so few survive; more may do
        }
        points.push_back({{"rollouts", count},
                          {"kl", curve.back().kl},
                          {"fidelity", curve.back().fidelity},
                          {"relative_rmse", curve.back().relativeRmse}});
    }
    if (!options.json) return print(curve);
    printJson({{"method", how.method},
               {"points", std::move(points)},
               {"more_data_helps", moreDataHelps(curve)}});
}

} // namespace

void addLearningCurveLab(CLI::App& lab, Context& context) {
    CLI::App* verb = lab.add_subcommand("learning-curve", "Held-out scores by number of rollouts");
    auto how = std::make_shared<CurveOptions>();
    addModel(*verb, context.common);
    addSampling(*verb, context.common);
    addJson(*verb, context.common);
    addStudy(*verb, context.common, how->study);
    verb->remove_option(verb->get_option("--skip"));
    verb->add_option("--steer", context.common.steer, "The instruction");
    verb->add_option("--method", how->method, "As in the study")->capture_default_str();
    verb->add_option("--most", how->most, "Rollouts of the last point")
        ->check(CLI::Range(8, 100000))
        ->capture_default_str();
    verb->callback([&context, how, verb] {
        if (verb->count("--max-tokens") == 0) context.common.maxTokens = 40;
        context.action = [&context, how] { runCurve(context.common, *how); };
    });
}

} // namespace steerscope::cli
