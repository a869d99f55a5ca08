// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/distill_form.h"
#include "widgets/theme.h"

#include <QFrame>

#include <optional>
#include <vector>

class QBoxLayout;
class QHBoxLayout;
class QLabel;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace steerscope {

class CommandStrip;
class DistillCharts;
class DistillOptions;
class ElidedLabel;
class GaugeBar;
class RolloutList;

/// What a distillation has reached so far. Missing numbers are shown as "–".
struct DistillReading {
    enum class State { idle, running, finished, cancelled, failed };
    State state = State::idle;
    QString phase;        ///< "polishing · epoch 3 of 8"
    double fraction = -1; ///< 0 … 1; negative while the length is unknown.
    QString remaining;    ///< "about 12 s left"
    int rolloutsKept = 0;
    int rolloutsMade = 0;
    std::optional<double> fidelity; ///< 1 − KL / KL of the unsteered model, held out.
    std::optional<double> kl;       ///< Nats per token, held out.
    std::optional<double> topOne;   ///< Share of tokens with the same first choice, 0 … 1.
    std::optional<double> seconds;
    bool usable = false;    ///< A PSR exists that is not in use.
    bool polishing = false; ///< Training goes on and can be ended with the best so far.
    QString problem;        ///< One sentence when failed.
    QString found;          ///< What led to it, with numbers; maybe empty.
    QString advice;         ///< What to do about it; maybe empty.
};

/// One rollout and what the filter said.
struct RolloutRow {
    QString text;
    bool kept = true;
    QString reason; ///< Why it was dropped.
};

/// How to distil, and the distillation as it happens: phase, progress, numbers, curves, samples,
/// and which rollouts were kept.
class DistillPanel : public QFrame {
    Q_OBJECT
public:
    explicit DistillPanel(QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    void setScale(qreal scale);

    void setReading(const DistillReading& reading);
    const DistillReading& reading() const { return m_reading; }
    DistillOptions* options() const { return m_options; }
    DistillCharts* charts() const { return m_charts; }
    /// Shows the command line that does the same; empty hides it.
    void setCommand(const QString& line);
    void setRollouts(std::vector<RolloutRow> rollouts);
    void appendRollout(const RolloutRow& rollout);

Q_SIGNALS:
    void cancelRequested();
    void useNowRequested();
    /// Training is to end now, and its best result to be measured.
    void finishRequested();
    void commandCopied();

private:
    void buildHeader();
    void buildNumbers();
    void buildProgress();
    void buildProblem();
    void showReading();
    void showNumbers();
    void arrangeNumbers();
    void showProblem();
    void restyle();

    Theme m_theme = themeOf(ThemeKind::light);
    qreal m_scale = 1;
    DistillReading m_reading;
    QHBoxLayout* m_header = nullptr;
    QLabel* m_title = nullptr;
    ElidedLabel* m_phase = nullptr;
    QLabel* m_teach = nullptr;
    QWidget* m_content = nullptr;
    QBoxLayout* m_contentLayout = nullptr;
    DistillOptions* m_options = nullptr;
    DistillCharts* m_charts = nullptr;
    CommandStrip* m_command = nullptr;
    QWidget* m_numbersBox = nullptr;
    QBoxLayout* m_numbersLayout = nullptr;
    QBoxLayout* m_rolloutsRow = nullptr;
    QLabel* m_fidelityLabel = nullptr;
    QLabel* m_fidelity = nullptr;
    GaugeBar* m_fidelityBar = nullptr;
    QLabel* m_rolloutsLabel = nullptr;
    QLabel* m_kept = nullptr;
    QToolButton* m_dropped = nullptr; ///< Opens the list of rollouts.
    QLabel* m_numbers = nullptr;
    QWidget* m_problemBox = nullptr;
    QHBoxLayout* m_problemLayout = nullptr;
    QLabel* m_problemSign = nullptr;
    QLabel* m_problem = nullptr;
    QLabel* m_advice = nullptr;
    QWidget* m_progressRow = nullptr;
    QHBoxLayout* m_progressLayout = nullptr;
    GaugeBar* m_progress = nullptr;
    QLabel* m_remaining = nullptr;
    QPushButton* m_cancel = nullptr;
    QPushButton* m_useNow = nullptr;
    QPushButton* m_finish = nullptr;
    RolloutList* m_list = nullptr;
};

} // namespace steerscope
