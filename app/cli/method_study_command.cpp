// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/method_study_command.h"

#include <filesystem>
#include <iostream>
#include <optional>

#include "app/cli/model_session.h"
#include "app/cli/prompt_list.h"
#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/base/file_bytes.h"
#include "core/base/user_paths.h"
#include "core/distill/method_study.h"
#include "core/eval/study_plots.h"
#include "core/eval/study_report.h"
#include "core/steering/steering_model_io.h"

namespace steerscope::cli {
namespace {

namespace fs = std::filesystem;

/// Six that SmolLM2-135M follows when prompted and two that only larger models do.
const std::vector<std::string> kPaperAttributes = {"pirate", "cowboy",  "french",  "german",
                                                   "short",  "opening", "bullets", "capitals"};

StudyPlan makePlan(const CommonOptions& options, const StudyOptions& study,
                   const PaperOptions& paper) {
    StudyPlan plan{.heldoutPrompts = heldoutPrompts(study),
                   .maxTokens = options.maxTokens,
                   .seed = options.seed,
                   .budget = paper.budget};
    plan.trainingPrompts = promptList(study.promptsFile, study.skip, study.heldout);
    plan.trainingPrompts.resize(plan.trainingPrompts.size() - plan.heldoutPrompts.size());
    return plan;
}

std::vector<std::string> methodNames(const PaperOptions& paper) {
    if (!paper.methods.empty()) {
        for (const std::string& name : paper.methods)
            studyMethod(name); // throws before hours of work
        return paper.methods;
    }
    std::vector<std::string> names;
    for (const StudyMethod& method : studyMethods())
        names.push_back(method.name);
    return names;
}

/// Where results go, and what is there already.
class StudyFolder {
public:
    explicit StudyFolder(fs::path folder) : m_folder(std::move(folder)) {
        fs::create_directories(m_folder / "cells");
        fs::create_directories(m_folder / "psr");
    }
    std::optional<Json> cell(const std::string& key) const {
        const auto path = m_folder / "cells" / (key + ".json");
        if (!fs::exists(path)) return std::nullopt;
        return parseStrictJson(readTextFile(path));
    }
    void keepCell(const std::string& key, const Json& cell) const {
        write(fs::path("cells") / (key + ".json"), cell.dump(1) + "\n");
    }
    void keepSteering(const std::string& name, const SteeringModel& steering) const {
        saveSteeringModel(steering, m_folder / "psr" / (name + ".safetensors"));
    }
    void write(const fs::path& name, const std::string& text) const {
        writeFileAtomically(m_folder / name, asBytes(text));
    }

private:
    fs::path m_folder;
};

/// One model's part of the study. An attribute's baseline is measured only when one of its cells
/// is missing.
class ModelStudy {
public:
    ModelStudy(ModelSession& session, const StudyPlan& plan, const StudyFolder& folder)
        : m_session(session), m_plan(plan), m_folder(folder) {}

    /// What earlier runs left of an attribute; nothing without its baseline.
    void collect(const Preset& preset, const std::vector<std::string>& methods, Study& study) {
        const auto base = m_folder.cell(key(preset, "baseline"));
        if (!base) return;
        study.baselines.push_back(baselineFromJson(*base));
        for (const std::string& name : methods)
            if (const auto cell = m_folder.cell(key(preset, name)))
                study.cells.push_back(cellFromJson(*cell));
    }

    void run(const Preset& preset, const std::vector<std::string>& methods, Study& study,
             std::size_t& done, std::size_t total) {
        m_attribute.reset();
        study.baselines.push_back(baselineFromJson(baseline(preset)));
        for (const std::string& name : methods) {
            m_session.report(m_session.model().fact(ModelFact::name) + ", " + preset.id + ", " +
                                 name,
                             done++, total);
            study.cells.push_back(cellFromJson(cell(preset, name)));
        }
    }

private:
    std::string key(const Preset& preset, const std::string& method) const {
        return cellKey(m_plan, preset, method, m_session.model().fact(ModelFact::fileSha256),
                       m_session.model().fact(ModelFact::executor));
    }
    AttributeStudy& attribute(const Preset& preset) {
        if (!m_attribute)
            m_attribute = std::make_unique<AttributeStudy>(m_session.model(), m_plan, preset,
                                                           m_session.stop());
        return *m_attribute;
    }
    Json baseline(const Preset& preset) {
        const std::string id = key(preset, "baseline");
        if (auto known = m_folder.cell(id)) return *known;
        const Json made = attribute(preset).baseline();
        m_folder.keepCell(id, made);
        return made;
    }
    Json cell(const Preset& preset, const std::string& name) {
        const std::string id = key(preset, name);
        if (auto known = m_folder.cell(id)) return *known;
        const auto made = attribute(preset).run(studyMethod(name), {}, m_session.stop());
        if (made.steering)
            m_folder.keepSteering(
                fs::path(m_session.model().fact(ModelFact::path)).stem().string() + "-" +
                    preset.id + "-" + name,
                *made.steering);
        m_folder.keepCell(id, made.cell);
        return made.cell;
    }

    ModelSession& m_session;
    const StudyPlan& m_plan;
    const StudyFolder& m_folder;
    std::unique_ptr<AttributeStudy> m_attribute;
};

/// A name in the user's folder stands for its file.
std::string modelFile(const std::string& name) {
    return fs::exists(name) ? name : userModelPath(name).string();
}

std::vector<CommonOptions> perModel(const CommonOptions& options, const PaperOptions& paper) {
    std::vector<CommonOptions> out;
    for (const std::string& name : paper.models) {
        out.push_back(options);
        out.back().model = modelFile(name);
    }
    if (out.empty()) out.push_back(options);
    return out;
}

void writeReport(const StudyFolder& folder, const Study& study, const CommonOptions& options) {
    folder.write("report.md", markdownReport(study));
    for (const auto& [name, picture] : studyPlots(study))
        folder.write(name, picture);
    Json claims = Json::array();
    for (const StudyClaim& claim : testClaims(study))
        claims.push_back(toJson(claim));
    const Json document = {{"claims", std::move(claims)}, {"cells", study.cells.size()}};
    folder.write("report.json", document.dump(1) + "\n");
    if (options.json)
        printJson(document);
    else
        std::cout << markdownReport(study);
}

} // namespace

void addPaperOptions(CLI::App& verb, PaperOptions& options) {
    verb.add_option("--models", options.models, "Study: model files or names, comma separated")
        ->delimiter(',');
    verb.add_option("--attributes", options.attributes, "Study: presets, comma separated")
        ->delimiter(',');
    verb.add_option("--methods", options.methods, "Study: methods, comma separated (default: all)")
        ->delimiter(',');
    verb.add_option("--out", options.out, "Study: folder of results")->capture_default_str();
    verb.add_flag("--report-only", options.reportOnly,
                  "Study: write the report of what the folder holds, measure nothing");
    verb.add_option("--budget", options.budget, "Study: strengths tried per method")
        ->check(CLI::Range(1, 100))
        ->capture_default_str();
}

void runPaper(const CommonOptions& options, const StudyOptions& study, const PaperOptions& paper) {
    const auto presets = bundledPresets();
    const auto attributes = paper.attributes.empty() ? kPaperAttributes : paper.attributes;
    const auto methods = methodNames(paper);
    for (const std::string& id : attributes)
        findPreset(presets, id);
    const StudyPlan plan = makePlan(options, study, paper);
    const StudyFolder folder(paper.out);
    const auto models = perModel(options, paper);
    Study result;
    std::size_t done = 0;
    for (const CommonOptions& one : models) {
        ModelSession session(one);
        ModelStudy modelStudy(session, plan, folder);
        for (const std::string& id : attributes) {
            const Preset& preset = findPreset(presets, id);
            paper.reportOnly ? modelStudy.collect(preset, methods, result)
                             : modelStudy.run(preset, methods, result, done,
                                              models.size() * attributes.size() * methods.size());
        }
        writeReport(folder, result, options);
    }
}

} // namespace steerscope::cli
