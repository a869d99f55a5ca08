// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/large_buffer.h"

#include <algorithm>
#include <cstdint>
#include <new>
#include <utility>

#ifdef __linux__
#include <sys/mman.h>
#endif

namespace steerscope {
namespace {

constexpr std::size_t kLargePage = std::size_t{2} << 20;
constexpr std::size_t kPage = 4096;
constexpr std::align_val_t kAlignment{kLargePage};

} // namespace

LargeBuffer::LargeBuffer(std::size_t bytes)
    : m_data(
          static_cast<std::byte*>(::operator new[](std::max<std::size_t>(1, bytes), kAlignment))),
      m_size(bytes) {
#ifdef __linux__
    if (bytes >= kLargePage) madvise(m_data, bytes, MADV_HUGEPAGE); // Refused: small pages do too.
#endif
}

LargeBuffer::~LargeBuffer() {
    ::operator delete[](m_data, kAlignment);
}

LargeBuffer::LargeBuffer(LargeBuffer&& other) noexcept
    : m_data(std::exchange(other.m_data, nullptr)), m_size(std::exchange(other.m_size, 0)) {}

LargeBuffer& LargeBuffer::operator=(LargeBuffer&& other) noexcept {
    std::swap(m_data, other.m_data);
    std::swap(m_size, other.m_size);
    return *this;
}

void LargeBuffer::release([[maybe_unused]] std::span<const std::byte> part) {
#ifdef __linux__
    const auto begin = static_cast<std::size_t>(part.data() - m_data);
    const std::size_t first = (begin + kPage - 1) / kPage * kPage;
    const std::size_t last = (begin + part.size()) / kPage * kPage;
    if (first < last) madvise(m_data + first, last - first, MADV_DONTNEED);
#endif
}

} // namespace steerscope
