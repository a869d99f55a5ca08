// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/index.h"

namespace steerscope {

/// `wanted`, when a cache of `length` positions can be cut to it; else throws CACHE-001.
Position checkedCut(Position length, Position wanted);

} // namespace steerscope
