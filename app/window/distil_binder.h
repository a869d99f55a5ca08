// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "app/workbench.h"
#include "widgets/distill_form.h"

namespace steerscope {

class DistillPanel;

DistillForm formOf(const DistillSettings& settings);
DistillSettings settingsOf(const DistillForm& form);

/// Ties the panel of the distillation to the workbench: the form to its settings and back, what is
/// wrong to the fields, the course of the work to numbers, curves, samples and rollouts.
class DistilBinder : public QObject {
    Q_OBJECT
public:
    DistilBinder(Workbench& workbench, DistillPanel& panel, QObject* parent);

    /// The call of the command line that distils the same.
    QString commandLine() const;
    /// "Show me the command" is on.
    void setCommandShown(bool shown);

Q_SIGNALS:
    /// Why nothing can be distilled now, a setting at fault; empty: none.
    void blockedChanged(const QString& reason);

private:
    void linkPanel();
    void linkWorkbench();
    void showChoices();
    void showSettings();
    void showInstruction();
    void showProblem();
    void showReading();
    void showReport(const DistillReport& report);
    void showCommand();

    Workbench& m_workbench;
    DistillPanel& m_panel;
    bool m_commandShown = false;
};

} // namespace steerscope
