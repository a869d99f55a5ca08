// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>

namespace steerscope {

/// Memory for the bytes of a whole file: not cleared by us, in large pages where the system has
/// them, and given back part by part when a part is no longer needed. Move only; any thread.
class LargeBuffer {
public:
    LargeBuffer() = default;
    /// Throws std::bad_alloc.
    explicit LargeBuffer(std::size_t bytes);
    ~LargeBuffer();
    LargeBuffer(LargeBuffer&& other) noexcept;
    LargeBuffer& operator=(LargeBuffer&& other) noexcept;

    std::span<std::byte> bytes() { return {m_data, m_size}; }
    std::span<const std::byte> bytes() const { return {m_data, m_size}; }
    /// Gives the whole pages within `part` back to the system; their contents are lost.
    void release(std::span<const std::byte> part);

private:
    std::byte* m_data = nullptr;
    std::size_t m_size = 0;
};

} // namespace steerscope
