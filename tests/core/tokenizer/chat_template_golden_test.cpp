// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Renderings of the reference implementation, byte for byte.
#include "core/tokenizer/chat_template.h"

#include <gtest/gtest.h>

#include "core/base/error.h"
#include "core/base/file_bytes.h"
#include "core/base/strict_json.h"
#include "tests/core/tokenizer/real_vocabulary.h"
#include "tests/support/test_paths.h"

namespace steerscope {
namespace {

Json readJson(const std::string& name) {
    return parseStrictJson(readTextFile(test::dataPath(name)));
}

std::string templateSource(const std::string& name) {
    return readTextFile(test::dataPath("tokenizer/templates/" + name));
}

std::vector<ChatMessage> messagesFrom(const Json& json) {
    std::vector<ChatMessage> messages;
    for (const Json& message : json)
        messages.push_back(
            {message["role"].get<std::string>(), message["content"].get<std::string>()});
    return messages;
}

/// The text, or nothing when the template was refused with a complete error.
std::optional<std::string> rendered(const std::string& source, const Json& golden) {
    try {
        const TemplateContext context{"<s>", "</s>", golden["add_generation_prompt"].get<bool>()};
        return ChatTemplate::parse(source).render(messagesFrom(golden["messages"]), context);
    } catch (const Error& error) {
        EXPECT_TRUE(error.record().code.starts_with("TPL-")) << error.what();
        EXPECT_NE(error.record().hint.find("ChatML"), std::string::npos) << error.what();
        EXPECT_NE(error.record().field.find("line "), std::string::npos) << error.what();
        return std::nullopt;
    }
}

void expectEqual(const std::string& source, const Json& golden, const std::string& label) {
    const auto text = rendered(source, golden);
    if (golden["rendered"].is_null())
        EXPECT_FALSE(text) << label << " gave " << text.value_or("");
    else
        EXPECT_EQ(text, golden["rendered"].get<std::string>()) << label;
}

TEST(ChatTemplateGolden, EveryTemplateRendersAsTheReferenceDoes) {
    const Json goldens = readJson("tokenizer/chat_goldens.json");
    ASSERT_GE(goldens["templates"].size(), 250u);
    for (const Json& golden : goldens["templates"]) {
        const auto name = golden["template"].get<std::string>();
        expectEqual(templateSource(name), golden, name);
    }
}

TEST(ChatTemplateGolden, EverySnippetRendersAsTheReferenceDoes) {
    const Json goldens = readJson("tokenizer/chat_goldens.json");
    ASSERT_GE(goldens["snippets"].size(), 100u);
    for (const Json& golden : goldens["snippets"]) {
        const auto source = golden["source"].get<std::string>();
        expectEqual(source, golden, source);
    }
}

struct ModelTemplate {
    const char* model;
    const char* fixture;
};

void PrintTo(const ModelTemplate& which, std::ostream* out) {
    *out << which.fixture;
}

class ModelTemplateGolden : public testing::TestWithParam<ModelTemplate> {
protected:
    std::string fileName() const { return std::string(GetParam().model) + ".jinja"; }
};

TEST_P(ModelTemplateGolden, RendersTheFixtureConversations) {
    const Json fixture = readJson(std::string("fixtures/") + GetParam().fixture + ".json");
    const ChatTemplate chat = ChatTemplate::parse(templateSource(fileName()));
    ASSERT_GE(fixture["chat"].size(), 3u);
    for (const Json& golden : fixture["chat"])
        EXPECT_EQ(chat.render(messagesFrom(golden["messages"]), {}),
                  golden["rendered"].get<std::string>());
}

TEST_P(ModelTemplateGolden, TheCommittedSourceIsTheModelsOwn) {
    STEERSCOPE_NEED_MODEL(file, GetParam().model);
    EXPECT_EQ(file->textAt("tokenizer.chat_template"), templateSource(fileName()));
}

INSTANTIATE_TEST_SUITE_P(
    Models, ModelTemplateGolden,
    testing::Values(ModelTemplate{"smollm2-135m-instruct", "smollm2-135m-instruct"},
                    ModelTemplate{"qwen2.5-coder-0.5b-instruct", "qwen2.5-coder-0.5b-instruct"},
                    ModelTemplate{"qwen2.5-coder-0.5b-instruct", "qwen2.5-coder-1.5b-instruct"}));

TEST(ChatTemplate, TheBuiltInChatMlEqualsTheReferenceRendering) {
    const Json goldens = readJson("tokenizer/chat_goldens.json");
    int compared = 0;
    for (const Json& golden : goldens["templates"]) {
        if (golden["template"] != "chatml.jinja") continue;
        expectEqual(kChatMlTemplate, golden, "ChatML");
        ++compared;
    }
    EXPECT_GE(compared, 12);
}

TEST(ChatTemplate, KeepsItsSourceAndHash) {
    const ChatTemplate chat = ChatTemplate::parse("abc\n");
    EXPECT_EQ(chat.source(), "abc\n");
    EXPECT_EQ(chat.sha256(), "edeaaff3f1774ad2888673770c6d64097e391bc362d7d6fb34982ddf0efd18cb");
    EXPECT_EQ(chat.render({}, {}), "abc");
}

} // namespace
} // namespace steerscope
