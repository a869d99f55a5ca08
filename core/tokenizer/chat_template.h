// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace steerscope {

struct ChatMessage {
    std::string role; ///< "system", "user", "assistant", …
    std::string content;
    friend bool operator==(const ChatMessage&, const ChatMessage&) = default;
};

/// Values a template may refer to besides the messages.
struct TemplateContext {
    std::string bosToken;
    std::string eosToken;
    bool addGenerationPrompt = true;
};

/// A chat template from a model file: an untrusted program, run by an interpreter of our own for
/// the subset of Jinja that real templates use, under hard limits (nesting, steps, output, wall
/// time). Immutable after parse; any thread. Errors TPL-001 … name the construct and its line.
class ChatTemplate {
public:
    static ChatTemplate parse(std::string source);
    ChatTemplate(ChatTemplate&&) noexcept;
    ChatTemplate& operator=(ChatTemplate&&) noexcept;
    ~ChatTemplate();

    std::string render(const std::vector<ChatMessage>& messages,
                       const TemplateContext& context) const;
    const std::string& source() const;
    const std::string& sha256() const; ///< Of the source.

private:
    struct Program;
    explicit ChatTemplate(std::unique_ptr<Program> program);
    std::unique_ptr<Program> m_program;
};

/// The plain ChatML format, offered when a model brings no template.
extern const char kChatMlTemplate[];

} // namespace steerscope
