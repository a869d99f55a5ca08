// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/distill/internal/squared_distance.h"

namespace steerscope {

double squaredDistance(RowsView rows, const FloatMatrix& teacher) {
    const auto target = teacher.values();
    double sum = 0;
    for (std::size_t i = 0; i < target.size(); ++i) {
        const double gap = static_cast<double>(rows.data[i]) - target[i];
        sum += gap * gap;
    }
    return sum;
}

} // namespace steerscope
