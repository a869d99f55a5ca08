// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/column_plan.h"

#include <algorithm>

namespace steerscope {

std::string toText(ColumnKind kind) {
    switch (kind) {
    case ColumnKind::unsteered:
        return "unsteered";
    case ColumnKind::prompted:
        return "prompted";
    case ColumnKind::psr:
        return "psr";
    case ColumnKind::twin:
        return "constant-twin";
    case ColumnKind::stacked:
        return "psr-and-prompt";
    case ColumnKind::further:
        return "further";
    }
    return {};
}

MixPart mixPart(std::shared_ptr<const SteeringModel> psr, float strength) {
    std::string name = psr ? psr->provenance.name : std::string();
    return {std::move(psr), strength, std::move(name)};
}

std::string nameOf(const std::vector<MixPart>& parts) {
    std::string joined;
    for (const MixPart& part : parts)
        joined += (joined.empty() ? "" : " + ") + part.name;
    return joined;
}

int freeNumber(const std::vector<FurtherColumn>& columns) {
    int number = 1;
    const auto taken = [&columns](int n) {
        return std::ranges::any_of(columns, [n](const FurtherColumn& c) { return c.number == n; });
    };
    while (taken(number))
        ++number;
    return number;
}

bool isConstant(const SteeringModel& model) {
    return !model.layers.empty() && std::ranges::all_of(model.layers, [](const SteeringLayer& l) {
        return l.probe.w.empty();
    });
}

} // namespace steerscope
