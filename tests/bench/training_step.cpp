// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Tokens per second of a forward and backward pass to one steering vector per layer, hidden loss,
// weights frozen: the work of a training step without its head. One JSON line per kind of pass,
// with the memory that was estimated for a whole step and the memory one took, head and all. usage:
// bench_training_step MODEL.gguf [BATCH = 16] [LENGTH = 160] [REPETITIONS = 2] [THREADS]

#include <malloc.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <iostream>
#include <random>
#include <string>

#include "core/base/error.h"
#include "core/model/differentiable_pass.h"
#include "core/model/load_model.h"

namespace {

using namespace steerscope;

double statusBytes(const std::string& key) {
    std::ifstream in("/proc/self/status");
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with(key)) return 1024 * std::stod(line.substr(key.size()));
    }
    return 0;
}

/// Through blocks [first, L), steered from `firstSteered` on.
struct Passage {
    std::int32_t first, firstSteered;
    GradientMemory memory;
};

struct Bench {
    const LanguageModel& model;
    DifferentiableModel differentiable;
    std::size_t batch, length;
    int repetitions;
    std::vector<std::unique_ptr<KvCache>> prefixes; ///< Empty ones
    std::vector<DifferentiableLane> lanes;
    FloatMatrix start, target;

    Bench(const LanguageModel& languageModel, std::size_t batchSize, std::size_t tokens, int count)
        : model(languageModel),
          differentiable(languageModel),
          batch(batchSize),
          length(tokens),
          repetitions(count) {
        for (std::size_t i = 0; i < batch; ++i) {
            prefixes.push_back(model.newCache());
            lanes.push_back({prefixes.back().get(), length});
        }
        start = random(1.0f, 1);
        target = random(0.1f, 2);
    }

    FloatMatrix random(float scale, unsigned seed) const {
        std::mt19937_64 generator(seed);
        std::normal_distribution<float> normal(0, scale);
        FloatMatrix out(batch * length, static_cast<std::size_t>(model.config().dModel));
        for (float& value : out.values())
            value = normal(generator);
        return out;
    }

    /// Blocks [first, L) forward and, where a steering vector lies below, back.
    void pass(const Passage& way, bool withHead) const {
        const auto& [first, firstSteered, memory] = way;
        const std::int32_t count = model.config().nLayers;
        const auto pass = differentiable.begin(lanes, memory);
        FloatMatrix rows = start;
        std::vector<float> steering(rows.cols(), 1e-3f);
        for (std::int32_t l = first; l < count; ++l) {
            pass->forward(LayerIndex(l), rows.view());
            for (std::size_t t = 0; t < rows.rows() && l >= firstSteered; ++t)
                std::ranges::transform(rows.row(t), steering, rows.row(t).begin(), std::plus<>());
        }
        if (withHead) {
            FloatMatrix slope(rows.rows(), rows.cols()), teacher = target;
            differentiable.divergence(rows.view(), teacher.view(), slope.view());
        }
        if (memory == GradientMemory::none) return;
        std::ranges::transform(rows.values(), target.values(), rows.values().begin(),
                               std::minus<>());
        std::vector<std::vector<double>> gradients;
        for (std::int32_t l = count - 1; l >= firstSteered; --l) {
            auto& sums = gradients.emplace_back(rows.cols(), 0.0);
            for (std::size_t t = 0; t < rows.rows(); ++t)
                std::ranges::transform(sums, rows.row(t), sums.begin(), std::plus<>());
            if (l > firstSteered) pass->backward(LayerIndex(l), rows.view());
        }
    }

    /// What a pass over `blocks` of them is said to need beside what is there.
    double estimated(const Passage& way) const {
        const auto blocks = static_cast<std::size_t>(model.config().nLayers - way.first);
        return static_cast<double>(
            differentiable.bytes(batch * length, blocks, length, way.memory));
    }

    void report(const std::string& what, const Passage& way) const {
        malloc_trim(0);                              // what the last one left
        std::ofstream("/proc/self/clear_refs") << 5; // the largest memory counts from here
        const double before = statusBytes("VmRSS:");
        double best = 1e9;
        for (int i = 0; i < repetitions; ++i) {
            const auto begin = std::chrono::steady_clock::now();
            pass(way, false);
            best = std::min(
                best,
                std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
        }
        pass(way, true);
        const auto tokens = static_cast<double>(batch * length);
        std::cout << "{\"what\": \"" << what << "\", \"B\": " << batch << ", \"T\": " << length
                  << ", \"s\": " << best << ", \"tokens_s\": " << tokens / best
                  << ", \"estimated_mb\": " << (before + estimated(way)) / 1e6
                  << ", \"peak_mb\": " << statusBytes("VmHWM:") / 1e6 << "}" << std::endl;
    }
};

int run(int argc, char** argv) {
    const auto number = [&](int index, int fallback) {
        return argc > index ? std::atoi(argv[index]) : fallback;
    };
    const auto model = loadModel(argv[1], {.executor = Executor::torch, .threads = number(5, 0)});
    const std::int32_t layers = model->config().nLayers;
    const Bench bench(*model, static_cast<std::size_t>(number(2, 16)),
                      static_cast<std::size_t>(number(3, 160)), number(4, 2));
    using Memory = GradientMemory;
    bench.report("forward", {0, 0, Memory::none});
    bench.report("forward+backward to steering", {0, 0, Memory::graphs});
    bench.report("forward+backward, blocks run again", {0, 0, Memory::inputs});
    bench.report("forward+backward, steering from middle layer, streams below it cached",
                 {layers / 2 + 1, layers / 2, Memory::graphs});
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        std::cerr << "usage: bench_training_step MODEL.gguf [BATCH] [LENGTH] [REPETITIONS] "
                     "[THREADS]\n";
        return 2;
    }
    try {
        return run(argc, argv);
    } catch (const steerscope::Error& error) {
        std::cerr << error.what() << "\n";
        return 1;
    }
}
