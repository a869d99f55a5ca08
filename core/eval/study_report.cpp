// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eval/study_report.h"

#include <algorithm>
#include <cmath>
#include <iomanip>
#include <map>
#include <optional>
#include <sstream>

namespace steerscope {
namespace {

/// What a claim compares, of one cell or its baseline; nothing: not measured.
using Quantity = std::optional<double> (*)(const Study&, const std::string& model,
                                           const std::string& attribute, const std::string& method);

const StudyCell* findCell(const Study& study, const std::string& model,
                          const std::string& attribute, const std::string& method) {
    for (const StudyCell& cell : study.cells)
        if (cell.model == model && cell.attribute == attribute && cell.method == method &&
            cell.refused.empty())
            return &cell;
    return nullptr;
}

std::optional<double> rate(const Study& study, const std::string& model,
                           const std::string& attribute, const std::string& method) {
    const StudyCell* cell = findCell(study, model, attribute, method);
    if (!cell || cell->attributeRate.empty()) return std::nullopt;
    return mean(cell->attributeRate);
}

std::optional<double> stackedRate(const Study& study, const std::string& model,
                                  const std::string& attribute, const std::string& method) {
    const StudyCell* cell = findCell(study, model, attribute, method);
    if (!cell || cell->stackedRate.empty()) return std::nullopt;
    return mean(cell->stackedRate);
}

std::optional<double> fidelityOf(const Study& study, const std::string& model,
                                 const std::string& attribute, const std::string& method) {
    const StudyCell* cell = findCell(study, model, attribute, method);
    if (!cell) return std::nullopt;
    return cell->fidelity;
}

std::optional<double> promptedRate(const Study& study, const std::string& model,
                                   const std::string& attribute, const std::string&) {
    for (const StudyBaseline& base : study.baselines)
        if (base.model == model && base.attribute == attribute) return mean(base.prompted);
    return std::nullopt;
}

struct Side {
    Quantity quantity;
    const char* method;
};

struct ClaimRow {
    const char* statement;
    Side left, right;
};

const std::vector<ClaimRow>& claimRows() {
    static const std::vector<ClaimRow> rows = {
        {"Per-token coefficients beat constants, all layers (attribute, A-PSR − A-Const)",
         {rate, "a-psr"},
         {rate, "a-const"}},
        {"Per-token coefficients beat constants, one layer (attribute, S-PSR − S-Const)",
         {rate, "s-psr"},
         {rate, "s-const"}},
        {"Per-token coefficients are more faithful (fidelity, A-PSR − A-Const)",
         {fidelityOf, "a-psr"},
         {fidelityOf, "a-const"}},
        {"All layers beat one (attribute, A-PSR − S-PSR)", {rate, "a-psr"}, {rate, "s-psr"}},
        {"All layers beat one (fidelity, A-PSR − S-PSR)",
         {fidelityOf, "a-psr"},
         {fidelityOf, "s-psr"}},
        {"A-PSR does at least what prompting does (attribute, A-PSR − prompting)",
         {rate, "a-psr"},
         {promptedRate, ""}},
        {"PSR + prompt beats prompting (attribute, A-PSR + prompt − prompting)",
         {stackedRate, "a-psr"},
         {promptedRate, ""}},
        {"Higher rank is more faithful (fidelity, rank 16 − rank 1)",
         {fidelityOf, "a-psr-r16"},
         {fidelityOf, "a-psr"}},
        {"Higher rank follows the instruction more often (attribute, rank 16 − rank 1)",
         {rate, "a-psr-r16"},
         {rate, "a-psr"}},
        {"A-PSR beats the mean difference (attribute, A-PSR − DiM)",
         {rate, "a-psr"},
         {rate, "dim"}},
    };
    return rows;
}

Verdict verdictOf(const Interval& difference, int comparisons) {
    if (comparisons == 0) return Verdict::noData;
    if (difference.low > 0) return Verdict::holds;
    if (difference.high < 0) return Verdict::fails;
    return Verdict::open;
}

StudyClaim testClaim(const Study& study, const ClaimRow& row) {
    constexpr double kTie = 1e-9;
    StudyClaim claim{.statement = row.statement};
    std::vector<double> differences;
    for (const StudyBaseline& base : study.baselines) {
        const auto left = row.left.quantity(study, base.model, base.attribute, row.left.method);
        const auto right = row.right.quantity(study, base.model, base.attribute, row.right.method);
        if (!left || !right) continue;
        differences.push_back(*left - *right);
        claim.wins += differences.back() > kTie;
        claim.ties += std::abs(differences.back()) <= kTie;
    }
    claim.comparisons = static_cast<int>(differences.size());
    claim.difference = bootstrapMean(differences);
    claim.verdict = verdictOf(claim.difference, claim.comparisons);
    return claim;
}

void writeBaselineRow(std::ostream& out, const StudyBaseline& base) {
    const std::string head = "| " + base.model + " | " + base.attribute + " | ";
    out << head << "unsteered | | | | | " << mean(base.unsteered) << " | | | | |\n"
        << head << "prompted | | | | | " << mean(base.prompted) << " | " << base.floor
        << " | | | |\n";
}

void writeCellRow(std::ostream& out, const StudyCell& cell) {
    out << "| " << cell.model << " | " << cell.attribute << " | " << cell.method << " | ";
    if (!cell.refused.empty()) {
        out << "refused | | | | | | | | |\n";
        return;
    }
    out << cell.kl << " | " << cell.fidelity << " | " << cell.top1 << " | ";
    if (cell.attributeRate.empty()) {
        out << " | | | ";
    } else {
        const Interval interval = bootstrapMean(cell.attributeRate);
        out << cell.strength << " | " << interval.value << " (" << interval.low << "–"
            << interval.high << ") | " << cell.coherence << " | ";
    }
    if (!cell.stackedRate.empty()) out << mean(cell.stackedRate);
    out << " | " << cell.profileSpearman << " | " << std::setprecision(1) << cell.seconds
        << std::setprecision(2) << " |\n";
}

void writeTable(std::ostream& out, const Study& study) {
    out << "| model | attribute | method | held-out KL | fidelity | top-1 | strength at the floor "
           "| "
           "attribute there (95 %) | coherence there | with the prompt | token profile (Spearman) "
           "| "
           "seconds to distil |\n"
        << "|---|---|---|---|---|---|---|---|---|---|---|---|\n";
    for (const StudyBaseline& base : study.baselines) {
        writeBaselineRow(out, base);
        for (const StudyCell& cell : study.cells)
            if (cell.model == base.model && cell.attribute == base.attribute)
                writeCellRow(out, cell);
    }
}

void writeClaims(std::ostream& out, const std::vector<StudyClaim>& claims) {
    out << "| claim | mean difference (95 %) | better in | verdict |\n|---|---|---|---|\n";
    for (const StudyClaim& claim : claims) {
        if (claim.verdict == Verdict::noData) continue;
        out << "| " << claim.statement << " | " << claim.difference.value << " ("
            << claim.difference.low << " to " << claim.difference.high << ") | " << claim.wins
            << " of " << claim.comparisons << (claim.ties ? ", " : "");
        if (claim.ties) out << "equal in " << claim.ties;
        out << " | " << toText(claim.verdict) << " |\n";
    }
}

void writeRefusals(std::ostream& out, const Study& study) {
    std::map<std::string, std::string> reasons; // by model and attribute: methods share the reason
    for (const StudyCell& cell : study.cells)
        if (!cell.refused.empty()) reasons[cell.model + ", " + cell.attribute] = cell.refused;
    if (reasons.empty()) return;
    out << "\n## Not distilled\n\n";
    for (const auto& [where, reason] : reasons)
        out << "- " << where << ": " << reason << "\n";
}

std::vector<double> numbers(const Json& json, const char* key) {
    return json.value(key, std::vector<double>{});
}

} // namespace

std::vector<StudyClaim> testClaims(const Study& study) {
    std::vector<StudyClaim> out;
    for (const ClaimRow& row : claimRows())
        out.push_back(testClaim(study, row));
    return out;
}

std::string toText(Verdict verdict) {
    switch (verdict) {
    case Verdict::holds:
        return "holds";
    case Verdict::open:
        return "open";
    case Verdict::fails:
        return "does not hold";
    case Verdict::noData:
        return "not measured";
    }
    return {};
}

std::string markdownReport(const Study& study) {
    std::ostringstream out;
    out << std::fixed << std::setprecision(2) << "## Claims\n\n";
    writeClaims(out, testClaims(study));
    out << "\n“Holds” and “does not hold”: the 95 % bootstrap interval over models and attributes "
           "excludes zero. Attribute rates are those at the largest strength whose coherence (the "
           "fluency proxy) is not below the prompt's own by more than the slack.\n\n"
           "## All cells\n\n";
    writeTable(out, study);
    writeRefusals(out, study);
    return out.str();
}

StudyBaseline baselineFromJson(const Json& json) {
    return {.model = json.value("model", ""),
            .attribute = json.value("attribute", ""),
            .unsteered = numbers(json, "unsteered_rate"),
            .prompted = numbers(json, "prompted_rate"),
            .floor = json.value("floor", 0.0)};
}

StudyCell cellFromJson(const Json& json) {
    return {.model = json.value("model", ""),
            .attribute = json.value("attribute", ""),
            .method = json.value("method", ""),
            .refused = json.value("refused", ""),
            .fidelity = json.value("fidelity", 0.0),
            .kl = json.value("kl", 0.0),
            .top1 = json.value("top1", 0.0),
            .strength = json.value("strength", 0.0),
            .coherence = json.value("coherence", 0.0),
            .attributeRate = numbers(json, "attribute_rate"),
            .stackedStrength = json.value("stacked_strength", 0.0),
            .stackedRate = numbers(json, "stacked_rate"),
            .profileSpearman = json.value("profile_spearman", 0.0),
            .profileMass = json.value("profile_mass", 0.0),
            .seconds = json.value("seconds", 0.0)};
}

Json toJson(const StudyClaim& claim) {
    return {{"statement", claim.statement},
            {"difference", claim.difference.value},
            {"interval95", {claim.difference.low, claim.difference.high}},
            {"wins", claim.wins},
            {"ties", claim.ties},
            {"comparisons", claim.comparisons},
            {"verdict", toText(claim.verdict)}};
}

} // namespace steerscope
