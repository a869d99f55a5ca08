// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/thread_pool.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include <hwy/cache_control.h>

namespace steerscope {
namespace {

// Layout of a ticket: job in the high 24 bits, then 20 bits of pieces, then 20 bits of next piece.
constexpr unsigned kPieceBits = 20;
constexpr std::uint64_t kPieceMask = (1u << kPieceBits) - 1;

std::uint64_t nextOf(std::uint64_t ticket) {
    return ticket & kPieceMask;
}
std::uint64_t piecesOf(std::uint64_t ticket) {
    return (ticket >> kPieceBits) & kPieceMask;
}
std::uint64_t jobOf(std::uint64_t ticket) {
    return ticket >> (2 * kPieceBits);
}
std::uint64_t makeTicket(std::uint64_t job, std::uint64_t pieces) {
    return (job << (2 * kPieceBits)) | (pieces << kPieceBits);
}

/// Looks before parking: about the pause between two operations of a forward pass.
constexpr int kSpins = 2000;

} // namespace

ThreadPool::ThreadPool(int threads) {
    for (int i = 1; i < threads; ++i)
        m_workers.emplace_back([this] { work(); });
}

ThreadPool::~ThreadPool() {
    m_quit = true;
    m_ticket = makeTicket(jobOf(m_ticket) + 1, 0);
    m_ticket.notify_all();
    for (std::thread& worker : m_workers)
        worker.join();
}

void ThreadPool::run(std::size_t pieces, const std::function<void(std::size_t)>& task) {
    assert(pieces <= kMaxPieces);
    if (m_workers.empty() || pieces < 2) {
        for (std::size_t i = 0; i < pieces; ++i)
            task(i);
        return;
    }
    m_task = &task;
    m_done.store(0, std::memory_order_relaxed);
    m_ticket.store(makeTicket(jobOf(m_ticket.load(std::memory_order_relaxed)) + 1, pieces));
    m_ticket.notify_all();
    for (std::uint64_t ticket = 0; claim(ticket);)
        runClaimed(ticket);
    awaitDone(pieces);
    if (m_failure) std::rethrow_exception(std::exchange(m_failure, nullptr));
}

bool ThreadPool::claim(std::uint64_t& ticket) {
    ticket = m_ticket.load(std::memory_order_acquire);
    while (nextOf(ticket) < piecesOf(ticket)) {
        if (m_ticket.compare_exchange_weak(ticket, ticket + 1, std::memory_order_acq_rel)) {
            return true;
        }
    }
    return false;
}

void ThreadPool::runClaimed(std::uint64_t ticket) {
    try {
        (*m_task)(nextOf(ticket));
    } catch (...) {
        const std::lock_guard lock(m_failureMutex);
        if (!m_failure) m_failure = std::current_exception();
    }
    if (m_done.fetch_add(1, std::memory_order_acq_rel) + 1 == piecesOf(ticket)) m_done.notify_all();
}

void ThreadPool::awaitDone(std::size_t pieces) {
    for (int i = 0; i < kSpins; ++i) {
        if (m_done.load(std::memory_order_acquire) == pieces) return;
        hwy::Pause();
    }
    for (std::uint32_t done = m_done.load(std::memory_order_acquire); done != pieces;
         done = m_done.load(std::memory_order_acquire)) {
        m_done.wait(done, std::memory_order_acquire);
    }
}

void ThreadPool::work() {
    int idle = 0;
    while (!m_quit.load(std::memory_order_relaxed)) {
        std::uint64_t ticket = 0;
        if (claim(ticket)) {
            runClaimed(ticket);
            idle = 0;
        } else if (++idle < kSpins) {
            hwy::Pause();
        } else {
            m_ticket.wait(ticket, std::memory_order_acquire);
            idle = 0;
        }
    }
}

} // namespace steerscope
