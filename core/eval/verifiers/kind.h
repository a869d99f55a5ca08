// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/eval/verifier.h"

namespace steerscope {

/// One kind of verifier, as its file hands it to the registry. A usage equal to the id says that it
/// takes no arguments; [:N] marks optional ones.
struct VerifierKind {
    std::string_view id;
    std::string_view usage; ///< As shown in the catalogue: "max-words:N"
    std::string_view description;
    Verifier (*make)(std::string_view arguments); ///< Empty when none were given.
};

/// All kinds, in the order of the catalogue.
const std::vector<VerifierKind>& verifierKinds();

/// VERIFY-002.
[[noreturn]] void throwBadArguments(std::string_view id, std::string_view found,
                                    const std::string& allowed);

// One per file of this folder.
std::vector<VerifierKind> keywordKinds();
std::vector<VerifierKind> regexKinds();
std::vector<VerifierKind> languageKinds();
std::vector<VerifierKind> bulletKinds();
std::vector<VerifierKind> numberedKinds();
std::vector<VerifierKind> capitalKinds();
std::vector<VerifierKind> lowerCaseKinds();
std::vector<VerifierKind> commaKinds();
std::vector<VerifierKind> emojiKinds();
std::vector<VerifierKind> jsonKinds();
std::vector<VerifierKind> lengthKinds();
std::vector<VerifierKind> questionKinds();
std::vector<VerifierKind> edgeKinds();
std::vector<VerifierKind> letterKinds();
std::vector<VerifierKind> personaKinds();

} // namespace steerscope
