// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <functional>
#include <stop_token>
#include <string>

namespace steerscope {

/// Where a language model that judges answers is reached. Off unless a URL is given: this is the
/// only thing in Steerscope that opens a network connection.
struct JudgeSettings {
    std::string url;   ///< Of an OpenAI-compatible service, up to and with /v1
    std::string model; ///< As the service calls it
    /// Environment variable that holds the key; unset: no key is sent. Never read from a file or
    /// the command line, never stored.
    std::string keyVariable = "STEERSCOPE_JUDGE_KEY";
    std::chrono::milliseconds timeout{30'000}; ///< Per attempt
    int attempts = 3;
    std::chrono::milliseconds pause{500}; ///< Before the second attempt; doubles each time.
    bool enabled() const { return !url.empty(); }
};

struct JudgeQuestion {
    std::string instruction; ///< What the answer should follow
    std::string prompt;      ///< The user message
    std::string answer;
};

struct JudgeScore {
    double attribute = 0; ///< 0 … 1
    double coherence = 0; ///< 0 … 100
};

struct HttpRequest {
    std::string url, body, key;
    std::chrono::milliseconds timeout{0};
};
struct HttpReply {
    int status = 0; ///< 0: no reply, `body` says why.
    std::string body;
};
/// One POST of JSON. Tests pass their own.
using HttpPost = std::function<HttpReply(const HttpRequest&, std::stop_token)>;
/// Over libcurl: http and https only, no redirects, at most 1 MiB of reply. Throws Cancelled.
HttpReply httpPost(const HttpRequest& request, std::stop_token stop);

/// Asks one question a call and insists on an answer of the form {"attribute": 0 … 100,
/// "coherence": 0 … 100}. Any one thread.
class Judge {
public:
    /// Throws JUDGE-004 when the address or the model name is missing or the address is not
    /// http(s).
    explicit Judge(JudgeSettings settings, HttpPost post = httpPost);

    /// Attempts again, after a pause, when the service cannot be reached, is busy (429, 5xx) or
    /// answers in another form. Throws JUDGE-001 (no reply), JUDGE-002 (refused; the status is
    /// named), JUDGE-003 (never answered in the form asked for), Cancelled.
    JudgeScore score(const JudgeQuestion& question, std::stop_token stop = {}) const;

private:
    JudgeSettings m_settings;
    HttpPost m_post;
};

} // namespace steerscope
