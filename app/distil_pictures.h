// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "app/picture_state.h"

namespace steerscope {

class MainWindow;

/// The states of the distillation's panel, which no recorded run brings. Their numbers are
/// invented: the pictures show a look, not a result.
std::vector<PictureState> distilPictures(MainWindow& window);

} // namespace steerscope
