// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/index.h"
#include "core/base/matrix.h"

namespace steerscope {

/// Rewrites the residual stream of one lane at residPost. The model only calls it; steering
/// implements it. Owned by forward()'s caller; other lanes' edits may run on other threads then.
class ResidualEdit {
public:
    virtual ~ResidualEdit() = default;
    /// False when block `layer` is left alone: the executor then skips the call.
    virtual bool touches(LayerIndex layer) const = 0;
    /// `rows` [T × D]: residual stream of this lane after block `layer`; row 0 sits at absolute
    /// position `first`. Rewritten in place, before captures are taken.
    virtual void apply(LayerIndex layer, Position first, RowsView rows) = 0;
};

} // namespace steerscope
