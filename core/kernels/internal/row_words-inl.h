// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

// One 32-bit word of each of several rows, for pack_rows.cpp. Included once per Highway target,
// hence the guard of that pattern.
#if defined(STEERSCOPE_ROW_WORDS_INL_H) == defined(HWY_TARGET_TOGGLE)
#ifdef STEERSCOPE_ROW_WORDS_INL_H
#undef STEERSCOPE_ROW_WORDS_INL_H
#else
#define STEERSCOPE_ROW_WORDS_INL_H
#endif

#include <hwy/highway.h>

#include <cstddef>
#include <cstdint>
#include <cstring>

HWY_BEFORE_NAMESPACE();
namespace steerscope::HWY_NAMESPACE {
namespace {

using Bytes = const std::uint8_t*;

#if HWY_TARGET == HWY_SCALAR

constexpr std::size_t kWordRows = 4;
struct Words {
    std::uint32_t of[kWordRows];
};

template <class Function> Words each(Function&& function) {
    Words out;
    for (std::size_t i = 0; i < kWordRows; ++i)
        out.of[i] = function(i);
    return out;
}
inline Words operator&(Words a, std::uint32_t mask) {
    return each([&](std::size_t i) { return a.of[i] & mask; });
}
inline Words operator|(Words a, Words b) {
    return each([&](std::size_t i) { return a.of[i] | b.of[i]; });
}
inline Words operator^(Words a, Words b) {
    return each([&](std::size_t i) { return a.of[i] ^ b.of[i]; });
}
template <int kBits> Words left(Words a) {
    return each([&](std::size_t i) { return a.of[i] << kBits; });
}
template <int kBits> Words right(Words a) {
    return each([&](std::size_t i) { return a.of[i] >> kBits; });
}
inline Words allWords(std::uint32_t value) {
    return each([&](std::size_t) { return value; });
}
inline Words wordsAt(const std::uint32_t* words) {
    return each([&](std::size_t i) { return words[i]; });
}
inline void putWords(Words a, std::uint8_t* out) {
    std::memcpy(out, a.of, sizeof a.of);
}
/// The low Value of every word.
template <class Value> void putLow(Words a, std::uint8_t* out) {
    for (std::size_t i = 0; i < kWordRows; ++i) {
        const auto value = static_cast<Value>(a.of[i]);
        std::memcpy(out + i * sizeof value, &value, sizeof value);
    }
}
/// Words 0 … 3 of every row, the first row's at `file`.
inline void loadFour(Bytes file, std::size_t rowBytes, Words (&out)[4]) {
    for (std::size_t j = 0; j < 4; ++j) {
        for (std::size_t i = 0; i < kWordRows; ++i)
            std::memcpy(&out[j].of[i], file + i * rowBytes + 4 * j, 4);
    }
}

#else

namespace hn = hwy::HWY_NAMESPACE;

using WordTag = hn::CappedTag<std::uint32_t, 16>;
constexpr std::size_t kWordRows = hn::MaxLanes(WordTag());
/// Its constructors are written out: implicit ones are not compiled for the target.
struct Words {
    HWY_INLINE Words() {}
    HWY_INLINE Words(hn::Vec<WordTag> words) : of(words) {}
    hn::Vec<WordTag> of;
};

HWY_INLINE Words allWords(std::uint32_t value) {
    return {hn::Set(WordTag(), value)};
}
HWY_INLINE Words operator&(Words a, std::uint32_t mask) {
    return {hn::And(a.of, hn::Set(WordTag(), mask))};
}
HWY_INLINE Words operator|(Words a, Words b) {
    return {hn::Or(a.of, b.of)};
}
HWY_INLINE Words operator^(Words a, Words b) {
    return {hn::Xor(a.of, b.of)};
}
template <int kBits> HWY_INLINE Words left(Words a) {
    return {hn::ShiftLeft<kBits>(a.of)};
}
template <int kBits> HWY_INLINE Words right(Words a) {
    return {hn::ShiftRight<kBits>(a.of)};
}
HWY_INLINE Words wordsAt(const std::uint32_t* words) {
    return {hn::LoadU(WordTag(), words)};
}
HWY_INLINE void putWords(Words a, std::uint8_t* out) {
    hn::StoreU(hn::BitCast(hn::Repartition<std::uint8_t, WordTag>(), a.of),
               hn::Repartition<std::uint8_t, WordTag>(), out);
}
/// The low Value of every word.
template <class Value> HWY_INLINE void putLow(Words a, std::uint8_t* out) {
    constexpr std::uint32_t kMask = (std::uint64_t{1} << (8 * sizeof(Value))) - 1;
    const hn::Rebind<Value, WordTag> narrow;
    const auto values = hn::BitCast(hn::RebindToSigned<WordTag>(), (a & kMask).of);
    Value some[kWordRows];
    hn::StoreU(hn::DemoteTo(narrow, values), narrow, some);
    std::memcpy(out, some, sizeof some);
}

/// Sixteen bytes of each of rows 0, 4, 8 … below kCount.
template <std::size_t kCount>
HWY_INLINE hn::Vec<hn::CappedTag<std::uint32_t, kCount>> everyFourthRow(Bytes at,
                                                                        std::size_t rowBytes) {
    const hn::CappedTag<std::uint32_t, kCount> d;
    if constexpr (kCount == 4) {
        return hn::BitCast(d, hn::LoadU(hn::Repartition<std::uint8_t, decltype(d)>(), at));
    } else {
        constexpr std::size_t kHalf = kCount / 2;
        return hn::Combine(d, everyFourthRow<kHalf>(at + kHalf * rowBytes, rowBytes),
                           everyFourthRow<kHalf>(at, rowBytes));
    }
}

/// Words 0 … 3 of every row, the first row's at `file`: in every block of a vector four rows by
/// four words change places.
HWY_INLINE void loadFour(Bytes file, std::size_t rowBytes, Words (&out)[4]) {
    const WordTag d;
    const hn::Repartition<std::uint64_t, WordTag> d64;
    const auto a = everyFourthRow<kWordRows>(file, rowBytes);
    const auto b = everyFourthRow<kWordRows>(file + rowBytes, rowBytes);
    const auto c = everyFourthRow<kWordRows>(file + 2 * rowBytes, rowBytes);
    const auto e = everyFourthRow<kWordRows>(file + 3 * rowBytes, rowBytes);
    const auto ab0 = hn::BitCast(d64, hn::InterleaveLower(d, a, b));
    const auto ab1 = hn::BitCast(d64, hn::InterleaveUpper(d, a, b));
    const auto ce0 = hn::BitCast(d64, hn::InterleaveLower(d, c, e));
    const auto ce1 = hn::BitCast(d64, hn::InterleaveUpper(d, c, e));
    out[0] = {hn::BitCast(d, hn::InterleaveLower(d64, ab0, ce0))};
    out[1] = {hn::BitCast(d, hn::InterleaveUpper(d64, ab0, ce0))};
    out[2] = {hn::BitCast(d, hn::InterleaveLower(d64, ab1, ce1))};
    out[3] = {hn::BitCast(d, hn::InterleaveUpper(d64, ab1, ce1))};
}

#endif

/// The word at `at` of every row.
HWY_INLINE Words wordOfRows(Bytes at, std::size_t rowBytes) {
    std::uint32_t words[kWordRows];
    for (std::size_t i = 0; i < kWordRows; ++i)
        std::memcpy(&words[i], at + i * rowBytes, sizeof words[i]);
    return wordsAt(words);
}

/// Exchanges the bits of `upper` that `mask` selects with those of `lower` `kBits` above them.
template <int kBits> HWY_INLINE void exchange(Words& lower, Words& upper, std::uint32_t mask) {
    const Words moved = (right<kBits>(lower) ^ upper) & mask;
    upper = upper ^ moved;
    lower = lower ^ left<kBits>(moved);
}

} // namespace
} // namespace steerscope::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif // include guard
