// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme.h"

#include <QCoreApplication>
#include <QFontDatabase>

#include <algorithm>
#include <cmath>

namespace steerscope {
namespace {

QColor hex(QRgb rgb) {
    return QColor::fromRgb(rgb);
}

Ramp rampOf(const std::array<QRgb, 11>& stops) {
    Ramp ramp;
    std::transform(stops.begin(), stops.end(), ramp.begin(), hex);
    return ramp;
}

Theme lightTheme() {
    Theme theme{};
    theme.kind = ThemeKind::light;
    theme.window = hex(0xF1F2F4), theme.surface = hex(0xFFFFFF), theme.inset = hex(0xF7F8F9);
    theme.hair = hex(0xE9EBEE), theme.line = hex(0xDCDFE4), theme.control = hex(0x868D98);
    theme.text = hex(0x1A1E25), theme.text2 = hex(0x474E59), theme.text3 = hex(0x5F6772);
    theme.disabled = hex(0x9AA1AB);
    theme.ink = hex(0x1F2530), theme.onInk = hex(0xFFFFFF);
    theme.accent = hex(0x5B46C9), theme.selected = hex(0xECEAF8);
    theme.cursor = hex(0xBE1464), theme.halo = hex(0xFFFFFF);
    theme.good = hex(0x2A6F4E), theme.band = hex(0xE4EFE9), theme.bandLine = hex(0x7FB099);
    theme.error = hex(0xB3261E), theme.errorSurface = hex(0xFBEAE8);
    theme.warning = hex(0x8A5A00);
    theme.identities = {IdentityColors{hex(0x5F6772), hex(0x868D98), Qt::transparent},
                        IdentityColors{hex(0x1F5DB8), hex(0x1F5DB8), hex(0x3D86F0)},
                        IdentityColors{hex(0xB0500A), hex(0xDE7818), hex(0xF08A1D)},
                        IdentityColors{theme.text2, theme.text2, Qt::transparent},
                        IdentityColors{hex(0x0B6E75), hex(0x12868F), hex(0x1FA3AD)},
                        IdentityColors{hex(0xB0500A), hex(0xDE7818), hex(0xF08A1D)}};
    theme.tintCap = 0.60;
    theme.sequential = rampOf({0xF7F7F1, 0xDAEABB, 0xA9D9A0, 0x6CC898, 0x37B19C, 0x10979B, 0x0D7C9B,
                               0x1A6199, 0x2C4485, 0x262B68, 0x1D124B});
    theme.diverging = rampOf({0x1A469D, 0x356CB8, 0x5591D3, 0x83B3E5, 0xBBD4EE, 0xF4F3F1, 0xF1CEB1,
                              0xEAA86E, 0xD08446, 0xB06128, 0x914006});
    return theme;
}

Theme darkTheme() {
    Theme theme{};
    theme.kind = ThemeKind::dark;
    theme.window = hex(0x16181C), theme.surface = hex(0x1F2227), theme.inset = hex(0x1A1D21);
    theme.hair = hex(0x2A2E35), theme.line = hex(0x343941), theme.control = hex(0x727A86);
    theme.text = hex(0xE9EBEF), theme.text2 = hex(0xB4BBC6), theme.text3 = hex(0x949CA8);
    theme.disabled = hex(0x5E6671);
    theme.ink = hex(0xE9EBEF), theme.onInk = hex(0x16181C);
    theme.accent = hex(0xA99CFF), theme.selected = hex(0x2C2A3F);
    theme.cursor = hex(0xFF7EB6), theme.halo = hex(0x16181C);
    theme.good = hex(0x7FCBA4), theme.band = hex(0x22332D), theme.bandLine = hex(0x4D8A70);
    theme.error = hex(0xFF8A80), theme.errorSurface = hex(0x3A2323);
    theme.warning = hex(0xE6BE62);
    theme.identities = {IdentityColors{hex(0xA6ADB8), hex(0x727A86), Qt::transparent},
                        IdentityColors{hex(0x7DB0FA), hex(0x7DB0FA), hex(0x4E8FEA)},
                        IdentityColors{hex(0xF0A05A), hex(0xE58A35), hex(0xE58A35)},
                        IdentityColors{theme.text2, theme.text2, Qt::transparent},
                        IdentityColors{hex(0x5CC8CF), hex(0x3FA9B1), hex(0x3FA9B1)},
                        IdentityColors{hex(0xF0A05A), hex(0xE58A35), hex(0xE58A35)}};
    theme.tintCap = 0.50;
    theme.sequential = rampOf({0x1E2026, 0x282F4E, 0x314072, 0x2E5A8C, 0x1E769D, 0x1691A2, 0x33ABA1,
                               0x58C39C, 0x8CD892, 0xC4E796, 0xF6F6A6});
    theme.diverging = rampOf({0x86D2FE, 0x5FAAE3, 0x4082C6, 0x325F98, 0x2B415E, 0x232428, 0x583A27,
                              0x8C5029, 0xBC6E31, 0xDD9953, 0xFDC678});
    return theme;
}

struct TypeStyle {
    int pixels;
    int line;
    QFont::Weight weight;
};

TypeStyle typeStyle(TypeRole role) {
    switch (role) {
    case TypeRole::axis:
        return {11, 16, QFont::Normal};
    case TypeRole::label:
        return {12, 16, QFont::Normal};
    case TypeRole::control:
        return {13, 16, QFont::Normal};
    case TypeRole::button:
        return {13, 16, QFont::Medium};
    case TypeRole::header:
        return {13, 16, QFont::DemiBold};
    case TypeRole::pane:
        return {15, 28, QFont::Normal};
    case TypeRole::value:
        return {15, 20, QFont::DemiBold};
    case TypeRole::display:
        return {20, 24, QFont::DemiBold};
    case TypeRole::mono:
        return {12, 16, QFont::Normal};
    }
    return {13, 16, QFont::Normal};
}

class IdentityText {
    Q_DECLARE_TR_FUNCTIONS(IdentityText)
};

/// Inter where it is installed; an empty name leaves the choice to the system.
const QString& sansFamily() {
    static const QString family = QFontDatabase::families().contains(QStringLiteral("Inter"))
                                      ? QStringLiteral("Inter")
                                      : QString();
    return family;
}

} // namespace

const Theme& themeOf(ThemeKind kind) {
    static const Theme light = lightTheme();
    static const Theme dark = darkTheme();
    return kind == ThemeKind::light ? light : dark;
}

QFont themeFont(TypeRole role, qreal scale) {
    const TypeStyle style = typeStyle(role);
    QFont font = role == TypeRole::mono ? QFontDatabase::systemFont(QFontDatabase::FixedFont)
                                        : QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    if (role != TypeRole::mono && !sansFamily().isEmpty()) font.setFamilies({sansFamily()});
    font.setPixelSize(scaledPixels(style.pixels, scale));
    font.setWeight(style.weight);
#if QT_VERSION >= QT_VERSION_CHECK(6, 7, 0)
    font.setFeature("tnum", 1);
#endif
    return font;
}

int themeLineHeight(TypeRole role, qreal scale) {
    return scaledPixels(typeStyle(role).line, scale);
}

int scaledPixels(qreal length, qreal scale) {
    const int pixels = static_cast<int>(std::lround(length * scale));
    return length > 0 ? std::max(1, pixels) : pixels;
}

Identity identityOfSign(double value) {
    return value < 0 ? Identity::prompted : Identity::psr;
}

namespace {

QColor tintOf(const Theme& theme, QColor tint, qreal share) {
    constexpr qreal kThreshold = 0.12;
    constexpr qreal kExponent = 1.6;
    const bool visible = tint.alpha() > 0 && share >= kThreshold;
    tint.setAlphaF(
        visible ? static_cast<float>(theme.tintCap * std::pow(std::min(share, 1.0), kExponent))
                : 0.0F);
    return tint;
}

} // namespace

QColor tokenTint(const Theme& theme, Identity identity, qreal share) {
    return tintOf(theme, theme.of(identity).tint, share);
}

QColor answerTint(const Theme& theme, Identity identity, qreal share) {
    const IdentityColors& colors = theme.of(identity);
    return tintOf(theme, colors.tint.alpha() > 0 ? colors.tint : colors.fill, share);
}

QString identityName(Identity identity) {
    switch (identity) {
    case Identity::unsteered:
        return IdentityText::tr("Unsteered");
    case Identity::prompted:
        return IdentityText::tr("Prompted");
    case Identity::psr:
        return IdentityText::tr("PSR");
    case Identity::twin:
        return IdentityText::tr("Constant twin");
    case Identity::controlVector:
        return IdentityText::tr("Control vector");
    case Identity::stack:
        return IdentityText::tr("Stack");
    }
    return {};
}

} // namespace steerscope
