// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme.h"

#include <QString>
#include <QWidget>

#include <vector>

class QToolButton;

namespace steerscope {

class FlowLayout;

/// One run in the legend of a chart.
struct CurveRun {
    QString name;
    Identity identity = Identity::psr;
    int variant = 0;
    bool shown = true;
};

/// Switches, one per run, in as many rows as it takes: symbol and name; off hides the run's curves.
class CurveLegend : public QWidget {
    Q_OBJECT

public:
    explicit CurveLegend(QWidget* parent = nullptr);
    void setTheme(const Theme& theme);
    void setScale(qreal scale);
    void setRuns(std::vector<CurveRun> runs);

Q_SIGNALS:
    void runToggled(const QString& name, bool shown);

private:
    void rebuild();
    QIcon symbolOf(const CurveRun& run) const;

    Theme m_theme = themeOf(ThemeKind::light);
    qreal m_scale = 1.0;
    std::vector<CurveRun> m_runs;
    FlowLayout* m_row;
    std::vector<QToolButton*> m_buttons;
};

} // namespace steerscope
