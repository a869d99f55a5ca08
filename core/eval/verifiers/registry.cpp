// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/eval/verifiers/kind.h"

namespace steerscope {

const std::vector<VerifierKind>& verifierKinds() {
    static const std::vector<VerifierKind> kinds = [] {
        std::vector<VerifierKind> all;
        for (const auto part : {keywordKinds, regexKinds, languageKinds, bulletKinds, numberedKinds,
                                capitalKinds, lowerCaseKinds, commaKinds, emojiKinds, jsonKinds,
                                lengthKinds, questionKinds, edgeKinds, letterKinds, personaKinds}) {
            const auto some = part();
            all.insert(all.end(), some.begin(), some.end());
        }
        return all;
    }();
    return kinds;
}

void throwBadArguments(std::string_view id, std::string_view found, const std::string& allowed) {
    throw Error({.code = "VERIFY-002",
                 .problem = "The verifier cannot work with these arguments",
                 .field = std::string(id),
                 .found = found.empty() ? "nothing" : std::string(found),
                 .allowed = allowed,
                 .hint = "Write them after a colon, such as keywords:arr*|matey or max-words:50."});
}

} // namespace steerscope
