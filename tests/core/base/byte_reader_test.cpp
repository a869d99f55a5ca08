// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/byte_reader.h"

#include <gtest/gtest.h>

#include <array>

namespace steerscope::test {
namespace {

constexpr std::array kBytes{std::byte{1}, std::byte{2},    std::byte{3},    std::byte{4},
                            std::byte{5}, std::byte{0xFF}, std::byte{0xFF}, std::byte{'x'}};

template <class Call> ErrorRecord refusalOf(Call call) {
    try {
        call();
    } catch (const Error& error) {
        return error.record();
    }
    ADD_FAILURE() << "nothing was thrown";
    return {};
}

TEST(ByteReader, ReadsLittleEndianInOrder) {
    ByteReader reader(kBytes, 100);
    EXPECT_EQ(reader.offset(), 100u);
    EXPECT_EQ(reader.read<std::uint8_t>("a"), 1);
    EXPECT_EQ(reader.read<std::uint32_t>("b"), 0x05040302u); // unaligned
    EXPECT_EQ(reader.read<std::int16_t>("c"), -1);
    EXPECT_EQ(reader.offset(), 107u);
    EXPECT_EQ(reader.remaining(), 1u);
    EXPECT_EQ(reader.takeText(1, "d"), "x");
    EXPECT_TRUE(reader.atEnd());
}

TEST(ByteReader, ReadsFloatsByTheirBits) {
    constexpr std::array kHalf{std::byte{0}, std::byte{0}, std::byte{0}, std::byte{0x3F}};
    ByteReader reader(kHalf);
    EXPECT_EQ(reader.read<float>("x"), 0.5f);
}

TEST(ByteReader, NamesFieldOffsetAndSizesWhenBytesAreMissing) {
    ByteReader reader(kBytes, 1000);
    reader.take(6, "start");
    const ErrorRecord record = refusalOf([&] { reader.read<std::uint32_t>("key count"); });
    EXPECT_EQ(record.code, "BYTES-001");
    EXPECT_EQ(record.offset, 1006u);
    EXPECT_EQ(record.field, "key count");
    EXPECT_EQ(record.found, "2 bytes left");
    EXPECT_EQ(record.allowed, "4 bytes or more");
    EXPECT_EQ(reader.remaining(), 2u) << "a refused read moves nothing";
}

TEST(ByteReader, RefusesCountsThatWouldWrap) {
    ByteReader reader(kBytes);
    reader.take(4, "start");
    for (const std::uint64_t count : {std::uint64_t{5}, ~std::uint64_t{0}, ~std::uint64_t{0} - 3}) {
        EXPECT_EQ(refusalOf([&] { reader.take(count, "x"); }).code, "BYTES-001");
        EXPECT_EQ(refusalOf([&] { reader.takeText(count, "x"); }).code, "BYTES-001");
    }
    EXPECT_EQ(reader.take(4, "rest").size(), 4u);
}

TEST(ByteReader, TakesNothingFromNothing) {
    ByteReader reader({});
    EXPECT_TRUE(reader.atEnd());
    EXPECT_TRUE(reader.take(0, "x").empty());
    EXPECT_EQ(refusalOf([&] { reader.read<std::uint8_t>("x"); }).offset, 0u);
}

} // namespace
} // namespace steerscope::test
