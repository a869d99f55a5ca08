// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme.h"

class QLabel;
class QToolButton;
class QWidget;

namespace steerscope {

enum class Icon;

/// Gives a label the font of a role and a colour, by font and palette: a style sheet for every
/// label would make each change of theme or scale many times slower.
void styleLabel(QLabel* label, TypeRole role, const QColor& color, qreal scale);

/// A style sheet of the widget's own, set only when it differs: each setting polishes all children.
void setSheet(QWidget* widget, const QString& sheet);

/// A 24 px button that shows only an icon; the border appears under the pointer.
void styleIconButton(QToolButton* button, Icon icon, const Theme& theme, qreal scale);

/// Turns a property that the style sheet asks for (such as "invalid") on or off, and lets it look
/// again.
void setStyleFlag(QWidget* widget, const char* name, bool on);

/// Pixmap of an icon in one colour, 16 px at scale 1, for the device pixel ratio of the label.
void setLabelIcon(QLabel* label, Icon icon, const QColor& color, qreal scale);

} // namespace steerscope
