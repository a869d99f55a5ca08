// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Unusual files that are well-formed and must load, with what they hold.

#include <gtest/gtest.h>

#include <limits>

#include "core/base/error.h"
#include "core/gguf/gguf_file.h"
#include "tests/core/gguf/raw_gguf.h"

namespace steerscope::test {
namespace {

GgufFile parse(const std::string& bytes) {
    return parseGguf(view(bytes));
}

/// The value of the only key "k".
GgufValue valueOf(std::uint32_t type, const std::string& value) {
    const std::string bytes = RawGguf{.keys = {key("k", type, value)}}.bytes();
    return *parse(bytes).find("k");
}

struct ValueCase {
    std::string name;
    std::uint32_t type;
    std::string value;
    GgufValue expected;
};

std::vector<ValueCase> scalarCases() {
    using U = std::uint64_t;
    using I = std::int64_t;
    return {
        {"u8 255", U8, "\xFF", U{255}},
        {"i8 -128", I8, "\x80", I{-128}},
        {"u16 65535", U16, "\xFF\xFF", U{65535}},
        {"i16 -1", I16, "\xFF\xFF", I{-1}},
        {"u32 all ones", U32, le(0xFFFFFFFFu), U{0xFFFFFFFF}},
        {"i32 lowest", I32, le(std::numeric_limits<std::int32_t>::min()), I{-2147483648}},
        {"u64 all ones", U64, le(~U{0}), ~U{0}},
        {"i64 lowest", I64, le(std::numeric_limits<I>::min()), std::numeric_limits<I>::min()},
        {"f32 denormal", F32, le(1e-45f), double{1e-45f}},
        {"f32 infinite", F32, le(std::numeric_limits<float>::infinity()),
         std::numeric_limits<double>::infinity()},
        {"f64 denormal", F64, le(5e-324), 5e-324},
        {"false", Bool, std::string(1, '\0'), false},
        {"true", Bool, "\1", true},
        {"empty text", Text, text(""), std::string()},
        {"text with a zero byte", Text, text(std::string("a\0b", 3)), std::string("a\0b", 3)},
        {"text that is not UTF-8", Text, text("\xFF\xFE"), std::string("\xFF\xFE")},
    };
}

std::vector<ValueCase> arrayCases() {
    using U = std::vector<std::uint64_t>;
    using I = std::vector<std::int64_t>;
    using F = std::vector<double>;
    const auto i16 = le<std::int16_t>(-300);
    return {
        {"no u8", Array, array(U8, 0, ""), U{}},
        {"no texts", Array, array(Text, 0, ""), std::vector<std::string>{}},
        {"u8", Array, array(U8, 2, "\1\xFF"), U{1, 255}},
        {"i8", Array, array(I8, 2, "\1\xFF"), I{1, -1}},
        {"u16", Array, array(U16, 1, "\1\1"), U{257}},
        {"i16", Array, array(I16, 1, i16), I{-300}},
        {"u32", Array, array(U32, 1, le(7u)), U{7}},
        {"i32", Array, array(I32, 2, le(-7) + le(8)), I{-7, 8}},
        {"u64", Array, array(U64, 1, le(~std::uint64_t{0})), U{~std::uint64_t{0}}},
        {"i64", Array, array(I64, 1, le(std::int64_t{-1})), I{-1}},
        {"f32", Array, array(F32, 2, le(0.5f) + le(-2.0f)), F{0.5, -2}},
        {"f64", Array, array(F64, 1, le(1e300)), F{1e300}},
        {"bools", Array, array(Bool, 3, std::string("\1\0\1", 3)), std::vector<bool>{1, 0, 1}},
        {"texts", Array, array(Text, 3, text("a") + text("") + text("ü")),
         std::vector<std::string>{"a", "", "ü"}},
    };
}

void expectValue(const ValueCase& c) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(valueOf(c.type, c.value), c.expected);
}

TEST(GgufEdges, ScalarsKeepTheirExtremes) {
    for (const ValueCase& c : scalarCases())
        expectValue(c);
}

TEST(GgufEdges, ArraysOfEveryTypeLoad) {
    for (const ValueCase& c : arrayCases())
        expectValue(c);
}

TEST(GgufEdges, AFileMayEndWithItsHeader) {
    for (const std::uint32_t version : {2u, 3u}) {
        const RawGguf empty{.version = version};
        ASSERT_EQ(empty.bytes().size(), 24u);
        const GgufFile file = parse(empty.bytes());
        EXPECT_EQ(file.version, version);
        EXPECT_TRUE(file.metadata.empty() && file.tensors.empty());
    }
}

TEST(GgufEdges, SizesAtTheirCapsLoad) {
    const std::string longKey(64u << 10, 'k');
    const std::string longTemplate(1u << 20, 't');
    const std::string longToken(64u << 10, 'v');
    const std::string longName(63, 'n');
    const RawGguf raw{
        .keys = {key(longKey, U8, "\1"), key("tokenizer.chat_template", Text, text(longTemplate)),
                 key("tokenizer.ggml.tokens", Array, array(Text, 1, text(longToken)))},
        .tensors = {tensor(longName, {1, 1, 1, 1})},
        .data = le(1.0f)};
    const std::string bytes = raw.bytes();
    const GgufFile file = parse(bytes);
    EXPECT_TRUE(file.has(longKey));
    EXPECT_EQ(file.textAt("tokenizer.chat_template"), longTemplate);
    EXPECT_EQ(file.textsAt("tokenizer.ggml.tokens")[0], longToken);
    EXPECT_EQ(file.tensor(longName).shape.size(), 4u);
}

TEST(GgufEdges, FourThousandAndNinetySixKeysLoadInOrder) {
    RawGguf raw;
    for (int i = 0; i < 4096; ++i)
        raw.keys.push_back(key("key." + std::to_string(i), U8, "\1"));
    const GgufFile file = parse(raw.bytes());
    ASSERT_EQ(file.metadata.size(), 4096u);
    EXPECT_EQ(file.metadata[4095].first, "key.4095");
}

TEST(GgufEdges, UnicodeNamesAndUnknownKeysLoad) {
    const RawGguf raw{
        .keys = {key("schlüssel.名前", U8, "\1"), key("some.vendor.extension", F32, le(1.5f))},
        .tensors = {tensor("gewicht.😀", {1})},
        .data = le(2.0f)};
    const std::string bytes = raw.bytes();
    const GgufFile file = parse(bytes);
    EXPECT_EQ(file.unsignedAt("schlüssel.名前"), 1u);
    EXPECT_EQ(file.numberAt("some.vendor.extension"), 1.5);
    EXPECT_EQ(file.tensor("gewicht.😀").bytes.size(), 4u);
}

TEST(GgufEdges, EveryBlockFormatLoadsWithItsSize) {
    constexpr GgmlType kTypes[] = {GgmlType::F32,  GgmlType::F16,  GgmlType::BF16, GgmlType::Q4_0,
                                   GgmlType::Q4_1, GgmlType::Q5_0, GgmlType::Q5_1, GgmlType::Q8_0,
                                   GgmlType::Q4_K, GgmlType::Q5_K, GgmlType::Q6_K};
    for (const GgmlType type : kTypes) {
        const BlockLayout layout = blockLayout(type);
        SCOPED_TRACE(layout.name);
        const RawGguf raw{
            .tensors = {tensor("t", {layout.elements, 3}, static_cast<std::uint32_t>(type))},
            .data = std::string(3 * layout.bytes, '\1')};
        const std::string bytes = raw.bytes();
        const GgufFile file = parse(bytes);
        EXPECT_EQ(file.tensor("t").type, type);
        EXPECT_EQ(file.tensor("t").bytes.size(), 3 * layout.bytes);
        EXPECT_EQ(file.tensor("t").elementCount(), 3 * layout.elements);
    }
}

TEST(GgufEdges, ScalarsAndEmptyTensorsLoad) {
    const RawGguf raw{.tensors = {tensor("scalar", {}), tensor("none", {0}, 0, 32),
                                  tensor("rows of nothing", {0, 5}, 8, 32),
                                  tensor("no rows", {32, 0}, 8, 32), tensor("last", {2}, 0, 32),
                                  tensor("at the end", {0}, 0, 64)},
                      .data = std::string(64, '\1')};
    const std::string bytes = raw.bytes();
    const GgufFile file = parse(bytes);
    EXPECT_EQ(file.tensor("scalar").elementCount(), 1u);
    EXPECT_EQ(file.tensor("scalar").rowLength(), 1u);
    EXPECT_EQ(file.tensor("scalar").bytes.size(), 4u);
    for (const char* empty : {"none", "rows of nothing", "no rows", "at the end"})
        EXPECT_TRUE(file.tensor(empty).bytes.empty()) << empty;
    EXPECT_EQ(file.tensor("last").bytes.size(), 8u);
}

TEST(GgufEdges, EveryAlignmentFrom8To4096Loads) {
    for (std::uint32_t alignment = 8; alignment <= 4096; alignment *= 2) {
        SCOPED_TRACE(alignment);
        RawGguf raw{.keys = {key("general.alignment", U32, le(alignment))},
                    .tensors = {tensor("a", {1}), tensor("b", {1}, 0, alignment)},
                    .data = std::string(alignment + 4, '\0'),
                    .alignment = alignment};
        raw.data.replace(alignment, 4, le(7.0f));
        const std::string bytes = raw.bytes();
        const GgufTensor b = parse(bytes).tensor("b");
        EXPECT_EQ(std::string(reinterpret_cast<const char*>(b.bytes.data()), 4), le(7.0f));
    }
}

TEST(GgufEdges, TensorsMayLieInAnyOrderWithGapsAndATail) {
    const RawGguf raw{
        .tensors = {tensor("c", {8}, 0, 160), tensor("a", {8}, 0, 0), tensor("b", {8}, 0, 64)},
        .data = std::string(500, '\1')};
    const std::string bytes = raw.bytes();
    const GgufFile file = parse(bytes);
    ASSERT_EQ(file.tensors.size(), 3u);
    EXPECT_EQ(file.tensors[0].name, "c");
    EXPECT_EQ(file.tensor("b").bytes.data() - file.tensor("a").bytes.data(), 64);
}

TEST(GgufEdges, TheLastTensorNeedsNoPadding) {
    const RawGguf raw{.tensors = {tensor("t", {3})}, .data = std::string(12, '\1')};
    const std::string bytes = raw.bytes();
    EXPECT_EQ(parse(bytes).tensor("t").bytes.size(), 12u);
}

} // namespace
} // namespace steerscope::test
