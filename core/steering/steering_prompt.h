// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/tokenizer/chat_template.h"

namespace steerscope {

enum class SteeringRole { userSuffix, userPrefix, system };

/// The instruction whose effect is imitated, and where it stands in the conversation.
struct SteeringPrompt {
    std::string text;
    SteeringRole role = SteeringRole::userSuffix;
    bool empty() const { return text.empty(); }
    friend bool operator==(const SteeringPrompt&, const SteeringPrompt&) = default;
};

/// x' from x: the instruction follows (or precedes) the last user message after a blank line, or
/// becomes the system message (joined to an existing one after a blank line).
std::vector<ChatMessage> withSteeringPrompt(std::vector<ChatMessage> messages,
                                            const SteeringPrompt& prompt);

std::string toText(SteeringRole role); ///< "user-suffix", …
SteeringRole
steeringRoleFromText(const std::string& text); ///< Throws STEER-001 naming the choices.

} // namespace steerscope
