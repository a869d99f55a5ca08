// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/exporter.h"

#include <QBuffer>
#include <QFileInfo>
#include <QImage>

#include "app/background.h"
#include "app/run_page.h"
#include "app/text.h"
#include "core/base/atomic_file.h"
#include "core/base/file_bytes.h"
#include "widgets/heatmap_view.h"

namespace steerscope {
namespace {

QString suffixOf(const QString& path) {
    return QFileInfo(path).suffix().toLower();
}

ErrorRecord exportError(const char* code, const char* problem, const QString& path) {
    ErrorRecord error;
    error.code = code;
    error.problem = problem;
    error.file = toUtf8(path);
    return error;
}

std::string pngOf(const QImage& picture) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    picture.save(&buffer, "PNG");
    return bytes.toStdString();
}

} // namespace

Exporter::Exporter(QObject* parent) : QObject(parent) {
    m_pool.setMaxThreadCount(1);
}

Exporter::~Exporter() {
    m_pool.waitForDone();
}

void Exporter::figure(const HeatmapView& view, const QString& path) {
    const QString suffix = suffixOf(path);
    if (suffix != QStringLiteral("png") && suffix != QStringLiteral("svg") &&
        suffix != QStringLiteral("pdf")) {
        ErrorRecord error =
            exportError("EXPORT-001", "Figures of this kind cannot be written", path);
        error.found = toUtf8(suffix);
        error.allowed = "png, svg or pdf";
        error.hint = "Choose a file name that ends in one of these.";
        return Q_EMIT failed(error);
    }
    if (suffix == QStringLiteral("png"))
        return write([picture = view.picture()] { return pngOf(picture); }, path);
    if (view.exportFigure(path)) return Q_EMIT written(path);
    ErrorRecord error = exportError("EXPORT-002", "The figure could not be written", path);
    error.hint = "Choose a folder that exists and that you may write to.";
    Q_EMIT failed(error);
}

void Exporter::data(const RecordedRun& run, const QString& path) {
    const bool csv = suffixOf(path) == QStringLiteral("csv");
    write([run, csv] { return csv ? recordedRunCsv(run) : serializeRecordedRun(run); }, path);
}

void Exporter::report(const RecordedRun& run, const QString& path) {
    write([run] { return runPage(run); }, path);
}

void Exporter::write(std::function<std::string()> make, const QString& path) {
    runInBackground(
        m_pool, this,
        [make = std::move(make), file = std::filesystem::path(toUtf8(path))] {
            writeFileAtomically(file, asBytes(make()));
            return true;
        },
        [this, path](Outcome<bool> outcome) {
            if (outcome.error)
                Q_EMIT failed(*outcome.error);
            else
                Q_EMIT written(path);
        });
}

} // namespace steerscope
