// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/strict_json.h"

#include <optional>
#include <set>
#include <vector>

#include "core/base/error.h"
#include "core/base/utf8.h"

namespace steerscope {
namespace {

[[noreturn]] void fail(const char* code, const std::string& problem, std::string field,
                       std::optional<std::uint64_t> offset, std::string allowed) {
    throw Error(
        {.code = code,
         .problem = problem,
         .offset = offset,
         .field = std::move(field),
         .allowed = std::move(allowed),
         .hint = "The file is damaged or was not written by a tool that follows its format."});
}

/// Builds the document from SAX events, checking depth, size and key uniqueness on the way.
class StrictBuilder : public nlohmann::json_sax<Json> {
public:
    explicit StrictBuilder(const JsonLimits& limits) : m_limits(limits) {}
    Json take() { return std::move(m_root); }

    bool null() override { return add(nullptr); }
    bool boolean(bool value) override { return add(value); }
    bool number_integer(number_integer_t value) override { return add(value); }
    bool number_unsigned(number_unsigned_t value) override { return add(value); }
    bool number_float(number_float_t value, const string_t&) override { return add(value); }
    bool string(string_t& value) override { return add(std::move(value)); }
    bool binary(binary_t&) override { return false; }
    bool start_object(std::size_t) override { return open(Json::object()); }
    bool start_array(std::size_t) override { return open(Json::array()); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }
    bool key(string_t& value) override {
        count();
        if (!m_open.back().keys.insert(value).second)
            fail("JSON-003", "A key appears twice in the same object", value, std::nullopt,
                 "unique keys");
        m_open.back().key = value;
        return true;
    }
    bool parse_error(std::size_t position, const std::string& token,
                     const nlohmann::detail::exception&) override {
        fail("JSON-001", "This is not valid JSON", sanitizedUtf8(token.substr(0, 40)),
             position > 0 ? position - 1 : 0, // the parser counts the byte at fault as read
             "JSON in UTF-8");
    }

private:
    struct Level {
        Json* node;
        std::string key;
        std::set<std::string> keys;
    };

    void count() {
        if (++m_elements > m_limits.maxElements)
            fail("JSON-004", "The document has too many elements", "", std::nullopt,
                 "at most " + std::to_string(m_limits.maxElements));
    }
    Json* place(Json value) {
        count();
        if (m_open.empty()) {
            m_root = std::move(value);
            return &m_root;
        }
        Level& top = m_open.back();
        if (top.node->is_array()) {
            top.node->push_back(std::move(value));
            return &top.node->back();
        }
        // Keys were checked to be unique, so the linear look-up of operator[] is not needed.
        auto& object = top.node->get_ref<Json::object_t&>();
        return &static_cast<std::vector<std::pair<const std::string, Json>>&>(object)
                    .emplace_back(top.key, std::move(value))
                    .second;
    }
    bool add(Json value) {
        place(std::move(value));
        return true;
    }
    bool open(Json container) {
        if (m_open.size() >= m_limits.maxDepth)
            fail("JSON-002", "The document is nested too deeply", "", std::nullopt,
                 std::to_string(m_limits.maxDepth) + " levels");
        m_open.push_back({place(std::move(container)), {}, {}});
        return true;
    }
    bool close() {
        m_open.pop_back();
        return true;
    }

    const JsonLimits& m_limits;
    Json m_root;
    std::vector<Level> m_open;
    std::size_t m_elements = 0;
};

} // namespace

Json parseStrictJson(std::string_view text, const JsonLimits& limits) {
    if (text.size() > limits.maxBytes)
        fail("JSON-004", "The document is too large", "", std::nullopt,
             "at most " + std::to_string(limits.maxBytes) + " bytes");
    // The parser takes a zero byte for the end of its input and would not see what follows.
    if (const std::size_t zero = text.find('\0'); zero != std::string_view::npos)
        fail("JSON-001", "This is not valid JSON", "a zero byte", zero, "JSON in UTF-8");
    StrictBuilder builder(limits);
    Json::sax_parse(text.begin(), text.end(), &builder);
    return builder.take();
}

} // namespace steerscope
