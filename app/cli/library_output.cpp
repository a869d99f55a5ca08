// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/library_output.h"

#include <sstream>

#include "app/cli/output.h"

namespace steerscope::cli {
namespace {

constexpr std::size_t kShownHash = 12, kShownPrompt = 60;

std::string oneLine(std::string text) {
    for (char& c : text)
        if (c == '\n' || c == '\t') c = ' ';
    if (text.size() <= kShownPrompt) return text;
    std::size_t end = kShownPrompt;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80)
        --end; // Not within a character.
    return text.substr(0, end) + "…";
}

std::string tagText(const std::vector<std::string>& tags) {
    std::string text;
    for (const std::string& tag : tags)
        text += "  #" + tag;
    return text;
}

Json errorsJson(const std::vector<ErrorRecord>& errors) {
    Json list = Json::array();
    for (const ErrorRecord& error : errors)
        list.push_back(errorJson(error));
    return list;
}

} // namespace

Json runJson(const RunSummary& run) {
    return {{"id", run.id.value},          {"created", run.createdAt}, {"added", run.addedAt},
            {"prompt", run.prompt},        {"steering", run.steering}, {"psr", run.psrName},
            {"psr_sha256", run.psrSha256}, {"model", run.modelName},   {"strength", run.strength},
            {"columns", run.columns},      {"tokens", run.tokens},     {"starred", run.starred},
            {"reference", run.reference},  {"note", run.note},         {"tags", run.tags},
            {"excerpt", run.excerpt}};
}

Json psrJson(const PsrSummary& psr, const SteeringLibrary& psrs) {
    return {{"sha256", psr.sha256},
            {"name", psr.name},
            {"instruction", psr.instruction},
            {"role", psr.role},
            {"method", psr.method},
            {"model", psr.modelName},
            {"model_sha256", psr.modelSha256},
            {"steered_layers", psr.steeredLayers},
            {"fidelity", psr.fidelity},
            {"bytes", psr.bytes},
            {"created", psr.createdAt},
            {"added", psr.addedAt},
            {"starred", psr.starred},
            {"note", psr.note},
            {"tags", psr.tags},
            {"file", psrs.fileOf(psr).string()}};
}

Json checkJson(const LibraryCheck& check) {
    return {{"sound", check.sound()},
            {"runs_checked", check.runsChecked},
            {"psrs_checked", check.psrsChecked},
            {"database", check.database},
            {"files", errorsJson(check.files)},
            {"runs", errorsJson(check.runs)}};
}

Json columnsJson(const StoredRun& run) {
    Json columns = Json::array();
    for (const StoredColumn& column : run.columns)
        columns.push_back({{"kind", column.kind},
                           {"name", column.name},
                           {"text", column.text},
                           {"tokens", column.tokens}});
    return columns;
}

std::string runLine(const RunSummary& run) {
    std::ostringstream line;
    line << run.id.value << "\t" << (run.starred ? "★" : "·") << " " << run.createdAt << "  "
         << oneLine(run.prompt);
    if (!run.psrName.empty()) line << "  (" << run.psrName << ", α " << run.strength << ")";
    if (run.reference) line << "  [reference]";
    line << tagText(run.tags);
    if (!run.excerpt.empty()) line << "\n\t  " << oneLine(run.excerpt);
    return line.str();
}

std::string psrLine(const PsrSummary& psr) {
    std::ostringstream line;
    line << psr.sha256.substr(0, kShownHash) << "\t" << (psr.starred ? "★" : "·") << " " << psr.name
         << "  " << psr.steeredLayers << " layers";
    if (psr.fidelity > 0) line << ", fidelity " << psr.fidelity;
    line << tagText(psr.tags);
    return line.str();
}

} // namespace steerscope::cli
