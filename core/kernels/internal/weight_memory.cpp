// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/internal/weight_memory.h"

#include <algorithm>
#include <mutex>
#include <new>

#ifdef __linux__
#include <sys/mman.h>
#endif

namespace steerscope::packed {
namespace {

constexpr std::size_t kAlignment = 64;
constexpr std::size_t kHugePage = std::size_t{2} << 20;
/// A region of a shared kind, and the size from which a matrix gets one of its own.
constexpr std::size_t kRegionBytes = 16 * kHugePage;
constexpr std::size_t kOwnBytes = 8 * kHugePage;

constexpr std::size_t roundedUp(std::size_t bytes, std::size_t unit) {
    return (bytes + unit - 1) / unit * unit;
}

/// Memory is the system's until it is written to: what a region has to spare costs nothing.
class Region {
public:
    explicit Region(std::size_t bytes)
        : m_size(roundedUp(bytes, kHugePage)),
          m_bytes(static_cast<std::byte*>(::operator new[](m_size, kPageAlignment))) {
#ifdef __linux__
        madvise(m_bytes, m_size, MADV_HUGEPAGE); // refused where there are none: small pages do too
#endif
    }
    ~Region() {
        ::operator delete[](m_bytes, kPageAlignment);
    }
    Region(const Region&) = delete;
    Region& operator=(const Region&) = delete;

    /// Null when the rest is too small.
    std::byte* take(std::size_t bytes) {
        const std::size_t need = roundedUp(bytes, kAlignment);
        if (need > m_size - m_used) return nullptr;
        m_used += need;
        return m_bytes + m_used - need;
    }

private:
    static constexpr std::align_val_t kPageAlignment{kHugePage};

    std::size_t m_size;
    std::size_t m_used = 0;
    std::byte* m_bytes;
};

std::shared_ptr<std::byte[]> takeFrom(const std::shared_ptr<Region>& region, std::size_t bytes) {
    std::byte* memory = region->take(bytes);
    return memory ? std::shared_ptr<std::byte[]>(region, memory) : nullptr;
}

} // namespace

std::shared_ptr<std::byte[]> takeWeightMemory(std::size_t bytes) {
    if (bytes >= kOwnBytes) return takeFrom(std::make_shared<Region>(bytes), bytes);
    static std::mutex mutex;
    static std::weak_ptr<Region> latest;
    const std::lock_guard lock(mutex);
    if (const auto region = latest.lock())
        if (auto memory = takeFrom(region, bytes)) return memory;
    const auto region = std::make_shared<Region>(kRegionBytes);
    latest = region;
    return takeFrom(region, bytes);
}

} // namespace steerscope::packed
