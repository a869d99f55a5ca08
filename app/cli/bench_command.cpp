// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The verb bench: what this machine does with this model, beside what its memory allows.

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <iomanip>
#include <iostream>
#include <thread>

#include "app/cli/bench_measures.h"
#include "app/cli/context.h"
#include "app/cli/interrupt.h"
#include "app/cli/output.h"
#include "app/cli/prompt_list.h"
#include "core/distill/distillation.h"
#include "core/model/load_model.h"
#include "core/model/memory_estimate.h"

namespace steerscope::cli {
namespace {

using Clock = std::chrono::steady_clock;

struct BenchOptions {
    std::vector<std::string> only;
    std::vector<int> columns = {1, 4, 16, 64};
    int promptTokens = 160;
    int steps = 48;
    int prompts = 84;
};

struct Row {
    std::string what;
    int columns = 0;
    double tokensPerSecond = 0;
    double milliseconds = 0;
    double gigabytesPerSecond = 0; ///< Weights read; 0 where that is not what bounds it.
    double limitShare = 0;         ///< Of the measured read bandwidth.
    double ratio = 0;              ///< Time relative to the plain row it took turns with.
};

class Bench {
public:
    Bench(const BenchOptions& options, const CommonOptions& common)
        : m_options(options), m_request(loadRequest(common)) {}

    std::vector<Row> run() {
        measureLoad();
        if (wanted("memory")) measureMemory();
        if (wanted("prefill")) measurePrefills();
        if (wanted("decode")) measureDecodes();
        if (wanted("distill")) measureDistillation();
        const ResidentMemory memory = residentMemory();
        note("resident memory, MB", memory.now / 1e6);
        note("largest resident memory, MB", memory.peak / 1e6);
        return m_rows;
    }

private:
    bool wanted(const std::string& what) const {
        return m_options.only.empty() ||
               std::ranges::find(m_options.only, what) != m_options.only.end();
    }
    void note(const std::string& what, double value) {
        m_rows.push_back({.what = what, .milliseconds = value});
    }

    /// Always: the rest needs the model. To the first token after a prompt of ten, then to what a
    /// run needs before it can be stored.
    void measureLoad() {
        const auto start = Clock::now();
        m_model = loadModel(
            m_request.path, m_request.options, [this](const Progress& p) { m_line.show(p); },
            m_interrupt.token());
        const double loaded = millisecondsSince(start);
        readOnce(*m_model, 10, m_interrupt.token());
        const double first = millisecondsSince(start);
        m_model->fact(ModelFact::fileSha256);
        const double identified = millisecondsSince(start);
        if (!wanted("load")) return;
        note("load, ms", loaded);
        note("load to first token, ms", first);
        note("load to the file's hash, ms", identified);
        note("largest resident memory while loading, MB", residentMemory().peak / 1e6);
    }

    /// What was estimated before the load for a text of this length, and what it takes.
    void measureMemory() {
        constexpr std::size_t kTokens = 1024, kRows = 256;
        const bool stored = m_model->fact(ModelFact::executor).starts_with("quantized");
        std::error_code ignored;
        const MemoryEstimate estimate = estimateMemory(
            m_model->config(),
            {.storedWeights =
                 stored ? std::filesystem::file_size(m_request.path, ignored) : std::uint64_t{0},
             .cachedTokens = kTokens,
             .batchRows = kRows});
        readLong(*m_model, kTokens, kRows, m_interrupt.token());
        const double peak = residentMemory().peak;
        note("memory estimated for 1024 tokens, MB", static_cast<double>(estimate.peak()) / 1e6);
        note("memory taken by 1024 tokens, MB", peak / 1e6);
        note("estimated over taken", static_cast<double>(estimate.peak()) / peak);
    }

    void measurePrefills() {
        const auto tokens = static_cast<std::size_t>(m_options.promptTokens);
        for (const Precision precision : {Precision::fast, Precision::exact}) {
            const double seconds = measurePrefill(*m_model, tokens, precision, m_interrupt.token());
            m_rows.push_back({.what = precision == Precision::fast
                                          ? "prefill"
                                          : "teacher-forced, exact, all residuals captured",
                              .columns = 1,
                              .tokensPerSecond = static_cast<double>(tokens) / seconds,
                              .milliseconds = 1e3 * seconds});
        }
    }

    void measureDecodes() {
        const double bandwidth = readBandwidth(threads());
        note("memory read, GB/s", bandwidth);
        for (const int columns : m_options.columns) {
            DecodePlan plain{.columns = static_cast<std::size_t>(columns),
                             .promptTokens = static_cast<std::size_t>(m_options.promptTokens),
                             .steps = static_cast<std::size_t>(m_options.steps)};
            DecodePlan steered = plain;
            steered.steered = true;
            const DecodePair pair = measureDecode(*m_model, plain, steered, m_interrupt.token());
            addDecode("decode", columns, pair.first, bandwidth);
            addOverhead("steering every layer, coefficients kept", columns, pair);
            if (columns > 4) continue;
            DecodePlan captured = plain;
            captured.captured = true;
            addOverhead("capturing every layer's residual", columns,
                        measureDecode(*m_model, plain, captured, m_interrupt.token()));
        }
    }

    void addDecode(const std::string& what, int columns, double seconds, double bandwidth) {
        std::error_code ignored;
        const double bytes =
            static_cast<double>(std::filesystem::file_size(m_request.path, ignored));
        const double speed = columns <= 4 ? bytes / seconds / 1e9 : 0;
        m_rows.push_back({.what = what,
                          .columns = columns,
                          .tokensPerSecond = columns / seconds,
                          .milliseconds = 1e3 * seconds,
                          .gigabytesPerSecond = speed,
                          .limitShare = speed / bandwidth});
    }

    void addOverhead(const std::string& what, int columns, const DecodePair& pair) {
        m_rows.push_back({.what = what,
                          .columns = columns,
                          .tokensPerSecond = columns / pair.second,
                          .milliseconds = 1e3 * pair.second,
                          .ratio = pair.second / pair.first});
    }

    void measureDistillation() {
        DistillConfig config;
        config.prompt.text = "Speak like a pirate.";
        config.heldoutPrompts = std::max(1, m_options.prompts / 4);
        config.userPrompts =
            promptList("", m_options.prompts - config.heldoutPrompts, config.heldoutPrompts);
        Distillation distillation(*m_model, config);
        while (distillation.advance(m_interrupt.token()))
            m_line.show(distillation.progress());
        const DistillReport& report = distillation.report();
        note("distil: answers, ms", 1e3 * report.rolloutSeconds);
        note("distil: reading them, ms", 1e3 * report.activationSeconds);
        note("distil: fit, ms", 1e3 * report.fitSeconds);
        note("distil: measuring, ms", 1e3 * report.evaluateSeconds);
    }

    int threads() const {
        return m_request.options.threads > 0
                   ? m_request.options.threads
                   : static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
    }

    static double millisecondsSince(Clock::time_point start) {
        return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
    }

    BenchOptions m_options;
    LoadModelRequest m_request;
    InterruptWatch m_interrupt;
    ProgressLine m_line;
    std::unique_ptr<LanguageModel> m_model;
    std::vector<Row> m_rows;
};

Json rowsJson(const std::vector<Row>& rows) {
    Json out = Json::array();
    for (const Row& row : rows) {
        out.push_back({{"what", row.what},
                       {"columns", row.columns},
                       {"tokens_per_second", row.tokensPerSecond},
                       {"milliseconds", row.milliseconds},
                       {"gigabytes_per_second", row.gigabytesPerSecond},
                       {"limit_share", row.limitShare},
                       {"ratio", row.ratio}});
    }
    return {{"rows", out}};
}

void printRows(const std::vector<Row>& rows) {
    std::cout << std::fixed << std::setprecision(2);
    for (const Row& row : rows) {
        std::cout << std::left << std::setw(48) << row.what << std::right << std::setw(4);
        if (row.columns == 0) {
            std::cout << "" << std::setw(12) << row.milliseconds << "\n";
            continue;
        }
        std::cout << row.columns << std::setw(12) << row.milliseconds << " ms" << std::setw(10)
                  << row.tokensPerSecond << " tokens/s";
        if (row.limitShare > 0)
            std::cout << std::setw(9) << row.gigabytesPerSecond << " GB/s, "
                      << static_cast<int>(100 * row.limitShare) << " % of memory";
        if (row.ratio > 0) std::cout << "  " << row.ratio << " of plain";
        std::cout << "\n";
    }
}

void bench(const BenchOptions& options, const CommonOptions& common) {
    const std::vector<Row> rows = Bench(options, common).run();
    if (common.json)
        printJson(rowsJson(rows));
    else
        printRows(rows);
}

} // namespace

void addBench(CLI::App& app, Context& context) {
    auto* verb = app.add_subcommand("bench", "How fast this machine is with this model");
    auto options = std::make_shared<BenchOptions>();
    addJson(*verb, context.common);
    addModel(*verb, context.common);
    verb->add_option("--only", options->only, "decode, prefill, load, memory, distill")
        ->delimiter(',')
        ->check(CLI::IsMember({"decode", "prefill", "load", "memory", "distill"}));
    verb->add_option("--columns", options->columns, "Columns decoded in lock step")
        ->delimiter(',')
        ->check(CLI::Range(1, 64));
    verb->add_option("--prompt-tokens", options->promptTokens)->check(CLI::Range(1, 4096));
    verb->add_option("--steps", options->steps)->check(CLI::Range(8, 4096));
    verb->add_option("--prompts", options->prompts, "Prompts of the distillation")
        ->check(CLI::Range(16, 200));
    verb->callback([&context, options] {
        context.action = [&context, options] { bench(*options, context.common); };
    });
}

} // namespace steerscope::cli
