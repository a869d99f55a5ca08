// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eval/study_plots.h"

#include <algorithm>

#include "core/eval/dot_chart.h"

namespace steerscope {
namespace {

using Value = std::optional<Interval>;
using CellValue = Value (*)(const StudyCell&);

void addOnce(std::vector<std::string>& list, const std::string& name) {
    if (std::find(list.begin(), list.end(), name) == list.end()) list.push_back(name);
}

std::vector<const StudyBaseline*> baselinesOf(const Study& study, const std::string& model) {
    std::vector<const StudyBaseline*> out;
    for (const StudyBaseline& base : study.baselines)
        if (base.model == model) out.push_back(&base);
    return out;
}

Value attributeOf(const StudyCell& cell) {
    if (cell.attributeRate.empty()) return std::nullopt;
    return bootstrapMean(cell.attributeRate);
}

Value stackedOf(const StudyCell& cell) {
    if (cell.stackedRate.empty()) return std::nullopt;
    return bootstrapMean(cell.stackedRate);
}

Value fidelityOf(const StudyCell& cell) {
    return Interval{cell.fidelity, cell.fidelity, cell.fidelity};
}

DotSeries seriesOf(const Study& study, const std::vector<const StudyBaseline*>& bases,
                   const std::string& method, CellValue value) {
    DotSeries out{.name = method};
    for (const StudyBaseline* base : bases) {
        out.values.emplace_back();
        for (const StudyCell& cell : study.cells)
            if (cell.model == base->model && cell.attribute == base->attribute &&
                cell.method == method && cell.refused.empty())
                out.values.back() = value(cell);
    }
    return out;
}

DotSeries promptedSeries(const std::vector<const StudyBaseline*>& bases) {
    DotSeries out{.name = "prompted"};
    for (const StudyBaseline* base : bases)
        out.values.emplace_back(bootstrapMean(base->prompted));
    return out;
}

struct ModelCharts {
    DotChart attribute, fidelity, stacked;
};

ModelCharts chartsOf(const Study& study, const std::string& model) {
    const auto bases = baselinesOf(study, model);
    std::vector<std::string> categories, methods;
    for (const StudyBaseline* base : bases)
        categories.push_back(base->attribute);
    for (const StudyCell& cell : study.cells)
        addOnce(methods, cell.method);
    ModelCharts out;
    out.attribute = {.title = model + ": attribute at the coherence floor",
                     .yLabel = "answers that pass the check",
                     .categories = categories,
                     .series = {promptedSeries(bases)}};
    out.fidelity = {.title = model + ": fidelity to the prompted model, held out",
                    .yLabel = "1 − KL / KL unsteered",
                    .categories = categories};
    out.stacked = {.title = model + ": steering and the prompt together",
                   .yLabel = "answers that pass the check",
                   .categories = categories,
                   .series = {promptedSeries(bases)}};
    const auto add = [&](DotChart& chart, const std::string& method, CellValue value,
                         const char* suffix) {
        DotSeries series = seriesOf(study, bases, method, value);
        const auto isKnown = [](const Value& one) { return one.has_value(); };
        if (std::ranges::none_of(series.values, isKnown)) return;
        series.name += suffix;
        chart.series.push_back(std::move(series));
    };
    for (const std::string& method : methods) {
        add(out.attribute, method, attributeOf, "");
        add(out.fidelity, method, fidelityOf, "");
        add(out.stacked, method, stackedOf, " + prompt");
    }
    return out;
}

std::string fileName(const char* kind, const std::string& model) {
    std::string out = std::string(kind) + "-";
    for (const char c : model)
        out += std::isalnum(static_cast<unsigned char>(c)) || c == '.' ? c : '-';
    return out + ".svg";
}

} // namespace

std::vector<std::pair<std::string, std::string>> studyPlots(const Study& study) {
    std::vector<std::string> models;
    for (const StudyBaseline& base : study.baselines)
        addOnce(models, base.model);
    std::vector<std::pair<std::string, std::string>> out;
    for (const std::string& model : models) {
        const ModelCharts charts = chartsOf(study, model);
        out.emplace_back(fileName("attribute", model), toSvg(charts.attribute));
        out.emplace_back(fileName("fidelity", model), toSvg(charts.fidelity));
        out.emplace_back(fileName("with-prompt", model), toSvg(charts.stacked));
    }
    return out;
}

} // namespace steerscope
