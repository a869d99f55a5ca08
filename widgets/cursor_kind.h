// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace steerscope {

/// How the linked cursor came to be where it is. A hover is drawn thin and dashed, a lock solid.
enum class CursorKind { hover, locked };

/// Whether a view owns the map that the cursor sits in (thick frame) or only mirrors it (thin one).
enum class CursorOwner { own, other };

} // namespace steerscope
