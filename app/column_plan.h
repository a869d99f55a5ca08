// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <tuple>
#include <vector>

#include "core/steering/steering_model.h"

namespace steerscope {

/// The columns a window knows by kind, in the order of the panes. `stacked` is the PSR on top of
/// the prompt; `further` columns are told apart by a number.
enum class ColumnKind { unsteered, prompted, psr, twin, stacked, further };
inline constexpr ColumnKind kFixedColumns[] = {ColumnKind::unsteered, ColumnKind::prompted,
                                               ColumnKind::psr, ColumnKind::twin,
                                               ColumnKind::stacked};

std::string toText(ColumnKind kind); ///< "unsteered", …

/// Names one column of an experiment and of its runs.
struct ColumnId {
    constexpr ColumnId(ColumnKind of = ColumnKind::unsteered, int which = 0)
        : kind(of), number(which) {}

    ColumnKind kind;
    int number; ///< Of a further column; 0 for the others.
    friend bool operator==(const ColumnId&, const ColumnId&) = default;
    friend bool operator<(const ColumnId& a, const ColumnId& b) {
        return std::tie(a.kind, a.number) < std::tie(b.kind, b.number);
    }
};

/// Anything is added to the residual stream in this column.
inline bool isSteered(const ColumnId& id) {
    return id.kind != ColumnKind::unsteered && id.kind != ColumnKind::prompted;
}

/// One PSR at work with a strength of its own. `name` stands for it while `psr` is null: files name
/// their PSRs, they do not contain them.
struct MixPart {
    std::shared_ptr<const SteeringModel> psr;
    float strength = 1.0f; ///< α, may be negative
    std::string name;
    friend bool operator==(const MixPart&, const MixPart&) = default;
};

MixPart mixPart(std::shared_ptr<const SteeringModel> psr, float strength);

/// A column beside the usual ones: other PSRs, or several at once.
struct FurtherColumn {
    int number = 0; ///< Stays the same while the column exists; also chooses its symbol.
    std::vector<MixPart> parts;
    friend bool operator==(const FurtherColumn&, const FurtherColumn&) = default;
};

/// "french", "french + formal"
std::string nameOf(const std::vector<MixPart>& parts);
/// The smallest number, from 1, that no column has.
int freeNumber(const std::vector<FurtherColumn>& columns);
/// A control vector or another constant push: no coefficient looks at the activations.
bool isConstant(const SteeringModel& model);

} // namespace steerscope
