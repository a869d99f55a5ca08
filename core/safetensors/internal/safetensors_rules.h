// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/base/error.h"

namespace steerscope::safetensors {

/// Every reason to refuse a safetensors file, in the order of the checks. The number of a rule is
/// its code: ST-001, ST-002, … Never renumber; append.
enum class Rule {
    TooShort = 1,
    HeaderTooLarge,
    HeaderBeyondFile,
    NotAnObject,
    NotUtf8,
    Syntax,
    TooDeep,
    DuplicateKey,
    TooManyElements,
    Metadata,
    Entry,
    UnsupportedType,
    Shape,
    Offsets,
    TooLarge,
    WrongSize,
    BeyondFile,
    Hole,
    Overlap,
    Tail,
    MissingTensor,
    NotFloat,
    Unwritable,
};

/// What only the place of a failure knows; the rest comes from the table.
struct Details {
    std::optional<std::uint64_t> offset;
    std::string field;
    std::string found;
    std::string allowed; ///< Empty: the table's.
};

[[noreturn]] void fail(Rule rule, Details details);

} // namespace steerscope::safetensors
