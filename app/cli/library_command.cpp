// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The verb library: what the user keeps, without a window.

#include <algorithm>
#include <iostream>

#include "app/cli/context.h"
#include "app/cli/library_output.h"
#include "app/cli/output.h"
#include "app/library/run_record.h"
#include "core/base/file_bytes.h"
#include "core/base/user_paths.h"
#include "core/steering/steering_model_io.h"

namespace steerscope::cli {
namespace {

struct LibraryOptions {
    std::string folder; ///< Empty: the user's.
    std::string item, text, file, tag;
    std::vector<std::string> items;
    std::int64_t limit = 200;
    bool starred = false, undo = false, all = false;
};

using LibraryVerb = void (*)(Library&, const LibraryOptions&, bool json);

/// "12" or "run:12" is a run; "psr:NAME", a name or the beginning of a hash is a PSR.
ItemId itemNamed(Library& library, const std::string& text) {
    const bool digits = !text.empty() && text.size() < 19 &&
                        std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
    if (text.starts_with("run:")) return itemNamed(library, text.substr(4));
    if (digits) return RunId(std::stoll(text));
    const std::string name = text.starts_with("psr:") ? text.substr(4) : text;
    if (const auto psr = library.psrs().find(name)) return *psr;
    throw Error({.code = "LIB-020",
                 .problem = "There is no such run or PSR in the library",
                 .field = "item",
                 .found = text,
                 .allowed = "the number of a run, or the name or hash of a PSR",
                 .hint = "See what is there with: steerscope-cli library list"});
}

Json itemJson(Library& library, ItemId item) {
    return item.kind == ItemKind::run
               ? runJson(library.runs().summary(RunId(item.value)))
               : psrJson(library.psrs().summary(PsrId(item.value)), library.psrs());
}

std::string itemLine(Library& library, ItemId item) {
    return item.kind == ItemKind::run ? runLine(library.runs().summary(RunId(item.value)))
                                      : psrLine(library.psrs().summary(PsrId(item.value)));
}

void printItem(Library& library, ItemId item, bool json) {
    json ? printJson(itemJson(library, item))
         : void(std::cout << itemLine(library, item) << std::endl);
}

void printRuns(const std::vector<RunSummary>& runs) {
    for (const RunSummary& run : runs)
        std::cout << runLine(run) << "\n";
}

void list(Library& library, const LibraryOptions& o, bool json) {
    const auto runs =
        library.runs().find({.words = o.text,
                             .tag = o.tag,
                             .which = o.starred ? RunQuery::Which::starred : RunQuery::Which::all,
                             .limit = o.limit});
    std::vector<PsrSummary> psrs;
    // A search is for words of runs.
    if (o.text.empty()) psrs = library.psrs().list();
    std::erase_if(psrs, [&](const PsrSummary& psr) {
        return (o.starred && !psr.starred) ||
               (!o.tag.empty() && std::ranges::find(psr.tags, o.tag) == psr.tags.end());
    });
    if (!json) {
        printRuns(runs);
        for (const PsrSummary& psr : psrs)
            std::cout << psrLine(psr) << "\n";
        return;
    }
    Json document = {
        {"folder", library.folder().string()}, {"runs", Json::array()}, {"psrs", Json::array()}};
    for (const RunSummary& run : runs)
        document["runs"].push_back(runJson(run));
    for (const PsrSummary& psr : psrs)
        document["psrs"].push_back(psrJson(psr, library.psrs()));
    printJson(document);
}

void show(Library& library, const LibraryOptions& o, bool json) {
    const ItemId item = itemNamed(library, o.item);
    if (item.kind == ItemKind::psr) {
        if (!o.file.empty()) saveSteeringModel(library.psrs().load(PsrId(item.value)), o.file);
        return printItem(library, item, json);
    }
    const StoredRun run = library.runs().load(RunId(item.value));
    if (!o.file.empty()) writeRecordedRun(fromStoredRun(run), o.file);
    Json document = itemJson(library, item);
    document["columns"] = columnsJson(run);
    if (json) return printJson(document);
    std::cout << itemLine(library, item) << "\n";
    for (const StoredColumn& column : run.columns)
        std::cout << "\n"
                  << column.name << " (" << column.tokens << " tokens)\n"
                  << column.text << "\n";
}

void add(Library& library, const LibraryOptions& o, bool json) {
    const auto bytes = readFile(o.file, 1u << 30);
    const bool isRun = !bytes.empty() && bytes.front() == std::byte{'{'};
    if (isRun)
        printItem(library, library.runs().add(toStoredRun(readRecordedRun(o.file))), json);
    else
        printItem(library, library.psrs().addFile(o.file), json);
}

void remove(Library& library, const LibraryOptions& o, bool json) {
    if (o.undo && o.item.find_first_not_of("0123456789") != std::string::npos)
        throw Error({.code = "CLI-020",
                     .problem = "Only runs can be taken back here",
                     .field = "item",
                     .found = o.item,
                     .hint = "Add the PSR file again."});
    const ItemId item = itemNamed(library, o.item);
    o.undo ? library.items().takeFromTrash(item) : library.items().moveToTrash(item);
    const Json document = itemJson(library, item);
    if (o.all) library.emptyTrash();
    json ? printJson(document)
         : void(std::cout << (o.undo ? "taken back: " : "removed: ") << o.item << std::endl);
}

void verify(Library& library, const LibraryOptions&, bool json) {
    const LibraryCheck check = library.verify();
    const Json document = checkJson(check);
    if (json)
        printJson(document);
    else
        std::cout << check.runsChecked << " runs and " << check.psrsChecked << " PSRs checked\n";
    if (check.sound()) return;
    const std::string first = !check.database.empty() ? check.database.front()
                              : !check.files.empty()  ? describe(check.files.front())
                                                      : describe(check.runs.front());
    throw Error({.code = "LIB-042",
                 .problem = "The library is damaged",
                 .file = library.folder().string(),
                 .found = first,
                 .hint = "Restore a backup from the folder backups, or remove what is named."});
}

void printWritten(const std::string& file, bool json) {
    json ? printJson({{"written", {file}}}) : void(std::cout << file << std::endl);
}

void backup(Library& library, const LibraryOptions& o, bool json) {
    library.backupTo(o.file);
    printWritten(o.file, json);
}

void restore(Library& library, const LibraryOptions& o, bool json) {
    library.restoreFrom(o.file);
    const std::int64_t runs = library.runs().count();
    const auto psrs = static_cast<std::int64_t>(library.psrs().list().size());
    json ? printJson({{"runs", runs}, {"psrs", psrs}})
         : void(std::cout << runs << " runs and " << psrs << " PSRs\n");
}

void exportItems(Library& library, const LibraryOptions& o, bool json) {
    std::vector<RunId> runs;
    std::vector<PsrId> psrs;
    for (const std::string& text : o.items) {
        const ItemId item = itemNamed(library, text);
        item.kind == ItemKind::run ? void(runs.emplace_back(item.value))
                                   : void(psrs.emplace_back(item.value));
    }
    exportBundle(library, runs, psrs, o.file);
    printWritten(o.file, json);
}

void importItems(Library& library, const LibraryOptions& o, bool json) {
    const ImportedBundle imported =
        importBundle(library, o.file, [](const StoredRun& run) { fromStoredRun(run); });
    Json runs = Json::array(), psrs = Json::array();
    for (const RunId id : imported.runs)
        runs.push_back(runJson(library.runs().summary(id)));
    for (const PsrId id : imported.psrs)
        psrs.push_back(psrJson(library.psrs().summary(id), library.psrs()));
    json ? printJson({{"runs", runs}, {"psrs", psrs}})
         : void(std::cout << runs.size() << " runs and " << psrs.size() << " PSRs\n");
}

void tag(Library& library, const LibraryOptions& o, bool json) {
    const ItemId item = itemNamed(library, o.item);
    o.undo ? library.items().removeTag(item, o.text) : library.items().addTag(item, o.text);
    printItem(library, item, json);
}

void star(Library& library, const LibraryOptions& o, bool json) {
    const ItemId item = itemNamed(library, o.item);
    library.items().setStar(item, o.undo ? Star::unset : Star::set);
    printItem(library, item, json);
}

void note(Library& library, const LibraryOptions& o, bool json) {
    const ItemId item = itemNamed(library, o.item);
    library.items().setNote(item, o.text);
    printItem(library, item, json);
}

void perform(LibraryVerb verb, const LibraryOptions& options, bool json) {
    Library library(options.folder.empty() ? userDataFolder()
                                           : std::filesystem::path(options.folder));
    for (const ErrorRecord& notice : library.notices())
        std::cerr << "steerscope-cli: " << describe(notice) << "\n";
    verb(library, options, json);
}

/// Registers verbs below `library`; all share one set of options.
class LibraryVerbs {
public:
    LibraryVerbs(CLI::App& parent, Context& context)
        : m_parent(parent), m_context(context), m_options(std::make_shared<LibraryOptions>()) {}

    CLI::App& add(const char* name, const char* help, LibraryVerb verb) {
        CLI::App* app = m_parent.add_subcommand(name, help);
        app->add_option("--folder", m_options->folder, "Library folder (default: the user's)");
        addJson(*app, m_context.common);
        app->callback([&context = m_context, options = m_options, verb] {
            context.action = [&context, options, verb] {
                perform(verb, *options, context.common.json);
            };
        });
        return *app;
    }
    LibraryOptions& options() { return *m_options; }

private:
    CLI::App& m_parent;
    Context& m_context;
    std::shared_ptr<LibraryOptions> m_options;
};

void addReading(LibraryVerbs& verbs) {
    LibraryOptions& o = verbs.options();
    for (CLI::App* app : {&verbs.add("list", "Runs, newest first, and PSRs", list),
                          &verbs.add("search", "Runs by words of prompt, answers or note", list)}) {
        if (app->get_name() == "search") app->add_option("words", o.text)->required();
        app->add_option("--tag", o.tag, "Only with this tag");
        app->add_flag("--starred", o.starred, "Only with a star");
        app->add_option("--limit", o.limit)->check(CLI::Range(1, 100'000))->capture_default_str();
    }
    CLI::App& shown = verbs.add("show", "One run with its answers, or one PSR", show);
    shown.add_option("item", o.item, "Number of a run, name or hash of a PSR")->required();
    shown.add_option("--out", o.file, "Also write it as a file of its own");
    verbs.add("verify", "Check every page, file and map", verify);
}

void addChanging(LibraryVerbs& verbs) {
    LibraryOptions& o = verbs.options();
    verbs.add("add", "Keep a PSR or a recorded run", add)
        .add_option("file", o.file)
        ->required()
        ->check(CLI::ExistingFile);
    CLI::App& removed = verbs.add("remove", "Put a run or PSR into the trash", remove);
    removed.add_option("item", o.item)->required();
    removed.add_flag("--undo", o.undo, "Take a run back from the trash");
    removed.add_flag("--empty-trash", o.all, "Delete for good what is in the trash");
    CLI::App& tagged = verbs.add("tag", "Attach a word to a run or PSR", tag);
    tagged.add_option("item", o.item)->required();
    tagged.add_option("tag", o.text)->required();
    tagged.add_flag("--remove", o.undo);
    CLI::App& starred = verbs.add("star", "Mark a run or PSR", star);
    starred.add_option("item", o.item)->required();
    starred.add_flag("--remove", o.undo);
    CLI::App& noted = verbs.add("note", "Write a note to a run or PSR", note);
    noted.add_option("item", o.item)->required();
    noted.add_option("text", o.text)->required();
}

void addTravelling(LibraryVerbs& verbs) {
    LibraryOptions& o = verbs.options();
    verbs.add("backup", "Everything in one file", backup).add_option("file", o.file)->required();
    verbs.add("restore", "Replace everything by a backup", restore)
        .add_option("file", o.file)
        ->required()
        ->check(CLI::ExistingFile);
    CLI::App& sent = verbs.add("export", "Runs and PSRs as one file for a colleague", exportItems);
    sent.add_option("file", o.file)->required();
    sent.add_option("items", o.items, "Numbers of runs, names or hashes of PSRs")->required();
    verbs.add("import", "Add what a colleague sent", importItems)
        .add_option("file", o.file)
        ->required()
        ->check(CLI::ExistingFile);
}

} // namespace

void addLibrary(CLI::App& app, Context& context) {
    CLI::App* verb = app.add_subcommand("library", "The runs and PSRs you keep");
    verb->require_subcommand(1);
    LibraryVerbs verbs(*verb, context);
    addReading(verbs);
    addChanging(verbs);
    addTravelling(verbs);
}

} // namespace steerscope::cli
