// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The verbs evaluate, sweep and tune: attribute and coherence of free-running answers to held-out
// prompts, by method and strength. All prompts decode in lock step.

#include <algorithm>
#include <iomanip>
#include <iostream>

#include "app/cli/method_study_command.h"
#include "app/cli/model_session.h"
#include "app/cli/study_prompts.h"

namespace steerscope::cli {
namespace {

struct EvaluateOptions {
    StudyOptions study;
    PaperOptions paper;
    std::vector<double> strengths;
    double floor = -1; ///< Negative: the prompt's own coherence.
    double most = 4;
    int budget = 6;
};

struct NamedArm {
    std::string name;
    FreeRunArm arm;
};

struct NamedScores {
    std::string name;
    ArmScores scores;
};

FreeRunArm steered(const NamedSteering& named, double strength) {
    return {.steering = {{named.part.model, static_cast<float>(strength)}}};
}

/// Each steering model, its constant twin, and both at every strength.
std::vector<NamedArm> steeredArms(const std::vector<NamedSteering>& models,
                                  const std::vector<double>& strengths) {
    std::vector<NamedArm> arms;
    for (const NamedSteering& named : models) {
        const NamedSteering twin{
            named.name + " constant twin",
            {std::make_shared<SteeringModel>(constantTwin(*named.part.model)), 1.0f}};
        for (const double strength : strengths)
            for (const NamedSteering& one : {named, twin}) {
                std::ostringstream name;
                name << one.name << " × " << strength;
                arms.push_back({name.str(), steered(one, strength)});
            }
    }
    return arms;
}

/// `setw` counts bytes; a name may hold letters of several.
int widthFor(const std::string& name, int columns) {
    return columns + static_cast<int>(std::ranges::count_if(name, [](char c) {
               return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
           }));
}

void printScores(const std::vector<NamedScores>& list, const Verifier& verifier) {
    std::cout << "attribute: " << verifier.description
              << (verifier.evidence == VerifierEvidence::proxy ? " (a proxy)" : "") << "\n"
              << std::left << std::setw(34) << "method"
              << "attribute  95 % interval  coherence*  repetition\n"
              << std::fixed << std::setprecision(2);
    for (const auto& [name, scores] : list) {
        const Json row = toJson(scores);
        std::cout << std::setw(widthFor(name, 34)) << name << std::setw(11)
                  << row["attribute"].get<double>() << row["attribute95"][0].get<double>() << " – "
                  << row["attribute95"][1].get<double>() << "    " << std::setw(12)
                  << row["coherence"].get<double>() << row["repeated_3grams"].get<double>() << "\n";
    }
    std::cout << "* a fluency proxy, 0 to 100, from the unsteered model's probabilities\n";
}

Json named(const NamedScores& one) {
    Json row = {{"name", one.name}};
    row.update(toJson(one.scores));
    return row;
}

void evaluate(const CommonOptions& options, const EvaluateOptions& how) {
    const auto models = steeringModels(options);
    const TextStudyPlan plan = studyPlan(options, how.study, models);
    const auto arms = steeredArms(models, how.strengths);
    ModelSession session(options);
    session.report("Answering unsteered and prompted", 0, arms.size() + 2);
    TextStudy study(session.model(), plan, session.stop());
    std::vector<NamedScores> list = {{"unsteered", study.unsteered()},
                                     {"prompted", study.prompted()}};
    for (const NamedArm& arm : arms) {
        session.report("Answering as " + arm.name, list.size(), arms.size() + 2);
        list.push_back({arm.name, study.measure(arm.arm, session.stop())});
    }
    if (!options.json) return printScores(list, study.verifier());
    Json methods = Json::array();
    for (const NamedScores& one : list)
        methods.push_back(named(one));
    printJson({{"verifier", study.verifier().id},
               {"executor", session.model().fact(ModelFact::executor)},
               {"methods", std::move(methods)},
               {"llr_calibration", toJson(study.calibration())}});
}

Json pointJson(const StrengthPoint& point) {
    return {{"strength", point.strength},
            {"attribute", point.attribute},
            {"coherence", point.coherence}};
}

void printPoint(const StrengthPoint& point) {
    std::cout << std::fixed << std::setprecision(2) << "strength " << point.strength
              << "  attribute " << point.attribute << "  coherence " << std::setprecision(1)
              << point.coherence << "\n";
}

void sweep(const CommonOptions& options, const EvaluateOptions& how) {
    const auto models = steeringModels(options);
    const TextStudyPlan plan = studyPlan(options, how.study, models);
    ModelSession session(options);
    TextStudy study(session.model(), plan, session.stop());
    Json points = Json::array();
    for (const double strength : how.strengths) {
        session.report("Strength", points.size(), how.strengths.size());
        const ArmScores scores = study.measure(steered(models.front(), strength), session.stop());
        Json row = {{"strength", strength}};
        row.update(toJson(scores));
        points.push_back(std::move(row));
        if (!options.json) printPoint(scores.at(strength));
    }
    if (options.json)
        printJson({{"points", std::move(points)}, {"prompted", toJson(study.prompted())}});
}

void tune(const CommonOptions& options, const EvaluateOptions& how) {
    const auto models = steeringModels(options);
    const TextStudyPlan plan = studyPlan(options, how.study, models);
    ModelSession session(options);
    TextStudy study(session.model(), plan, session.stop());
    const double floor = how.floor < 0 ? study.promptedCoherence() : how.floor;
    const auto search = searchStrength(
        {.floor = floor, .most = how.most, .budget = how.budget}, study.unsteered().at(0),
        [&](double strength) {
            return study.measure(steered(models.front(), strength), session.stop()).at(strength);
        });
    if (!options.json) {
        for (const StrengthPoint& point : search.points())
            printPoint(point);
        std::cout << "floor " << floor << ", best: ";
        return printPoint(search.best());
    }
    Json document = pointJson(search.best());
    document["floor"] = floor;
    document["points"] = Json::array();
    for (const StrengthPoint& point : search.points())
        document["points"].push_back(pointJson(point));
    printJson(document);
}

/// What the three verbs share.
CLI::App* addVerb(CLI::App& app, Context& context, EvaluateOptions& how, const char* name,
                  const char* purpose) {
    CLI::App* verb = app.add_subcommand(name, purpose);
    addModel(*verb, context.common);
    addSampling(*verb, context.common);
    addSteering(*verb, context.common);
    addJson(*verb, context.common);
    addStudy(*verb, context.common, how.study);
    return verb;
}

} // namespace

void addEvaluate(CLI::App& app, Context& context) {
    auto how = std::make_shared<EvaluateOptions>();
    how->strengths = {1.0, 1.25, 1.5, 1.75, 2.0};
    CLI::App* verb = addVerb(app, context, *how, "evaluate",
                             "Attribute and coherence on held-out prompts, by method; "
                             "--preset paper: the whole study");
    verb->add_option("--strengths", how->strengths)->delimiter(',')->capture_default_str();
    addPaperOptions(*verb, how->paper);
    verb->callback([&context, how, verb] {
        if (verb->count("--max-tokens") == 0) context.common.maxTokens = 40;
        context.action = [&context, how] {
            how->study.preset == "paper" ? runPaper(context.common, how->study, how->paper)
                                         : evaluate(context.common, *how);
        };
    });
}

void addSweep(CLI::App& app, Context& context) {
    auto how = std::make_shared<EvaluateOptions>();
    how->strengths = {0, 0.5, 0.75, 1, 1.25, 1.5, 2, 3};
    CLI::App* verb =
        addVerb(app, context, *how, "sweep", "Attribute and coherence over the strength");
    verb->get_option("--psr")->required();
    verb->add_option("--strengths", how->strengths)->delimiter(',')->capture_default_str();
    verb->callback([&context, how, verb] {
        if (verb->count("--max-tokens") == 0) context.common.maxTokens = 40;
        context.action = [&context, how] { sweep(context.common, *how); };
    });
}

void addTune(CLI::App& app, Context& context) {
    auto how = std::make_shared<EvaluateOptions>();
    CLI::App* verb =
        addVerb(app, context, *how, "tune", "The largest strength at a coherence floor");
    verb->get_option("--psr")->required();
    verb->add_option("--floor", how->floor, "Least coherence, 0 to 100 (default: the prompt's own)")
        ->check(CLI::Range(0.0, 100.0));
    verb->add_option("--most", how->most, "Largest strength tried")
        ->check(CLI::Range(0.01, 100.0))
        ->capture_default_str();
    verb->add_option("--budget", how->budget, "Strengths tried")
        ->check(CLI::Range(1, 100))
        ->capture_default_str();
    verb->callback([&context, how, verb] {
        if (verb->count("--max-tokens") == 0) context.common.maxTokens = 40;
        context.action = [&context, how] { tune(context.common, *how); };
    });
}

} // namespace steerscope::cli
