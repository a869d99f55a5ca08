// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/error_details.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "app/text.h"

namespace steerscope {
namespace {

QString withStop(const std::string& text) {
    const QString sentence = toQString(text).trimmed();
    const bool closed = sentence.isEmpty() || QStringLiteral(".!?").contains(sentence.back());
    return closed ? sentence : sentence + QLatin1Char('.');
}

} // namespace

QString errorSentence(const ErrorRecord& error) {
    QString sentence = withStop(error.problem);
    if (!error.file.empty())
        sentence.insert(sentence.size() - 1, QStringLiteral(" (%1)").arg(toQString(error.file)));
    return error.hint.empty() ? sentence : sentence + QLatin1Char(' ') + withStop(error.hint);
}

QString errorReport(const ErrorRecord& error) {
    QStringList lines;
    const auto add = [&lines](const char* name, const std::string& value) {
        if (!value.empty())
            lines << QStringLiteral("%1: %2").arg(QLatin1String(name), toQString(value));
    };
    add("Code", error.code);
    add("Problem", error.problem);
    add("File", error.file);
    if (error.offset) add("At byte", std::to_string(*error.offset));
    add("Field", error.field);
    add("Found", error.found);
    add("Allowed", error.allowed);
    add("Next step", error.hint);
    return lines.join(QLatin1Char('\n'));
}

ErrorDetails::ErrorDetails(const ErrorRecord& error, QWidget* parent) : QDialog(parent) {
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("What went wrong"));
    auto* sentence = new QLabel(errorSentence(error), this);
    sentence->setWordWrap(true);
    const QString report = errorReport(error);
    auto* text = new QPlainTextEdit(report, this);
    text->setReadOnly(true);
    text->setProperty("mono", true);
    text->setAccessibleName(tr("Full record of the error"));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    QPushButton* copy = buttons->addButton(tr("Copy"), QDialogButtonBox::ActionRole);
    connect(copy, &QPushButton::clicked, this,
            [report] { QGuiApplication::clipboard()->setText(report); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(sentence);
    layout->addWidget(text, 1);
    layout->addWidget(buttons);
    resize(560, 320);
}

} // namespace steerscope
