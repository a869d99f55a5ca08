// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/column_menu.h"

#include <QAction>
#include <QMenu>

#include "app/presenters/run_maps.h"
#include "app/text.h"

namespace steerscope {
namespace {

/// A usual column and the field of the experiment that asks for it.
struct UsualColumn {
    ColumnKind kind;
    bool Experiment::*wanted;
};
constexpr UsualColumn kUsual[] = {{ColumnKind::unsteered, &Experiment::unsteered},
                                  {ColumnKind::prompted, &Experiment::prompted},
                                  {ColumnKind::twin, &Experiment::twin},
                                  {ColumnKind::stacked, &Experiment::stacked}};

} // namespace

Experiment withColumn(Experiment experiment, std::shared_ptr<const SteeringModel> psr) {
    const int number = freeNumber(experiment.further);
    experiment.further.push_back({number, {mixPart(std::move(psr), 1.0f)}});
    return experiment;
}

Experiment withoutColumn(Experiment experiment, int number) {
    std::erase_if(experiment.further, [number](const auto& c) { return c.number == number; });
    return experiment;
}

Experiment withMixed(Experiment experiment, std::shared_ptr<const SteeringModel> psr) {
    experiment.mix.push_back(mixPart(std::move(psr), 1.0f));
    return experiment;
}

ColumnMenu::ColumnMenu(Workbench& workbench, QMenu& menu, QObject* parent)
    : QObject(parent), m_workbench(workbench), m_menu(menu) {
    m_menu.setToolTipsVisible(true);
    connect(&m_menu, &QMenu::aboutToShow, this, &ColumnMenu::fill);
    fill();
}

void ColumnMenu::fill() {
    m_menu.clear();
    addUsual();
    m_menu.addSeparator();
    addLibrary(*m_menu.addMenu(tr("Another PSR in a column of its own")), &ColumnMenu::addColumn);
    addLibrary(*m_menu.addMenu(tr("Mix a PSR into the one in use")), &ColumnMenu::mixIn);
    m_menu.addAction(tr("PSR or control vector from a file…"), this, &ColumnMenu::fileWanted);
    addRemovals();
}

void ColumnMenu::addUsual() {
    for (const UsualColumn& column : kUsual) {
        QAction* action = m_menu.addAction(columnTitle(column.kind));
        action->setCheckable(true);
        action->setChecked(m_workbench.experiment().*column.wanted);
        connect(action, &QAction::triggered, this, [this, wanted = column.wanted](bool on) {
            Experiment next = m_workbench.experiment();
            next.*wanted = on;
            m_workbench.edit(next);
        });
    }
}

void ColumnMenu::addLibrary(QMenu& menu, void (ColumnMenu::*add)(int)) {
    menu.setToolTipsVisible(true);
    const auto& entries = m_workbench.library().entries();
    for (std::size_t i = 0; i < entries.size(); ++i) {
        QAction* action = menu.addAction(toQString(entries[i].head.provenance.name));
        if (m_workbench.model())
            if (const auto problem = psrProblem(entries[i].head, *m_workbench.model())) {
                action->setEnabled(false);
                action->setToolTip(toQString(*problem));
            }
        const int entry = static_cast<int>(i);
        connect(action, &QAction::triggered, this, [this, add, entry] { (this->*add)(entry); });
    }
    menu.setEnabled(!entries.empty());
}

void ColumnMenu::addRemovals() {
    const Experiment& experiment = m_workbench.experiment();
    if (experiment.further.empty() && experiment.mix.empty()) return;
    m_menu.addSeparator();
    for (const FurtherColumn& column : experiment.further) {
        const QString name = columnTitle({ColumnKind::further, column.number});
        m_menu.addAction(tr("Remove %1 (%2)").arg(name, toQString(nameOf(column.parts))), this,
                         [this, number = column.number] {
                             m_workbench.edit(withoutColumn(m_workbench.experiment(), number));
                         });
    }
    for (std::size_t i = 0; i < experiment.mix.size(); ++i)
        m_menu.addAction(tr("Take %1 out of the mix").arg(toQString(experiment.mix[i].name)), this,
                         [this, i] {
                             Experiment next = m_workbench.experiment();
                             next.mix.erase(next.mix.begin() + static_cast<std::ptrdiff_t>(i));
                             m_workbench.edit(next);
                         });
}

void ColumnMenu::addColumn(int entry) {
    if (const auto model = m_workbench.library().model(entry))
        m_workbench.edit(withColumn(m_workbench.experiment(), model));
}

void ColumnMenu::mixIn(int entry) {
    if (const auto model = m_workbench.library().model(entry))
        m_workbench.edit(withMixed(m_workbench.experiment(), model));
}

} // namespace steerscope
