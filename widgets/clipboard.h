// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QImage>
#include <QString>

#include <functional>

QT_BEGIN_NAMESPACE
class QMenu;
class QWidget;
QT_END_NAMESPACE

namespace steerscope {

/// A figure in the forms that other programs understand; an empty form is left out.
struct CopiedFigure {
    QImage picture;
    QByteArray svg;
};

/// Data in the forms that other programs understand. `text` is what a plain editor gets.
struct CopiedData {
    QString text;
    QString csv;
    QString tsv;
    QByteArray json;
};

void copyFigure(const CopiedFigure& figure);
void copyData(const CopiedData& data);

/// A widget as it is drawn now, as picture and SVG.
CopiedFigure figureOf(QWidget& widget);
/// "Copy figure" (the widget as it is drawn) and "Copy data".
void addCopyActions(QMenu& menu, QWidget& widget, std::function<void()> copyData);

/// A field of a CSV line, quoted with doubled quotes inside (RFC 4180).
QString quotedCsv(QString text);
/// A field of a TSV line: tabs and line breaks become blanks.
QString plainTsv(QString text);

} // namespace steerscope
