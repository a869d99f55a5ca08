// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/matrix.h"

namespace steerscope {

/// ‖rows − teacher‖² over all values, summed in double; equal shapes.
double squaredDistance(RowsView rows, const FloatMatrix& teacher);

} // namespace steerscope
