// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/distill_charts.h"

#include "widgets/curve_view.h"
#include "widgets/segmented_control.h"

#include <QStackedLayout>
#include <QVBoxLayout>

#include <algorithm>
#include <numeric>

namespace steerscope {
namespace {

std::vector<double> numbersUpTo(std::size_t count) {
    std::vector<double> numbers(count);
    std::iota(numbers.begin(), numbers.end(), 0.0);
    return numbers;
}

void draw(CurveView& chart, const CurveStyle& style, const std::vector<double>& x,
          const std::vector<double>& y) {
    if (!y.empty()) chart.setPoints(chart.addCurve(style), x, y);
}

/// A new look at the same numbers must not switch a run on again that was switched off.
void hideRuns(CurveView& chart, const QStringList& runs) {
    for (const QString& run : runs)
        chart.setRunShown(run, false);
}

/// Only the present run's curve has its name beside it.
CurveStyle heldOutStyle(const DistillRun& run, bool present) {
    return {.name = DistillCharts::tr("held-out"),
            .identity = Identity::psr,
            .line = CurveLine::solid,
            .run = run.name,
            .variant = run.symbol,
            .labelled = present};
}

CurveStyle trainStyle(CurveStyle style, const QString& name) {
    style.name = name;
    style.identity.reset();
    style.line = CurveLine::dashed;
    return style;
}

} // namespace

DistillCharts::DistillCharts(QWidget* parent) : QWidget(parent) {
    m_views = new SegmentedControl(this);
    m_views->setSize(SegmentedControl::Size::small);
    m_views->setSegments({tr("Polish"), tr("Layers"), tr("Samples")});
    m_views->setAccessibleName(tr("What the distillation shows"));
    m_training = new CurveView(this);
    m_training->setAccessibleName(tr("Training curve"));
    m_training->setAxisTitles(tr("epoch"), {});
    m_training->setEmptyText(tr("Choose an objective under\n“Polish” to train on"));
    m_layers = new CurveView(this);
    m_layers->setAccessibleName(tr("Relative error by layer"));
    m_layers->setAxisTitles(tr("layer"), {});
    m_layers->setEmptyText(tr("Error by layer, once fitted"));
    m_samples = new SampleView(this);
    m_pages = new QStackedLayout;
    for (QWidget* page : {static_cast<QWidget*>(m_training), static_cast<QWidget*>(m_layers),
                          static_cast<QWidget*>(m_samples)})
        m_pages->addWidget(page);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_views, 0, Qt::AlignLeft);
    layout->addLayout(m_pages, 1);
    connect(m_views, &SegmentedControl::currentChanged, this,
            [this](int view) { setView(static_cast<View>(view)); });
    show(View::layers);
}

void DistillCharts::show(View view) {
    m_views->setCurrent(static_cast<int>(view));
    m_pages->setCurrentIndex(static_cast<int>(view));
    Q_EMIT viewChanged();
}

void DistillCharts::suggest(View view) {
    if (!m_chosen && view != this->view()) show(view);
}

void DistillCharts::setView(View view) {
    m_chosen = true;
    show(view);
}

DistillCharts::View DistillCharts::view() const {
    return static_cast<View>(m_pages->currentIndex());
}

void DistillCharts::setRuns(const std::vector<DistillRun>& runs) {
    const bool others = runs.size() != m_runs.size();
    m_runs = runs;
    showTraining();
    showLayers();
    if (!others) return;
    fit();
    Q_EMIT viewChanged();
}

void DistillCharts::setParaphrase(std::vector<double> rmse) {
    m_paraphrase = std::move(rmse);
    showLayers();
}

void DistillCharts::setSamples(std::vector<SampleRow> samples, const QString& origin) {
    m_samples->setSamples(std::move(samples), origin);
}

void DistillCharts::showTraining() {
    const auto hidden = m_training->hiddenRuns();
    m_training->clear();
    for (const DistillRun& run : m_runs) {
        const bool present = &run == &m_runs.back();
        const CurveStyle style = heldOutStyle(run, present);
        draw(*m_training, style, run.epochs, run.validation);
        if (present)
            draw(*m_training, trainStyle(style, run.trainName), run.epochs, run.train);
    }
    showHowFar();
    hideRuns(*m_training, hidden);
}

/// While it runs the axis reaches to the last epoch there may be.
void DistillCharts::showHowFar() {
    const bool running =
        !m_runs.empty() && m_runs.back().planned > 0 && !m_runs.back().epochs.empty();
    double last = 0;
    for (const DistillRun& run : m_runs)
        last = std::max(
            {last, static_cast<double>(run.planned), run.epochs.empty() ? 0 : run.epochs.back()});
    m_training->setXRange(running ? std::optional(std::pair{0.0, last}) : std::nullopt);
    m_training->setMarker(running ? std::optional(m_runs.back().epochs.back()) : std::nullopt);
}

void DistillCharts::showLayers() {
    const auto hidden = m_layers->hiddenRuns();
    m_layers->clear();
    for (const DistillRun& run : m_runs) {
        const bool present = &run == &m_runs.back();
        const CurveStyle style = heldOutStyle(run, present);
        draw(*m_layers, style, numbersUpTo(run.heldoutRmse.size()), run.heldoutRmse);
        if (present)
            draw(*m_layers, trainStyle(style, tr("train")), numbersUpTo(run.trainRmse.size()),
                 run.trainRmse);
    }
    draw(*m_layers,
         {.name = tr("paraphrase"), .identity = Identity::prompted, .line = CurveLine::thin},
         numbersUpTo(m_paraphrase.size()), m_paraphrase);
    hideRuns(*m_layers, hidden);
}

void DistillCharts::setTheme(const Theme& theme) {
    m_views->setTheme(theme);
    m_training->setTheme(theme);
    m_layers->setTheme(theme);
    m_samples->setTheme(theme);
}

/// A legend takes a row or two of its own.
void DistillCharts::fit() {
    setMinimumSize(scaledPixels(150, m_scale), scaledPixels(runCount() > 1 ? 184 : 140, m_scale));
}

void DistillCharts::setScale(qreal scale) {
    m_scale = scale;
    layout()->setSpacing(scaledPixels(4, scale));
    m_views->setScale(scale);
    m_training->setScale(scale);
    m_layers->setScale(scale);
    m_samples->setScale(scale);
    fit();
}

} // namespace steerscope
