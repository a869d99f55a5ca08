// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/library_presenter.h"

#include <algorithm>
#include <utility>

#include "app/language.h"
#include "app/library/run_record.h"
#include "app/presenters/run_maps.h"
#include "app/text.h"
#include "core/base/strict_json.h"
#include "core/library/bundle.h"

#include <QLocale>

namespace steerscope {
namespace {

Identity identityOf(const RunSummary& run) {
    if (!run.psrName.empty()) return Identity::psr;
    return run.steering.empty() ? Identity::unsteered : Identity::prompted;
}

QString whenText(const std::string& utc, const QDateTime& now) {
    const QDateTime time = QDateTime::fromString(toQString(utc), Qt::ISODate).toLocalTime();
    if (!time.isValid()) return {};
    const QLocale locale = textLocale();
    const qint64 days = time.date().daysTo(now.date());
    if (days == 0) return locale.toString(time, QStringLiteral("HH:mm"));
    if (days > 0 && days < 7) return locale.toString(time, QStringLiteral("ddd HH:mm"));
    return locale.toString(time,
                           time.date().year() == now.date().year()
                               ? LibraryPresenter::tr("d MMM", "date within this year, Qt format")
                               : QStringLiteral("MMM yyyy"));
}

QString detailText(const RunSummary& run) {
    if (!run.excerpt.empty()) return toQString(run.excerpt).simplified();
    QStringList parts;
    if (!run.psrName.empty())
        parts << toQString(run.psrName) << QStringLiteral("α %1").arg(run.strength, 0, 'g', 3);
    else if (!run.steering.empty())
        parts << toQString(run.steering).simplified();
    parts << (run.columns == 1 ? LibraryPresenter::tr("1 answer")
                               : LibraryPresenter::tr("%1 answers").arg(run.columns));
    return parts.join(QStringLiteral(" · "));
}

/// A run that was ended by hand is a run that stopped.
RecordedRun finished(RecordedRun run) {
    for (RunColumn& column : run.columns)
        if (column.finish == FinishReason::running) column.finish = FinishReason::stopped;
    return run;
}

bool holdsText(const RecordedRun& run) {
    return std::ranges::any_of(run.columns, [](const RunColumn& c) { return c.length() > 0; });
}

/// "Fork of the run of 14:03: PSR from token 12 on, “Ahoy”"
std::string originText(const RunParent& parent) {
    const QString time = QDateTime::fromString(toQString(parent.createdAt), Qt::ISODate)
                             .toLocalTime()
                             .toString(QStringLiteral("d MMM HH:mm"));
    const QString place = LibraryPresenter::tr("%1 from token %2 on")
                              .arg(columnTitle(parent.column))
                              .arg(parent.token);
    if (parent.change == RunParent::Change::paint)
        return toUtf8(LibraryPresenter::tr("Painted on the run of %1: %2").arg(time, place));
    return toUtf8(LibraryPresenter::tr("Fork of the run of %1: %2, “%3”")
                      .arg(time, place, toQString(parent.piece).trimmed()));
}

/// Stores the run; one that was made from another says so in its note and by a tag.
qint64 keep(Library& library, const RecordedRun& run, const std::string& psrSha256) {
    const RunId id = library.runs().add(toStoredRun(run, psrSha256));
    if (!run.parent || !library.runs().summary(id).note.empty()) return id.value;
    library.items().setNote(id, originText(*run.parent));
    library.items().addTag(id, run.parent->change == RunParent::Change::fork ? "fork" : "painted");
    return id.value;
}

/// Under which name the library keeps how a run was looked at.
std::string viewName(qint64 run) {
    return "view/" + std::to_string(run);
}

void giveTags(LibraryItems& items, RunId run, const QStringList& wanted) {
    for (const std::string& tag : items.tags(run))
        if (!wanted.contains(toQString(tag), Qt::CaseInsensitive)) items.removeTag(run, tag);
    for (const QString& tag : wanted)
        items.addTag(run, toUtf8(tag));
}

} // namespace

HistoryRow historyRow(const RunSummary& run, const QDateTime& now) {
    HistoryRow row{.id = run.id.value,
                   .identity = identityOf(run),
                   .title = toQString(run.prompt),
                   .detail = detailText(run),
                   .when = whenText(run.addedAt, now),
                   .note = toQString(run.note),
                   .starred = run.starred,
                   .reference = run.reference};
    for (const std::string& tag : run.tags)
        row.tags << toQString(tag);
    return row;
}

LibraryPresenter::LibraryPresenter(Workbench& workbench, QObject* parent)
    : QObject(parent), m_workbench(workbench), m_store(workbench.library().store()) {
    ComparisonPresenter& comparison = workbench.comparison();
    connect(&comparison, &ComparisonPresenter::runFinished, this, &LibraryPresenter::storeCurrent);
    connect(&comparison, &ComparisonPresenter::stopped, this, &LibraryPresenter::storeCurrent);
    connect(&comparison, &ComparisonPresenter::runReset, this, [this] { setShown(0); });
    connect(&workbench, &Workbench::modelChanged, this, &LibraryPresenter::noteModel);
}

template <class Work, class Done> void LibraryPresenter::change(Work work, Done done) {
    m_store.request(this, std::move(work), [this, done = std::move(done)](auto outcome) mutable {
        if (outcome.error) return Q_EMIT failed(*outcome.error);
        done(std::move(*outcome.value));
        refresh();
    });
}

template <class Work> void LibraryPresenter::change(Work work) {
    change(
        [work = std::move(work)](Library& library) mutable {
            work(library);
            return true;
        },
        [](bool) {});
}

void LibraryPresenter::start() {
    change([](Library& library) {
        if (library.readOnly()) return;
        library.emptyTrash();
        library.backupDaily();
    });
    readReference();
}

void LibraryPresenter::refresh() {
    RunQuery query{.words = toUtf8(m_filter.words), .tag = toUtf8(m_filter.tag)};
    if (m_filter.starred) query.which = RunQuery::Which::starred;
    m_store.request(
        this,
        [query](Library& library) {
            return Content{library.runs().find(query), library.items().allTags()};
        },
        [this](Outcome<Content> outcome) {
            if (outcome.error) return Q_EMIT failed(*outcome.error);
            takeContent(std::move(*outcome.value));
        });
}

void LibraryPresenter::takeContent(Content content) {
    m_rows.clear();
    m_tags.clear();
    const QDateTime now = QDateTime::currentDateTime();
    for (const RunSummary& run : content.runs) {
        m_rows.push_back(historyRow(run, now));
        m_rows.back().shown = m_rows.back().id == m_shown;
    }
    for (const TagCount& tag : content.tags)
        m_tags << toQString(tag.name);
    Q_EMIT rowsChanged();
}

void LibraryPresenter::setFilter(const HistoryFilter& filter) {
    if (filter == m_filter) return;
    m_filter = filter;
    refresh();
}

void LibraryPresenter::storeCurrent() {
    const RecordedRun& run = m_workbench.comparison().current();
    if (!holdsText(run)) return;
    std::string psrSha256;
    const auto& entries = m_workbench.library().entries();
    if (const int index = m_workbench.library().indexOf(run.recipe.psr); index >= 0)
        psrSha256 = entries[static_cast<std::size_t>(index)].sha256;
    change([run = finished(run),
            psrSha256](Library& library) { return keep(library, run, psrSha256); },
           [this](qint64 id) {
               setShown(id);
               Q_EMIT stored(id);
           });
}

void LibraryPresenter::noteModel() {
    if (!m_workbench.model()) return;
    m_store.request(
        this,
        [model = modelSeen(*m_workbench.model())](Library& library) {
            if (!library.readOnly()) library.runs().see(model);
            return true;
        },
        [](Outcome<bool>) {}); // The run that follows notes it again and tells what is wrong.
}

void LibraryPresenter::show(qint64 id) {
    saveView();
    m_store.request(
        this,
        [id](Library& library) {
            const StoredRun stored = library.runs().load(RunId(id));
            const auto view = library.sessions().read(viewName(id));
            return Restored{fromStoredRun(stored), stored.psrSha256,
                            view ? parseStrictJson(*view) : Json(nullptr)};
        },
        [this, id](Outcome<Restored> outcome) {
            if (outcome.error) return Q_EMIT failed(*outcome.error);
            takeShown(std::move(*outcome.value), id);
        });
}

void LibraryPresenter::takeShown(Restored restored, qint64 id) {
    m_workbench.showRun(std::move(restored.run),
                        m_workbench.library().indexOfHash(restored.psrSha256));
    setShown(id);
    if (!restored.view.is_null()) Q_EMIT m_workbench.viewRestored(restored.view);
}

void LibraryPresenter::saveView() {
    const Json view = m_workbench.view();
    if (m_shown == 0 || view.is_null()) return;
    const std::string document = viewName(m_shown) + view.dump();
    if (std::exchange(m_savedView, document) != document)
        saveState(viewName(m_shown), view.dump());
}

void LibraryPresenter::setShown(qint64 id) {
    if (id == m_shown) return;
    m_shown = id;
    for (HistoryRow& row : m_rows)
        row.shown = row.id == id;
    Q_EMIT rowsChanged();
}

void LibraryPresenter::setStar(qint64 id, bool on) {
    change([id, on](Library& library) {
        library.items().setStar(RunId(id), on ? Star::set : Star::unset);
    });
}

void LibraryPresenter::setTags(qint64 id, const QStringList& tags) {
    change([id, tags](Library& library) { giveTags(library.items(), RunId(id), tags); });
}

void LibraryPresenter::setNote(qint64 id, const QString& note) {
    change(
        [id, text = toUtf8(note)](Library& library) { library.items().setNote(RunId(id), text); });
}

void LibraryPresenter::setReference(qint64 id, bool on) {
    change([id, on](Library& library) {
        library.runs().setReference(on ? std::optional(RunId(id)) : std::nullopt);
    });
    readReference();
}

void LibraryPresenter::unpin() {
    if (m_referenceId != 0) setReference(m_referenceId, false);
}

void LibraryPresenter::readReference() {
    struct Pinned {
        qint64 id = 0;
        std::shared_ptr<const RecordedRun> run;
    };
    m_store.request(
        this,
        [](Library& library) {
            const auto id = library.runs().reference();
            if (!id) return Pinned{};
            return Pinned{id->value, std::make_shared<const RecordedRun>(
                                         fromStoredRun(library.runs().load(*id)))};
        },
        [this](Outcome<Pinned> outcome) {
            if (outcome.error) return Q_EMIT failed(*outcome.error);
            if (outcome.value->id == m_referenceId) return;
            m_referenceId = outcome.value->id;
            m_reference = std::move(outcome.value->run);
            Q_EMIT referenceChanged();
        });
}

void LibraryPresenter::remove(qint64 id) {
    const auto row = std::ranges::find(m_rows, id, &HistoryRow::id);
    const QString title = row == m_rows.end() ? QString() : row->title;
    change(
        [id](Library& library) {
            library.items().moveToTrash(RunId(id));
            return id;
        },
        [this, title](qint64 gone) {
            m_removed.push_back(gone);
            if (gone == m_referenceId) readReference();
            Q_EMIT removed(title);
        });
}

void LibraryPresenter::undoRemove() {
    if (m_removed.empty()) return;
    const qint64 id = m_removed.back();
    m_removed.pop_back();
    change([id](Library& library) { library.items().takeFromTrash(RunId(id)); });
}

void LibraryPresenter::exportRun(qint64 id, const std::filesystem::path& path) {
    change(
        [id, path](Library& library) {
            exportBundle(library, {RunId(id)}, {}, path);
            return true;
        },
        [this, path](bool) { Q_EMIT notice(tr("Saved %1").arg(toQString(path.string()))); });
}

void LibraryPresenter::importFrom(const std::filesystem::path& path) {
    change(
        [path](Library& library) {
            return importBundle(library, path, [](const StoredRun& run) { fromStoredRun(run); });
        },
        [this](const ImportedBundle& imported) {
            if (!imported.psrs.empty()) m_workbench.library().loadFolder();
            Q_EMIT notice(
                tr("%n run(s) imported", nullptr, static_cast<int>(imported.runs.size())));
        });
}

void LibraryPresenter::backupTo(const std::filesystem::path& path) {
    change(
        [path](Library& library) {
            library.backupTo(path);
            return true;
        },
        [this, path](bool) { Q_EMIT notice(tr("Saved %1").arg(toQString(path.string()))); });
}

void LibraryPresenter::restoreFrom(const std::filesystem::path& path) {
    change(
        [path](Library& library) {
            library.restoreFrom(path);
            return true;
        },
        [this](bool) {
            setShown(0);
            readReference();
            m_workbench.library().loadFolder();
            Q_EMIT notice(tr("The backup is restored"));
        });
}

void LibraryPresenter::saveState(const std::string& name, const std::string& document) {
    m_store.request(
        this,
        [name, document](Library& library) {
            if (!library.readOnly()) library.sessions().save(name, document);
            return true;
        },
        [](Outcome<bool>) {}); // A rail that opens as it did before last time is no failure.
}

void LibraryPresenter::readState(const std::string& name) {
    m_store.request(
        this, [name](Library& library) { return library.sessions().read(name); },
        [this, name](Outcome<std::optional<std::string>> outcome) {
            if (outcome.value && *outcome.value)
                Q_EMIT stateRead(toQString(name), toQString(**outcome.value));
        });
}

} // namespace steerscope
