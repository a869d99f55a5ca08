// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/base/error.h"

namespace steerscope::gguf {

/// Every reason to refuse a GGUF file or a look-up in one, in the order in which the parser checks
/// them. The number of a rule is its code: GGUF-001, GGUF-002, … Never renumber; append.
enum class Rule {
    FileTooShort = 1,
    NotGguf,
    BigEndian,
    Version1,
    UnknownVersion,
    TooManyTensors,
    TensorsBeyondFile,
    TooManyKeys,
    KeysBeyondFile,
    Truncated,
    KeyLength,
    KeyNotUtf8,
    DuplicateKey,
    ValueType,
    BoolByte,
    TextTooLong,
    TemplateTooLong,
    TokenTooLong,
    NestedArray,
    ArrayTooLong,
    ArrayBeyondFile,
    WorkBudget,
    Alignment,
    TensorNameLength,
    TensorNameNotUtf8,
    DuplicateTensor,
    TensorDimensions,
    TensorType,
    PartialBlock,
    TensorTooLarge,
    TensorMisaligned,
    TensorBeyondFile,
    TensorsOverlap,
    MissingKey,
    WrongKind,
    ValueOutOfRange,
    MissingTensor,
    BlockCount,
};

/// What only the place of a failure knows; code, problem and the usual limit and next step come
/// from the table in gguf_rules.cpp.
struct Details {
    std::optional<std::uint64_t> offset;
    std::string field;
    std::string found;
    std::string allowed; ///< Empty: the table's.
    std::string hint;    ///< Empty: the table's.
};

ErrorRecord record(Rule rule, Details details);

[[noreturn]] void fail(Rule rule, Details details);

} // namespace steerscope::gguf
