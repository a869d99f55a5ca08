// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The verbs tokenize and render: they need a model's vocabulary and template, not its weights.

#include <iostream>

#include "app/cli/context.h"
#include "app/cli/output.h"
#include "core/base/file_bytes.h"
#include "core/gguf/gguf_file.h"
#include "core/tokenizer/utf8_stream.h"

namespace steerscope::cli {
namespace {

/// A model file opened for its text side only. Owns the bytes that `gguf` looks into.
struct TextSide {
    std::vector<std::byte> bytes;
    GgufFile gguf;
    std::unique_ptr<Tokenizer> tokenizer;
};

TextSide openTextSide(const CommonOptions& options) {
    const auto path = loadRequest(options).path;
    TextSide side;
    side.bytes = readFile(path);
    try {
        side.gguf = parseGguf(side.bytes);
        side.tokenizer = makeTokenizer(side.gguf);
    } catch (const Error& error) {
        throw error.inFile(path.string());
    }
    return side;
}

std::string specialText(const TextSide& side, std::string_view key) {
    const GgufValue* value = side.gguf.find(key);
    const auto* id = value ? std::get_if<std::uint64_t>(value) : nullptr;
    if (!id || *id >= side.tokenizer->vocabularySize()) return {};
    return std::string(side.tokenizer->piece(TokenId(static_cast<std::int32_t>(*id))));
}

Json piecesJson(const Tokenizer& tokenizer, const std::vector<TokenId>& ids) {
    Json pieces = Json::array();
    for (const TokenId id : ids)
        pieces.push_back(visiblePiece(tokenizer.piece(id)));
    return pieces;
}

void tokenize(const CommonOptions& options, const std::string& text, SpecialTokens special) {
    const TextSide side = openTextSide(options);
    const auto ids = side.tokenizer->encode(text, special);
    const Json pieces = piecesJson(*side.tokenizer, ids);
    if (options.json) {
        printJson({{"ids", idsJson(ids)}, {"pieces", pieces}});
        return;
    }
    for (std::size_t i = 0; i < ids.size(); ++i)
        std::cout << ids[i].value << "\t" << pieces[i].get<std::string>() << "\n";
}

void render(const CommonOptions& options) {
    const TextSide side = openTextSide(options);
    const std::string source = side.gguf.has("tokenizer.chat_template")
                                   ? side.gguf.textAt("tokenizer.chat_template")
                                   : std::string(kChatMlTemplate);
    const ChatTemplate chat = ChatTemplate::parse(source);
    auto messages = conversation(options);
    if (!options.steer.empty()) messages = withSteeringPrompt(messages, steeringPrompt(options));
    const std::string text =
        chat.render(messages, {.bosToken = specialText(side, "tokenizer.ggml.bos_token_id"),
                               .eosToken = specialText(side, "tokenizer.ggml.eos_token_id")});
    if (options.json)
        printJson({{"text", text},
                   {"ids", idsJson(side.tokenizer->encode(text, SpecialTokens::parse))},
                   {"template_sha256", chat.sha256()}});
    else
        std::cout << text << std::endl;
}

} // namespace

void addTokenize(CLI::App& app, Context& context) {
    CLI::App* verb = app.add_subcommand("tokenize", "Token ids of a text");
    auto text = std::make_shared<std::string>();
    auto special = std::make_shared<bool>(false);
    verb->add_option("text", *text, "Text")->required();
    verb->add_flag("--parse-special", *special, "Read <|im_end|> and the like as one token");
    addModel(*verb, context.common);
    addJson(*verb, context.common);
    verb->callback([&context, text, special] {
        context.action = [&context, text, special] {
            tokenize(context.common, *text,
                     *special ? SpecialTokens::parse : SpecialTokens::literal);
        };
    });
}

void addRender(CLI::App& app, Context& context) {
    CLI::App* verb = app.add_subcommand("render", "The chat template applied to a conversation");
    addModel(*verb, context.common);
    addConversation(*verb, context.common);
    addSteering(*verb, context.common);
    addJson(*verb, context.common);
    verb->callback([&context] { context.action = [&context] { render(context.common); }; });
}

} // namespace steerscope::cli
