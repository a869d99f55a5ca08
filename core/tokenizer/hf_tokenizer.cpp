// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/hf_tokenizer.h"

#include <algorithm>
#include <optional>

#include "core/tokenizer/internal/hf_pipeline.h"
#include "core/tokenizer/internal/vocabulary.h"

namespace steerscope {
namespace {

std::uint64_t number(TokenKind kind) {
    return static_cast<std::uint64_t>(kind);
}

bool isByteName(const std::string& name) {
    return name.size() == 6 && name.starts_with("<0x") && name.back() == '>';
}

bool isTrue(const Json& object, const char* name) {
    const auto at = object.find(name);
    return at != object.end() && *at == true;
}

const Json& part(const Json& object, const std::string& name, Json::value_t type,
                 const std::string& allowed) {
    const auto at = object.find(name);
    if (at == object.end()) hfPartAtFault(name, "nothing", allowed);
    if (at->type() != type) hfPartAtFault(name, at->type_name(), allowed);
    return *at;
}

/// Tokens by id, with their kinds and what they strip.
class Tokens {
public:
    explicit Tokens(std::size_t count)
        : m_names(count), m_kinds(count, number(TokenKind::unused)), m_strips(count, 0) {
        for (std::size_t id = 0; id < count; ++id)
            m_names[id] = "[unused " + std::to_string(id) + "]";
    }

    void addVocabulary(const Json& vocabulary, bool byteFallback) {
        for (const auto& [name, id] : vocabulary.items()) {
            const bool byte = byteFallback && isByteName(name);
            set(idOf(id, name), name, byte ? TokenKind::byte : TokenKind::normal);
        }
    }

    /// Added tokens spelt with ▁ never stand in a text as such: merges make them.
    void addAdded(const Json& token) {
        if (!token.is_object() || !token.contains("content") || !token["content"].is_string()) {
            hfPartAtFault("added_tokens", token.dump().substr(0, 80), "objects with a content");
        }
        const auto name = token["content"].get<std::string>();
        if (isTrue(token, "single_word")) {
            hfKindUnsupported("added_tokens", name + " as a single word", "tokens found anywhere");
        }
        const std::size_t id = idOf(token.value("id", Json()), name);
        const bool special = isTrue(token, "special");
        const bool spelt = !special && name.find("\xE2\x96\x81") != std::string::npos;
        set(id, name,
            special ? TokenKind::control
            : spelt ? TokenKind::normal
                    : TokenKind::userDefined);
        m_strips[id] = (isTrue(token, "lstrip") ? 1u : 0u) | (isTrue(token, "rstrip") ? 2u : 0u);
    }

    std::optional<std::uint64_t> find(const std::string& name) const {
        const auto at = std::ranges::find(m_names, name);
        if (at == m_names.end()) return std::nullopt;
        return static_cast<std::uint64_t>(at - m_names.begin());
    }

    void makeUnknown(const std::string& name) {
        if (const auto id = find(name)) m_kinds[*id] = number(TokenKind::unknown);
    }

    void moveTo(GgufFile& out) {
        out.metadata.emplace_back("tokenizer.ggml.tokens", std::move(m_names));
        out.metadata.emplace_back("tokenizer.ggml.token_type", std::move(m_kinds));
        out.metadata.emplace_back(kStripsKey, std::move(m_strips));
    }

private:
    std::size_t idOf(const Json& id, const std::string& name) const {
        const bool inside = id.is_number_unsigned() && id.get<std::uint64_t>() < m_names.size();
        if (inside) return id.get<std::size_t>();
        hfPartAtFault("id of " + name.substr(0, 80), id.dump(),
                      "0 to " + std::to_string(m_names.size() - 1) + " (rows of the embedding)");
    }

    void set(std::size_t id, const std::string& name, TokenKind kind) {
        m_names[id] = name;
        m_kinds[id] = number(kind);
    }

    std::vector<std::string> m_names;
    std::vector<std::uint64_t> m_kinds;
    std::vector<std::uint64_t> m_strips;
};

/// "left right", or the newer pair of texts.
std::string mergeText(const Json& merge) {
    if (merge.is_string()) return merge.get<std::string>();
    if (merge.is_array() && merge.size() == 2 && merge[0].is_string() && merge[1].is_string()) {
        const auto left = merge[0].get<std::string>();
        if (left.find(' ') == std::string::npos) return left + " " + merge[1].get<std::string>();
    }
    hfPartAtFault("model.merges", merge.dump().substr(0, 80), "two pieces without spaces");
}

std::vector<std::string> mergesOf(const Json& model) {
    std::vector<std::string> merges;
    for (const Json& merge : part(model, "merges", Json::value_t::array, "a list of pairs"))
        merges.push_back(mergeText(merge));
    return merges;
}

/// A special token is named by its text, or by an object that holds it.
std::optional<std::string> specialName(const Json& settings, const char* key) {
    const auto at = settings.find(key);
    if (at == settings.end()) return std::nullopt;
    if (at->is_string()) return at->get<std::string>();
    if (at->is_object() && at->contains("content") && (*at)["content"].is_string()) {
        return (*at)["content"].get<std::string>();
    }
    return std::nullopt;
}

std::vector<std::uint64_t> idsIn(const Json& model, const char* key) {
    const auto at = model.find(key);
    if (at == model.end()) return {};
    if (at->is_number_unsigned()) return {at->get<std::uint64_t>()};
    std::vector<std::uint64_t> ids;
    for (const Json& id : at->is_array() ? *at : Json::array())
        if (id.is_number_unsigned()) ids.push_back(id.get<std::uint64_t>());
    return ids;
}

std::optional<std::uint64_t> beginId(const HfTokenizerFiles& files, const Tokens& tokens) {
    if (const auto name = specialName(files.settings, "bos_token")) return tokens.find(*name);
    const std::vector<std::uint64_t> ids = idsIn(files.model, "bos_token_id");
    return ids.empty() ? std::nullopt : std::optional(ids.front());
}

/// Ids that end a text, the tokenizer's own first; GGUF has keys for three.
void describeEnds(const HfTokenizerFiles& files, const Tokens& tokens, GgufFile& out) {
    std::vector<std::uint64_t> ids;
    if (const auto name = specialName(files.settings, "eos_token")) {
        if (const auto id = tokens.find(*name)) ids.push_back(*id);
    }
    for (const std::uint64_t id : idsIn(files.model, "eos_token_id"))
        if (std::ranges::find(ids, id) == ids.end()) ids.push_back(id);
    constexpr const char* kKeys[] = {"tokenizer.ggml.eos_token_id", "tokenizer.ggml.eot_token_id",
                                     "tokenizer.ggml.eom_token_id"};
    for (std::size_t i = 0; i < std::min(ids.size(), std::size(kKeys)); ++i)
        out.metadata.emplace_back(kKeys[i], ids[i]);
}

/// Whether the post-processor begins every text with a special token.
bool postProcessorBegins(const Json& processor) {
    if (!processor.is_object()) return false;
    if (processor.contains("processors")) {
        return std::ranges::any_of(processor["processors"], postProcessorBegins);
    }
    const auto single = processor.find("single");
    return single != processor.end() && single->is_array() && !single->empty() &&
           single->front().is_object() && single->front().contains("SpecialToken");
}

} // namespace

GgufFile describeHfTokenizer(const HfTokenizerFiles& files, std::size_t vocabularySize) {
    const Json& model = part(files.tokenizer, "model", Json::value_t::object, "an object");
    const std::string kind = model.value("type", Json("BPE")).dump();
    if (kind != "\"BPE\"") hfKindUnsupported("model.type", kind, "BPE");
    GgufFile out;
    describeHfPipeline(files.tokenizer, out);

    Tokens tokens(vocabularySize);
    tokens.addVocabulary(part(model, "vocab", Json::value_t::object, "an object of tokens and ids"),
                         isTrue(model, "byte_fallback"));
    for (const Json& token : files.tokenizer.value("added_tokens", Json::array()))
        tokens.addAdded(token);
    if (const auto unknown = specialName(model, "unk_token")) tokens.makeUnknown(*unknown);
    if (const auto id = beginId(files, tokens)) {
        out.metadata.emplace_back("tokenizer.ggml.bos_token_id", *id);
    }
    describeEnds(files, tokens, out);
    const bool begins = postProcessorBegins(files.tokenizer.value("post_processor", Json())) ||
                        isTrue(files.settings, "add_bos_token");
    out.metadata.emplace_back("tokenizer.ggml.add_bos_token", begins);
    out.metadata.emplace_back("tokenizer.ggml.merges", mergesOf(model));
    tokens.moveTo(out);
    return out;
}

} // namespace steerscope
