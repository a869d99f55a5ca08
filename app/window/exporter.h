// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QThreadPool>

#include <functional>
#include <string>

#include "app/recorded_run.h"

namespace steerscope {

class HeatmapView;

/// Writes figures and data of what is on screen. Errors come as `failed`, never as a half file.
class Exporter : public QObject {
    Q_OBJECT
public:
    explicit Exporter(QObject* parent = nullptr);
    ~Exporter() override; ///< Waits for what is being written.

    /// PNG, SVG or PDF by suffix, drawn on the GUI thread; a PNG, whose encoding takes longer than
    /// its drawing, is written in the background.
    void figure(const HeatmapView& view, const QString& path);
    /// CSV or JSON by suffix, written in the background.
    void data(const RecordedRun& run, const QString& path);
    /// One HTML page that opens without a network, written in the background.
    void report(const RecordedRun& run, const QString& path);

Q_SIGNALS:
    void written(const QString& path);
    void failed(const steerscope::ErrorRecord& error);

private:
    void write(std::function<std::string()> make, const QString& path);

    QThreadPool m_pool;
};

} // namespace steerscope
