// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QString>
#include <QTranslator>

#include <vector>

namespace steerscope {

struct Language {
    QString code; ///< "de", "zh_CN"
    QString name; ///< As its speakers write it.
};

/// English and every translation inside the program, in the order of their codes.
std::vector<Language> languages();

/// How dates are written in the language of the window.
QLocale textLocale();

/// Texts of the window in one language, Qt's own (buttons of dialogs) included where this Qt has
/// them. What is built while it is installed speaks it; what is there already does not change.
/// Numbers keep the decimal point in every language, as in files and on the command line. GUI
/// thread.
class Translation {
public:
    Translation() = default;
    Translation(const Translation&) = delete;
    Translation& operator=(const Translation&) = delete;
    ~Translation();

    /// Empty: the first of the system's languages that there is. English when there is none.
    void use(const QString& code);

private:
    QTranslator m_own, m_qt;
};

} // namespace steerscope
