// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/language.h"

#include <QCoreApplication>
#include <QDir>
#include <QLibraryInfo>

#include <algorithm>

namespace steerscope {
namespace {

const QString kFolder = QStringLiteral(":/i18n");
const QString kStem = QStringLiteral("steerscope_");

QString ownName(const QString& code) {
    QString name = QLocale(code).nativeLanguageName();
    if (!name.isEmpty()) name[0] = name[0].toUpper();
    return name.isEmpty() ? code : name;
}

} // namespace

std::vector<Language> languages() {
    std::vector<Language> all{{QStringLiteral("en"), QStringLiteral("English")}};
    const QStringList files = QDir(kFolder).entryList({kStem + QStringLiteral("*.qm")});
    for (const QString& file : files) {
        const QString code = file.mid(kStem.size()).chopped(3);
        if (code != all.front().code) all.push_back({code, ownName(code)});
    }
    return all;
}

QLocale textLocale() {
    //: The code of the language of this file, such as "de" or "zh_CN"
    return QLocale(QCoreApplication::translate("Language", "en"));
}

Translation::~Translation() {
    QCoreApplication::removeTranslator(&m_own);
    QCoreApplication::removeTranslator(&m_qt);
}

void Translation::use(const QString& code) {
    QLocale::setDefault(QLocale::c());
    QCoreApplication::removeTranslator(&m_own);
    QCoreApplication::removeTranslator(&m_qt);
    const QLocale locale = code.isEmpty() ? QLocale::system() : QLocale(code);
    if (!m_own.load(locale, QStringLiteral("steerscope"), QStringLiteral("_"), kFolder)) return;
    QCoreApplication::installTranslator(&m_own);
    // A window in English with German buttons would be neither.
    const QLocale spoken(m_own.language());
    if (m_qt.load(spoken, QStringLiteral("qtbase"), QStringLiteral("_"),
                  QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qt);
}

} // namespace steerscope
