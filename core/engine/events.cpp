// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/events.h"

namespace steerscope {

JobId jobOf(const EngineEvent& event) {
    return std::visit([](const auto& e) { return e.job; }, event);
}

} // namespace steerscope
