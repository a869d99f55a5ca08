// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file_hash.h"

#include <algorithm>
#include <utility>

#ifdef __linux__
#include <sys/resource.h>
#include <unistd.h>
#endif

namespace steerscope {
namespace {

constexpr std::size_t kPiece = 256u << 10;

void takeLowestPriority() {
#ifdef __linux__
    ::setpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()), 19); // of this thread alone
#endif
}

} // namespace

FileHash::FileHash(std::shared_ptr<const OpenFile> file, KnownHashes known)
    : m_file(std::move(file)),
      m_known(std::move(known)),
      m_hex(m_known.find(m_file->state()).value_or(std::string())) {
    if (m_hex.empty())
        m_background = std::jthread([this](const std::stop_token& stop) { workOn(stop); });
}

void FileHash::workOn(const std::stop_token& stop) {
    takeLowestPriority();
    try {
        while (!stop.stop_requested() && addPiece()) {
        }
    } catch (...) {
        m_failure = std::current_exception();
    }
}

bool FileHash::addPiece() {
    const std::uint64_t left = m_file->size() - m_done;
    if (left == 0) return false;
    m_piece.resize(static_cast<std::size_t>(std::min<std::uint64_t>(left, kPiece)));
    m_file->read(m_done, m_piece);
    m_sum.add(m_piece);
    m_done += m_piece.size();
    return true;
}

const std::string& FileHash::hex() {
    if (!m_file) return m_hex;
    if (m_hex.empty())
        finish();
    else
        m_file->requireUnchanged();
    m_file.reset();
    return m_hex;
}

void FileHash::finish() {
    if (m_background.joinable()) {
        m_background.request_stop();
        m_background.join();
    }
    if (m_failure) std::rethrow_exception(m_failure);
    while (addPiece()) {
    }
    m_file->requireUnchanged(); // before anybody may keep a sum of two states
    m_hex = m_sum.hex();
    m_known.keep(m_file->state(), m_hex);
}

} // namespace steerscope
