// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QObject>
#include <QStringList>

#include <filesystem>
#include <memory>
#include <vector>

#include "app/recorded_run.h"
#include "app/workbench.h"
#include "core/library/library.h"
#include "widgets/history_rail.h"

namespace steerscope {

/// A run as the rail shows it; `now` decides how its time is written.
HistoryRow historyRow(const RunSummary& run, const QDateTime& now);

/// The user's runs: stores what was run, lists it, brings it back. Every verb works in the
/// background and returns at once; rowsChanged() or failed() follows. GUI thread.
class LibraryPresenter : public QObject {
    Q_OBJECT
public:
    explicit LibraryPresenter(Workbench& workbench, QObject* parent = nullptr);

    /// Empties the trash of earlier sessions, makes the daily backup, reads list and reference.
    void start();

    const std::vector<HistoryRow>& rows() const { return m_rows; }
    const QStringList& tags() const { return m_tags; }
    /// The pinned run; null: none.
    std::shared_ptr<const RecordedRun> reference() const { return m_reference; }

    void setFilter(const HistoryFilter& filter);
    /// Keeps the run on screen.
    void storeCurrent();
    /// Shows a stored run exactly as it was; no model is needed.
    void show(qint64 id);
    void setStar(qint64 id, bool on);
    void setTags(qint64 id, const QStringList& tags);
    void setNote(qint64 id, const QString& note);
    /// Pins the run, or none: views show the difference to it.
    void setReference(qint64 id, bool on);
    void unpin();
    void remove(qint64 id);
    /// Brings back what was removed last.
    void undoRemove();

    void exportRun(qint64 id, const std::filesystem::path& path);
    void importFrom(const std::filesystem::path& path);
    void backupTo(const std::filesystem::path& path);
    void restoreFrom(const std::filesystem::path& path);

    /// Keeps how the stored run on screen is looked at now.
    void saveView();
    /// Small things the window wants to find again ("rail").
    void saveState(const std::string& name, const std::string& document);
    void readState(const std::string& name);

Q_SIGNALS:
    void rowsChanged();
    void referenceChanged();
    void stored(qint64 id);
    void removed(const QString& title);
    void stateRead(const QString& name, const QString& document);
    void notice(const QString& text);
    void failed(const steerscope::ErrorRecord& error);

private:
    struct Content {
        std::vector<RunSummary> runs;
        std::vector<TagCount> tags;
    };
    /// Runs work(Library&) and then reads the list anew; `done` is told what the work returned.
    template <class Work, class Done> void change(Work work, Done done);
    template <class Work> void change(Work work);
    void refresh();
    void noteModel();
    void takeContent(Content content);
    /// A stored run with what belongs to it.
    struct Restored {
        RecordedRun run;
        std::string psrSha256;
        Json view = nullptr;
    };
    void takeShown(Restored restored, qint64 id);
    void readReference();
    void setShown(qint64 id);

    Workbench& m_workbench;
    LibraryService& m_store;
    HistoryFilter m_filter;
    std::vector<HistoryRow> m_rows;
    QStringList m_tags;
    qint64 m_shown = 0; ///< The stored run on screen; 0: none of them.
    std::vector<qint64> m_removed;
    std::shared_ptr<const RecordedRun> m_reference;
    qint64 m_referenceId = 0;
    std::string m_savedView; ///< Written last, with the run it belongs to.
};

} // namespace steerscope
