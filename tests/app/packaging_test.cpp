// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <QFile>
#include <QGuiApplication>
#include <QPainter>
#include <QSettings>
#include <QSvgRenderer>
#include <QXmlStreamReader>

#include "app/window/top_bar.h"
#include "widgets/theme.h"

namespace steerscope::test {
namespace {

QString packaged(const char* name) {
    return QStringLiteral(STEERSCOPE_SOURCE_DIR "/packaging/") + QLatin1String(name);
}

TEST(Packaging, TheDesktopFileStartsTheProgramUnderItsIcon) {
    QSettings entry(packaged("steerscope.desktop"), QSettings::IniFormat);
    entry.beginGroup(QStringLiteral("Desktop Entry"));
    EXPECT_EQ(entry.value(QStringLiteral("Type")).toString(), QStringLiteral("Application"));
    EXPECT_EQ(entry.value(QStringLiteral("Exec")).toString(), QStringLiteral("steerscope %f"));
    EXPECT_EQ(entry.value(QStringLiteral("Icon")).toString(), QStringLiteral("steerscope"));
    EXPECT_TRUE(QFile::exists(packaged("steerscope.svg")));
}

/// The elements that software centres ask for, and a launchable that exists.
TEST(Packaging, TheAppStreamFileIsWellFormedAndComplete) {
    QFile file(packaged("io.github.steerscope.Steerscope.metainfo.xml"));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    QXmlStreamReader xml(&file);
    QStringList elements;
    QString launchable;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement) continue;
        elements << xml.name().toString();
        if (xml.name() == QLatin1String("launchable")) launchable = xml.readElementText();
    }
    EXPECT_FALSE(xml.hasError()) << xml.errorString().toStdString();
    for (const char* needed : {"id", "name", "summary", "metadata_license", "project_license",
                               "description", "content_rating", "release"})
        EXPECT_TRUE(elements.contains(QLatin1String(needed))) << needed;
    EXPECT_TRUE(QFile::exists(packaged(launchable.toUtf8().constData())));
}

/// Ink and orange stand where the window's own sign has them.
TEST(Packaging, TheIconIsTheSignOfTheWindow) {
    QSvgRenderer svg(packaged("steerscope.svg"));
    ASSERT_TRUE(svg.isValid());
    QImage icon(72, 72, QImage::Format_ARGB32);
    icon.fill(Qt::transparent);
    QPainter painter(&icon);
    svg.render(&painter);
    painter.end();
    const QImage sign = programSign(themeOf(ThemeKind::light), 72, 1).toImage();
    int same = 0;
    for (int y = 0; y < 72; ++y)
        for (int x = 0; x < 72; ++x) {
            const QColor a = icon.pixelColor(x, y), b = sign.pixelColor(x, y);
            const int apart = std::abs(a.red() - b.red()) + std::abs(a.alpha() - b.alpha());
            same += apart < 48 ? 1 : 0;
        }
    EXPECT_GT(same, 72 * 72 * 95 / 100);
}

} // namespace
} // namespace steerscope::test
