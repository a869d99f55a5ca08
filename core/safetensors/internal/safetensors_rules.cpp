// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/safetensors/internal/safetensors_rules.h"

#include "core/base/rule_table.h"

#include <array>
#include <cstddef>
#include <utility>

namespace steerscope::safetensors {
namespace {

constexpr char kTruncated[] = "The file is incomplete or damaged; fetch it again.";
constexpr char kDamaged[] =
    "The file is damaged or was not written by a tool that follows the format; fetch it again.";
constexpr char kOtherKind[] =
    "Check that this is a safetensors file, not one of another kind with a wrong name.";
constexpr char kUnnamed[] = "(a tensor without a name)"; // legal, so errors must be able to say it
constexpr char kReport[] = "Nothing was written; please report this with the steps that led here.";

struct Row {
    Rule rule;
    const char* problem;
    const char* allowed;
    const char* hint;
};

/// The rules of reliability.md section 3.
constexpr std::array kRows{
    // The header as a block of text.
    Row{Rule::TooShort, "The file is too short to be a safetensors file", "10 bytes or more",
        kTruncated},
    Row{Rule::HeaderTooLarge, "The header is too large", "", kOtherKind},
    Row{Rule::HeaderBeyondFile, "The header reaches beyond the end of the file", "", kTruncated},
    Row{Rule::NotAnObject, "The header is not a JSON object", "a header that begins with {",
        kOtherKind},
    Row{Rule::NotUtf8, "The header is not valid UTF-8", "UTF-8", kDamaged},
    Row{Rule::Syntax, "The header is not valid JSON", "one JSON object", kDamaged},
    Row{Rule::TooDeep, "The header is nested too deeply", "", kDamaged},
    Row{Rule::DuplicateKey, "A name appears twice in the header", "unique names", kDamaged},
    Row{Rule::TooManyElements, "The header has too many entries", "", kDamaged},
    // Each entry.
    Row{Rule::Metadata, "The metadata are not texts under names",
        "__metadata__ as an object of texts", kDamaged},
    Row{Rule::Entry, "The description of a tensor is incomplete or has foreign parts",
        "an object of dtype, shape and data_offsets", kDamaged},
    Row{Rule::UnsupportedType, "A tensor has a number type that Steerscope does not know",
        "F64, F32, F16, BF16, F8_E4M3, F8_E5M2, F8_E8M0, I8 to I64, U8 to U64 or BOOL",
        "Convert the file to one of these types."},
    Row{Rule::Shape, "The shape of a tensor is not a list of whole numbers",
        "whole numbers, 0 or more", kDamaged},
    Row{Rule::Offsets, "The place of a tensor is not a beginning and an end",
        "two whole numbers, the second not below the first", kDamaged},
    Row{Rule::TooLarge, "A tensor is too large to be true", "a size below 2^64 bytes", kDamaged},
    Row{Rule::WrongSize, "The bytes of a tensor do not match its shape and type", "", kDamaged},
    // All entries together, by offset.
    Row{Rule::BeyondFile, "A tensor reaches beyond the end of the file", "", kTruncated},
    Row{Rule::Hole, "There are unused bytes before a tensor", "", kDamaged},
    Row{Rule::Overlap, "Two tensors share bytes", "", kDamaged},
    Row{Rule::Tail, "There are bytes after the last tensor", "no further bytes", kDamaged},
    // Use and writing.
    Row{Rule::MissingTensor, "The file lacks a tensor that is needed", "",
        "This is not a complete file of the kind that was expected; choose another one."},
    Row{Rule::NotFloat, "A tensor does not hold floating-point numbers that can be read",
        "F32, F16, BF16 or F64", "Convert the file to one of these types."},
    Row{Rule::Unwritable, "A tensor cannot be written to a safetensors file", "", kReport},
};

static_assert(rulesInOrder(kRows), "one row for each rule, in the order of the codes");

} // namespace

void fail(Rule rule, Details details) {
    const Row& row = kRows[static_cast<std::size_t>(rule) - 1];
    throw Error({.code = ruleCode("ST", rule),
                 .problem = row.problem,
                 .offset = details.offset,
                 .field = details.field.empty() ? kUnnamed : std::move(details.field),
                 .found = std::move(details.found),
                 .allowed = details.allowed.empty() ? row.allowed : std::move(details.allowed),
                 .hint = row.hint});
}

} // namespace steerscope::safetensors
