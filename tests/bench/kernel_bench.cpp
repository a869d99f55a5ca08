// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The kernels of the quantised executor on one thread.
//   Read/<type>            a plain read of the memory a Decode benchmark multiplies with
//   Decode/<type>/<rows>   activation rows times weights that no cache holds: GB/s of weights
//   Many/<type>/…          160 rows, weights in the cache: FLOP/s; Many/float32 is multiplyColumns
//   Quantize, Pack         rounding a row, rearranging a matrix: values/s
// On a machine that others use, compare within one run and interleaved:
//   kernel_bench --benchmark_enable_random_interleaving=true --benchmark_repetitions=20
//                --benchmark_report_aggregates_only=true --benchmark_min_time=0.05

#include <benchmark/benchmark.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "core/kernels/linear.h"
#include "core/kernels/packed_product.h"
#include "tests/support/random_blocks.h"
#include "tests/support/random_values.h"

namespace steerscope {
namespace {

constexpr std::size_t kCols = 1536;
constexpr std::size_t kManyRows = 160;
constexpr std::size_t kManyOutputs = 1536;
constexpr double kDecodeBytes = 100e6;

/// A matrix in which the same 64 rows repeat.
PackedMatrix matrixOf(GgmlType type, std::size_t outputs) {
    const BlockLayout layout = blockLayout(type);
    const auto file = test::randomBlocks(type, 64 * kCols / layout.elements, 1);
    PackedMatrix matrix(type, outputs, kCols);
    for (std::size_t row = 0; row < outputs; row += 64)
        matrix.pack(row, file);
    return matrix;
}

/// Larger than any cache; made once for all benchmarks of its type.
const PackedMatrix& largeMatrix(GgmlType type) {
    static std::map<GgmlType, PackedMatrix> matrices;
    const auto found = matrices.find(type);
    if (found != matrices.end()) return found->second;
    const double rowBytes =
        static_cast<double>(kCols) / blockLayout(type).elements * blockLayout(type).bytes;
    const auto outputs = static_cast<std::size_t>(kDecodeBytes / rowBytes) / 64 * 64;
    return matrices.emplace(type, matrixOf(type, outputs)).first->second;
}

void fill(ActivationRows& in, std::size_t rows, Precision precision) {
    in.resize(rows, kCols, precision);
    const auto values = test::randomValues(rows * kCols, 3, 2.0f);
    for (std::size_t row = 0; row < rows; ++row) {
        std::copy_n(values.begin() + static_cast<std::ptrdiff_t>(row * kCols), kCols,
                    in.floats(row).begin());
        in.quantizeRow(row);
    }
}

void setBytesPerSecond(benchmark::State& state, std::size_t bytes) {
    state.counters["bytes/s"] = benchmark::Counter(static_cast<double>(bytes),
                                                   benchmark::Counter::kIsIterationInvariantRate);
}

void readMemory(benchmark::State& state, GgmlType type) {
    const PackedMatrix& matrix = largeMatrix(type);
    const auto* words = reinterpret_cast<const std::uint64_t*>(matrix.group(0));
    const std::size_t count = matrix.bytes() / sizeof(std::uint64_t) / 16 * 16;
    for (auto _ : state) {
        std::uint64_t sums[16] = {}; // independent, so that the compiler reads whole vectors
        for (std::size_t i = 0; i < count; i += 16)
            for (std::size_t j = 0; j < 16; ++j)
                sums[j] += words[i + j];
        benchmark::DoNotOptimize(sums);
    }
    setBytesPerSecond(state, matrix.bytes());
}

void decode(benchmark::State& state, GgmlType type, std::size_t rows, Precision precision) {
    const PackedMatrix& matrix = largeMatrix(type);
    ActivationRows in;
    fill(in, rows, precision);
    std::vector<float> out(rows * matrix.rows());
    const PackedProduct product{
        .weight = &matrix, .in = &in, .out = out.data(), .outStride = matrix.rows()};
    for (auto _ : state)
        multiplyGroups(product, 0, matrix.groups());
    setBytesPerSecond(state, matrix.bytes());
}

void setFlops(benchmark::State& state) {
    state.counters["FLOP/s"] =
        benchmark::Counter(2.0 * static_cast<double>(kManyRows * kCols * kManyOutputs),
                           benchmark::Counter::kIsIterationInvariantRate);
}

void many(benchmark::State& state, GgmlType type, Precision precision) {
    const PackedMatrix matrix = matrixOf(type, kManyOutputs);
    ActivationRows in;
    fill(in, kManyRows, precision);
    std::vector<float> out(kManyRows * kManyOutputs);
    const PackedProduct product{
        .weight = &matrix, .in = &in, .out = out.data(), .outStride = kManyOutputs};
    for (auto _ : state)
        multiplyGroups(product, 0, matrix.groups());
    setFlops(state);
}

void manyFloat32(benchmark::State& state) {
    const auto weight = test::randomValues(kManyOutputs * kCols, 1);
    const auto in = test::randomValues(kManyRows * kCols, 2);
    std::vector<float> out(kManyRows * kManyOutputs);
    const LinearProduct product{.weight = weight.data(),
                                .in = in.data(),
                                .out = out.data(),
                                .rows = kManyRows,
                                .inCols = kCols,
                                .outCols = kManyOutputs};
    for (auto _ : state)
        multiplyColumns(product, 0, kManyOutputs);
    setFlops(state);
}

void quantize(benchmark::State& state, Precision precision) {
    ActivationRows in;
    fill(in, 1, precision);
    for (auto _ : state)
        in.quantizeRow(0);
    state.SetItemsProcessed(static_cast<std::int64_t>(kCols) * state.iterations());
}

void pack(benchmark::State& state, GgmlType type) {
    const auto file = test::randomBlocks(type, 512 * kCols / blockLayout(type).elements, 1);
    PackedMatrix matrix(type, 512, kCols);
    for (auto _ : state)
        matrix.pack(0, file);
    state.SetItemsProcessed(static_cast<std::int64_t>(512 * kCols) * state.iterations());
}

void registerType(GgmlType type) {
    const std::string name(blockLayout(type).name);
    benchmark::RegisterBenchmark(("Read/" + name).c_str(), readMemory, type);
    for (const std::size_t rows : {1, 2, 4, 8, 16})
        benchmark::RegisterBenchmark(("Decode/" + name + "/" + std::to_string(rows)).c_str(),
                                     decode, type, rows, Precision::fast);
    for (const std::size_t rows : {1, 4})
        benchmark::RegisterBenchmark(("Decode/" + name + "/exact/" + std::to_string(rows)).c_str(),
                                     decode, type, rows, Precision::exact);
    benchmark::RegisterBenchmark(("Many/" + name + "/fast").c_str(), many, type, Precision::fast);
    benchmark::RegisterBenchmark(("Many/" + name + "/exact").c_str(), many, type, Precision::exact);
    benchmark::RegisterBenchmark(("Pack/" + name).c_str(), pack, type);
}

} // namespace
} // namespace steerscope

int main(int argc, char** argv) {
    using namespace steerscope;
    for (const GgmlType type : test::kEveryType)
        registerType(type);
    benchmark::RegisterBenchmark("Many/float32", manyFloat32);
    benchmark::RegisterBenchmark("Quantize/fast", quantize, Precision::fast);
    benchmark::RegisterBenchmark("Quantize/exact", quantize, Precision::exact);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
