// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace steerscope {

/// A small fork–join pool for work of some ten microseconds. Pieces are claimed one by one, and the
/// caller claims too: a worker that the system has put aside holds up at most the piece it claimed,
/// never the start of the next job (an OpenMP barrier waits for every worker every time, which on a
/// busy machine costs a scheduler's time slice per operation). Idle workers spin briefly, then
/// park.
class ThreadPool {
public:
    /// `threads` in all, the caller's own included; at least one.
    explicit ThreadPool(int threads);
    ~ThreadPool();
    ThreadPool(const ThreadPool&) = delete;
    ThreadPool& operator=(const ThreadPool&) = delete;

    std::size_t threads() const { return m_workers.size() + 1; }

    /// Calls task(i) once for every i < pieces (at most kMaxPieces), in any order and on any
    /// thread, and returns when all are done. Rethrows the first exception. One caller at a time;
    /// not from inside a task.
    void run(std::size_t pieces, const std::function<void(std::size_t)>& task);

    static constexpr std::size_t kMaxPieces = (1u << 20) - 1;

private:
    void work();
    void runClaimed(std::uint64_t ticket);
    bool claim(std::uint64_t& ticket);
    void awaitDone(std::size_t pieces);

    /// Job number, pieces and next unclaimed piece in one word, so that a claim can only succeed
    /// while its job is the present one.
    std::atomic<std::uint64_t> m_ticket{0};
    std::atomic<std::uint32_t> m_done{0};
    std::atomic<bool> m_quit{false};
    const std::function<void(std::size_t)>* m_task = nullptr; ///< Set before m_ticket announces it.
    std::mutex m_failureMutex;
    std::exception_ptr m_failure;
    std::vector<std::thread> m_workers;
};

} // namespace steerscope
