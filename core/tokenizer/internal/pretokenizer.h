// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace steerscope {

/// A half-open range of bytes of the text that is split.
struct TextRange {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string_view of(std::string_view text) const { return text.substr(begin, end - begin); }
};

/// How whole words that are tokens themselves are treated before merging.
enum class WholeWords { merge, takeAsTheyAre };

/// One named way of cutting text into words before merging. Immutable; any thread.
class Pretokenizer {
public:
    /// `name` as in tokenizer.ggml.pre; TOK-003 names the supported ones.
    explicit Pretokenizer(std::string_view name);
    Pretokenizer(Pretokenizer&&) noexcept;
    ~Pretokenizer();

    /// The words of `text` in order, none empty, together all of it. Stretches that are not UTF-8
    /// are words of their own. TOK-010 when the pattern matcher gives up.
    std::vector<TextRange> split(std::string_view text) const;
    WholeWords wholeWords() const;
    /// Whether models of this kind expect BOS when the file does not say.
    bool addsBosByDefault() const;

private:
    struct Rules;
    std::unique_ptr<const Rules> m_rules;
};

} // namespace steerscope
