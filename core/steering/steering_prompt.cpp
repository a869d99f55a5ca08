// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steering/steering_prompt.h"

#include <algorithm>
#include <array>

#include "core/base/error.h"

namespace steerscope {
namespace {

constexpr std::array<std::pair<SteeringRole, const char*>, 3> kRoleNames{{
    {SteeringRole::userSuffix, "user-suffix"},
    {SteeringRole::userPrefix, "user-prefix"},
    {SteeringRole::system, "system"},
}};

std::string joined(const std::string& first, const std::string& second) {
    if (first.empty() || second.empty()) return first + second;
    return first + "\n\n" + second;
}

void addToSystem(std::vector<ChatMessage>& messages, const std::string& text) {
    if (!messages.empty() && messages.front().role == "system")
        messages.front().content = joined(messages.front().content, text);
    else
        messages.insert(messages.begin(), {"system", text});
}

/// The last user message; a conversation without one gets an empty one at its end.
ChatMessage& lastUserMessage(std::vector<ChatMessage>& messages) {
    const auto found = std::find_if(messages.rbegin(), messages.rend(),
                                    [](const ChatMessage& m) { return m.role == "user"; });
    if (found != messages.rend()) return *found;
    return messages.emplace_back(ChatMessage{"user", ""});
}

} // namespace

std::vector<ChatMessage> withSteeringPrompt(std::vector<ChatMessage> messages,
                                            const SteeringPrompt& prompt) {
    if (prompt.empty()) return messages;
    if (prompt.role == SteeringRole::system) {
        addToSystem(messages, prompt.text);
        return messages;
    }
    auto& content = lastUserMessage(messages).content;
    content = prompt.role == SteeringRole::userPrefix ? joined(prompt.text, content)
                                                      : joined(content, prompt.text);
    return messages;
}

std::string toText(SteeringRole role) {
    const auto found = std::find_if(kRoleNames.begin(), kRoleNames.end(),
                                    [&](const auto& entry) { return entry.first == role; });
    return found->second;
}

SteeringRole steeringRoleFromText(const std::string& text) {
    const auto found = std::find_if(kRoleNames.begin(), kRoleNames.end(),
                                    [&](const auto& entry) { return text == entry.second; });
    if (found != kRoleNames.end()) return found->first;
    throw Error({.code = "STEER-001",
                 .problem = "This is not a place where a steering prompt can stand",
                 .field = "role",
                 .found = text,
                 .allowed = "user-suffix, user-prefix or system",
                 .hint = "Use one of the allowed words."});
}

} // namespace steerscope
