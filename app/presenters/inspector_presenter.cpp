// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/presenters/inspector_presenter.h"

#include <algorithm>
#include <numeric>

#include "app/text.h"
#include "widgets/color_scale.h"

namespace steerscope {
namespace {

const DeltaMaps* deltasOf(const RecordedRun& run, ColumnKind kind) {
    if (kind == ColumnKind::prompted) return run.promptedDeltas.get();
    return kind == ColumnKind::psr ? run.psrDeltas.get() : nullptr;
}

std::optional<MapKind> quantityFor(ColumnKind kind, MapKind map) {
    return ownerOf(map) == kind ? map : tintOf(kind);
}

QString seriesName(MapKind map) {
    switch (map) {
    case MapKind::push:
        return QStringLiteral("Push");
    case MapKind::localDelta:
        return QStringLiteral("Local ‖Δ‖");
    case MapKind::missed:
        return QStringLiteral("Missed ‖Δ‖");
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
    return {{seriesName(map) + QStringLiteral(", all layers"),
             valueText(static_cast<double>(sums[index])), QStringLiteral("Sum over all layers")},
            {QStringLiteral("Share of total"), QStringLiteral("%1 %").arg(share, 0, 'f', 1),
             QStringLiteral("Of the sum over all tokens and layers")},
            {QStringLiteral("Rank"), QStringLiteral("%1 of %2").arg(rank).arg(sums.size()),
             QStringLiteral("Among the tokens of this answer")},
            {QStringLiteral("Peak layer"), QString::number(peak),
             QStringLiteral("The layer with the largest value")}};
}

void addMeasure(TokenFacts& facts, const QString& label, const std::vector<double>& values,
                int token, const QString& tooltip) {
    if (static_cast<std::size_t>(token) >= values.size()) return;
    facts.keyValues.push_back(
        {label, valueText(values[static_cast<std::size_t>(token)]) + QStringLiteral(" nat"),
         tooltip});
}

void addSeries(TokenFacts& facts, const RecordedRun& run, MapKind map, int token) {
    auto values = layerValues(run, map, token);
    if (values.empty()) return;
    facts.series.push_back(LayerSeries{.title = seriesName(map) + QStringLiteral(" by layer"),
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
    const DeltaMaps* maps = deltasOf(run, column.kind);
    const bool prompted = column.kind == ColumnKind::prompted;
    facts.after = {prompted                               ? QStringLiteral("With prompt")
                   : column.kind == ColumnKind::unsteered ? QStringLiteral("Choices")
                                                          : QStringLiteral("After"),
                   identityOf(column.kind), choicesAt(column.choices, token, chosen)};
    if (!maps) return;
    facts.before = {prompted ? QStringLiteral("Choices without prompt")
                             : QStringLiteral("Choices before steering"),
                    Identity::unsteered, choicesAt(maps->plainChoices, token, chosen)};
}

QString placeText(const RunColumn& column, int token) {
    const QString number = QStringLiteral("token #%1").arg(token);
    if (token == 0) return number + QStringLiteral(", the first");
    const QString before = toQString(column.pieces[static_cast<std::size_t>(token) - 1]).trimmed();
    return number + QStringLiteral(", follows “%1”").arg(before);
}

} // namespace

std::optional<TokenFacts> factsFor(const RecordedRun& run, const CursorPlace& place, MapKind map) {
    const RunColumn* column = run.find(place.column);
    if (!column || place.token < 0 || static_cast<std::size_t>(place.token) >= column->length())
        return std::nullopt;
    TokenFacts facts;
    facts.token = labelsOf(*column)[place.token];
    facts.place = placeText(*column, place.token);
    facts.identity = identityOf(column->kind);
    facts.layer = place.layer;
    if (const auto quantity = quantityFor(column->kind, map)) {
        facts.keyValues = mapKeyValues(run, *quantity, place.token);
        addSeries(facts, run, *quantity, place.token);
        const MapKind other =
            *quantity == MapKind::push ? MapKind::psrDelta : *tintOf(column->kind);
        if (other != *quantity) addSeries(facts, run, other, place.token);
    }
    if (const DeltaMaps* maps = deltasOf(run, column->kind)) {
        addMeasure(facts, QStringLiteral("KL steered"), maps->klSteered, place.token,
                   QStringLiteral("KL(prompted ‖ steered) of the next-token distributions"));
        addMeasure(facts, QStringLiteral("KL plain"), maps->klUnsteered, place.token,
                   QStringLiteral("KL(prompted ‖ plain) of the next-token distributions"));
    }
    addChoices(facts, run, *column, place.token);
    return facts;
}

} // namespace steerscope
