// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report_writer.h"

#include <QTimer>

#include <cstdio>

#include "app/text.h"
#include "widgets/map_panel.h"

namespace steerscope {
namespace {

constexpr int kWidth = 1600, kHeight = 1000;

/// What the bundled run shows, for a build that has none.
Experiment withExample(Experiment experiment) {
    if (!experiment.prompt.empty()) return experiment;
    experiment.prompt = "Tell me about coffee.";
    experiment.strength = 1.5f;
    if (experiment.psr) experiment.steering = experiment.psr->provenance.prompt;
    return experiment;
}

QString figureName(MapKind kind) {
    switch (kind) {
    case MapKind::push:
        return QStringLiteral("map-steering-push.png");
    case MapKind::promptDelta:
        return QStringLiteral("map-delta-by-the-prompt.png");
    case MapKind::localDelta:
        return QStringLiteral("map-delta-local.png");
    case MapKind::psrDelta:
        return QStringLiteral("map-delta-by-the-psr.png");
    case MapKind::missed:
        return QStringLiteral("map-missed-delta.png");
    case MapKind::projected:
        return QStringLiteral("map-lambda-of-the-prompt.png");
    }
    return {};
}

} // namespace

ReportWriter::ReportWriter(MainWindow& window, Workbench& workbench, std::filesystem::path folder)
    : m_window(window), m_workbench(workbench), m_folder(std::move(folder)) {
    window.resize(kWidth, kHeight);
    connect(&workbench, &Workbench::modelChanged, this, &ReportWriter::start);
    connect(&workbench, &Workbench::experimentChanged, this, &ReportWriter::start);
    connect(&workbench.comparison(), &ComparisonPresenter::runFinished, this,
            &ReportWriter::writeFigures);
    connect(&workbench, &Workbench::failed, this, [this](const ErrorRecord& error) {
        std::fprintf(stderr, "steerscope: %s\n", describe(error).c_str());
        Q_EMIT finished(1);
    });
}

void ReportWriter::start() {
    if (m_started || !m_workbench.model() || !m_workbench.experiment().psr) return;
    m_started = true;
    m_workbench.edit(withExample(m_workbench.experiment()));
    m_workbench.run();
}

void ReportWriter::writeFigures() {
    if (!m_started) return;
    const QString folder = toQString(m_folder.string()) + QLatin1Char('/');
    auto* panel = m_window.findChild<MapPanel*>();
    for (int tab = 0; const MapKind kind : kMapKinds) {
        panel->setCurrentTab(tab++);
        m_window.exportFigureTo(folder + figureName(kind));
    }
    panel->setCurrentTab(0);
    m_window.exportDataTo(folder + QStringLiteral("run.json"));
    // The window paints what was just set before its picture is taken.
    QTimer::singleShot(300, this, [this, folder] {
        m_window.grab().save(folder + QStringLiteral("window.png"));
        Q_EMIT finished(0);
    });
}

} // namespace steerscope
