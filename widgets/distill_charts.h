// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/sample_view.h"
#include "widgets/theme.h"

#include <QWidget>

#include <vector>

class QStackedLayout;

namespace steerscope {

class CurveView;
class SegmentedControl;

/// One distillation of this session as curves.
struct DistillRun {
    QString name; ///< Different from the names of the others.
    int symbol = 0;
    int planned = 0;                 ///< Epochs at most, while it runs; 0: it has ended.
    std::vector<double> epochs;      ///< Of polishing, ascending; empty without.
    std::vector<double> train;       ///< Objective by epoch; NaN where there is none.
    QString trainName;               ///< "train", or with what it was scaled by.
    std::vector<double> validation;  ///< KL to the prompted model by epoch.
    std::vector<double> heldoutRmse; ///< Relative RMSE by layer.
    std::vector<double> trainRmse;
};

/// The charts of a distillation: training curve, error by layer, sample answers. Several runs lie
/// over one another; a legend switches them on and off.
class DistillCharts : public QWidget {
    Q_OBJECT
public:
    enum class View { training, layers, samples };

    explicit DistillCharts(QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    void setScale(qreal scale);
    /// Oldest first; the last one is the present one and carries names at its curves.
    void setRuns(const std::vector<DistillRun>& runs);
    /// What another wording of the instruction differs by, by layer; empty: not known.
    void setParaphrase(std::vector<double> rmse);
    void setSamples(std::vector<SampleRow> samples, const QString& origin);
    /// Chooses by itself until the person has chosen.
    void suggest(View view);
    int runCount() const { return static_cast<int>(m_runs.size()); }
    void setView(View view);
    View view() const;
    CurveView* training() const { return m_training; }
    CurveView* layers() const { return m_layers; }

Q_SIGNALS:
    /// Another view, or another number of runs: more room may be needed.
    void viewChanged();

private:
    void show(View view);
    void fit();
    void showTraining();
    void showHowFar();
    void showLayers();

    qreal m_scale = 1;
    std::vector<DistillRun> m_runs;
    std::vector<double> m_paraphrase;
    bool m_chosen = false; ///< The person has said which view to see.
    SegmentedControl* m_views = nullptr;
    QStackedLayout* m_pages = nullptr;
    CurveView* m_training = nullptr;
    CurveView* m_layers = nullptr;
    SampleView* m_samples = nullptr;
};

} // namespace steerscope
