// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <exception>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "core/base/known_hashes.h"
#include "core/base/open_file.h"
#include "core/base/sha256.h"

namespace steerscope {

/// SHA-256 of a whole file, worked out on a thread of the lowest priority from the beginning on:
/// it takes only time that nobody else wants. Whoever asks before it is done does the rest himself.
/// One that is known is not worked out again.
/// hex() is for one thread at a time.
class FileHash {
public:
    explicit FileHash(std::shared_ptr<const OpenFile> file, KnownHashes known = KnownHashes());

    /// 64 lower-case hexadecimal digits. FILE-003, or FILE-005 when the file was changed meanwhile:
    /// the hash would not be that of what others have read.
    const std::string& hex();

private:
    /// False when the end was reached.
    bool addPiece();
    void workOn(const std::stop_token& stop);
    void finish();

    std::shared_ptr<const OpenFile> m_file; ///< Closed when the hash is known.
    KnownHashes m_known;
    std::vector<std::byte> m_piece;
    std::uint64_t m_done = 0;
    Sha256 m_sum;
    std::string m_hex;
    std::exception_ptr m_failure;
    std::jthread m_background; ///< Last: it uses all of the above until it is joined.
};

} // namespace steerscope
