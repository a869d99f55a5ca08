// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Damage of every kind: cuts, flipped bits and edited fields end in a clean refusal or in a file
// whose parts are all inside the bytes.

#include <gtest/gtest.h>

#include <array>
#include <cstdlib>
#include <random>
#include <set>

#include "core/base/error.h"
#include "core/gguf/gguf_file.h"
#include "core/gguf/gguf_writer.h"
#include "tests/core/gguf/raw_gguf.h"

namespace steerscope::test {
namespace {

using Bytes = std::vector<std::byte>;

/// Small, but with each kind of field; the last tensor fills its alignment, so no cut goes unseen.
Bytes tinyFile() {
    GgufWriter writer;
    writer.addText("general.architecture", "llama");
    writer.addU32("general.alignment", 32);
    writer.addBool("flag", true);
    writer.addU64("big", 1ull << 40);
    writer.addTexts("tokenizer.ggml.tokens", std::array<std::string, 3>{"a", "bc", ""});
    writer.addF32s("scores", std::array{0.5f, -1.f});
    writer.addText("tokenizer.chat_template", "{{ x }}");
    writer.addTensor("first", std::array<std::uint64_t, 2>{3, 2},
                     std::array{1.f, 2.f, 3.f, 4.f, 5.f, 6.f});
    const std::array<std::byte, 160> blocks{};
    writer.addTensor("second", GgmlType::Q4_1, std::array<std::uint64_t, 2>{32, 8}, blocks);
    return writer.bytes();
}

/// Everything a reader of an accepted file relies on.
void expectSound(const GgufFile& file, std::span<const std::byte> bytes) {
    std::set<std::string> names;
    for (const GgufTensor& tensor : file.tensors) {
        EXPECT_TRUE(names.insert(tensor.name).second);
        const BlockLayout layout = blockLayout(tensor.type);
        EXPECT_EQ(tensor.rowLength() % layout.elements, 0u);
        EXPECT_EQ(tensor.bytes.size(), tensor.elementCount() / layout.elements * layout.bytes);
        if (tensor.bytes.empty()) continue;
        EXPECT_GE(tensor.bytes.data(), bytes.data());
        EXPECT_LE(tensor.bytes.data() + tensor.bytes.size(), bytes.data() + bytes.size());
    }
}

enum class Outcome { Accepted, Refused };

/// Anything but acceptance or an Error of the parser's own ends the test.
Outcome parseDamaged(std::span<const std::byte> bytes) {
    try {
        expectSound(parseGguf(bytes), bytes);
        return Outcome::Accepted;
    } catch (const Error& error) {
        EXPECT_TRUE(error.record().code.starts_with("GGUF-")) << error.what();
        EXPECT_FALSE(error.record().field.empty()) << error.what();
        return Outcome::Refused;
    }
}

TEST(GgufDamage, EveryPrefixIsRefused) {
    const Bytes whole = tinyFile();
    ASSERT_EQ(parseDamaged(whole), Outcome::Accepted);
    for (std::size_t size = 0; size < whole.size(); ++size) {
        const Bytes cut(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size));
        EXPECT_EQ(parseDamaged(cut), Outcome::Refused) << "cut at byte " << size;
    }
}

TEST(GgufDamage, AnyFlippedBitIsRefusedOrHarmless) {
    const Bytes whole = tinyFile();
    std::size_t refused = 0;
    for (std::size_t bit = 0; bit < whole.size() * 8; ++bit) {
        Bytes flipped = whole;
        flipped[bit / 8] ^= static_cast<std::byte>(1 << bit % 8);
        refused += parseDamaged(flipped) == Outcome::Refused;
    }
    EXPECT_GT(refused, 600u); // the header, every length, type, count and offset
}

/// Numbers at which sizes, counts and signs go wrong.
constexpr std::uint64_t kEdges[] = {0,          1,          2,          31,
                                    32,         63,         64,         255,
                                    4096,       65'535,     65'536,     (1u << 31) - 1,
                                    1u << 31,   0xFFFFFFFF, 1ull << 32, 1ull << 61,
                                    1ull << 62, 1ull << 63, ~0ull - 31, ~0ull};

/// A well-formed file that knows where its numbers are.
struct TrackedFile {
    struct Field {
        std::size_t at;
        std::size_t width;
    };
    std::string bytes = "GGUF";
    std::vector<Field> fields{};

    template <class T> TrackedFile& put(T value) {
        fields.push_back({bytes.size(), sizeof value});
        bytes += le(value);
        return *this;
    }
    TrackedFile& put(std::string_view value) {
        put(std::uint64_t{value.size()});
        bytes += value;
        return *this;
    }
    TrackedFile& pad() {
        bytes.resize((bytes.size() + 31) / 32 * 32);
        return *this;
    }
};

TrackedFile trackedFile() {
    using namespace std::string_view_literals;
    constexpr std::uint64_t kTensors = 3, kKeys = 5, kThree = 3;
    TrackedFile file;
    file.put(3u).put(kTensors).put(kKeys);
    file.put("general.alignment"sv).put(std::uint32_t{U32}).put(32u);
    file.put("flag"sv).put(std::uint32_t{Bool}).put(std::uint8_t{1});
    file.put("tokens"sv).put(std::uint32_t{Array}).put(std::uint32_t{Text}).put(kThree);
    file.put("a"sv).put("bc"sv).put(""sv);
    file.put("types"sv).put(std::uint32_t{Array}).put(std::uint32_t{I32}).put(kThree);
    file.put(1).put(2).put(3);
    file.put("name"sv).put(std::uint32_t{Text}).put("tiny"sv);
    const auto describe = [&file](std::string_view name, std::uint64_t cols, std::uint64_t rows,
                                  std::uint32_t type, std::uint64_t offset) {
        file.put(name).put(2u).put(cols).put(rows).put(type).put(offset);
    };
    describe("f32", 3, 2, 0, 0);
    describe("q4_1", 32, 2, 3, 32);
    describe("q6_k", 256, 1, 14, 96);
    file.pad().bytes += std::string(96 + 210, '\1');
    return file;
}

class Mutator {
public:
    explicit Mutator(std::uint64_t seed) : m_random(seed) {}

    /// Four times of five one to three numbers of the file take an edge value or a neighbouring
    /// one; otherwise bytes change at random, or the file is cut or repeats a part of itself.
    std::string mutate(const TrackedFile& file) {
        std::string bytes = file.bytes;
        const std::uint64_t changes = 1 + below(3);
        if (below(5) == 0) return editBytes(std::move(bytes));
        for (std::uint64_t i = 0; i < changes; ++i)
            editField(bytes, file.fields[below(file.fields.size())]);
        return bytes;
    }

private:
    std::uint64_t below(std::uint64_t limit) { return m_random() % limit; }

    void editField(std::string& bytes, TrackedFile::Field field) {
        std::uint64_t value = 0;
        std::memcpy(&value, bytes.data() + field.at, field.width);
        value = below(2) ? kEdges[below(std::size(kEdges))] : value + below(9) - 4;
        std::memcpy(bytes.data() + field.at, &value, field.width);
    }

    std::string editBytes(std::string bytes) {
        const std::size_t at = below(bytes.size());
        switch (below(3)) {
        case 0:
            bytes[at] = static_cast<char>(below(256));
            break;
        case 1:
            bytes.resize(at);
            break;
        default:
            bytes.insert(at, bytes.substr(at / 2));
            break;
        }
        return bytes;
    }

    std::mt19937_64 m_random;
};

/// A nightly run may ask for more: STEERSCOPE_FUZZ_RUNS=10000000.
std::uint64_t fuzzRuns() {
    const char* asked = std::getenv("STEERSCOPE_FUZZ_RUNS");
    return asked ? std::strtoull(asked, nullptr, 10) : 30'000;
}

TEST(GgufDamage, EditedFieldsAreRefusedOrHarmless) {
    Mutator mutator(20'260'101);
    const TrackedFile whole = trackedFile();
    ASSERT_EQ(parseDamaged(view(whole.bytes)), Outcome::Accepted);
    std::uint64_t refused = 0;
    const std::uint64_t runs = fuzzRuns();
    for (std::uint64_t i = 0; i < runs; ++i) {
        const std::string bytes = mutator.mutate(whole);
        refused += parseDamaged(view(bytes)) == Outcome::Refused;
    }
    EXPECT_GT(refused, runs / 4);
    EXPECT_LT(refused, runs);
}

} // namespace
} // namespace steerscope::test
