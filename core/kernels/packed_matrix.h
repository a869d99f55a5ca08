// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

#include "core/gguf/ggml_type.h"

namespace steerscope {

/// A weight matrix [rows × cols] with the bits of its file, rearranged for wide SIMD: sixteen rows
/// are interleaved, so that one vector holds the same four columns of each. Nothing is requantised.
/// Rows beyond the last are zero. Const after packing; shared by all threads.
class PackedMatrix {
public:
    static constexpr std::size_t kGroupRows = 16;

    PackedMatrix() = default;
    /// Takes memory for the matrix; contents undefined until packed. `cols` is a whole number of
    /// the type's blocks.
    PackedMatrix(GgmlType type, std::size_t rows, std::size_t cols);
    PackedMatrix(PackedMatrix&&) noexcept = default;
    PackedMatrix& operator=(PackedMatrix&&) noexcept = default;

    /// Rearranges file rows that begin at row `firstRow`, a multiple of sixteen; all groups but the
    /// matrix's last are given whole. Disjoint ranges may be packed on different threads.
    void pack(std::size_t firstRow, std::span<const std::byte> fileRows);
    /// One row as float32, exactly what the file's blocks stand for. `out` holds cols() values.
    void readRow(std::size_t row, std::span<float> out) const;

    GgmlType type() const { return m_type; }
    std::size_t rows() const { return m_rows; }
    std::size_t cols() const { return m_cols; }
    std::size_t groups() const { return (m_rows + kGroupRows - 1) / kGroupRows; }
    std::size_t groupBytes() const { return m_groupBytes; }
    std::size_t bytes() const { return groups() * m_groupBytes; }
    const std::byte* group(std::size_t index) const { return m_bytes.get() + index * m_groupBytes; }

private:
    GgmlType m_type = GgmlType::F32;
    std::size_t m_rows = 0;
    std::size_t m_cols = 0;
    std::size_t m_groupBytes = 0;
    std::shared_ptr<std::byte[]> m_bytes; ///< 64-byte aligned; shares its pages with others.
};

} // namespace steerscope
