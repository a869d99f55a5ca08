// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gguf/internal/gguf_rules.h"

#include "core/base/rule_table.h"

#include <array>
#include <cstddef>
#include <utility>

namespace steerscope::gguf {
namespace {

constexpr char kFetchAgain[] =
    "The file is damaged or was made to crash readers; fetch it again from a source you trust.";
constexpr char kTruncated[] = "The file is incomplete or damaged; fetch it again.";
constexpr char kConvert[] =
    "Convert the original model again with a current converter (GGUF version 3, little-endian).";
constexpr char kOtherModel[] =
    "This file is not a complete model of a kind Steerscope reads; choose another one.";
constexpr char kOtherFormat[] =
    "Choose a file of the same model in one of those formats, for example Q4_K_M or Q8_0.";

struct Row {
    Rule rule;
    const char* problem;
    const char* allowed;
    const char* hint;
};

/// The rules of reliability.md section 2; caps are those of GgufLimits.
constexpr std::array kRows{
    // The header: magic, version, counts.
    Row{Rule::FileTooShort, "The file is too short to be a model", "24 bytes or more", kTruncated},
    Row{Rule::NotGguf, "This is not a GGUF file", "a file that begins with GGUF",
        "Open a model in GGUF or safetensors format."},
    Row{Rule::BigEndian, "This GGUF file is big-endian", "little-endian", kConvert},
    Row{Rule::Version1, "This GGUF file has the outdated version 1", "version 2 or 3", kConvert},
    Row{Rule::UnknownVersion, "This GGUF version is not known", "version 2 or 3", kConvert},
    Row{Rule::TooManyTensors, "The file announces too many tensors", "", kFetchAgain},
    Row{Rule::TensorsBeyondFile, "The file announces more tensors than it can hold", "",
        kFetchAgain},
    Row{Rule::TooManyKeys, "The file announces too many metadata keys", "", kFetchAgain},
    Row{Rule::KeysBeyondFile, "The file announces more metadata keys than it can hold", "",
        kFetchAgain},
    Row{Rule::Truncated, "The file ends before the data it announces", "", kTruncated},
    // Metadata: key, type, value.
    Row{Rule::KeyLength, "A metadata key has an impossible length", "", kFetchAgain},
    Row{Rule::KeyNotUtf8, "A metadata key is not valid UTF-8", "UTF-8", kFetchAgain},
    Row{Rule::DuplicateKey, "A metadata key appears twice", "unique keys", kFetchAgain},
    Row{Rule::ValueType, "A metadata value has an unknown type", "types 0 to 12", kFetchAgain},
    Row{Rule::BoolByte, "A true-or-false value is neither", "0 or 1", kFetchAgain},
    Row{Rule::TextTooLong, "A text in the metadata is too long", "", kFetchAgain},
    Row{Rule::TemplateTooLong, "The chat template is too long", "", kFetchAgain},
    Row{Rule::TokenTooLong, "An entry of the vocabulary is too long", "", kFetchAgain},
    Row{Rule::NestedArray, "A metadata array holds arrays", "an array of plain values",
        kFetchAgain},
    Row{Rule::ArrayTooLong, "A metadata array has too many elements", "", kFetchAgain},
    Row{Rule::ArrayBeyondFile, "A metadata array announces more elements than the file can hold",
        "", kFetchAgain},
    Row{Rule::WorkBudget, "The metadata need more work than any real model", "", kFetchAgain},
    Row{Rule::Alignment, "The alignment of the tensors is impossible",
        "a 32-bit unsigned power of two from 8 to 4096", kFetchAgain},
    // Tensor descriptions, then the places of all tensors.
    Row{Rule::TensorNameLength, "A tensor name has an impossible length", "", kFetchAgain},
    Row{Rule::TensorNameNotUtf8, "A tensor name is not valid UTF-8", "UTF-8", kFetchAgain},
    Row{Rule::DuplicateTensor, "A tensor appears twice", "unique names", kFetchAgain},
    Row{Rule::TensorDimensions, "A tensor has too many dimensions", "0 to 4", kFetchAgain},
    Row{Rule::TensorType, "A tensor has a block format that Steerscope does not read",
        "F32, F16, BF16, Q4_0, Q4_1, Q5_0, Q5_1, Q8_0, Q4_K, Q5_K or Q6_K", kOtherFormat},
    Row{Rule::PartialBlock, "The rows of a tensor are not made of whole blocks", "", kFetchAgain},
    Row{Rule::TensorTooLarge, "A tensor is too large to be true", "", kFetchAgain},
    Row{Rule::TensorMisaligned, "A tensor does not begin at a multiple of the alignment", "",
        kFetchAgain},
    Row{Rule::TensorBeyondFile, "A tensor reaches beyond the end of the file", "", kTruncated},
    Row{Rule::TensorsOverlap, "Two tensors share bytes", "tensors side by side", kFetchAgain},
    // Look-ups in a file that was read well.
    Row{Rule::MissingKey, "The model file lacks a value that is needed", "", kOtherModel},
    Row{Rule::WrongKind, "A value of the model file is of the wrong kind", "", kOtherModel},
    Row{Rule::ValueOutOfRange, "A number of the model file does not fit its meaning", "",
        kOtherModel},
    Row{Rule::MissingTensor, "The model file lacks a tensor that is needed", "", kOtherModel},
    Row{Rule::BlockCount, "The bytes of a tensor do not match its number of elements", "",
        kFetchAgain},
};

static_assert(rulesInOrder(kRows), "one row for each rule, in the order of the codes");

} // namespace

ErrorRecord record(Rule rule, Details details) {
    const Row& row = kRows[static_cast<std::size_t>(rule) - 1];
    return {.code = ruleCode("GGUF", rule),
            .problem = row.problem,
            .offset = details.offset,
            .field = std::move(details.field),
            .found = std::move(details.found),
            .allowed = details.allowed.empty() ? row.allowed : std::move(details.allowed),
            .hint = details.hint.empty() ? row.hint : std::move(details.hint)};
}

void fail(Rule rule, Details details) {
    throw Error(record(rule, std::move(details)));
}

} // namespace steerscope::gguf
