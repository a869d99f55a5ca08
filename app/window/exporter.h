// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QThreadPool>

#include "app/recorded_run.h"

namespace steerscope {

class HeatmapView;

/// Writes figures and data of what is on screen. Errors come as `failed`, never as a half file.
class Exporter : public QObject {
    Q_OBJECT
public:
    explicit Exporter(QObject* parent = nullptr);
    ~Exporter() override; ///< Waits for what is being written.

    /// PNG, SVG or PDF by suffix, drawn on the GUI thread.
    void figure(const HeatmapView& view, const QString& path);
    /// CSV or JSON by suffix, written in the background.
    void data(const RecordedRun& run, const QString& path);

Q_SIGNALS:
    void written(const QString& path);
    void failed(const steerscope::ErrorRecord& error);

private:
    QThreadPool m_pool;
};

} // namespace steerscope
