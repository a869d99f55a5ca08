// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/base/strict_json.h"
#include "core/gguf/gguf_file.h"

namespace steerscope {

/// TOK-012: `field` of tokenizer.json is missing or is not `allowed`.
[[noreturn]] void hfPartAtFault(const std::string& field, const std::string& found,
                                const std::string& allowed);
/// TOK-013: `field` has a kind that we do not know.
[[noreturn]] void hfKindUnsupported(const std::string& field, const std::string& found,
                                    const std::string& allowed);

/// What the steps of a tokenizer.json amount to, as keys of a GGUF description: which kind of
/// pair encoding, how words are cut, whether a space is put in front. Unknown steps are refused.
void describeHfPipeline(const Json& tokenizer, GgufFile& out);

} // namespace steerscope
