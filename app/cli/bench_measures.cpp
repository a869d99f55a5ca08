// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/bench_measures.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <fstream>
#include <new>
#include <numeric>
#include <optional>
#include <span>
#include <string>
#include <thread>
#include <vector>

#ifdef __linux__
#include <sys/mman.h>
#endif

#include "core/model/sampler.h"
#include "core/steering/residual_edits.h"

namespace steerscope::cli {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int kRepetitions = 5;
constexpr std::size_t kUncountedSteps = 4;

double secondsSince(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

double median(std::vector<double> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

/// Spread over the vocabulary, the same every time, different in every column.
std::vector<TokenId> someTokens(const ModelConfig& config, std::size_t count, std::size_t column) {
    std::vector<TokenId> out;
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t mixed = (column * count + i) * 7919 + 11;
        out.emplace_back(static_cast<std::int32_t>(
            mixed % static_cast<std::size_t>(std::min(config.vocabSize, 30000))));
    }
    return out;
}

/// Steers every layer by next to nothing: the work of a real steering model, the same text.
std::shared_ptr<const SteeringModel> gentleSteering(const ModelConfig& config) {
    auto model = std::make_shared<SteeringModel>();
    const auto width = static_cast<std::size_t>(config.dModel);
    model->dModel = config.dModel;
    model->nLayers = config.nLayers;
    for (LayerIndex l(0); l.value < config.nLayers; ++l) {
        model->layers.push_back({.layer = l,
                                 .z = std::vector<float>(width, 1e-6f),
                                 .probe = {.w = std::vector<float>(width, 1e-4f), .b = {1.0f}},
                                 .meanCoefficients = {1.0f}});
    }
    return model;
}

/// Columns that are decoded one step at a time.
class DecodeRun {
public:
    DecodeRun(const LanguageModel& model, const DecodePlan& plan, std::stop_token stop)
        : m_model(model), m_plan(plan), m_stop(std::move(stop)), m_records(plan.columns) {
        const auto steering = gentleSteering(model.config());
        for (std::size_t c = 0; c < plan.columns; ++c) {
            m_caches.push_back(model.newCache(Precision::fast));
            if (plan.steered) {
                m_edits.push_back(std::make_unique<PsrEdit>(
                    std::vector<PsrEdit::Part>{{steering, 1.0f}},
                    Position(static_cast<std::int32_t>(plan.promptTokens)), &m_records[c]));
            }
            const auto prompt = someTokens(model.config(), plan.promptTokens, c);
            Lane lane{.tokens = prompt, .cache = m_caches.back().get()};
            m_next.push_back(best(model.forward({&lane, 1}, m_stop).front()));
        }
    }

    double step() {
        std::vector<Lane> lanes;
        for (std::size_t c = 0; c < m_plan.columns; ++c) {
            lanes.push_back({.tokens = {&m_next[c], 1},
                             .cache = m_caches[c].get(),
                             .edit = m_plan.steered ? m_edits[c].get() : nullptr,
                             .capture = m_plan.captured ? Capture::residPost : Capture::none});
        }
        const auto start = Clock::now();
        const auto results = m_model.forward(lanes, m_stop);
        for (std::size_t c = 0; c < results.size(); ++c)
            m_next[c] = best(results[c]);
        return secondsSince(start);
    }

private:
    static TokenId best(const LaneResult& result) { return sample(result.logits.row(0), {}, 0); }

    const LanguageModel& m_model;
    DecodePlan m_plan;
    std::stop_token m_stop;
    std::vector<std::unique_ptr<KvCache>> m_caches;
    std::vector<CoefficientRecord> m_records;
    std::vector<std::unique_ptr<PsrEdit>> m_edits;
    std::vector<TokenId> m_next;
};

/// Memory as weights have it: in large pages where the system gives them.
class LargeWords {
public:
    explicit LargeWords(std::size_t count)
        : m_count(count),
          m_words(static_cast<std::uint64_t*>(
              ::operator new[](count * sizeof(std::uint64_t), std::align_val_t{kLargePage}))) {
#ifdef __linux__
        madvise(m_words, count * sizeof(std::uint64_t), MADV_HUGEPAGE);
#endif
        std::fill_n(m_words, count, 1);
    }
    ~LargeWords() {
        ::operator delete[](m_words, std::align_val_t{kLargePage});
    }
    LargeWords(const LargeWords&) = delete;
    LargeWords& operator=(const LargeWords&) = delete;

    std::span<const std::uint64_t> words() const {
        return {m_words, m_count};
    }

private:
    static constexpr std::size_t kLargePage = std::size_t{2} << 20;
    std::size_t m_count;
    std::uint64_t* m_words;
};

/// In sixteen independent sums, so that the compiler reads whole vectors and none waits for
/// another.
std::uint64_t sumOf(std::span<const std::uint64_t> words) {
    std::array<std::uint64_t, 16> sums{};
    for (std::size_t i = 0; i + sums.size() <= words.size(); i += sums.size())
        for (std::size_t j = 0; j < sums.size(); ++j)
            sums[j] += words[i + j];
    return std::accumulate(sums.begin(), sums.end(), std::uint64_t{0});
}

double kibibytesOf(const std::string& key) {
    std::ifstream in("/proc/self/status");
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with(key)) return std::stod(line.substr(key.size() + 1));
    }
    return 0;
}

} // namespace

double readBandwidth(int threads) {
    constexpr std::size_t kWords = (std::size_t{512} << 20) / sizeof(std::uint64_t);
    const LargeWords memory(kWords);
    const auto parts = static_cast<std::size_t>(std::max(1, threads));
    std::atomic<std::uint64_t> total{0};
    std::vector<double> speeds;
    for (int i = 0; i < kRepetitions; ++i) {
        const auto start = Clock::now();
        std::vector<std::jthread> readers;
        for (std::size_t p = 0; p < parts; ++p) {
            readers.emplace_back([&, p] {
                const std::size_t first = p * kWords / parts;
                total += sumOf(memory.words().subspan(first, (p + 1) * kWords / parts - first));
            });
        }
        readers.clear(); // Joins.
        speeds.push_back(static_cast<double>(kWords * sizeof(std::uint64_t)) / secondsSince(start));
    }
    return *std::max_element(speeds.begin(), speeds.end()) / 1e9;
}

ResidentMemory residentMemory() {
    return {.now = 1024 * kibibytesOf("VmRSS:"), .peak = 1024 * kibibytesOf("VmHWM:")};
}

DecodePair measureDecode(const LanguageModel& model, const DecodePlan& first,
                         const DecodePlan& second, std::stop_token stop) {
    DecodeRun a(model, first, stop);
    DecodeRun b(model, second, stop);
    std::vector<double> timesA;
    std::vector<double> timesB;
    for (std::size_t i = 0; i < first.steps + kUncountedSteps; ++i) {
        const double one = a.step();
        const double other = b.step();
        if (i < kUncountedSteps) continue;
        timesA.push_back(one);
        timesB.push_back(other);
    }
    return {median(timesA), median(timesB)};
}

void readOnce(const LanguageModel& model, std::size_t tokens, std::stop_token stop) {
    const auto text = someTokens(model.config(), tokens, 0);
    const auto cache = model.newCache(Precision::fast);
    Lane lane{.tokens = text, .cache = cache.get()};
    model.forward({&lane, 1}, stop);
}

void readLong(const LanguageModel& model, std::size_t tokens, std::size_t rows,
              std::stop_token stop) {
    const auto text = someTokens(model.config(), tokens, 0);
    const auto cache = model.newCache(Precision::exact);
    const std::size_t plain = tokens - std::min<std::size_t>(tokens, 64);
    for (std::size_t done = 0; done < plain; done += rows) {
        Lane lane{.tokens = std::span(text).subspan(done, std::min(rows, plain - done)),
                  .cache = cache.get(),
                  .logits = LogitsFor::none};
        model.forward({&lane, 1}, stop);
    }
    Lane last{.tokens = std::span(text).subspan(plain),
              .cache = cache.get(),
              .logits = LogitsFor::allPositions};
    model.forward({&last, 1}, stop);
}

double measurePrefill(const LanguageModel& model, std::size_t tokens, Precision precision,
                      std::stop_token stop) {
    const auto text = someTokens(model.config(), tokens, 0);
    const bool exact = precision == Precision::exact;
    std::vector<double> times;
    for (int i = 0; i < kRepetitions; ++i) {
        const auto cache = model.newCache(precision);
        Lane lane{.tokens = text,
                  .cache = cache.get(),
                  .capture = exact ? Capture::residPost : Capture::none,
                  .logits = exact ? LogitsFor::none : LogitsFor::lastPosition};
        const auto start = Clock::now();
        model.forward({&lane, 1}, stop);
        times.push_back(secondsSince(start));
    }
    return median(times);
}

} // namespace steerscope::cli
