// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace steerscope {

/// Tells assistive technology what our own controls are: tabs, a choice, a chart. Qt would call
/// each of them just a client area. Call once before windows are shown; more calls do nothing.
void installAccessibleRoles();

} // namespace steerscope
