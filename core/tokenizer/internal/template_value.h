// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace steerscope {

struct TemplateStatement;
struct TemplateList;
struct TemplateDict;
class Value;

/// Counts the bytes that the live values of one rendering hold.
class MemoryMeter {
public:
    bool add(std::size_t bytes) { return (m_live += bytes) <= kMaxBytes; }
    void remove(std::size_t bytes) { m_live -= bytes; }
    static constexpr std::size_t kMaxBytes = 32u << 20;

private:
    std::size_t m_live = 0;
};

/// A share of the meter, given back on destruction. The meter outlives every charge.
class MemoryCharge {
public:
    MemoryCharge() = default;
    MemoryCharge(MemoryMeter& meter, std::size_t bytes) : m_meter(&meter), m_bytes(bytes) {}
    MemoryCharge(MemoryCharge&& other) noexcept
        : m_meter(std::exchange(other.m_meter, nullptr)), m_bytes(other.m_bytes) {}
    MemoryCharge& operator=(MemoryCharge&&) = delete;
    ~MemoryCharge() {
        if (m_meter) m_meter->remove(m_bytes);
    }

private:
    MemoryMeter* m_meter = nullptr;
    std::size_t m_bytes = 0;
};

struct TemplateText {
    std::string text;
    MemoryCharge charge;
};

/// What a name or attribute without a value gives: prints as nothing, counts as false, and fails
/// when something is done with it.
struct UndefinedValue {
    std::string what; ///< For messages: "'tools'", "attribute 'name'".
};
struct NoneValue {};

/// The variable `loop` inside a loop.
struct LoopState {
    std::shared_ptr<const TemplateList> items;
    std::size_t index = 0;
};

struct TemplateNamespace; ///< Defined below; owned by the rendering.

enum class GlobalFunction { range, makeNamespace, dict, raiseException, strftimeNow };

using Text = std::shared_ptr<const TemplateText>;
using List = std::shared_ptr<const TemplateList>;
using Dict = std::shared_ptr<const TemplateDict>;
using Loop = std::shared_ptr<const LoopState>;
using Macro = const TemplateStatement*;

/// A value of the template language. Immutable but for namespaces; copying is cheap.
class Value {
public:
    using Held = std::variant<UndefinedValue, NoneValue, bool, std::int64_t, double, Text, List,
                              Dict, TemplateNamespace*, Loop, Macro, GlobalFunction>;
    Value() : m_held(NoneValue{}) {}
    Value(Held held) : m_held(std::move(held)) {} // NOLINT: implicit on purpose
    static Value undefined(std::string what) { return Held(UndefinedValue{std::move(what)}); }

    template <class T> const T* as() const { return std::get_if<T>(&m_held); }
    template <class T> bool is() const { return std::holds_alternative<T>(m_held); }
    const Held& held() const { return m_held; }
    /// The text when it is one, else nullptr.
    const std::string* text() const { return is<Text>() ? &(*as<Text>())->text : nullptr; }
    /// Integers and truth values, which count as 0 and 1 as in Python.
    const std::int64_t* integer(std::int64_t& scratch) const {
        if (const bool* truth = as<bool>()) return scratch = *truth, &scratch;
        return as<std::int64_t>();
    }

private:
    Held m_held;
};

/// `depth`: how many containers lie inside one another, this one included; bounded, so that
/// recursion over values (destruction too) is bounded.
struct TemplateList {
    std::vector<Value> items;
    std::size_t depth = 1;
    MemoryCharge charge;
};

struct TemplateDict {
    std::vector<std::pair<std::string, Value>> entries; ///< In order of writing.
    std::size_t depth = 1;
    MemoryCharge charge;

    const Value* find(std::string_view key) const {
        for (const auto& [name, value] : entries)
            if (name == key) return &value;
        return nullptr;
    }
};

struct TemplateNamespace {
    std::vector<std::pair<std::string, Value>> entries;

    Value* find(std::string_view key) {
        for (auto& [name, value] : entries)
            if (name == key) return &value;
        return nullptr;
    }
};

} // namespace steerscope
