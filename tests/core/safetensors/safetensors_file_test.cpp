// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Well-formed files: round trips, number types, unusual but legal shapes and places; and damage.

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <random>

#include "core/base/error.h"
#include "core/base/file_bytes.h"
#include "core/safetensors/safetensors_file.h"
#include "tests/core/safetensors/raw_safetensors.h"
#include "tests/support/test_paths.h"

namespace steerscope::test {
namespace {

using Bytes = std::vector<std::byte>;
using namespace std::string_literals;

template <class... T> std::string packed(T... values) {
    std::string out;
    (out.append(reinterpret_cast<const char*>(&values), sizeof values), ...);
    return out;
}

template <class Call> ErrorRecord refusalOf(Call call) {
    try {
        call();
    } catch (const Error& error) {
        return error.record();
    }
    ADD_FAILURE() << "nothing was thrown";
    return {};
}

Bytes sampleBytes() {
    const std::array<float, 6> matrix{1, -2, 3.5f, 1e-45f, INFINITY, -0.0f};
    const std::array<float, 1> scalar{7};
    const std::array<SafetensorsEntry, 3> entries{SafetensorsEntry{"z.matrix", {2, 3}, matrix},
                                                  SafetensorsEntry{"empty", {0, 4}, {}},
                                                  SafetensorsEntry{"größe", {}, scalar}};
    return serializeSafetensors(entries, {{"format", "test"}, {"note", "\"quoted\"\n"}});
}

TEST(Safetensors, RoundTripsInTheGivenOrder) {
    const Bytes bytes = sampleBytes();
    const SafetensorsFile file = parseSafetensors(bytes);
    ASSERT_EQ(file.tensors.size(), 3u);
    EXPECT_EQ(file.tensors[0].name, "z.matrix");
    EXPECT_EQ(file.tensor("z.matrix").shape, (std::vector<std::uint64_t>{2, 3}));
    const auto values = file.tensor("z.matrix").toFloat();
    EXPECT_EQ(values, (std::vector<float>{1, -2, 3.5f, 1e-45f, INFINITY, -0.0f}));
    EXPECT_TRUE(std::signbit(values[5]));
    EXPECT_TRUE(file.tensor("empty").toFloat().empty());
    EXPECT_EQ(file.tensor("größe").elementCount(), 1u);
    EXPECT_EQ(file.tensor("größe").toFloat(), std::vector<float>{7});
    EXPECT_EQ(file.metadata,
              (std::map<std::string, std::string>{{"format", "test"}, {"note", "\"quoted\"\n"}}));
}

TEST(Safetensors, WritesTheSameBytesForTheSameContentAndAlignsTheData) {
    const Bytes bytes = sampleBytes();
    EXPECT_EQ(bytes, sampleBytes());
    const SafetensorsFile file = parseSafetensors(bytes);
    EXPECT_EQ((file.tensors[0].bytes.data() - bytes.data()) % 8, 0);
}

TEST(Safetensors, AFileWithoutTensorsHasTenBytesOrMore) {
    EXPECT_TRUE(parseSafetensors(serializeSafetensors({}, {})).tensors.empty());
    EXPECT_TRUE(parseSafetensors(view(rawSafetensors("{}"))).tensors.empty());
    EXPECT_TRUE(parseSafetensors(view(rawSafetensors("{\"__metadata__\":{}}"))).metadata.empty());
    EXPECT_TRUE(parseSafetensors(view(rawSafetensors("{}      "))).tensors.empty());
    EXPECT_TRUE(parseSafetensors(view(rawSafetensors("{ \n\t}"))).tensors.empty());
}

struct TypeCase {
    std::string dtype;
    SafetensorsType type;
    std::size_t bytes;
};

std::vector<TypeCase> typeCases() {
    using T = SafetensorsType;
    return {{"F64", T::F64, 8},       {"F32", T::F32, 4},        {"F16", T::F16, 2},
            {"BF16", T::BF16, 2},     {"I64", T::I64, 8},        {"I32", T::I32, 4},
            {"I16", T::I16, 2},       {"I8", T::I8, 1},          {"U64", T::U64, 8},
            {"U32", T::U32, 4},       {"U16", T::U16, 2},        {"U8", T::U8, 1},
            {"BOOL", T::Bool, 1},     {"F8_E4M3", T::F8E4M3, 1}, {"F8_E5M2", T::F8E5M2, 1},
            {"F8_E8M0", T::F8E8M0, 1}};
}

TEST(Safetensors, EveryNumberTypeLoadsWithItsSize) {
    for (const TypeCase& c : typeCases()) {
        SCOPED_TRACE(c.dtype);
        const std::string offsets = "[0," + std::to_string(3 * c.bytes) + "]";
        const std::string bytes = rawSafetensors(headerOf({entry("t", c.dtype, "[3]", offsets)}),
                                                 std::string(3 * c.bytes, '\0'));
        const SafetensorsFile file = parseSafetensors(view(bytes));
        EXPECT_EQ(file.tensor("t").type, c.type);
        EXPECT_EQ(safetensorsTypeName(c.type), c.dtype);
        const bool isFloat =
            c.dtype == "F64" || c.dtype == "F32" || c.dtype == "F16" || c.dtype == "BF16";
        if (isFloat) {
            EXPECT_EQ(file.tensor("t").toFloat(), (std::vector<float>{0, 0, 0}));
        } else {
            EXPECT_EQ(refusalOf([&] { file.tensor("t").toFloat(); }).code, "ST-022");
        }
    }
}

TEST(Safetensors, ConvertsUnalignedDataOfEveryFloatType) {
    const auto half = [](std::uint16_t bits) { return packed(bits); };
    const std::string data = "x" + packed(1.5, -1e300) + packed(2.5f) + half(0x3C00) +
                             half(0x8001) + half(0x3FC0) + half(0xFF80);
    const std::string bytes = rawSafetensors(
        headerOf({entry("pad", "U8", "[1]", "[0,1]"), entry("f64", "F64", "[2]", "[1,17]"),
                  entry("f32", "F32", "[1]", "[17,21]"), entry("f16", "F16", "[2]", "[21,25]"),
                  entry("bf16", "BF16", "[2]", "[25,29]")}),
        data);
    const SafetensorsFile file = parseSafetensors(view(bytes));
    EXPECT_EQ(file.tensor("f64").toFloat(), (std::vector<float>{1.5f, -INFINITY}));
    EXPECT_EQ(file.tensor("f32").toFloat(), (std::vector<float>{2.5f}));
    EXPECT_EQ(file.tensor("f16").toFloat(), (std::vector<float>{1.0f, -0x1p-24f}));
    EXPECT_EQ(file.tensor("bf16").toFloat(), (std::vector<float>{1.5f, -INFINITY}));
}

TEST(Safetensors, EntriesMayStandInAnyOrderAndAreSortedByOffset) {
    const std::string bytes = rawSafetensors(
        headerOf({entry("last", "U8", "[2]", "[4,6]"), entry("none", "U8", "[0]", "[4,4]"),
                  entry("first", "U8", "[4]", "[0,4]"), entry("end", "F32", "[0,9]", "[6,6]")}),
        "abcdef");
    const SafetensorsFile file = parseSafetensors(view(bytes));
    std::vector<std::string> names;
    for (const SafetensorsTensor& tensor : file.tensors)
        names.push_back(tensor.name);
    EXPECT_EQ(names, (std::vector<std::string>{"first", "none", "last", "end"}));
    EXPECT_EQ(static_cast<char>(file.tensor("last").bytes[0]), 'e');
}

TEST(Safetensors, NamesAMissingTensor) {
    const Bytes bytes = sampleBytes();
    const SafetensorsFile file = parseSafetensors(bytes);
    EXPECT_EQ(file.find("absent"), nullptr);
    const ErrorRecord record = refusalOf([&] { file.tensor("absent"); });
    EXPECT_EQ(record.code, "ST-021");
    EXPECT_EQ(record.field, "absent");
}

TEST(Safetensors, RefusesToWriteWhatItWouldNotRead) {
    const std::array<float, 2> values{1, 2};
    const auto codeFor = [&](std::vector<SafetensorsEntry> entries,
                             std::map<std::string, std::string> metadata = {}) {
        return refusalOf([&] { serializeSafetensors(entries, metadata); }).code;
    };
    EXPECT_EQ(codeFor({{"t", {3}, values}}), "ST-023");
    EXPECT_EQ(codeFor({{"t", {2}, values}, {"t", {2}, values}}), "ST-023");
    EXPECT_EQ(codeFor({{"__metadata__", {2}, values}}), "ST-023");
    EXPECT_EQ(codeFor({{"\xFF", {2}, values}}), "ST-023");
    EXPECT_EQ(codeFor({{"t", {2}, values}}, {{"k", "\xC3"}}), "ST-023");
    EXPECT_EQ(codeFor({{"t", {1ull << 63, 4}, values}}), "SIZE-001");
}

TEST(Safetensors, ReadsFilesWrittenByTheReferenceLibrary) {
    const Bytes bytes = readFile(dataPath("safetensors/reference.safetensors"));
    const SafetensorsFile file = parseSafetensors(bytes);
    EXPECT_EQ(file.metadata.at("purpose"), "read by another library");
    EXPECT_EQ(file.tensor("f32").shape, (std::vector<std::uint64_t>{2, 3}));
    EXPECT_EQ(file.tensor("f32").toFloat(), (std::vector<float>{0, 1, 2, 3, 4, 5}));
    EXPECT_EQ(file.tensor("f16").toFloat(), (std::vector<float>{0.5f, -65504}));
    EXPECT_EQ(file.tensor("f64").toFloat(), (std::vector<float>{0.1f}));
    EXPECT_EQ(file.tensor("scalar").shape.size(), 0u);
    EXPECT_EQ(file.tensor("empty").elementCount(), 0u);
    EXPECT_EQ(file.tensor("i64").type, SafetensorsType::I64);
    EXPECT_EQ(file.tensor("bool").type, SafetensorsType::Bool);
}

enum class Outcome { Accepted, Refused };

/// Anything but acceptance or an Error of the reader's own ends the test.
Outcome parseDamaged(std::span<const std::byte> bytes) {
    try {
        std::size_t total = 0;
        for (const SafetensorsTensor& tensor : parseSafetensors(bytes).tensors) {
            total += tensor.bytes.size();
            if (tensor.type == SafetensorsType::F32) {
                EXPECT_EQ(tensor.toFloat().size(), tensor.elementCount());
            }
        }
        EXPECT_LE(total, bytes.size());
        return Outcome::Accepted;
    } catch (const Error& error) {
        EXPECT_TRUE(error.record().code.starts_with("ST-")) << error.what();
        EXPECT_FALSE(error.record().field.empty()) << error.what();
        return Outcome::Refused;
    }
}

TEST(SafetensorsDamage, EveryPrefixIsRefused) {
    const Bytes whole = sampleBytes();
    ASSERT_EQ(parseDamaged(whole), Outcome::Accepted);
    for (std::size_t size = 0; size < whole.size(); ++size) {
        const Bytes cut(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size));
        EXPECT_EQ(parseDamaged(cut), Outcome::Refused) << "cut at byte " << size;
    }
}

TEST(SafetensorsDamage, AnyFlippedBitIsRefusedOrHarmless) {
    const Bytes whole = sampleBytes();
    std::size_t refused = 0;
    for (std::size_t bit = 0; bit < whole.size() * 8; ++bit) {
        Bytes flipped = whole;
        flipped[bit / 8] ^= static_cast<std::byte>(1 << bit % 8);
        refused += parseDamaged(flipped) == Outcome::Refused;
    }
    EXPECT_GT(refused, 800u);
}

/// Replaces pieces of the header's text by others that the format knows, so that most mutants stay
/// JSON and reach the rules behind the parser.
class Mutator {
public:
    explicit Mutator(std::uint64_t seed) : m_random(seed) {}

    std::string mutate(const std::string& header, const std::string& data) {
        std::string edited = header;
        const std::uint64_t changes = 1 + below(3);
        for (std::uint64_t i = 0; i < changes; ++i)
            edit(edited);
        std::string bytes = rawSafetensors(edited, data);
        if (below(8) == 0) bytes[below(bytes.size())] ^= static_cast<char>(1 << below(8));
        return bytes;
    }

private:
    static constexpr std::string_view kPieces[] = {
        "0",       "1",    "4",  "8",  "16",  "-1",   "4294967296", "18446744073709551615",
        "1e3",     "2.5",  "[",  "]",  "{",   "}",    ",",          ":",
        "\"",      "null", "[]", "{}", "F16", "BOOL", "X9",         "\"shape\":[2],",
        "\\u0074", "\xFF", " "};

    std::uint64_t below(std::uint64_t limit) { return m_random() % limit; }

    void edit(std::string& header) {
        const std::string_view piece = kPieces[below(std::size(kPieces))];
        const std::size_t at = below(header.size());
        const std::size_t digit = header.find_first_of("0123456789", at);
        if (below(2) && digit != std::string::npos)
            header.replace(digit, 1, piece);
        else
            header.replace(at, below(3), piece);
    }

    std::mt19937_64 m_random;
};

TEST(SafetensorsDamage, EditedHeadersAreRefusedOrHarmless) {
    const std::string header =
        "{\"__metadata__\":{\"a\":\"b\"}," + entry("x", "F32", "[2]", "[0,8]") + "," +
        entry("y", "F16", "[2,2]", "[8,16]") + "," + entry("z", "U8", "[0]", "[16,16]") + "}";
    const std::string data(16, '\1');
    ASSERT_EQ(parseDamaged(view(rawSafetensors(header, data))), Outcome::Accepted);
    Mutator mutator(20'260'101);
    const char* asked = std::getenv("STEERSCOPE_FUZZ_RUNS");
    const std::uint64_t runs = asked ? std::strtoull(asked, nullptr, 10) : 30'000;
    std::uint64_t refused = 0;
    for (std::uint64_t i = 0; i < runs; ++i) {
        const std::string bytes = mutator.mutate(header, data);
        refused += parseDamaged(view(bytes)) == Outcome::Refused;
    }
    EXPECT_GT(refused, runs / 2);
    EXPECT_LT(refused, runs);
}

} // namespace
} // namespace steerscope::test
