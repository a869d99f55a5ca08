// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cassert>
#include <cstddef>
#include <span>
#include <utility>
#include <vector>

namespace steerscope {

/// Non-owning, writable view of row-major rows. Valid only while its owner lives and is not
/// resized.
struct RowsView {
    float* data = nullptr;
    std::size_t rows = 0;
    std::size_t cols = 0;

    std::span<float> row(std::size_t i) const {
        assert(i < rows);
        return {data + i * cols, cols};
    }
    RowsView slice(std::size_t first, std::size_t count) const {
        assert(first + count <= rows);
        return {data + first * cols, count, cols};
    }
};

/// Owning row-major matrix: the only numeric container in public headers.
class FloatMatrix {
public:
    FloatMatrix() = default;
    FloatMatrix(std::size_t rows, std::size_t cols, float fill = 0.0f)
        : m_rows(rows), m_cols(cols), m_values(rows * cols, fill) {}
    FloatMatrix(std::size_t rows, std::size_t cols, std::vector<float> values)
        : m_rows(rows), m_cols(cols), m_values(std::move(values)) {
        assert(m_values.size() == rows * cols);
    }

    std::size_t rows() const { return m_rows; }
    std::size_t cols() const { return m_cols; }
    bool empty() const { return m_values.empty(); }
    float& at(std::size_t r, std::size_t c) { return m_values[r * m_cols + c]; }
    float at(std::size_t r, std::size_t c) const { return m_values[r * m_cols + c]; }
    std::span<float> row(std::size_t r) { return {m_values.data() + r * m_cols, m_cols}; }
    std::span<const float> row(std::size_t r) const {
        return {m_values.data() + r * m_cols, m_cols};
    }
    std::span<float> values() { return m_values; }
    std::span<const float> values() const { return m_values; }
    RowsView view() { return {m_values.data(), m_rows, m_cols}; }

    /// Room for so many rows, so that appending does not move what is there.
    void reserve(std::size_t rows, std::size_t cols) { m_values.reserve(rows * cols); }
    /// Appends rows; an empty matrix takes the column count of the first row given.
    void appendRow(std::span<const float> row) {
        assert(m_rows == 0 || row.size() == m_cols);
        m_cols = row.size();
        m_values.insert(m_values.end(), row.begin(), row.end());
        ++m_rows;
    }

    friend bool operator==(const FloatMatrix&, const FloatMatrix&) = default;

private:
    std::size_t m_rows = 0;
    std::size_t m_cols = 0;
    std::vector<float> m_values;
};

} // namespace steerscope
