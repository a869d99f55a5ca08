// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/presenters/inspector_presenter.h"

#include <algorithm>
#include <numeric>

#include <QCoreApplication>

#include "app/text.h"
#include "widgets/color_scale.h"

namespace steerscope {
namespace {

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
    case MapKind::promptDelta:
    case MapKind::psrDelta:
        break;
    }
    return QStringLiteral("‖Δ‖");
}

std::vector<KeyValue> mapKeyValues(const RecordedRun& run, MapKind map, int token) {
    const std::vector<float> sums = tokenSums(run, map);
    const std::vector<float> layers = layerValues(run, map, token);
    if (layers.empty()) return {};
    const auto index = static_cast<std::size_t>(token);
    const double total = std::accumulate(sums.begin(), sums.end(), 0.0);
    const auto rank = 1 + std::ranges::count_if(sums, [&](float v) { return v > sums[index]; });
    const auto peak = std::ranges::max_element(layers) - layers.begin();
    const double share = total > 0 ? 100.0 * static_cast<double>(sums[index]) / total : 0.0;
    return {{InspectorText::tr("%1, all layers").arg(seriesName(map)),
             valueText(static_cast<double>(sums[index])), InspectorText::tr("Sum over all layers")},
            {InspectorText::tr("Share of total"), QStringLiteral("%1 %").arg(share, 0, 'f', 1),
             InspectorText::tr("Of the sum over all tokens and layers")},
            {InspectorText::tr("Rank"), InspectorText::tr("%1 of %2").arg(rank).arg(sums.size()),
             InspectorText::tr("Among the tokens of this answer")},
            {InspectorText::tr("Peak layer"), QString::number(peak),
             InspectorText::tr("The layer with the largest value")}};
}

void addMeasure(TokenFacts& facts, const QString& label, const std::vector<double>& values,
                int token, const QString& tooltip) {
    if (static_cast<std::size_t>(token) >= values.size()) return;
    facts.keyValues.push_back(
        {label, InspectorText::tr("%1 nat").arg(valueText(values[static_cast<std::size_t>(token)])),
         tooltip});
}

void addSeries(TokenFacts& facts, const RecordedRun& run, MapKind map, int token) {
    auto values = layerValues(run, map, token);
    if (values.empty()) return;
    facts.series.push_back(
        LayerSeries{.title = InspectorText::tr("%1 by layer").arg(seriesName(map)),
                    .name = seriesName(map),
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

QString placeText(const RunColumn& column, int token) {
    if (token == 0) return InspectorText::tr("token #%1, the first").arg(token);
    const QString before = toQString(column.pieces[static_cast<std::size_t>(token) - 1]).trimmed();
    return InspectorText::tr("token #%1, follows “%2”").arg(QString::number(token), before);
}

} // namespace

std::optional<TokenFacts> factsFor(const RecordedRun& run, const CursorPlace& place, MapKind map) {
    const RunColumn* column = run.find(place.column);
    if (!column || place.token < 0 || static_cast<std::size_t>(place.token) >= column->length())
        return std::nullopt;
    TokenFacts facts;
    facts.token = labelsOf(*column)[place.token];
    facts.place = placeText(*column, place.token);
    facts.identity = identityOf(column->id());
    facts.layer = place.layer;
    if (const auto quantity = quantityFor(column->id(), map)) {
        facts.keyValues = mapKeyValues(run, *quantity, place.token);
        addSeries(facts, run, *quantity, place.token);
        const MapKind other =
            *quantity == MapKind::push ? MapKind::psrDelta : *tintOf(column->id());
        if (other != *quantity) addSeries(facts, run, other, place.token);
    }
    if (const DeltaMaps* maps = deltasOf(run, column->id())) {
        addMeasure(facts, InspectorText::tr("KL steered"), maps->klSteered, place.token,
                   InspectorText::tr("KL(prompted ‖ steered) of the next-token distributions"));
        addMeasure(facts, InspectorText::tr("KL plain"), maps->klUnsteered, place.token,
                   InspectorText::tr("KL(prompted ‖ plain) of the next-token distributions"));
    }
    addChoices(facts, run, *column, place.token);
    return facts;
}

} // namespace steerscope
