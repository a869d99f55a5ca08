// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/presenters/inspector_presenter.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include <QCoreApplication>

#include "app/text.h"
#include "widgets/color_scale.h"

namespace steerscope {
namespace {

constexpr double kSmallestNat = 0.01; ///< A smaller divergence is shown as "<.01", like a choice.

class InspectorText {
    Q_DECLARE_TR_FUNCTIONS(InspectorText)
};

const DeltaMaps* deltasOf(const RecordedRun& run, const ColumnId& id) {
    if (id == ColumnKind::prompted) return run.promptedDeltas.get();
    return id == ColumnKind::psr ? run.psrDeltas.get() : nullptr;
}

std::optional<MapKind> quantityFor(const ColumnId& id, MapKind map) {
    return ownerOf(map) == id ? map : tintOf(id);
}

QString seriesName(MapKind map) {
    switch (map) {
    case MapKind::push:
        return InspectorText::tr("Push");
    case MapKind::localDelta:
        return InspectorText::tr("Local ‖Δ‖");
    case MapKind::missed:
        return InspectorText::tr("Missed ‖Δ‖");
    case MapKind::projected:
        return InspectorText::tr("λ of the prompt");
    case MapKind::promptDelta:
    case MapKind::psrDelta:
        break;
    }
    return QStringLiteral("‖Δ‖");
}

/// "95.6 (−3.1)": the value and how it differs from the pinned run's.
QString withDifference(const QString& shown, double value, std::optional<double> pinned) {
    if (!pinned || !std::isfinite(*pinned)) return shown;
    const double difference = value - *pinned;
    if (difference == 0) return shown;
    const QString text = valueText(difference);
    return QStringLiteral("%1 (%2)").arg(shown, difference > 0 ? u'+' + text : text);
}

std::optional<double> at(const std::vector<float>& values, int token) {
    const auto index = static_cast<std::size_t>(token);
    if (index >= values.size()) return std::nullopt;
    return static_cast<double>(values[index]);
}

std::optional<double> pinnedSum(const RecordedRun* reference, MapKind map, int token) {
    if (!reference) return std::nullopt;
    return at(tokenSums(*reference, map), token);
}

std::vector<KeyValue> mapKeyValues(const RecordedRun& run, MapKind map, int token,
                                   const RecordedRun* reference) {
    const std::vector<float> sums = tokenSums(run, map);
    const std::vector<float> layers = layerValues(run, map, token);
    if (layers.empty()) return {};
    const auto index = static_cast<std::size_t>(token);
    const double total = std::accumulate(sums.begin(), sums.end(), 0.0);
    const auto rank = 1 + std::ranges::count_if(sums, [&](float v) { return v > sums[index]; });
    const auto peak = std::ranges::max_element(layers) - layers.begin();
    const double share = total > 0 ? 100.0 * static_cast<double>(sums[index]) / total : 0.0;
    return {{InspectorText::tr("%1, all layers").arg(seriesName(map)),
             withDifference(valueText(static_cast<double>(sums[index])),
                            static_cast<double>(sums[index]), pinnedSum(reference, map, token)),
             reference ? InspectorText::tr("Sum over all layers (difference to the pinned run)")
                       : InspectorText::tr("Sum over all layers")},
            {InspectorText::tr("Share of total"), QStringLiteral("%1 %").arg(share, 0, 'f', 1),
             InspectorText::tr("Of the sum over all tokens and layers")},
            {InspectorText::tr("Rank"), InspectorText::tr("%1 of %2").arg(rank).arg(sums.size()),
             InspectorText::tr("Among the tokens of this answer")},
            {InspectorText::tr("Peak layer"), QString::number(peak),
             InspectorText::tr("The layer with the largest value")}};
}

/// A list of the maps of both runs, one value per token; the second is null without a reference.
struct Measure {
    const DeltaMaps& maps;
    const DeltaMaps* pinned;
    std::vector<double> DeltaMaps::*values;
};

void addMeasure(TokenFacts& facts, const QString& label, const Measure& measure, int token,
                const QString& tooltip) {
    const auto index = static_cast<std::size_t>(token);
    const std::vector<double>& values = measure.maps.*measure.values;
    if (index >= values.size()) return;
    std::optional<double> before;
    if (measure.pinned && index < (measure.pinned->*measure.values).size())
        before = (measure.pinned->*measure.values)[index];
    const QString number =
        values[index] < kSmallestNat ? QStringLiteral("<.01") : valueText(values[index]);
    const QString shown = InspectorText::tr("%1 nat").arg(number);
    facts.keyValues.push_back({label, withDifference(shown, values[index], before), tooltip});
}

void addSeries(TokenFacts& facts, const RecordedRun& run, MapKind map, int token,
               const RecordedRun* reference) {
    auto values = layerValues(run, map, token);
    if (values.empty()) return;
    QString name = seriesName(map);
    if (differs(run, map, reference)) {
        const auto before = layerValues(*reference, map, token);
        for (std::size_t l = 0; l < values.size(); ++l)
            values[l] -= l < before.size() ? before[l] : std::numeric_limits<float>::quiet_NaN();
        name = InspectorText::tr("%1 − pinned").arg(name);
    }
    facts.series.push_back(LayerSeries{.title = InspectorText::tr("%1 by layer").arg(name),
                                       .name = name,
                                       .values = std::move(values)});
}

std::vector<TokenChoice> choicesAt(const std::vector<std::vector<ChoiceText>>& all, int token,
                                   const std::string& chosen) {
    std::vector<TokenChoice> choices;
    if (static_cast<std::size_t>(token) >= all.size()) return choices;
    for (const ChoiceText& choice : all[static_cast<std::size_t>(token)])
        choices.push_back(
            {toQString(choice.piece).trimmed(), choice.probability, choice.piece == chosen});
    return choices;
}

void addChoices(TokenFacts& facts, const RecordedRun& run, const RunColumn& column, int token) {
    const std::string& chosen = column.pieces[static_cast<std::size_t>(token)];
    const DeltaMaps* maps = deltasOf(run, column.id());
    const bool prompted = column.kind == ColumnKind::prompted;
    facts.after = {prompted                               ? InspectorText::tr("With prompt")
                   : column.kind == ColumnKind::unsteered ? InspectorText::tr("Choices")
                                                          : InspectorText::tr("After"),
                   identityOf(column.id()), choicesAt(column.choices, token, chosen)};
    if (!maps) return;
    facts.before = {prompted ? InspectorText::tr("Choices without prompt")
                             : InspectorText::tr("Choices before steering"),
                    Identity::unsteered, choicesAt(maps->plainChoices, token, chosen)};
}

/// KL(after ‖ before): of the prompted model or of the PSR, whichever wrote the answer.
std::optional<double> klToBefore(const DeltaMaps& maps, const ColumnId& id, int token) {
    const bool prompted = id == ColumnKind::prompted;
    const std::vector<double>& values = prompted ? maps.klUnsteered : maps.klOfSteering;
    const auto index = static_cast<std::size_t>(token);
    return index < values.size() ? std::optional(values[index]) : std::nullopt;
}

QString placeText(const RunColumn& column, int token) {
    if (token == 0) return InspectorText::tr("token #%1, the first").arg(token);
    const QString before = toQString(column.pieces[static_cast<std::size_t>(token) - 1]).trimmed();
    return InspectorText::tr("token #%1, follows “%2”").arg(QString::number(token), before);
}

} // namespace

std::optional<ChoiceText> choiceAt(const RecordedRun& run, const CursorPlace& place,
                                   ChoiceSide side, int row) {
    const RunColumn* column = run.find(place.column);
    if (!column) return std::nullopt;
    const DeltaMaps* maps = deltasOf(run, place.column);
    if (side == ChoiceSide::before && !maps) return std::nullopt;
    const auto& all = side == ChoiceSide::before ? maps->plainChoices : column->choices;
    const auto token = static_cast<std::size_t>(place.token);
    if (token >= all.size() || static_cast<std::size_t>(row) >= all[token].size())
        return std::nullopt;
    return all[token][static_cast<std::size_t>(row)];
}

std::optional<TokenFacts> factsFor(const RecordedRun& run, const CursorPlace& place, MapKind map,
                                   const RecordedRun* reference) {
    const RunColumn* column = run.find(place.column);
    if (!column || place.token < 0 || static_cast<std::size_t>(place.token) >= column->length())
        return std::nullopt;
    TokenFacts facts;
    facts.token = labelOf(*column, static_cast<std::size_t>(place.token));
    facts.place = placeText(*column, place.token);
    facts.identity = identityOf(column->id());
    facts.layer = place.layer;
    if (const auto quantity = quantityFor(column->id(), map)) {
        facts.keyValues = mapKeyValues(run, *quantity, place.token, reference);
        addSeries(facts, run, *quantity, place.token, reference);
        const MapKind other =
            *quantity == MapKind::push ? MapKind::psrDelta : *tintOf(column->id());
        if (other != *quantity) addSeries(facts, run, other, place.token, reference);
    }
    if (const DeltaMaps* maps = deltasOf(run, column->id())) {
        const DeltaMaps* pinned = reference ? deltasOf(*reference, column->id()) : nullptr;
        addMeasure(facts, InspectorText::tr("KL steered"), {*maps, pinned, &DeltaMaps::klSteered},
                   place.token,
                   InspectorText::tr("KL(prompted ‖ steered) of the next-token distributions"));
        addMeasure(facts, InspectorText::tr("KL plain"), {*maps, pinned, &DeltaMaps::klUnsteered},
                   place.token,
                   InspectorText::tr("KL(prompted ‖ plain) of the next-token distributions"));
        facts.kl = klToBefore(*maps, column->id(), place.token);
    }
    addChoices(facts, run, *column, place.token);
    return facts;
}

} // namespace steerscope
