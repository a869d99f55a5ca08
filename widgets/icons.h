// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>

#include <span>

QT_BEGIN_NAMESPACE
class QColor;
class QPainter;
class QRectF;
QT_END_NAMESPACE

namespace steerscope {

struct Theme;

/// 16 × 16 line icons, stroke 1.5 with round caps; filled only for run, stop and a set star.
enum class Icon {
    run,
    stop,
    distil,
    undo,
    redo,
    sun,
    moon,
    search,
    plus,
    close,
    more,
    chevronDown,
    chevronRight,
    lock,
    unlock,
    expand,
    copy,
    save,
    open,
    star,
    starSet,
    warning,
    info,
    check,
    command,
    settings,
    target,
    token,
    table,
    pencil,
};

/// Every icon, for tests and overviews.
std::span<const Icon> allIcons();

/// Draws `icon` into `box` (scaled from its 16 × 16 grid) in one colour.
void paintIcon(QPainter& painter, Icon icon, const QRectF& box, const QColor& color);

/// Icon that paints itself at any size and pixel ratio: `text` normally, `disabled` when disabled.
QIcon themeIcon(Icon icon, const Theme& theme);

/// The same in a colour of choice (for example `onInk` on a primary button).
QIcon themeIcon(Icon icon, const QColor& normal, const QColor& disabled);

} // namespace steerscope
