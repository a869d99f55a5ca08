// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eval/internal/regex_pattern.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <array>
#include <pcre2.h>
#include <string>

#include "core/base/error.h"
#include "core/base/utf8.h"

namespace steerscope {
namespace {

constexpr std::uint32_t kMatchLimit = 1'000'000; ///< Backtracking steps
constexpr std::uint32_t kDepthLimit = 10'000;
constexpr std::uint32_t kHeapLimitKib = 32 * 1024;

template <auto Free> struct Freed {
    template <class T> void operator()(T* p) const { Free(p); }
};
using CodePtr = std::unique_ptr<pcre2_code, Freed<pcre2_code_free>>;
using DataPtr = std::unique_ptr<pcre2_match_data, Freed<pcre2_match_data_free>>;
using ContextPtr = std::unique_ptr<pcre2_match_context, Freed<pcre2_match_context_free>>;

std::string messageOf(int code) {
    std::array<PCRE2_UCHAR, 256> buffer{};
    pcre2_get_error_message(code, buffer.data(), buffer.size());
    return reinterpret_cast<const char*>(buffer.data());
}

PCRE2_SPTR asSubject(const std::string& text) {
    return reinterpret_cast<PCRE2_SPTR>(text.data());
}

} // namespace

struct RegexPattern::Compiled {
    CodePtr code;
    ContextPtr limits;

    /// Where the next match at or after `start` begins and ends; false when there is none.
    bool find(const std::string& text, std::size_t start, pcre2_match_data* data) const {
        const int found =
            pcre2_match(code.get(), asSubject(text), text.size(), start, 0, data, limits.get());
        if (found >= 0) return true;
        if (found == PCRE2_ERROR_NOMATCH) return false;
        throw Error({.code = "VERIFY-003",
                     .problem = "A verifier's pattern took too many steps on a response",
                     .field = "pattern",
                     .found = messageOf(found),
                     .allowed = std::to_string(kMatchLimit) + " steps",
                     .hint = "Simplify the pattern: avoid nested repeats such as (a+)+."});
    }
};

RegexPattern::RegexPattern(std::string_view pattern, Case sensitivity) {
    const std::string text(pattern);
    const std::uint32_t options =
        PCRE2_UTF | PCRE2_UCP | (sensitivity == Case::ignored ? PCRE2_CASELESS : 0u);
    int code = 0;
    PCRE2_SIZE offset = 0;
    auto compiled = std::make_shared<Compiled>();
    compiled->code.reset(
        pcre2_compile(asSubject(text), text.size(), options, &code, &offset, nullptr));
    if (!compiled->code)
        throw Error(
            {.code = "VERIFY-002",
             .problem = "The verifier's pattern is not a valid regular expression",
             .offset = offset,
             .field = "pattern",
             .found = text,
             .allowed = "a Perl-compatible regular expression",
             .hint = "At character " + std::to_string(offset) + ": " + messageOf(code) + "."});
    compiled->limits.reset(pcre2_match_context_create(nullptr));
    pcre2_set_match_limit(compiled->limits.get(), kMatchLimit);
    pcre2_set_depth_limit(compiled->limits.get(), kDepthLimit);
    pcre2_set_heap_limit(compiled->limits.get(), kHeapLimitKib);
    m_compiled = std::move(compiled);
}

bool RegexPattern::matches(std::string_view text) const {
    const std::string subject = sanitizedUtf8(text);
    const DataPtr data(pcre2_match_data_create_from_pattern(m_compiled->code.get(), nullptr));
    return m_compiled->find(subject, 0, data.get());
}

std::size_t RegexPattern::count(std::string_view text) const {
    const std::string subject = sanitizedUtf8(text);
    const DataPtr data(pcre2_match_data_create_from_pattern(m_compiled->code.get(), nullptr));
    std::size_t found = 0;
    std::size_t start = 0;
    while (start <= subject.size() && m_compiled->find(subject, start, data.get())) {
        const PCRE2_SIZE* span = pcre2_get_ovector_pointer(data.get());
        ++found;
        start = span[1];
        if (span[1] == span[0]) { // an empty match: step over one code point
            if (start >= subject.size()) break;
            nextCodePoint(subject, start);
        }
    }
    return found;
}

} // namespace steerscope
