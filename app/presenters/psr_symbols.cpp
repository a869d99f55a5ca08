// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/presenters/psr_symbols.h"

#include "widgets/theme.h"

namespace steerscope {
namespace {

/// ▲ ▼ ■ ★ by 0, 1, …, then again: ● is the one in use.
int furtherSymbol(int place) {
    return 1 + place % (kSymbolVariants - 1);
}

} // namespace

int symbolOfPart(const Experiment& experiment, int part) {
    const int mixed = static_cast<int>(experiment.mix.size());
    if (part < mixed) return kSymbolVariants - 1 - part % (kSymbolVariants - 1);
    int place = mixed;
    for (const FurtherColumn& column : experiment.further) {
        place += static_cast<int>(column.parts.size());
        if (part < place) return furtherSymbol(column.number - 1);
    }
    return 0;
}

std::optional<int> symbolOf(const Experiment& experiment,
                            const std::shared_ptr<const SteeringModel>& psr) {
    if (!psr) return std::nullopt;
    if (experiment.psr == psr) return 0;
    const auto parts = slidingParts(experiment);
    for (std::size_t i = 0; i < parts.size(); ++i)
        if (parts[i]->psr == psr) return symbolOfPart(experiment, static_cast<int>(i));
    return std::nullopt;
}

} // namespace steerscope
