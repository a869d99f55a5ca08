// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Every rule of the GGUF reader, met by files that break just that rule.

#include <gtest/gtest.h>

#include <set>

#include "core/base/error.h"
#include "core/gguf/gguf_file.h"
#include "tests/core/gguf/raw_gguf.h"

namespace steerscope::test {
namespace {

constexpr std::uint64_t kMost = ~std::uint64_t{0};

struct Refusal {
    std::string name;
    std::string bytes;
    int code; ///< GGUF-…
    std::uint64_t offset;
    std::string field;
    GgufLimits limits{};
};

using Refusals = std::vector<Refusal>;

std::string oneKey(std::uint32_t type, const std::string& value, const std::string& name = "k") {
    return RawGguf{.keys = {key(name, type, value)}}.bytes();
}

std::string oneTensor(const std::vector<std::uint64_t>& shape, std::uint32_t type = 0,
                      std::uint64_t offset = 0, std::string data = std::string(128, '\1')) {
    return RawGguf{.tensors = {tensor("t", shape, type, offset)}, .data = std::move(data)}.bytes();
}

std::string versioned(std::uint32_t version) {
    return RawGguf{.version = version}.bytes();
}

std::string counted(std::uint64_t tensors, std::uint64_t keys, const std::string& rest = "") {
    return RawGguf{.tensorCount = tensors, .keyCount = keys}.bytes() + rest;
}

Refusals headerCases() {
    const auto padded = [](std::string start) {
        start.resize(64, '\0');
        return start;
    };
    return {
        {"empty file", "", 1, 0, "magic"},
        {"one byte", "G", 1, 0, "magic"},
        {"three bytes", "GGU", 1, 0, "magic"},
        {"lower-case magic", padded("gguf"), 2, 0, "magic"},
        {"one wrong letter", padded("GGUE"), 2, 0, "magic"},
        {"magic backwards", padded("FUGG"), 2, 0, "magic"},
        {"all zero", padded(""), 2, 0, "magic"},
        {"zip archive", padded("PK\x03\x04"), 2, 0, "magic"},
        {"pickle", padded("\x80\x04\x95"), 2, 0, "magic"},
        {"older format", padded("lmgg"), 2, 0, "magic"},
        {"web page", padded("<!DOCTYPE html>"), 2, 0, "magic"},
        {"Git LFS pointer", padded("version https://git-lfs.github.com/spec/v1"), 2, 0, "magic"},
        {"JSON", padded("{\"a\": 1}"), 2, 0, "magic"},
        {"magic only", "GGUF", 10, 4, "version"},
        {"half a version", std::string("GGUF\3\0", 6), 10, 4, "version"},
        {"big-endian version 3", versioned(0x03000000), 3, 4, "version"},
        {"big-endian version 2", versioned(0x02000000), 3, 4, "version"},
        {"version 1", versioned(1), 4, 4, "version"},
        {"version 0", versioned(0), 5, 4, "version"},
        {"version 4", versioned(4), 5, 4, "version"},
        {"version of all ones", versioned(0xFFFFFFFF), 5, 4, "version"},
        {"no tensor count", versioned(3).substr(0, 8), 10, 8, "tensor count"},
        {"no key count", versioned(3).substr(0, 20), 10, 16, "key count"},
        {"a tensor too many", counted(65'537, 0), 6, 8, "tensor count"},
        {"tensor count 2^63", counted(1ull << 63, 0), 6, 8, "tensor count"},
        {"tensor count of all ones", counted(kMost, 0), 6, 8, "tensor count"},
        {"tensors beyond the file", counted(65'536, 0), 7, 8, "tensor count"},
        {"a tensor and no bytes", counted(1, 0), 7, 8, "tensor count"},
        {"a key too many", counted(0, 4'097), 8, 16, "key count"},
        {"key count 2^63", counted(0, 1ull << 63), 8, 16, "key count"},
        {"key count of all ones", counted(0, kMost), 8, 16, "key count"},
        {"keys beyond the file", counted(0, 4'096), 9, 16, "key count"},
        {"a key in 13 bytes", counted(0, 1, std::string(13, '\0')), 9, 16, "key count"},
    };
}

Refusals keyCases() {
    const auto lengthOnly = [](std::uint64_t length) {
        return RawGguf{.keys = {text(std::string(20, 'k'), length)}}.bytes();
    };
    const auto named = [](const std::string& name) { return oneKey(U8, "\1", name); };
    const std::string first = key("k", U8, "\1");
    const std::string other = key("m", U8, "\1");
    return {
        {"empty key", lengthOnly(0), 11, 24, "key 0"},
        {"key of 64 KiB and a byte", lengthOnly(65'537), 11, 24, "key 0"},
        {"key length 2^63", lengthOnly(1ull << 63), 11, 24, "key 0"},
        {"key length of all ones", lengthOnly(kMost), 11, 24, "key 0"},
        {"key beyond the file", lengthOnly(1'000), 10, 32, "key 0"},
        {"key with a lone continuation byte", named("a\x80"), 12, 24, "key 0"},
        {"key with an overlong form", named("\xC0\xAF"), 12, 24, "key 0"},
        {"key with a surrogate", named("\xED\xA0\x80"), 12, 24, "key 0"},
        {"key above U+10FFFF", named("\xF4\x90\x80\x80"), 12, 24, "key 0"},
        {"key ending within a sequence", named("a\xE2\x82"), 12, 24, "key 0"},
        {"key twice", RawGguf{.keys = {first, first}}.bytes(), 13, 38, "k"},
        {"key twice, apart", RawGguf{.keys = {first, other, first}}.bytes(), 13, 52, "k"},
        {"key twice, another type", RawGguf{.keys = {first, key("k", Text, text("x"))}}.bytes(), 13,
         38, "k"},
        {"file ends after a key", RawGguf{.keys = {text("abcdef")}}.bytes(), 10, 38, "abcdef"},
        {"type 13", oneKey(13, "\1\1\1\1"), 14, 33, "k"},
        {"type of all ones", oneKey(0xFFFFFFFF, "\1\1\1\1"), 14, 33, "k"},
        {"second key of unknown type", RawGguf{.keys = {first, key("m", 99, "\1")}}.bytes(), 14, 47,
         "m"},
    };
}

Refusals valueCases() {
    const std::string tokens = "tokenizer.ggml.tokens"; // 21 letters: value at 57, count at 61
    const auto token = [&](const std::string& first) {
        return oneKey(Array, array(Text, 1, first), tokens);
    };
    const std::string chat = "tokenizer.chat_template"; // 23 letters: value at 59
    return {
        {"bool 2", oneKey(Bool, "\2"), 15, 37, "k"},
        {"bool 255", oneKey(Bool, "\xFF"), 15, 37, "k"},
        {"bool 7 in an array", oneKey(Array, array(Bool, 3, std::string("\0\7\1", 3))), 15, 50,
         "k"},
        {"text of 16 MiB and a byte", oneKey(Text, text("x", (16u << 20) + 1)), 16, 37, "k"},
        {"text length 2^64 - 8", oneKey(Text, text("x", kMost - 7)), 16, 37, "k"},
        {"text length of all ones", oneKey(Text, text("x", kMost)), 16, 37, "k"},
        {"text beyond the file", oneKey(Text, text("x", 1'000)), 10, 45, "k"},
        {"template of 1 MiB and a byte", oneKey(Text, text("x", (1u << 20) + 1), chat), 17, 59,
         chat},
        {"named template of 2 MiB", oneKey(Text, text("x", 2u << 20), chat + ".tool"), 17, 64,
         chat + ".tool"},
        {"token of 64 KiB and a byte", token(text("x", 65'537)), 18, 69, tokens},
        {"token length 2^31", token(text("x", 1ull << 31)), 18, 69, tokens},
        {"token length 2^32 + 1", token(text("x", (1ull << 32) + 1)), 18, 69, tokens},
        {"token length of all ones", token(text("x", kMost)), 18, 69, tokens},
        {"merge of 1 MiB", oneKey(Array, array(Text, 1, text("x", 1u << 20)), "tokenizer.ggml.m"),
         18, 64, "tokenizer.ggml.m"},
        {"u16 cut", oneKey(U16, "\1"), 10, 37, "k"},
        {"u32 cut", oneKey(U32, "\1\1\1"), 10, 37, "k"},
        {"f32 cut", oneKey(F32, "\1\1"), 10, 37, "k"},
        {"u64 cut", oneKey(U64, "\1\1\1\1"), 10, 37, "k"},
        {"i64 cut", oneKey(I64, "\1\1\1\1\1\1\1"), 10, 37, "k"},
        {"f64 cut", oneKey(F64, "\1\1\1\1"), 10, 37, "k"},
        {"text length cut", oneKey(Text, "\1\1\1\1"), 10, 37, "k"},
        {"array type cut", oneKey(Array, "\1\1"), 10, 37, "k"},
        {"array count cut", oneKey(Array, le(U8) + "\1\1"), 10, 41, "k"},
        {"second text of an array cut", oneKey(Array, array(Text, 2, text("abc") + "\1\1\1\1\1")),
         10, 60, "k"},
    };
}

Refusals arrayCases() {
    const auto numbers = [](std::uint32_t type, std::uint64_t count, std::size_t bytes) {
        return oneKey(Array, array(type, count, std::string(bytes, '\1')));
    };
    return {
        {"elements of type 13", numbers(13, 1, 8), 14, 37, "k"},
        {"elements of type 2^31", numbers(1u << 31, 1, 8), 14, 37, "k"},
        {"array of arrays", oneKey(Array, array(Array, 1, array(U8, 1, "\1"))), 19, 37, "k"},
        {"array of no arrays", oneKey(Array, array(Array, 0, "")), 19, 37, "k"},
        {"8 000 001 elements", numbers(U8, 8'000'001, 8), 20, 41, "k"},
        {"2^61 numbers of 8 bytes", numbers(U64, 1ull << 61, 8), 20, 41, "k"},
        {"2^63 texts", numbers(Text, 1ull << 63, 8), 20, 41, "k"},
        {"count of all ones", numbers(U8, kMost, 8), 20, 41, "k"},
        {"8 000 000 elements, 8 there", numbers(U8, 8'000'000, 8), 21, 41, "k"},
        {"3 u64 in 23 bytes", numbers(U64, 3, 23), 21, 41, "k"},
        {"2 i16 in 3 bytes", numbers(I16, 2, 3), 21, 41, "k"},
        {"9 bools in 8 bytes", numbers(Bool, 9, 8), 21, 41, "k"},
        {"2 texts in 15 bytes", numbers(Text, 2, 15), 21, 41, "k"},
        {"1 f64 in no bytes", numbers(F64, 1, 0), 21, 41, "k"},
    };
}

Refusals budgetCases() {
    const auto bytes = [](std::uint64_t count) {
        return array(U8, count, std::string(count, '\1'));
    };
    const GgufLimits tenSteps{.steps = 10};
    const GgufLimits fewBytes{.metadataBytes = 40};
    const std::string small = key("m", U8, "\1");
    const RawGguf twoArrays{.keys = {key("k", Array, bytes(5)), key("m", Array, bytes(5))}};
    const RawGguf real{
        .keys = {key("k", Array, bytes(5'100'000)), key("m", Array, bytes(5'100'000))}};
    const RawGguf twoTensors{.tensors = {tensor("t", {}), tensor("u", {})}};
    const GgufLimits oneStep{.steps = 1};
    const RawGguf threeKeys{.keys = {key("k", U8, "\1"), small, key("n", U8, "\1")}};
    return {
        {"array above the budget", oneKey(Array, bytes(10)), 22, 49, "k", tenSteps},
        {"two arrays above the budget", twoArrays.bytes(), 22, 79, "m", tenSteps},
        {"10.2 M elements", real.bytes(), 22, 5'100'074, "m"},
        {"keys above the budget", threeKeys.bytes(), 22, 38, "key 1", oneStep},
        {"tensors above the budget", twoTensors.bytes(), 22, 49, "tensor 1", oneStep},
        {"metadata above the budget", threeKeys.bytes(), 22, 52, "key 2", fewBytes},
    };
}

Refusals alignmentCases() {
    const std::string name = "general.alignment"; // 17 letters: type at 49
    const auto aligned = [&](std::uint32_t alignment) { return oneKey(U32, le(alignment), name); };
    return {
        {"alignment 0", aligned(0), 23, 49, name},
        {"alignment 1", aligned(1), 23, 49, name},
        {"alignment 4", aligned(4), 23, 49, name},
        {"alignment 24", aligned(24), 23, 49, name},
        {"alignment 8192", aligned(8192), 23, 49, name},
        {"alignment 2^31", aligned(1u << 31), 23, 49, name},
        {"alignment of all ones", aligned(0xFFFFFFFF), 23, 49, name},
        {"alignment as u64", oneKey(U64, le<std::uint64_t>(32), name), 23, 49, name},
        {"alignment as i32", oneKey(I32, le<std::int32_t>(32), name), 23, 49, name},
        {"alignment as text", oneKey(Text, text("32"), name), 23, 49, name},
        {"alignment as array", oneKey(Array, array(U32, 1, le(32u)), name), 23, 49, name},
    };
}

Refusals tensorCases() {
    const auto named = [](const std::string& name, std::optional<std::uint64_t> length = {}) {
        return RawGguf{.tensors = {text(name, length) + std::string(40, '\0')}}.bytes();
    };
    const auto dimensioned = [](std::uint32_t count) {
        return RawGguf{.tensors = {text("t") + le(count) + std::string(64, '\0')}}.bytes();
    };
    const auto cut = [](std::size_t bytes) {
        return RawGguf{.tensors = {tensor("t", {4, 4}).substr(0, bytes)}}.bytes();
    };
    const std::string same = tensor("t", {});
    return {
        {"empty name", named(""), 24, 24, "tensor 0"},
        {"name of 64 bytes", named(std::string(64, 'n')), 24, 24, "tensor 0"},
        {"name length 2^32 + 1", named("n", (1ull << 32) + 1), 24, 24, "tensor 0"},
        {"name length of all ones", named("n", kMost), 24, 24, "tensor 0"},
        {"name beyond the file", named("n", 63), 10, 32, "tensor 0"},
        {"name not UTF-8", named("\xFF"), 25, 24, "tensor 0"},
        {"name ending within a sequence", named("w\xC3"), 25, 24, "tensor 0"},
        {"name twice", RawGguf{.tensors = {same, same}}.bytes(), 26, 49, "t"},
        {"name twice, another shape", RawGguf{.tensors = {same, tensor("t", {8})}}.bytes(), 26, 49,
         "t"},
        {"5 dimensions", dimensioned(5), 27, 33, "t"},
        {"2^31 dimensions", dimensioned(1u << 31), 27, 33, "t"},
        {"dimensions of all ones", dimensioned(0xFFFFFFFF), 27, 33, "t"},
        {"cut within the shape", cut(25), 10, 45, "t"},
        {"cut before the type", cut(29), 10, 53, "t"},
        {"cut before the offset", cut(35), 10, 57, "t"},
        {"a type of old", oneTensor({32}, 4), 28, 45, "t"},
        {"Q2_K", oneTensor({256}, 10), 28, 45, "t"},
        {"MXFP4", oneTensor({32}, 39), 28, 45, "t"},
        {"type 31", oneTensor({32}, 31), 28, 45, "t"},
        {"type of all ones", oneTensor({32}, 0xFFFFFFFF), 28, 45, "t"},
        {"Q4_0 rows of 31", oneTensor({31}, 2), 29, 33, "t"},
        {"Q8_0 rows of 33", oneTensor({33, 2}, 8), 29, 33, "t"},
        {"Q6_K rows of 128", oneTensor({128, 2}, 14), 29, 33, "t"},
        {"Q4_1 scalar", oneTensor({}, 3), 29, 33, "t"},
        {"2^32 × 2^32", oneTensor({1ull << 32, 1ull << 32}), 30, 33, "t"},
        {"2^62 numbers of 4 bytes", oneTensor({1ull << 62}), 30, 33, "t"},
        {"row of all ones", oneTensor({kMost}), 30, 33, "t"},
        {"2^32 × 2^32 × 0", oneTensor({1ull << 32, 1ull << 32, 0}), 30, 33, "t"},
        {"four large extents", oneTensor({1u << 20, 1u << 20, 1u << 20, 1u << 20}), 30, 33, "t"},
    };
}

Refusals placeCases() {
    const auto two = [](std::uint64_t firstRow, std::uint64_t first, std::uint64_t second) {
        return RawGguf{.tensors = {tensor("t", {firstRow}, 0, first), tensor("u", {8}, 0, second)},
                       .data = std::string(256, '\1')}
            .bytes();
    };
    const RawGguf wide{.keys = {key("general.alignment", U32, le(64u))},
                       .tensors = {tensor("t", {8}, 0, 32)},
                       .data = std::string(128, '\1'),
                       .alignment = 64};
    return {
        {"offset 4", oneTensor({8}, 0, 4), 31, 49, "t"},
        {"offset 31", oneTensor({8}, 0, 31), 31, 49, "t"},
        {"offset of all ones", oneTensor({8}, 0, kMost), 31, 49, "t"},
        {"offset 32 where 64 is the alignment", wide.bytes(), 31, 82, "t"},
        {"offset 2^64 - 32", oneTensor({8}, 0, kMost - 31), 32, 49, "t"},
        {"offset 2^63", oneTensor({8}, 0, 1ull << 63), 32, 49, "t"},
        {"offset at the end of the data", oneTensor({8}, 0, 128), 32, 49, "t"},
        {"offset beyond the data, no elements", oneTensor({0}, 0, 160), 32, 49, "t"},
        {"a byte missing", oneTensor({8}, 0, 0, std::string(31, '\1')), 32, 49, "t"},
        {"no data at all", oneTensor({8}, 0, 0, ""), 32, 49, "t"},
        {"a block missing", oneTensor({256, 2}, 12, 0, std::string(287, '\1')), 32, 57, "t"},
        {"3 000 000 000 × 4096", oneTensor({4096, 3'000'000'000}), 32, 57, "t"},
        {"two tensors at one place", two(8, 0, 0), 33, 82, "u"},
        {"second begins within the first", two(16, 0, 32), 33, 82, "u"},
        {"a block that reaches two bytes too far",
         RawGguf{.tensors = {tensor("t", {32}, 8, 0), tensor("u", {8}, 0, 32)},
                 .data = std::string(256, '\1')}
             .bytes(),
         33, 82, "u"},
        {"second within the first", two(32, 0, 64), 33, 82, "u"},
        {"first begins within the second, announced later", two(8, 32, 32), 33, 82, "u"},
        {"overlap announced in reverse",
         RawGguf{.tensors = {tensor("t", {8}, 0, 32), tensor("u", {16}, 0, 0)},
                 .data = std::string(256, '\1')}
             .bytes(),
         33, 49, "t"},
    };
}

Refusals allCases() {
    Refusals all;
    for (const auto& cases : {headerCases(), keyCases(), valueCases(), arrayCases(), budgetCases(),
                              alignmentCases(), tensorCases(), placeCases()})
        all.insert(all.end(), cases.begin(), cases.end());
    return all;
}

std::string codeText(int code) {
    return code < 10 ? "GGUF-00" + std::to_string(code) : "GGUF-0" + std::to_string(code);
}

void expectRefused(const Refusal& refusal) {
    SCOPED_TRACE(refusal.name);
    try {
        parseGguf(view(refusal.bytes), refusal.limits);
        ADD_FAILURE() << "was accepted";
    } catch (const Error& error) {
        const ErrorRecord& record = error.record();
        EXPECT_EQ(record.code, codeText(refusal.code)) << error.what();
        EXPECT_EQ(record.offset, refusal.offset) << error.what();
        EXPECT_EQ(record.field, refusal.field) << error.what();
        EXPECT_FALSE(record.problem.empty() || record.hint.empty()) << error.what();
        EXPECT_FALSE(record.found.empty() && record.allowed.empty()) << error.what();
    }
}

TEST(GgufRefusals, NameCodeOffsetAndFieldForEveryBrokenRule) {
    for (const Refusal& refusal : allCases())
        expectRefused(refusal);
}

TEST(GgufRefusals, CoverEveryRuleOfTheParser) {
    std::set<int> met;
    for (const Refusal& refusal : allCases())
        met.insert(refusal.code);
    for (int code = 1; code <= 33; ++code)
        EXPECT_TRUE(met.contains(code)) << codeText(code);
}

TEST(GgufRefusals, NameForeignFilesAndFormats) {
    const auto messageFor = [](const std::string& bytes) -> std::string {
        try {
            parseGguf(view(bytes));
        } catch (const Error& error) {
            return error.what();
        }
        return "accepted";
    };
    EXPECT_NE(messageFor("\x80\x04\x95 pickle").find("can run code"), std::string::npos);
    EXPECT_NE(messageFor("<html>").find("web page"), std::string::npos);
    EXPECT_NE(messageFor(oneTensor({256}, 10)).find("Q2_K"), std::string::npos);
    EXPECT_NE(messageFor(oneTensor({4096, 3'000'000'000})).find("4096 × 3000000000 elements"),
              std::string::npos);
}

} // namespace
} // namespace steerscope::test
