// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steering/internal/row_math.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>

// The loops below are written for the compiler to vectorise; where it can, each is built for
// several processors and the best is chosen when the program starts.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) &&                             \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define STEERSCOPE_VECTORISED                                                                      \
    __attribute__((target_clones("arch=skylake-avx512", "arch=haswell", "default")))
#else
#define STEERSCOPE_VECTORISED
#endif

namespace steerscope {
namespace {

/// Independent partial sums per product, so that vector registers may hold them.
constexpr std::size_t kWays = 16;
/// Floats of a row that are in work at one time.
constexpr std::size_t kPiece = 64;

/// ⟨w, rows_n⟩ for four rows of `stride` floats (the last ones may be the same row).
STEERSCOPE_VECTORISED void dotFour(const float* w, const std::array<const float*, kBlockRows>& rows,
                                   std::size_t width, float* sums) {
    std::array<std::array<float, kWays>, kBlockRows> partial{};
    const std::size_t whole = width / kWays * kWays;
    for (std::size_t i = 0; i < whole; i += kWays)
        for (std::size_t n = 0; n < kBlockRows; ++n)
            for (std::size_t j = 0; j < kWays; ++j)
                partial[n][j] += w[i + j] * rows[n][i + j];
    for (std::size_t n = 0; n < kBlockRows; ++n) {
        float sum = 0;
        for (std::size_t i = whole; i < width; ++i)
            sum += w[i] * rows[n][i];
        for (const float part : partial[n])
            sum += part;
        sums[n] = sum;
    }
}

STEERSCOPE_VECTORISED float dotOne(const float* w, const float* row, std::size_t width) {
    std::array<float, kWays> partial{};
    const std::size_t whole = width / kWays * kWays;
    for (std::size_t i = 0; i < whole; i += kWays)
        for (std::size_t j = 0; j < kWays; ++j)
            partial[j] += w[i + j] * row[i + j];
    float sum = 0;
    for (std::size_t i = whole; i < width; ++i)
        sum += w[i] * row[i];
    for (const float part : partial)
        sum += part;
    return sum;
}

STEERSCOPE_VECTORISED void addPieces(float* row, std::size_t width, const float* c,
                                     std::size_t rank, const float* z) {
    std::size_t i = 0;
    for (; i + kPiece <= width; i += kPiece) {
        std::array<float, kPiece> sum;
        std::copy_n(row + i, kPiece, sum.begin());
        for (std::size_t k = 0; k < rank; ++k)
            for (std::size_t j = 0; j < kPiece; ++j)
                sum[j] += c[k] * z[k * width + i + j];
        std::copy_n(sum.begin(), kPiece, row + i);
    }
    for (; i < width; ++i)
        for (std::size_t k = 0; k < rank; ++k)
            row[i] += c[k] * z[k * width + i];
}

} // namespace

void multiplyRows(std::span<const float> w, RowsView rows, std::span<float> out) {
    assert(rows.rows > 0 && rows.rows <= kBlockRows);
    const std::size_t rank = w.size() / rows.cols;
    if (rows.rows == 1) {
        for (std::size_t k = 0; k < rank; ++k)
            out[k] = dotOne(w.data() + k * rows.cols, rows.data, rows.cols);
        return;
    }
    std::array<const float*, kBlockRows> at;
    for (std::size_t n = 0; n < kBlockRows; ++n)
        at[n] = rows.row(std::min(n, rows.rows - 1)).data();
    std::array<float, kBlockRows> sums;
    for (std::size_t k = 0; k < rank; ++k) {
        dotFour(w.data() + k * rows.cols, at, rows.cols, sums.data());
        for (std::size_t n = 0; n < rows.rows; ++n)
            out[n * rank + k] = sums[n];
    }
}

void addCombination(std::span<float> row, std::span<const float> c, std::span<const float> z) {
    addPieces(row.data(), row.size(), c.data(), c.size(), z.data());
}

void fetchAhead(std::span<const float> x) {
#if defined(__GNUC__)
    constexpr std::size_t kLine = 64 / sizeof(float);
    for (std::size_t i = 0; i < x.size(); i += kLine)
        __builtin_prefetch(x.data() + i, 0, 2);
#else
    static_cast<void>(x);
#endif
}

double length(std::span<const float> x) {
    double sum = 0;
    for (const float value : x)
        sum += static_cast<double>(value) * value;
    return std::sqrt(sum);
}

double combinedLength(std::span<const float> c, std::span<const float> z, std::size_t width) {
    double square = 0;
    std::array<float, kPiece> piece;
    for (std::size_t i = 0; i < width; i += kPiece) {
        const std::size_t count = std::min(kPiece, width - i);
        piece.fill(0);
        for (std::size_t k = 0; k < c.size(); ++k)
            for (std::size_t j = 0; j < count; ++j)
                piece[j] += c[k] * z[k * width + i + j];
        for (std::size_t j = 0; j < count; ++j)
            square += static_cast<double>(piece[j]) * piece[j];
    }
    return std::sqrt(square);
}

} // namespace steerscope
