// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Every rule of the safetensors reader, met by files that break just that rule.

#include <gtest/gtest.h>

#include <set>

#include "core/base/error.h"
#include "core/safetensors/safetensors_file.h"
#include "tests/core/safetensors/raw_safetensors.h"

namespace steerscope::test {
namespace {

constexpr std::uint64_t kMost = ~std::uint64_t{0};

struct Refusal {
    std::string name;
    std::string bytes;
    int code; ///< ST-…
    std::uint64_t offset;
    std::string field;
};

using Refusals = std::vector<Refusal>;

/// One tensor "t" whose entry stands at byte 9, over 8 bytes of data.
std::string one(const std::string& dtype, const std::string& shape, const std::string& offsets,
                std::size_t dataBytes = 8) {
    return rawSafetensors(headerOf({entry("t", dtype, shape, offsets)}),
                          std::string(dataBytes, '\1'));
}

std::string field(const std::string& name, const std::string& value) {
    std::string out("\"");
    return out.append(name).append("\":").append(value);
}

/// Tensors "a" and "b" of bytes.
std::string two(const std::string& a, const std::string& b, std::size_t dataBytes = 8) {
    return rawSafetensors(headerOf({a, b}), std::string(dataBytes, '\1'));
}

Refusals fileCases() {
    return {
        {"empty file", "", 1, 0, "file"},
        {"seven bytes", std::string(7, '\0'), 1, 0, "file"},
        {"length and one byte", rawSafetensors("{"), 1, 0, "file"},
        {"header of 100 000 001 bytes", rawSafetensors("{}", "", 100'000'001), 2, 0,
         "header length"},
        {"header length 2^63", rawSafetensors("{}", "", 1ull << 63), 2, 0, "header length"},
        {"header length of all ones", rawSafetensors("{}", "", kMost), 2, 0, "header length"},
        {"header length 2^64 - 8", rawSafetensors("{}", "", kMost - 7), 2, 0, "header length"},
        {"a byte of header missing", rawSafetensors("{}", "", 3), 3, 0, "header length"},
        {"header of 100 MB in a small file", rawSafetensors("{}", "", 100'000'000), 3, 0,
         "header length"},
        {"GGUF", "GGUF" + std::string("\3\0\0\0", 4) + std::string(16, '\0'), 2, 0,
         "header length"},
        {"pickle", "\x80\x04\x95 and more of it", 2, 0, "header length"},
    };
}

Refusals headerCases() {
    const std::string good = entry("t", "U8", "[8]", "[0,8]");
    const std::string data(8, '\1');
    const auto damaged = [&](const std::string& header) { return rawSafetensors(header, data); };
    return {
        {"empty header", rawSafetensors("", "12345678"), 4, 8, "header"},
        {"array", damaged("[1]"), 4, 8, "header"},
        {"space before the object", damaged(" {}"), 4, 8, "header"},
        {"byte-order mark", damaged("\xEF\xBB\xBF{}"), 4, 8, "header"},
        {"zero byte", damaged(std::string("\0{}", 3)), 4, 8, "header"},
        {"name not UTF-8", damaged(headerOf({entry("\xFF", "U8", "[8]", "[0,8]")})), 5, 8,
         "header"},
        {"overlong form", damaged("{\"\xC0\xAF\":1}"), 5, 8, "header"},
        {"surrogate", damaged("{\"\xED\xA0\x80\":1}"), 5, 8, "header"},
        {"object not closed", damaged("{" + good), 6, 8 + good.size() + 1, "header"},
        {"second document", damaged("{}{}"), 6, 10, "header"},
        {"trailing comma", damaged("{\"__metadata__\":{},}"), 6, 27, "header"},
        {"trailing zero byte", damaged(std::string("{}\0", 3)), 6, 10, "header"},
        {"comment", damaged("{/**/}"), 6, 9, "header"},
        {"NaN", damaged("{\"t\":NaN}"), 6, 13, "header"},
        {"nested five levels", damaged("{\"t\":[[[[1]]]]}"), 7, 8, "header"},
        {"nested ten thousand levels", damaged("{\"t\":" + std::string(10'000, '[')), 7, 8,
         "header"},
        {"tensor twice", two(good, entry("t", "U8", "[0]", "[8,8]")), 8, 8, "t"},
        {"metadata twice", damaged("{\"__metadata__\":{},\"__metadata__\":{}}"), 8, 8,
         "__metadata__"},
        {"key twice within metadata", damaged("{\"__metadata__\":{\"a\":\"1\",\"a\":\"2\"}}"), 8, 8,
         "a"},
        {"shape twice",
         damaged("{\"t\":{\"dtype\":\"U8\",\"shape\":[8],\"shape\":[8],\"data_offsets\":[0,8]}}"),
         8, 8, "shape"},
        {"same name by an escape", two(good, entry("\\u0074", "U8", "[0]", "[8,8]")), 8, 8, "t"},
        {"two million elements",
         damaged("{\"t\":[" +
                 [] {
                     std::string zeros;
                     for (int i = 0; i < 2'000'001; ++i)
                         zeros += "0,";
                     return zeros;
                 }() +
                 "0]}"),
         9, 8, "header"},
    };
}

Refusals entryCases() {
    const auto raw = [](const std::string& value) {
        return rawSafetensors(headerOf({field("t", value)}), std::string(8, '\1'));
    };
    const auto metadata = [](const std::string& value) {
        return rawSafetensors(headerOf({field("__metadata__", value)}));
    };
    const std::string dtype = "\"dtype\":\"U8\"", shape = "\"shape\":[8]";
    const std::string offsets = "\"data_offsets\":[0,8]";
    return {
        {"metadata is text", metadata("\"x\""), 10, 8, "__metadata__"},
        {"metadata is null", metadata("null"), 10, 8, "__metadata__"},
        {"metadata with a number", metadata("{\"a\":1}"), 10, 8, "a"},
        {"metadata with an object", metadata("{\"a\":{}}"), 10, 8, "a"},
        {"metadata with null", metadata("{\"b\":\"x\",\"a\":null}"), 10, 8, "a"},
        {"entry is a number", raw("1"), 11, 9, "t"},
        {"entry is an array", raw("[]"), 11, 9, "t"},
        {"entry is empty", raw("{}"), 11, 9, "t"},
        {"no dtype", raw(headerOf({shape, offsets})), 11, 9, "t"},
        {"no shape", raw(headerOf({dtype, offsets})), 11, 9, "t"},
        {"no offsets", raw(headerOf({dtype, shape})), 11, 9, "t"},
        {"foreign field", raw("{" + dtype + "," + shape + "," + offsets + ",\"x\":1}"), 11, 9, "t"},
        {"foreign field for shape", raw(headerOf({dtype + ",\"Shape\":[8]," + offsets})), 11, 9,
         "t"},
        {"unknown dtype", one("F31", "[8]", "[0,8]"), 12, 9, "t"},
        {"lower-case dtype", one("f32", "[2]", "[0,8]"), 12, 9, "t"},
        {"half-byte dtype", one("F4", "[16]", "[0,8]"), 12, 9, "t"},
        {"unknown dtype of a tensor without a name",
         rawSafetensors(headerOf({entry("", "F31", "[8]", "[0,8]")}), std::string(8, '\1')), 12, 9,
         "(a tensor without a name)"},
        {"complex dtype", one("C64", "[1]", "[0,8]"), 12, 9, "t"},
        {"dtype is a number", raw(headerOf({"\"dtype\":32", shape, offsets})), 12, 9, "t"},
        {"shape is a number", one("U8", "8", "[0,8]"), 13, 9, "t"},
        {"negative extent", one("U8", "[-8]", "[0,8]"), 13, 9, "t"},
        {"fraction", one("U8", "[8.0]", "[0,8]"), 13, 9, "t"},
        {"extent as text", one("U8", "[\"8\"]", "[0,8]"), 13, 9, "t"},
        {"extent 2^64", one("U8", "[18446744073709551616]", "[0,8]"), 13, 9, "t"},
        {"nested shape", one("U8", "[[8]]", "[0,8]"), 13, 9, "t"},
    };
}

Refusals placeCases() {
    const auto b = [](const std::string& offsets, const std::string& shape) {
        return entry("b", "U8", shape, offsets);
    };
    const std::string a = entry("a", "U8", "[4]", "[0,4]");
    const std::uint64_t bAt = 9 + a.size() + 1;
    const std::uint64_t dataOfTwo = 8 + 2 * a.size() + 3;
    return {
        {"offsets are a number", one("U8", "[8]", "8"), 14, 9, "t"},
        {"one offset", one("U8", "[8]", "[8]"), 14, 9, "t"},
        {"three offsets", one("U8", "[8]", "[0,4,8]"), 14, 9, "t"},
        {"end before begin", one("U8", "[8]", "[8,0]"), 14, 9, "t"},
        {"negative offset", one("U8", "[8]", "[-8,0]"), 14, 9, "t"},
        {"offset with a fraction", one("U8", "[8]", "[0,8.0]"), 14, 9, "t"},
        {"2^32 × 2^32", one("U8", "[4294967296,4294967296]", "[0,8]"), 15, 9, "t"},
        {"2^62 of 4 bytes", one("F32", "[4611686018427387904]", "[0,8]"), 15, 9, "t"},
        {"2^61 of 8 bytes wraps to nothing", one("F64", "[2305843009213693952]", "[0,0]"), 15, 9,
         "t"},
        {"shape larger than its bytes", one("U8", "[9]", "[0,8]"), 16, 9, "t"},
        {"shape smaller than its bytes", one("U8", "[7]", "[0,8]"), 16, 9, "t"},
        {"another element size", one("F32", "[8]", "[0,8]"), 16, 9, "t"},
        {"scalar of 8 bytes as F32", one("F32", "[]", "[0,8]"), 16, 9, "t"},
        {"bytes for no elements", one("F32", "[0]", "[0,8]"), 16, 9, "t"},
        {"a byte missing", one("U8", "[8]", "[0,8]", 7), 17, 9, "t"},
        {"no data", one("U8", "[8]", "[0,8]", 0), 17, 9, "t"},
        {"far beyond the file", one("U8", "[8]", "[1000,1008]"), 17, 9, "t"},
        {"beyond the file at 2^64", one("U8", "[1]", "[18446744073709551614,18446744073709551615]"),
         17, 9, "t"},
        {"data not from the beginning", one("U8", "[4]", "[4,8]"), 18, 9, "t"},
        {"hole", two(a, b("[5,8]", "[3]")), 18, bAt, "b"},
        {"hole after an empty tensor", two(entry("a", "U8", "[0]", "[0,0]"), b("[4,8]", "[4]")), 18,
         bAt, "b"},
        {"same bytes twice", two(a, b("[0,4]", "[4]"), 4), 19, bAt, "b"},
        {"one byte shared", two(a, b("[3,8]", "[5]")), 19, bAt, "b"},
        {"tensor within a tensor", two(entry("a", "U8", "[8]", "[0,8]"), b("[2,6]", "[4]")), 19,
         bAt, "b"},
        {"empty tensor within a tensor", two(entry("a", "U8", "[8]", "[0,8]"), b("[4,4]", "[0]")),
         19, bAt, "b"},
        {"tail", one("U8", "[8]", "[0,8]", 9), 20,
         8 + 2 + entry("t", "U8", "[8]", "[0,8]").size() + 8, "data"},
        {"tail after two", two(a, b("[4,8]", "[4]"), 1'000), 20, dataOfTwo + 8, "data"},
        {"tail without tensors", rawSafetensors("{}", "PK"), 20, 10, "data"},
    };
}

Refusals allCases() {
    Refusals all;
    for (const auto& cases : {fileCases(), headerCases(), entryCases(), placeCases()})
        all.insert(all.end(), cases.begin(), cases.end());
    return all;
}

std::string codeText(int code) {
    return (code < 10 ? "ST-00" : "ST-0") + std::to_string(code);
}

void expectRefused(const Refusal& refusal) {
    SCOPED_TRACE(refusal.name);
    try {
        parseSafetensors(view(refusal.bytes));
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

TEST(SafetensorsRefusals, NameCodeOffsetAndFieldForEveryBrokenRule) {
    for (const Refusal& refusal : allCases())
        expectRefused(refusal);
}

TEST(SafetensorsRefusals, CoverEveryRuleOfTheReader) {
    std::set<int> met;
    for (const Refusal& refusal : allCases())
        met.insert(refusal.code);
    for (int code = 1; code <= 20; ++code)
        EXPECT_TRUE(met.contains(code)) << codeText(code);
}

} // namespace
} // namespace steerscope::test
