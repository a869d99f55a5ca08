// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

namespace steerscope {

/// One state of the window to take pictures of: how it is entered and left.
struct PictureState {
    QString name;
    std::function<void()> enter;
    std::function<void()> leave;
};

} // namespace steerscope
