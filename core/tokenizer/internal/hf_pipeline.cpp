// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/internal/hf_pipeline.h"

#include <array>
#include <vector>

#include "core/base/error.h"
#include "core/tokenizer/internal/vocabulary.h"

namespace steerscope {
namespace {

constexpr char kMark[] = "\xE2\x96\x81"; // ▁

/// The patterns by which published models cut text, and the names of our rules for them.
struct KnownPattern {
    std::string_view regex;
    std::string_view rule;       ///< `tokenizer.ggml.pre`
    std::string_view wholeWords; ///< The same where the model ignores merges for whole words.
};

constexpr std::array kKnownPatterns = {
    KnownPattern{R"((?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3})"
                 R"(| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+)",
                 "llama3-merging", "llama-bpe"},
    KnownPattern{R"((?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N})"
                 R"(| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+)",
                 "qwen2", ""},
};

std::string kindOf(const Json& step) {
    const auto type = step.find("type");
    return type != step.end() && type->is_string() ? type->get<std::string>() : "no type";
}

bool flagOf(const Json& step, const char* name, bool otherwise) {
    const auto at = step.find(name);
    return at != step.end() && at->is_boolean() ? at->get<bool>() : otherwise;
}

std::string textOf(const Json& step, const char* name) {
    const auto at = step.find(name);
    return at != step.end() && at->is_string() ? at->get<std::string>() : std::string();
}

std::string patternOf(const Json& step, const char* kind) {
    const auto at = step.find("pattern");
    return at != step.end() && at->is_object() ? textOf(*at, kind) : std::string();
}

/// The steps of a part: those of a Sequence, the one there is, or none.
std::vector<Json> stepsOf(const Json& tokenizer, const char* part, const char* list) {
    const auto at = tokenizer.find(part);
    if (at == tokenizer.end() || at->is_null()) return {};
    if (!at->is_object()) hfPartAtFault(part, at->type_name(), "an object");
    if (kindOf(*at) != "Sequence") return {*at};
    const auto steps = at->find(list);
    if (steps == at->end() || !steps->is_array()) hfPartAtFault(part, "no list", "a list of steps");
    return {steps->begin(), steps->end()};
}

struct Normalizers {
    bool prependsMark = false;
    bool marksSpaces = false;
};

Normalizers readNormalizers(const Json& tokenizer) {
    Normalizers out;
    for (const Json& step : stepsOf(tokenizer, "normalizer", "normalizers")) {
        const std::string kind = kindOf(step);
        const bool mark = kind == "Replace" && patternOf(step, "String") == " " &&
                          textOf(step, "content") == kMark;
        const bool prefix = kind == "Prepend" && textOf(step, "prepend") == kMark;
        if (!mark && !prefix && kind != "NFC") {
            hfKindUnsupported("normalizer", kind, "NFC, Prepend and Replace of spaces by ▁");
        }
        out.marksSpaces |= mark;
        out.prependsMark |= prefix;
    }
    return out;
}

std::string ruleOfPattern(const Json& step, bool ignoreMerges) {
    const std::string regex = patternOf(step, "Regex");
    for (const KnownPattern& known : kKnownPatterns) {
        if (known.regex != regex) continue;
        return std::string(ignoreMerges && !known.wholeWords.empty() ? known.wholeWords
                                                                     : known.rule);
    }
    hfKindUnsupported("pre_tokenizer", "Split by " + regex.substr(0, 120),
                      "the patterns of Llama 3 and Qwen");
}

/// Split (or Digits) and ByteLevel, as byte-level models have them.
std::string readByteLevelRule(const std::vector<Json>& steps, bool ignoreMerges) {
    std::string rule;
    for (const Json& step : steps) {
        const std::string kind = kindOf(step);
        if (kind == "Split") {
            rule = ruleOfPattern(step, ignoreMerges);
        } else if (kind == "Digits" && flagOf(step, "individual_digits", false)) {
            rule = "smollm";
        } else if (kind != "ByteLevel" || flagOf(step, "add_prefix_space", true) ||
                   flagOf(step, "use_regex", true) != (rule.empty() || rule == "smollm")) {
            hfKindUnsupported("pre_tokenizer", step.dump().substr(0, 120),
                              "Split or Digits, then ByteLevel without a space in front");
        }
    }
    return rule.empty() ? "gpt-2" : rule;
}

bool isByteLevel(const std::vector<Json>& steps) {
    for (const Json& step : steps)
        if (kindOf(step) == "ByteLevel") return true;
    return false;
}

/// Metaspace that marks spaces but cuts nothing, or a Split by spaces that are marks by then.
void readSpacePrefix(const std::vector<Json>& steps, const Normalizers& normalizers,
                     GgufFile& out) {
    bool marks = normalizers.marksSpaces;
    std::string scheme = "never";
    for (const Json& step : steps) {
        const std::string kind = kindOf(step);
        const bool metaspace = kind == "Metaspace" && !marks && !flagOf(step, "split", true) &&
                               textOf(step, "replacement") == kMark;
        const bool noEffect = kind == "Split" && marks && patternOf(step, "String") == " ";
        if (!metaspace && !noEffect) {
            hfKindUnsupported("pre_tokenizer", step.dump().substr(0, 120),
                              "Metaspace that does not split");
        }
        if (metaspace) scheme = textOf(step, "prepend_scheme");
        marks |= metaspace;
    }
    if (!marks) hfKindUnsupported("normalizer", "none", "one that writes spaces as ▁");
    out.metadata.emplace_back("tokenizer.ggml.add_space_prefix", normalizers.prependsMark);
    if (scheme != "never") out.metadata.emplace_back(kSpacePrefixKey, scheme);
}

void checkDecoders(const Json& tokenizer) {
    for (const Json& step : stepsOf(tokenizer, "decoder", "decoders")) {
        const std::string kind = kindOf(step);
        const bool known = kind == "ByteLevel" || kind == "ByteFallback" || kind == "Fuse" ||
                           kind == "Metaspace" || kind == "Strip" ||
                           (kind == "Replace" && patternOf(step, "String") == kMark);
        if (!known) {
            hfKindUnsupported("decoder", kind,
                              "ByteLevel, Metaspace, or Replace, ByteFallback, Fuse and Strip");
        }
    }
}

} // namespace

void hfPartAtFault(const std::string& field, const std::string& found, const std::string& allowed) {
    throw Error({.code = "TOK-012",
                 .problem = "The folder does not describe its tokenizer completely",
                 .field = field,
                 .found = found,
                 .allowed = allowed,
                 .hint = "The folder is incomplete or damaged; fetch it again."});
}

void hfKindUnsupported(const std::string& field, const std::string& found,
                       const std::string& allowed) {
    throw Error({.code = "TOK-013",
                 .problem = "The model's tokenizer works in a way that is not supported",
                 .field = field,
                 .found = found,
                 .allowed = allowed,
                 .hint =
                     "Use the model as a GGUF file, or another model of the Llama, Qwen, Gemma, "
                     "Mistral, Phi-3 or SmolLM family."});
}

void describeHfPipeline(const Json& tokenizer, GgufFile& out) {
    const Json& model = tokenizer.at("model");
    const Normalizers normalizers = readNormalizers(tokenizer);
    const std::vector<Json> steps = stepsOf(tokenizer, "pre_tokenizer", "pretokenizers");
    checkDecoders(tokenizer);
    if (isByteLevel(steps)) {
        out.metadata.emplace_back("tokenizer.ggml.model", std::string("gpt2"));
        out.metadata.emplace_back("tokenizer.ggml.pre",
                                  readByteLevelRule(steps, flagOf(model, "ignore_merges", false)));
        return;
    }
    if (!flagOf(model, "byte_fallback", false)) {
        hfKindUnsupported("model.byte_fallback", "false", "true, or a ByteLevel pre-tokenizer");
    }
    out.metadata.emplace_back("tokenizer.ggml.model", std::string("llama"));
    readSpacePrefix(steps, normalizers, out);
}

} // namespace steerscope
