// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

#include "core/base/strict_json.h"
#include "core/gguf/gguf_file.h"

namespace steerscope {

/// The JSON documents of a Hugging Face folder that describe its tokenizer. Objects.
struct HfTokenizerFiles {
    const Json& tokenizer; ///< tokenizer.json
    const Json& settings;  ///< tokenizer_config.json; may be empty.
    const Json& model;     ///< config.json, for ids of end tokens.
};

/// The same description as GGUF files carry (`tokenizer.ggml.*`), so that one reader serves both:
/// hand it to makeTokenizer. `vocabularySize` rows of the embedding; ids without a token become
/// unused ones. Unicode normalisation (NFC) is not applied: texts are taken as they are.
/// Errors TOK-012 (a part is missing or of another type), TOK-013 (a kind of normaliser,
/// pre-tokenizer, decoder or model that is not supported, by name).
GgufFile describeHfTokenizer(const HfTokenizerFiles& files, std::size_t vocabularySize);

} // namespace steerscope
