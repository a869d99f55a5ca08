// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the writer writes, the parser reads; and the typed getters.

#include <gtest/gtest.h>

#include <array>
#include <limits>

#include "core/base/error.h"
#include "core/gguf/dequantize.h"
#include "core/gguf/gguf_file.h"
#include "core/gguf/gguf_writer.h"

namespace steerscope::test {
namespace {

template <class Call> ErrorRecord refusalOf(Call call) {
    try {
        call();
    } catch (const Error& error) {
        return error.record();
    }
    ADD_FAILURE() << "nothing was thrown";
    return {};
}

std::vector<std::byte> sampleBytes() {
    GgufWriter writer;
    writer.addU8("u8", 200);
    writer.addI8("i8", -100);
    writer.addU16("u16", 60'000);
    writer.addI16("i16", -30'000);
    writer.addU32("u32", 4'000'000'000u);
    writer.addI32("i32", -2'000'000'000);
    writer.addU64("u64", std::numeric_limits<std::uint64_t>::max());
    writer.addI64("i64", std::numeric_limits<std::int64_t>::min());
    writer.addF32("f32", 0.1f);
    writer.addF64("f64", 0.1);
    writer.addBool("bool", true);
    writer.addText("text", "größer");
    writer.addU32s("u32s", std::array{1u, 4'000'000'000u});
    writer.addI32s("i32s", std::array{-1, 2});
    writer.addF32s("f32s", std::array{0.5f, -0.25f});
    writer.addBools("bools", {true, false});
    writer.addTexts("texts", std::array<std::string, 2>{"one", ""});
    writer.addTensor("matrix", std::array<std::uint64_t, 2>{3, 2},
                     std::array{1.f, 2.f, 3.f, 4.f, 5.f, 6.f});
    const std::array<std::byte, 34> block{std::byte{0}, std::byte{0x3C}, std::byte{5}}; // scale 1
    writer.addTensor("quantised", GgmlType::Q8_0, std::array<std::uint64_t, 1>{32}, block);
    return writer.bytes();
}

TEST(GgufWriter, RoundTripsEveryKindOfValue) {
    const auto bytes = sampleBytes();
    const GgufFile file = parseGguf(bytes);
    EXPECT_EQ(file.version, 3u);
    EXPECT_EQ(file.unsignedAt("u8"), 200u);
    EXPECT_EQ(file.numberAt("i8"), -100);
    EXPECT_EQ(file.unsignedAt("u16"), 60'000u);
    EXPECT_EQ(file.numberAt("i16"), -30'000);
    EXPECT_EQ(file.unsignedAt("u32"), 4'000'000'000u);
    EXPECT_EQ(file.numberAt("i32"), -2'000'000'000);
    EXPECT_EQ(file.unsignedAt("u64"), std::numeric_limits<std::uint64_t>::max());
    EXPECT_EQ(std::get<std::int64_t>(*file.find("i64")), std::numeric_limits<std::int64_t>::min());
    EXPECT_EQ(file.numberAt("f32"), double{0.1f});
    EXPECT_EQ(file.numberAt("f64"), 0.1);
    EXPECT_TRUE(file.boolAt("bool"));
    EXPECT_EQ(file.textAt("text"), "größer");
    EXPECT_EQ(file.integersAt("u32s"), (std::vector<std::int64_t>{1, 4'000'000'000}));
    EXPECT_EQ(file.integersAt("i32s"), (std::vector<std::int64_t>{-1, 2}));
    EXPECT_EQ(file.numbersAt("f32s"), (std::vector<double>{0.5, -0.25}));
    EXPECT_EQ(std::get<std::vector<bool>>(*file.find("bools")), (std::vector<bool>{true, false}));
    EXPECT_EQ(file.textsAt("texts"), (std::vector<std::string>{"one", ""}));
}

TEST(GgufWriter, RoundTripsTensorsInOrderAndAligned) {
    const auto bytes = sampleBytes();
    const GgufFile file = parseGguf(bytes);
    ASSERT_EQ(file.tensors.size(), 2u);
    const GgufTensor& matrix = file.tensors[0];
    EXPECT_EQ(matrix.name, "matrix");
    EXPECT_EQ(matrix.shape, (std::vector<std::uint64_t>{3, 2}));
    EXPECT_EQ((matrix.bytes.data() - bytes.data()) % 32, 0);
    std::vector<float> values(6);
    dequantize(matrix.type, matrix.bytes, values);
    EXPECT_EQ(values, (std::vector<float>{1, 2, 3, 4, 5, 6}));
    std::vector<float> quantised(32);
    dequantize(file.tensor("quantised").type, file.tensor("quantised").bytes, quantised);
    EXPECT_EQ(quantised[0], 5.0f);
}

TEST(GgufGetters, NameAMissingKey) {
    const auto bytes = sampleBytes();
    const GgufFile file = parseGguf(bytes);
    const std::string key = "llama.block_count";
    for (const ErrorRecord& record :
         {refusalOf([&] { file.unsignedAt(key); }), refusalOf([&] { file.numberAt(key); }),
          refusalOf([&] { file.boolAt(key); }), refusalOf([&] { file.textAt(key); }),
          refusalOf([&] { file.textsAt(key); }), refusalOf([&] { file.integersAt(key); }),
          refusalOf([&] { file.numbersAt(key); })}) {
        EXPECT_EQ(record.code, "GGUF-034");
        EXPECT_EQ(record.field, key);
    }
    EXPECT_FALSE(file.has(key));
    EXPECT_EQ(file.find(key), nullptr);
}

TEST(GgufGetters, NameAKeyOfAnotherKindAndBothKinds) {
    const auto bytes = sampleBytes();
    const GgufFile file = parseGguf(bytes);
    for (const ErrorRecord& record :
         {refusalOf([&] { file.unsignedAt("f32"); }), refusalOf([&] { file.numberAt("text"); }),
          refusalOf([&] { file.boolAt("u8"); }), refusalOf([&] { file.textAt("texts"); }),
          refusalOf([&] { file.textsAt("text"); }), refusalOf([&] { file.integersAt("f32s"); }),
          refusalOf([&] { file.numbersAt("bools"); })}) {
        EXPECT_EQ(record.code, "GGUF-035");
        EXPECT_FALSE(record.field.empty() || record.found.empty() || record.allowed.empty());
    }
}

TEST(GgufGetters, ConvertSignednessOnlyWhereTheValueFits) {
    GgufWriter writer;
    writer.addI32("seven", 7);
    writer.addI32("minus", -1);
    const auto bytes = writer.bytes();
    const GgufFile file = parseGguf(bytes);
    EXPECT_EQ(file.unsignedAt("seven"), 7u);
    EXPECT_EQ(refusalOf([&] { file.unsignedAt("minus"); }).code, "GGUF-036");
    const std::uint64_t huge = std::uint64_t{1} << 63;
    GgufFile wide;
    wide.metadata = {{"huge", std::vector<std::uint64_t>{1, huge}}};
    EXPECT_EQ(refusalOf([&] { wide.integersAt("huge"); }).code, "GGUF-036");
    EXPECT_EQ(wide.numbersAt("huge"), (std::vector<double>{1, 0x1p63}));
}

TEST(GgufGetters, NameAMissingTensor) {
    const auto bytes = sampleBytes();
    const GgufFile file = parseGguf(bytes);
    const ErrorRecord record = refusalOf([&] { file.tensor("blk.0.attn_q.weight"); });
    EXPECT_EQ(record.code, "GGUF-037");
    EXPECT_EQ(record.field, "blk.0.attn_q.weight");
    EXPECT_EQ(file.findTensor("blk.0.attn_q.weight"), nullptr);
}

} // namespace
} // namespace steerscope::test
