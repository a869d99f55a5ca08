// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/internal/pretokenizer.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <array>
#include <cstdint>
#include <optional>
#include <utility>

#include "core/base/error.h"
#include "core/base/utf8.h"

namespace steerscope {
namespace {

// Unicode White_Space spelt out: PCRE's own \s also takes U+180E, which the models' splitters do
// not. To be used inside a character class.
#define STEERSCOPE_SPACE "\\t-\\r\\x{85}\\p{Z}"

constexpr char kGpt2Words[] =
    "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^" STEERSCOPE_SPACE "\\p{L}\\p{N}]+"
    "|[" STEERSCOPE_SPACE "]+(?![^" STEERSCOPE_SPACE "])|[" STEERSCOPE_SPACE "]+";

// The tail shared by the Qwen and Llama 3 families: punctuation with its line ends, then spaces.
#define STEERSCOPE_NEWLINE_AWARE_TAIL                                                              \
    "| ?[^" STEERSCOPE_SPACE "\\p{L}\\p{N}]+[\\r\\n]*|[" STEERSCOPE_SPACE "]*[\\r\\n]+"            \
    "|[" STEERSCOPE_SPACE "]+(?![^" STEERSCOPE_SPACE "])|[" STEERSCOPE_SPACE "]+"

constexpr char kQwen2Words[] = "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+"
                               "|\\p{N}" STEERSCOPE_NEWLINE_AWARE_TAIL;
constexpr char kLlama3Words[] = "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+"
                                "|\\p{N}{1,3}" STEERSCOPE_NEWLINE_AWARE_TAIL;
constexpr char kSingleDigits[] = "\\p{N}";

struct NamedRules {
    std::string_view name;
    std::array<const char*, 2> patterns; ///< Each cuts the pieces the one before it left.
    WholeWords wholeWords = WholeWords::merge;
    bool addsBos = false;
};

constexpr NamedRules kNamedRules[] = {
    {"gpt-2", {kGpt2Words, nullptr}},
    {"default", {kGpt2Words, nullptr}},
    {"smollm", {kSingleDigits, kGpt2Words}},
    {"qwen2", {kQwen2Words, nullptr}},
    {"llama-bpe", {kLlama3Words, nullptr}, WholeWords::takeAsTheyAre, true},
    {"llama3-merging", {kLlama3Words, nullptr}},
};

// Far above what real text needs (a run of n spaces costs n), low enough to end a runaway match.
constexpr std::uint32_t kMatchLimit = 64'000'000;
constexpr std::uint32_t kHeapLimitKib = 64 * 1024;

struct FreeCode {
    void operator()(pcre2_code* code) const { pcre2_code_free(code); }
};
struct FreeMatch {
    void operator()(pcre2_match_data* match) const { pcre2_match_data_free(match); }
};
struct FreeContext {
    void operator()(pcre2_match_context* context) const { pcre2_match_context_free(context); }
};
using Code = std::unique_ptr<pcre2_code, FreeCode>;

[[noreturn]] void patternFailed(int status, std::string_view pattern) {
    std::array<char, 256> message{};
    pcre2_get_error_message(status, reinterpret_cast<PCRE2_UCHAR*>(message.data()), message.size());
    throw Error({.code = "TOK-010",
                 .problem = "Splitting the text into words failed",
                 .field = "pattern " + std::string(pattern),
                 .found = message.data(),
                 .hint = "Shorten the text, or report it: no ordinary text should cause this."});
}

Code compile(std::string_view pattern) {
    int status = 0;
    PCRE2_SIZE offset = 0;
    Code code(pcre2_compile(reinterpret_cast<PCRE2_SPTR>(pattern.data()), pattern.size(),
                            PCRE2_UTF | PCRE2_UCP, &status, &offset, nullptr));
    if (!code) patternFailed(status, pattern);
    // Without a just-in-time compiler on this platform the same matches are only slower.
    pcre2_jit_compile(code.get(), PCRE2_JIT_COMPLETE);
    return code;
}

std::string supportedNames() {
    std::string names;
    for (const NamedRules& rules : kNamedRules)
        names += (names.empty() ? "" : ", ") + std::string(rules.name);
    return names;
}

const NamedRules& rulesNamed(std::string_view name) {
    for (const NamedRules& rules : kNamedRules)
        if (rules.name == name) return rules;
    throw Error({.code = "TOK-003",
                 .problem = "The model splits text by a rule that is not supported yet",
                 .field = "tokenizer.ggml.pre",
                 .found = std::string(name),
                 .allowed = supportedNames(),
                 .hint = "Choose a model of the SmolLM, Qwen, GPT-2 or Llama 3 family."});
}

void appendIfAny(std::vector<TextRange>& out, std::size_t begin, std::size_t end) {
    if (begin < end) out.push_back({begin, end});
}

/// A stretch whose bytes all are, or all are not, part of valid UTF-8.
struct Stretch {
    TextRange range;
    bool valid = true;
};

bool validAt(std::string_view text, std::size_t& position) {
    const std::size_t start = position;
    const std::uint32_t codePoint = nextCodePoint(text, position);
    return codePoint != 0xFFFD || position - start == 3;
}

Stretch stretchAt(std::string_view text, std::size_t begin) {
    std::size_t position = begin;
    const bool valid = validAt(text, position);
    for (std::size_t next = position; next < text.size(); position = next)
        if (validAt(text, next) != valid) break;
    return {{begin, position}, valid};
}

/// One pattern with the scratch memory of one call of split.
class Cutter {
public:
    Cutter(std::string_view pattern, const pcre2_code* code)
        : m_pattern(pattern),
          m_code(code),
          m_match(pcre2_match_data_create_from_pattern(code, nullptr)),
          m_context(pcre2_match_context_create(nullptr)) {
        if (!m_match || !m_context) throw std::bad_alloc();
        pcre2_set_match_limit(m_context.get(), kMatchLimit);
        pcre2_set_heap_limit(m_context.get(), kHeapLimitKib);
    }

    /// Cuts one valid piece of the text; what no match covers stays a piece.
    void cut(std::string_view text, TextRange piece, std::vector<TextRange>& out) {
        const std::string_view subject = piece.of(text);
        std::size_t covered = 0;
        while (covered < subject.size()) {
            const auto match = find(subject, covered);
            if (!match) break;
            appendIfAny(out, piece.begin + covered, piece.begin + match->begin);
            out.push_back({piece.begin + match->begin, piece.begin + match->end});
            covered = match->end;
        }
        appendIfAny(out, piece.begin + covered, piece.end);
    }

private:
    std::optional<TextRange> find(std::string_view subject, std::size_t from) {
        const int status =
            pcre2_match(m_code, reinterpret_cast<PCRE2_SPTR>(subject.data()), subject.size(), from,
                        PCRE2_NO_UTF_CHECK | PCRE2_NOTEMPTY, m_match.get(), m_context.get());
        if (status == PCRE2_ERROR_NOMATCH) return std::nullopt;
        if (status < 0) patternFailed(status, m_pattern);
        const PCRE2_SIZE* ends = pcre2_get_ovector_pointer(m_match.get());
        return TextRange{ends[0], ends[1]};
    }

    std::string_view m_pattern;
    const pcre2_code* m_code;
    std::unique_ptr<pcre2_match_data, FreeMatch> m_match;
    std::unique_ptr<pcre2_match_context, FreeContext> m_context;
};

} // namespace

struct Pretokenizer::Rules {
    struct Stage {
        std::string_view pattern;
        Code code;
    };
    const NamedRules& named;
    std::vector<Stage> stages;

    explicit Rules(const NamedRules& which) : named(which) {
        for (const char* pattern : which.patterns)
            if (pattern) stages.push_back({pattern, compile(pattern)});
    }
};

Pretokenizer::Pretokenizer(std::string_view name)
    : m_rules(std::make_unique<const Rules>(rulesNamed(name))) {}
Pretokenizer::Pretokenizer(Pretokenizer&&) noexcept = default;
Pretokenizer::~Pretokenizer() = default;

WholeWords Pretokenizer::wholeWords() const {
    return m_rules->named.wholeWords;
}

bool Pretokenizer::addsBosByDefault() const {
    return m_rules->named.addsBos;
}

std::vector<TextRange> Pretokenizer::split(std::string_view text) const {
    std::vector<Cutter> cutters;
    for (const auto& [pattern, code] : m_rules->stages)
        cutters.emplace_back(pattern, code.get());
    std::vector<TextRange> words;
    for (std::size_t begin = 0; begin < text.size();) {
        const Stretch stretch = stretchAt(text, begin);
        begin = stretch.range.end;
        std::vector<TextRange> parts{stretch.range};
        for (std::size_t stage = 0; stretch.valid && stage < cutters.size(); ++stage) {
            std::vector<TextRange> finer;
            for (const TextRange& part : parts)
                cutters[stage].cut(text, part, finer);
            parts = std::move(finer);
        }
        words.insert(words.end(), parts.begin(), parts.end());
    }
    return words;
}

} // namespace steerscope
