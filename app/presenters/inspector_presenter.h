// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "app/presenters/run_maps.h"
#include "app/shared_cursor.h"
#include "widgets/token_facts.h"

namespace steerscope {

/// Everything the inspector says about the token under the cursor, from the run alone: the map's
/// quantity over layers with its sum, share, rank and peak, KL, and the choices before and after.
/// `map` decides the quantity where the token's pane owns that map, else the pane's own map does.
/// Nothing when the run has no such token.
/// With a `reference` that has the same answer, sums and measures also say how they differ from its
/// own at the same token number, and so do the values by layer.
std::optional<TokenFacts> factsFor(const RecordedRun& run, const CursorPlace& place, MapKind map,
                                   const RecordedRun* reference = nullptr);

/// The candidate in a row of the inspector; nothing when there is none.
std::optional<ChoiceText> choiceAt(const RecordedRun& run, const CursorPlace& place,
                                   ChoiceSide side, int row);

} // namespace steerscope
