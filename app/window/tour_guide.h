// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include <functional>
#include <vector>

class QWidget;

namespace steerscope {

class TourCallout;

/// What a step of the tour waits for.
enum class TourAction { hoverToken, lockCell, switchMap, moveStrength, run, distil };

struct TourStep {
    TourAction waitsFor = TourAction::hoverToken;
    QString title;
    QString task;
    std::function<QWidget*()> target; ///< The real control.
};

/// The guided tour: points at one control after the other and goes on when the person has done the
/// real thing. Steps whose control is not on screen in this layout are passed over. Leaving keeps
/// the place; starting again goes on there.
class TourGuide : public QObject {
    Q_OBJECT
public:
    TourGuide(TourCallout& callout, std::vector<TourStep> steps, QObject* parent = nullptr);

    bool running() const { return m_running; }
    int step() const { return m_step; }
    /// Where the tour goes on; beyond the last step it starts over.
    void setStep(int step);
    void start();
    /// False when no tour was running.
    bool leave();
    void skip();
    /// The person did something; the tour goes on when that is what it waits for.
    void did(TourAction action);

Q_SIGNALS:
    void finished();

private:
    void show();
    bool isOnScreen(const TourStep& step) const;

    TourCallout& m_callout;
    std::vector<TourStep> m_steps;
    int m_step = 0;
    bool m_running = false;
};

} // namespace steerscope
