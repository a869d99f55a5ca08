// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Block formats against vectors made with the reference package (tests/data/make_gguf_vectors.py),
// bit for bit; NaN counts as one value.

#include "core/gguf/dequantize.h"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <limits>
#include <map>

#include "core/base/error.h"
#include "core/base/file_bytes.h"
#include "core/base/sha256.h"
#include "core/base/strict_json.h"
#include "tests/support/test_paths.h"

namespace steerscope::test {
namespace {

const std::map<std::string, GgmlType> kFormats{
    {"F32", GgmlType::F32},   {"F16", GgmlType::F16},   {"BF16", GgmlType::BF16},
    {"Q4_0", GgmlType::Q4_0}, {"Q4_1", GgmlType::Q4_1}, {"Q5_0", GgmlType::Q5_0},
    {"Q5_1", GgmlType::Q5_1}, {"Q8_0", GgmlType::Q8_0}, {"Q4_K", GgmlType::Q4_K},
    {"Q5_K", GgmlType::Q5_K}, {"Q6_K", GgmlType::Q6_K}};

Json vectors() {
    return parseStrictJson(readTextFile(dataPath("gguf/dequantize.json")));
}

std::vector<std::byte> fromHex(const std::string& hex) {
    std::vector<std::byte> out;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
        out.push_back(static_cast<std::byte>(std::stoi(hex.substr(i, 2), nullptr, 16)));
    return out;
}

template <class T> std::vector<T> numbersFromHex(const std::string& hex) {
    const auto bytes = fromHex(hex);
    std::vector<T> out(bytes.size() / sizeof(T));
    std::memcpy(out.data(), bytes.data(), bytes.size());
    return out;
}

std::vector<std::uint32_t> bitsOf(std::span<const float> values) {
    std::vector<std::uint32_t> out;
    for (const float value : values)
        out.push_back(std::isnan(value) ? 0x7FC00000u : std::bit_cast<std::uint32_t>(value));
    return out;
}

TEST(Dequantize, EqualsTheReferenceBitForBit) {
    const Json document = vectors();
    EXPECT_EQ(document["formats"].size(), kFormats.size());
    for (const auto& [name, cases] : document["formats"].items()) {
        const GgmlType type = kFormats.at(name);
        for (const Json& c : cases) {
            SCOPED_TRACE(name + " " + c["block"].get<std::string>());
            const auto expected = numbersFromHex<std::uint32_t>(c["values"]);
            std::vector<float> values(expected.size());
            dequantize(type, fromHex(c["block"]), values);
            EXPECT_EQ(bitsOf(values), expected);
        }
    }
}

TEST(Dequantize, ExpandsSeveralUnalignedBlocksInOrder) {
    const Json document = vectors();
    for (const auto& [name, cases] : document["formats"].items()) {
        SCOPED_TRACE(name);
        const std::size_t perBlock = blockLayout(kFormats.at(name)).elements;
        std::vector<std::byte> bytes(1); // one byte before the blocks puts them off alignment
        std::vector<std::uint32_t> expected;
        for (const Json& c : cases) {
            const auto block = fromHex(c["block"]);
            bytes.insert(bytes.end(), block.begin(), block.end());
            const auto values = numbersFromHex<std::uint32_t>(c["values"]);
            expected.insert(expected.end(), values.begin(), values.end());
        }
        ASSERT_EQ(expected.size() % perBlock, 0u);
        std::vector<float> values(expected.size());
        dequantize(kFormats.at(name), std::span(bytes).subspan(1), values);
        EXPECT_EQ(bitsOf(values), expected);
    }
}

TEST(Dequantize, RefusesSizesThatDoNotBelongTogether) {
    const std::vector<std::byte> bytes(40);
    std::vector<float> values(64);
    const auto refused = [&](std::size_t byteCount, std::size_t valueCount) {
        try {
            dequantize(GgmlType::Q4_1, std::span(bytes).first(byteCount),
                       std::span(values).first(valueCount));
        } catch (const Error& error) {
            return error.record().code == "GGUF-038";
        }
        return false;
    };
    EXPECT_FALSE(refused(40, 64));
    EXPECT_FALSE(refused(0, 0));
    EXPECT_TRUE(refused(20, 64));
    EXPECT_TRUE(refused(40, 32));
    EXPECT_TRUE(refused(39, 64));
    EXPECT_TRUE(refused(20, 31));
}

TEST(GgmlTypes, AreKnownByIdOrRefusedByName) {
    for (const auto& [name, type] : kFormats) {
        const auto id = static_cast<std::uint32_t>(type);
        EXPECT_EQ(ggmlTypeFromId(id), type);
        EXPECT_EQ(ggmlTypeName(id), name);
        EXPECT_EQ(blockLayout(type).name, name);
    }
    EXPECT_EQ(ggmlTypeName(10), "Q2_K");
    EXPECT_EQ(ggmlTypeName(12345), "unknown");
    EXPECT_THROW(ggmlTypeFromId(10), Error);
    EXPECT_THROW(blockLayout(static_cast<GgmlType>(99)), Error);
}

TEST(HalfFloat, WidensAll65536ValuesAsTheReferenceDoes) {
    std::vector<float> widened;
    for (std::uint32_t half = 0; half < 65'536; ++half)
        widened.push_back(halfToFloat(static_cast<std::uint16_t>(half)));
    const auto bits = bitsOf(widened);
    EXPECT_EQ(sha256Hex(std::as_bytes(std::span(bits))),
              vectors()["half"]["widened_sha256"].get<std::string>());
}

TEST(HalfFloat, NarrowsBackEveryHalf) {
    for (std::uint32_t bits = 0; bits < 65'536; ++bits) {
        const auto half = static_cast<std::uint16_t>(bits);
        EXPECT_EQ(floatToHalf(halfToFloat(half)), half);
    }
}

TEST(HalfFloat, RoundsToTheNearestAndTiesToEven) {
    constexpr float kUp = std::numeric_limits<float>::infinity();
    for (std::uint16_t below = 0; below < 0x7BFF; ++below) {
        const auto above = static_cast<std::uint16_t>(below + 1);
        const float middle = (halfToFloat(below) + halfToFloat(above)) / 2;
        EXPECT_EQ(floatToHalf(middle), below % 2 ? above : below);
        EXPECT_EQ(floatToHalf(std::nextafter(middle, kUp)), above);
        EXPECT_EQ(floatToHalf(std::nextafter(middle, -kUp)), below);
        EXPECT_EQ(floatToHalf(-middle), 0x8000 | (below % 2 ? above : below));
    }
}

TEST(HalfFloat, RoundsSelectedFloatsAsTheReferenceDoes) {
    const Json half = vectors()["half"];
    const auto floats = numbersFromHex<float>(half["floats"]);
    const auto halves = numbersFromHex<std::uint16_t>(half["halves"]);
    ASSERT_EQ(floats.size(), halves.size());
    for (std::size_t i = 0; i < floats.size(); ++i)
        EXPECT_EQ(floatToHalf(floats[i]), halves[i]) << floats[i];
}

TEST(HalfFloat, KeepsNaN) {
    EXPECT_TRUE(std::isnan(halfToFloat(floatToHalf(std::numeric_limits<float>::quiet_NaN()))));
    EXPECT_TRUE(std::isnan(halfToFloat(floatToHalf(std::bit_cast<float>(0x7F800001u)))));
}

} // namespace
} // namespace steerscope::test
