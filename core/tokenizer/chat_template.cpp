// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/chat_template.h"

#include "core/base/sha256.h"
#include "core/tokenizer/internal/template_evaluator.h"
#include "core/tokenizer/internal/template_parser.h"

namespace steerscope {

struct ChatTemplate::Program {
    std::string source;
    std::string sha256;
    std::vector<TemplateStatement> statements;
};

const char kChatMlTemplate[] =
    "{% for message in messages %}"
    "{{ '<|im_start|>' + message['role'] + '\\n' + message['content'] + '<|im_end|>' + '\\n' }}"
    "{% endfor %}"
    "{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}{% endif %}";

ChatTemplate::ChatTemplate(std::unique_ptr<Program> program) : m_program(std::move(program)) {}
ChatTemplate::ChatTemplate(ChatTemplate&&) noexcept = default;
ChatTemplate& ChatTemplate::operator=(ChatTemplate&&) noexcept = default;
ChatTemplate::~ChatTemplate() = default;

const std::string& ChatTemplate::source() const {
    return m_program->source;
}

const std::string& ChatTemplate::sha256() const {
    return m_program->sha256;
}

ChatTemplate ChatTemplate::parse(std::string source) {
    auto program = std::make_unique<Program>();
    program->statements = parseTemplate(lexTemplate(source));
    program->sha256 = sha256Hex(source);
    program->source = std::move(source);
    return ChatTemplate(std::move(program));
}

std::string ChatTemplate::render(const std::vector<ChatMessage>& messages,
                                 const TemplateContext& context) const {
    RenderContext limits;
    std::vector<Value> list;
    list.reserve(messages.size());
    for (const ChatMessage& message : messages)
        list.push_back(limits.dict(
            {{"role", limits.text(message.role)}, {"content", limits.text(message.content)}}));
    TemplateVariables variables{
        {"messages", limits.list(std::move(list))},
        {"bos_token", limits.text(context.bosToken)},
        {"eos_token", limits.text(context.eosToken)},
        {"add_generation_prompt", Value::Held(context.addGenerationPrompt)},
    };
    return TemplateEvaluator(limits, std::move(variables)).run(m_program->statements);
}

} // namespace steerscope
