// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/icons.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QImage>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <set>
#include <vector>

namespace steerscope {
namespace {

constexpr std::array kKinds{ThemeKind::light, ThemeKind::dark};

double linear(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

/// Relative luminance of WCAG 2.
double luminance(const QColor& color) {
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) +
           0.0722 * linear(color.blueF());
}

double contrast(const QColor& a, const QColor& b) {
    const auto [low, high] = std::minmax({luminance(a), luminance(b)});
    return (high + 0.05) / (low + 0.05);
}

QColor over(const QColor& top, const QColor& base) {
    const double alpha = top.alphaF();
    const auto mix = [alpha](double a, double b) {
        return static_cast<float>(a * alpha + b * (1 - alpha));
    };
    return QColor::fromRgbF(mix(top.redF(), base.redF()), mix(top.greenF(), base.greenF()),
                            mix(top.blueF(), base.blueF()));
}

TEST(Theme, TextIsReadableOnEverySurface) {
    for (const ThemeKind kind : kKinds) {
        const Theme& theme = themeOf(kind);
        for (const QColor& surface : {theme.window, theme.surface, theme.inset})
            for (const QColor& text : {theme.text, theme.text2, theme.text3})
                EXPECT_GE(contrast(text, surface), 4.5) << text.name().toStdString();
        EXPECT_GE(contrast(theme.onInk, theme.ink), 7.0);
        EXPECT_GE(contrast(theme.error, theme.errorSurface), 4.5);
        EXPECT_GE(contrast(theme.warning, theme.surface), 4.5);
        EXPECT_GE(contrast(theme.good, theme.band), 4.5);
        EXPECT_GE(contrast(theme.control, theme.surface), 3.0);
        EXPECT_GE(contrast(theme.accent, theme.surface), 3.0);
        EXPECT_GE(contrast(theme.cursor, theme.surface), 4.5);
    }
}

TEST(Theme, IdentityLinesAreReadableAsText) {
    for (const ThemeKind kind : kKinds)
        for (const IdentityColors& colors : themeOf(kind).identities)
            EXPECT_GE(contrast(colors.line, themeOf(kind).surface), 4.5);
}

TEST(Theme, TextStaysReadableOverTheStrongestTint) {
    for (const ThemeKind kind : kKinds)
        for (const Identity identity : kIdentities) {
            const Theme& theme = themeOf(kind);
            const QColor behind = over(tokenTint(theme, identity, 5.0), theme.surface);
            EXPECT_GE(contrast(theme.text, behind), 5.0);
        }
}

TEST(Theme, TintStartsAtItsThresholdAndGrows) {
    const Theme& theme = themeOf(ThemeKind::light);
    EXPECT_EQ(tokenTint(theme, Identity::psr, 0.119).alpha(), 0);
    EXPECT_GT(tokenTint(theme, Identity::psr, 0.121).alpha(), 0);
    EXPECT_NEAR(tokenTint(theme, Identity::psr, 0.5).alphaF(), 0.6 * std::pow(0.5, 1.6), 1e-3);
    EXPECT_NEAR(tokenTint(theme, Identity::psr, 1.0).alphaF(), 0.6, 1e-3);
    EXPECT_EQ(tokenTint(theme, Identity::unsteered, 1.0).alpha(), 0);
    EXPECT_EQ(tokenTint(theme, Identity::psr, std::nan("")).alpha(), 0);
}

TEST(Theme, ThemesDifferInEveryPaper) {
    const Theme& light = themeOf(ThemeKind::light);
    const Theme& dark = themeOf(ThemeKind::dark);
    EXPECT_GT(luminance(light.surface), luminance(light.text));
    EXPECT_LT(luminance(dark.surface), luminance(dark.text));
    // Zero looks like the paper in both themes.
    EXPECT_LT(contrast(light.sequential.front(), light.surface), 1.1);
    EXPECT_LT(contrast(dark.sequential.front(), dark.surface), 1.1);
    EXPECT_LT(contrast(light.diverging[5], light.surface), 1.15);
    EXPECT_LT(contrast(dark.diverging[5], dark.surface), 1.1);
}

TEST(Theme, FontsFollowTheScale) {
    EXPECT_EQ(themeFont(TypeRole::axis).pixelSize(), 11);
    EXPECT_EQ(themeFont(TypeRole::control).pixelSize(), 13);
    EXPECT_EQ(themeFont(TypeRole::pane, 2.0).pixelSize(), 30);
    EXPECT_EQ(themeFont(TypeRole::header).weight(), QFont::DemiBold);
    EXPECT_EQ(themeLineHeight(TypeRole::pane, 1.5), 42);
    EXPECT_EQ(scaledPixels(1, 0.3), 1);
    EXPECT_EQ(scaledPixels(0, 2.0), 0);
}

TEST(Theme, SheetHasNoBlankLeftAndScales) {
    for (const ThemeKind kind : kKinds) {
        const QString sheet = styleSheet(themeOf(kind));
        EXPECT_FALSE(sheet.contains(u'@'));
        EXPECT_FALSE(sheet.contains(u'$'));
        EXPECT_TRUE(sheet.contains(themeOf(kind).ink.name()));
        EXPECT_TRUE(sheet.contains(QStringLiteral("min-height: 30px")));
    }
    EXPECT_TRUE(
        styleSheet(themeOf(ThemeKind::light), 2.0).contains(QStringLiteral("min-height: 60px")));
}

TEST(Theme, PrimaryButtonIsInkAndFieldsAre32High) {
    QWidget window;
    window.setStyleSheet(styleSheet(themeOf(ThemeKind::light)));
    QPushButton button(QStringLiteral("Run"), &window);
    button.setProperty("primary", true);
    QLineEdit field(&window);
    button.resize(100, 32);
    button.ensurePolished();
    field.ensurePolished();
    EXPECT_EQ(button.sizeHint().height(), 32);
    EXPECT_EQ(field.sizeHint().height(), 32);
    const QImage image = button.grab().toImage();
    EXPECT_EQ(image.pixelColor(12, 6).name(), themeOf(ThemeKind::light).ink.name());
}

QImage drawn(const std::function<void(QPainter&)>& paint) {
    QImage image(32, 32, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    paint(painter);
    painter.end();
    return image;
}

int opaquePixels(const QImage& image) {
    int count = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            count += qAlpha(image.pixel(x, y)) > 128;
    return count;
}

/// Which pixels a symbol covers.
std::vector<bool> shapeOf(Identity identity, int variant) {
    const QImage image = drawn([&](QPainter& painter) {
        paintIdentitySymbol(painter, identity, QRectF(0, 0, 32, 32), themeOf(ThemeKind::light),
                            variant);
    });
    EXPECT_GT(opaquePixels(image), 30);
    std::vector<bool> shape;
    for (int y = 0; y < 32; ++y)
        for (int x = 0; x < 32; ++x)
            shape.push_back(qAlpha(image.pixel(x, y)) > 128);
    return shape;
}

TEST(Theme, SymbolsDifferInShapeNotOnlyInColour) {
    std::set<std::vector<bool>> shapes;
    for (const Identity identity : kIdentities)
        shapes.insert(shapeOf(identity, 0));
    for (int variant = 1; variant < kSymbolVariants; ++variant)
        shapes.insert(shapeOf(Identity::psr, variant));
    EXPECT_EQ(shapes.size(), kIdentities.size() + kSymbolVariants - 1);
    EXPECT_EQ(shapeOf(Identity::twin, 3), shapeOf(Identity::twin, 0));
}

TEST(Theme, EveryIdentityHasItsOwnName) {
    std::set<QString> names;
    for (const Identity identity : kIdentities)
        names.insert(identityName(identity));
    EXPECT_EQ(names.size(), kIdentities.size());
    EXPECT_FALSE(names.contains(QString()));
}

TEST(Icons, EveryIconDrawsInsideItsBoxInTheColourAsked) {
    for (const Icon icon : allIcons()) {
        const QImage image = drawn([&](QPainter& painter) {
            paintIcon(painter, icon, QRectF(4, 4, 24, 24), QColor(200, 0, 0));
        });
        EXPECT_GT(opaquePixels(image), 8) << static_cast<int>(icon);
        for (int i = 0; i < 32; ++i)
            for (const int edge : {0, 1, 30, 31}) {
                EXPECT_EQ(qAlpha(image.pixel(i, edge)), 0) << static_cast<int>(icon);
                EXPECT_EQ(qAlpha(image.pixel(edge, i)), 0) << static_cast<int>(icon);
            }
    }
}

TEST(Icons, DisabledIconsAreGrey) {
    const Theme& theme = themeOf(ThemeKind::dark);
    const QIcon icon = themeIcon(Icon::stop, theme);
    const auto centre = [&](QIcon::Mode mode) {
        return icon.pixmap(QSize(16, 16), mode).toImage().pixelColor(8, 8).name();
    };
    EXPECT_EQ(centre(QIcon::Normal), theme.text.name());
    EXPECT_EQ(centre(QIcon::Disabled), theme.disabled.name());
}

} // namespace
} // namespace steerscope
