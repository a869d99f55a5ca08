// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "core/base/error.h"

namespace steerscope {

/// Everything known about a failure: the sentence, the next step, and the record to copy. Not
/// modal: the window stays usable.
class ErrorDetails : public QDialog {
    Q_OBJECT
public:
    explicit ErrorDetails(const ErrorRecord& error, QWidget* parent = nullptr);
};

/// One line for the status strip: problem and next step.
QString errorSentence(const ErrorRecord& error);
/// "Code: …", one field a line, for reading and copying.
QString errorReport(const ErrorRecord& error);

} // namespace steerscope
