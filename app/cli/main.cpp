// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdio>
#include <iostream>

#include "app/cli/context.h"
#include "app/cli/output.h"
#include "core/base/error.h"

namespace {

/// Prints a failure as a plain sentence, or as JSON when the verb was asked for JSON.
void report(const steerscope::ErrorRecord& record, bool json) {
    if (json)
        std::cerr << steerscope::cli::errorJson(record).dump() << "\n";
    else
        std::cerr << "steerscope-cli: " << steerscope::describe(record) << "\n";
}

int runVerb(steerscope::cli::Context& context) {
    const bool json = context.common.json;
    try {
        context.action();
        return 0;
    } catch (const steerscope::Cancelled&) {
        std::cerr << "cancelled\n";
        return 130;
    } catch (const steerscope::Error& error) {
        report(error.record(), json);
    } catch (const std::bad_alloc&) {
        report({.code = "MEM-002",
                .problem = "There is not enough memory for this",
                .hint = "Use a smaller model, fewer rollouts or fewer tokens."},
               json);
    } catch (const std::exception& error) {
        report({.code = "CLI-099", .problem = error.what()}, json);
    }
    return 1;
}

} // namespace

int main(int argc, char** argv) {
    CLI::App app(
        "Steerscope: what a prompt does inside a language model, and steering that replaces it");
    app.require_subcommand(1);
    app.set_version_flag("--version", STEERSCOPE_VERSION);
    steerscope::cli::Context context;
    using namespace steerscope::cli;
    for (const auto add :
         {addInspect, addTokenize, addRender, addTrace, addGenerate, addCompare, addDeltas,
          addDistill, addEvaluate, addSweep, addTune, addLab, addLibrary, addBench})
        add(app, context);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : 2;
    }
    return runVerb(context);
}
