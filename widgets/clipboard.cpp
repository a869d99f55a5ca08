// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/clipboard.h"

#include "widgets/heatmap_export.h"

#include <QApplication>
#include <QClipboard>
#include <QCoreApplication>
#include <QMenu>
#include <QMimeData>
#include <QPainter>
#include <QWidget>

#include <memory>

namespace steerscope {
namespace {

void put(QMimeData& mime, const QString& type, const QByteArray& data) {
    if (!data.isEmpty()) mime.setData(type, data);
}

} // namespace

void copyFigure(const CopiedFigure& figure) {
    auto mime = std::make_unique<QMimeData>();
    mime->setImageData(figure.picture);
    put(*mime, QStringLiteral("image/svg+xml"), figure.svg);
    QApplication::clipboard()->setMimeData(mime.release());
}

void copyData(const CopiedData& data) {
    auto mime = std::make_unique<QMimeData>();
    mime->setText(data.text);
    put(*mime, QStringLiteral("text/csv"), data.csv.toUtf8());
    put(*mime, QStringLiteral("text/tab-separated-values"), data.tsv.toUtf8());
    put(*mime, QStringLiteral("application/json"), data.json);
    QApplication::clipboard()->setMimeData(mime.release());
}

CopiedFigure figureOf(QWidget& widget) {
    const QColor paper = widget.palette().color(widget.backgroundRole());
    const auto paint = [&widget](QPainter& painter) {
        widget.render(&painter, {}, {}, QWidget::DrawChildren);
    };
    return {.picture = paintToImage(widget.size(), paper, 2.0, paint),
            .svg = paintToSvg(widget.size(), paper, paint)};
}

namespace {

class ClipboardText {
    Q_DECLARE_TR_FUNCTIONS(ClipboardText)
};

} // namespace

void addCopyActions(QMenu& menu, QWidget& widget, std::function<void()> copyData) {
    QObject::connect(menu.addAction(ClipboardText::tr("Copy figure")), &QAction::triggered, &widget,
                     [&widget] { copyFigure(figureOf(widget)); });
    QObject::connect(menu.addAction(ClipboardText::tr("Copy data")), &QAction::triggered, &widget,
                     std::move(copyData));
}

QString quotedCsv(QString text) {
    return u'"' + text.replace(QStringLiteral("\""), QStringLiteral("\"\"")) + u'"';
}

QString plainTsv(QString text) {
    for (QChar& c : text)
        if (c == u'\t' || c == u'\n' || c == u'\r') c = u' ';
    return text;
}

} // namespace steerscope
