// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QPalette>
#include <QString>

#include <array>

QT_BEGIN_NAMESPACE
class QApplication;
class QPainter;
class QRectF;
class QWidget;
QT_END_NAMESPACE

namespace steerscope {

enum class ThemeKind { light, dark };

/// Whether things may move by themselves. With `reduced` every change shows at once.
enum class Motion { full, reduced };

/// Who wrote a text. Colour, symbol and name always appear together. A control vector is one push
/// that is the same at every token; a stack is several PSRs at work together.
enum class Identity { unsteered, prompted, psr, twin, controlVector, stack };
inline constexpr std::array kIdentities{Identity::unsteered,     Identity::prompted,
                                        Identity::psr,           Identity::twin,
                                        Identity::controlVector, Identity::stack};

/// Eleven stops of a colour ramp, equally spaced in perceived lightness; blend neighbours in sRGB.
using Ramp = std::array<QColor, 11>;

/// The three colours of an identity. `tint` is transparent where nothing was changed.
struct IdentityColors {
    QColor line; ///< Text and thin strokes.
    QColor fill; ///< Bars and symbols.
    QColor tint; ///< Only behind text, with the opacity `tokenTint` gives it.
};

/// Every colour of one theme. A plain value: pass it down, copy it freely.
/// All text colours keep at least 4.5:1 on `window`, `surface` and `inset`; `disabled` is exempt.
struct Theme {
    ThemeKind kind;
    QColor window, surface, inset;
    QColor hair, line, control;
    QColor text, text2, text3, disabled;
    QColor ink, onInk;
    QColor accent, selected;
    QColor cursor; ///< The linked cursor and nothing else.
    QColor halo;   ///< One pixel on either side of cursor lines on maps.
    QColor good, band, bandLine;
    QColor error, errorSurface, warning;
    std::array<IdentityColors, kIdentities.size()> identities; ///< Indexed by `Identity`.
    qreal tintCap;                ///< Largest opacity of a token tint, 0…1.
    Ramp sequential;              ///< Stop 0 is zero and looks like the paper.
    Ramp diverging;               ///< Stop 5 is zero; stop 0 most negative.
    Motion motion = Motion::full; ///< The person's choice; `themeOf` leaves it at `full`.

    const IdentityColors& of(Identity identity) const {
        return identities[static_cast<std::size_t>(identity)];
    }
};

const Theme& themeOf(ThemeKind kind);

/// Roles of text with their size in pixels and weight at scale 1.
enum class TypeRole {
    axis,    ///< 11/16: axis numbers, hints.
    label,   ///< 12/16: labels, status.
    control, ///< 13/16: fields, menus.
    button,  ///< 13/16, medium.
    header,  ///< 13/16, semibold: panel titles.
    pane,    ///< 15/28: the models' text.
    value,   ///< 15/20, semibold: key numbers.
    display, ///< 20/24, semibold: the token, the fidelity, the strength.
    mono,    ///< 12/16: command lines only.
};

/// Font of a role; `scale` is the interface scale (0.8 … 2). Inter if installed, else the system's
/// sans-serif face. Figures are tabular where this Qt can ask for them (6.7 and later).
QFont themeFont(TypeRole role, qreal scale = 1.0);

/// Line height of a role in pixels.
int themeLineHeight(TypeRole role, qreal scale = 1.0);

/// Pixels of a length of the design at `scale`, never less than one for a positive length.
int scaledPixels(qreal length, qreal scale);

/// Colours for everything the style sheet does not name.
QPalette paletteOf(const Theme& theme);

/// Style sheet of a window and all in it. Widgets opt in by dynamic properties:
/// `primary=true` (ink button), `quiet=true` (button without border), `small=true` (24 px high),
/// `bare=true` (tool button without border that shows an icon alone),
/// `panel=true` (QWidget or QFrame drawn as a surface with border), `bar=true` (surface, no
/// border), `header=true`, `hint=true`, `secondary=true` (labels), `mono=true`, `invalid=true`
/// (field at fault). Call `style()->unpolish/polish` after changing a property at run time.
QString styleSheet(const Theme& theme, qreal scale = 1.0);

/// Style, palette and font of the application, and the style sheet of `window` with all that
/// belongs to it; call again to switch. (Qt takes a sheet of the application to every widget once
/// for each of its ancestors, a sheet of a window twice.)
void applyTheme(QApplication& application, QWidget& window, const Theme& theme, qreal scale = 1.0);

/// The identity whose hue stands for a sign: blue below zero, orange above.
Identity identityOfSign(double value);
/// Colour behind a token whose value is `share` of the 97th percentile (clipped to 0…1):
/// opacity = cap · share^1.6, and fully transparent below 0.12 or for an identity without tint.
QColor tokenTint(const Theme& theme, Identity identity, qreal share);
/// The same for a quantity that every answer has, such as surprise: grey where the identity has no
/// tint of its own.
QColor answerTint(const Theme& theme, Identity identity, qreal share);

/// How many symbols tell PSRs of one window apart: ● ▲ ▼ ■ ★, then again from the start.
inline constexpr int kSymbolVariants = 5;

/// ○ ◇ ● □ ↗ and two discs, centred in `box`, drawn as paths, about 70 % of its smaller side.
/// `variant` tells PSRs apart and changes nothing for the others.
void paintIdentitySymbol(QPainter& painter, Identity identity, const QRectF& box,
                         const Theme& theme, int variant = 0);

/// Name of an identity as people read it: "Unsteered", "Prompted", "PSR", "Constant twin", "Control
/// vector", "Stack" in English.
QString identityName(Identity identity);

} // namespace steerscope
