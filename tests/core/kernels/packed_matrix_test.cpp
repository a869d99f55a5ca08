// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/packed_matrix.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cstring>
#include <thread>

#include "core/gguf/dequantize.h"
#include "tests/support/every_target.h"
#include "tests/support/random_blocks.h"

namespace steerscope {
namespace {

using test::kEveryType;
using test::onEveryTarget;
using test::randomBlocks;

struct File {
    GgmlType type{};
    std::size_t rows = 0, cols = 0;
    std::vector<std::byte> bytes;

    std::size_t rowBytes() const { return bytes.size() / rows; }
    std::span<const std::byte> span(std::size_t first, std::size_t count) const {
        return std::span(bytes).subspan(first * rowBytes(), count * rowBytes());
    }
};

File fileOf(GgmlType type, std::size_t rows, std::size_t blocksPerRow, std::uint64_t seed) {
    return {type, rows, blocksPerRow * blockLayout(type).elements,
            randomBlocks(type, rows * blocksPerRow, seed)};
}

File anyFile() {
    const auto type = *rc::gen::elementOf(kEveryType);
    return fileOf(type, *rc::gen::inRange<std::size_t>(1, 70), *rc::gen::inRange<std::size_t>(1, 6),
                  *rc::gen::arbitrary<std::uint64_t>());
}

PackedMatrix packedWhole(const File& file) {
    PackedMatrix matrix(file.type, file.rows, file.cols);
    matrix.pack(0, file.bytes);
    return matrix;
}

bool sameBits(std::span<const float> a, std::span<const float> b) {
    return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size_bytes()) == 0;
}

TEST(PackedMatrix, EveryRowReadsAsTheFileDequantises) {
    EXPECT_TRUE(rc::check([] {
        const File file = anyFile();
        const PackedMatrix matrix = packedWhole(file);
        std::vector<float> expected(file.cols), row(file.cols);
        for (std::size_t r = 0; r < file.rows; ++r) {
            dequantize(file.type, file.span(r, 1), expected);
            matrix.readRow(r, row);
            RC_ASSERT(sameBits(row, expected));
        }
    }));
}

TEST(PackedMatrix, EveryTargetPacksTheSameBytes) {
    EXPECT_TRUE(rc::check([] {
        const File file = anyFile();
        const PackedMatrix best = packedWhole(file);
        onEveryTarget([&] {
            const PackedMatrix other = packedWhole(file);
            RC_ASSERT(std::memcmp(best.group(0), other.group(0), best.bytes()) == 0);
        });
    }));
}

TEST(PackedMatrix, EveryTypeReadsAsTheFileDequantises) {
    for (const GgmlType type : kEveryType) {
        const File file = fileOf(type, 37, 3, 11);
        std::vector<float> expected(file.rows * file.cols), all(expected.size());
        dequantize(type, file.bytes, expected);
        onEveryTarget([&] {
            const PackedMatrix matrix = packedWhole(file);
            for (std::size_t r = 0; r < file.rows; ++r)
                matrix.readRow(r, std::span(all).subspan(r * file.cols, file.cols));
            EXPECT_TRUE(sameBits(all, expected)) << blockLayout(type).name;
        });
    }
}

TEST(PackedMatrix, PiecesOnSeveralThreadsEqualTheWhole) {
    for (const GgmlType type : kEveryType) {
        const File file = fileOf(type, 77, 2, 5);
        const PackedMatrix whole = packedWhole(file);
        PackedMatrix pieces(type, file.rows, file.cols);
        std::vector<std::thread> threads;
        for (const auto& [first, count] : {std::pair{48, 29}, std::pair{16, 32}, std::pair{0, 16}})
            threads.emplace_back(
                [&, first = first, count = count] { pieces.pack(first, file.span(first, count)); });
        for (std::thread& thread : threads)
            thread.join();
        EXPECT_EQ(std::memcmp(whole.group(0), pieces.group(0), whole.bytes()), 0)
            << blockLayout(type).name;
    }
}

/// What a model takes in memory beyond its file: K-quants' six-bit scales become bytes.
TEST(PackedMatrix, TakesLittleMoreThanTheFile) {
    for (const GgmlType type : kEveryType) {
        const BlockLayout layout = blockLayout(type);
        const PackedMatrix matrix(type, 64, 1024);
        const double fileBytes = 64.0 * 1024 / layout.elements * layout.bytes;
        EXPECT_GE(static_cast<double>(matrix.bytes()), fileBytes) << layout.name;
        EXPECT_LE(static_cast<double>(matrix.bytes()), 1.03 * fileBytes) << layout.name;
    }
}

} // namespace
} // namespace steerscope
