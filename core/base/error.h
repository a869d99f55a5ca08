// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>

namespace steerscope {

/// Everything a person or a program needs to understand a failure. Text fields are plain English.
struct ErrorRecord {
    std::string code;                    ///< Stable identifier such as "GGUF-012".
    std::string problem;                 ///< One plain sentence: what is wrong.
    std::string file;                    ///< Path as the user gave it; empty when none.
    std::optional<std::uint64_t> offset; ///< Byte offset in `file`.
    std::string field;                   ///< Name of the field, tensor, option or layer at fault.
    std::string found;                   ///< What was there.
    std::string allowed;                 ///< What would have been accepted.
    std::string hint;                    ///< The next step, one plain sentence.
};

/// "CODE: problem (field: …, found …, allowed …) in FILE at byte N. Hint." without empty parts.
std::string describe(const ErrorRecord& record);

/// The one exception type of core; caught once, by the engine (or the CLI's main).
class Error : public std::runtime_error {
public:
    explicit Error(ErrorRecord record);
    const ErrorRecord& record() const { return m_record; }
    /// The same error with the file filled in, for parsers that only see bytes.
    Error inFile(const std::string& path) const;

private:
    ErrorRecord m_record;
};

/// Thrown when a stop token fired: not a failure, so not an Error.
class Cancelled : public std::exception {
public:
    const char* what() const noexcept override { return "cancelled"; }
};

} // namespace steerscope
