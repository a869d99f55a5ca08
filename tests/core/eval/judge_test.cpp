// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eval/judge.h"

#include <gtest/gtest.h>

#include <arpa/inet.h>
#include <atomic>
#include <cstdlib>
#include <deque>
#include <mutex>
#include <netinet/in.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

#include "core/base/strict_json.h"
#include "tests/support/steering_samples.h"

namespace steerscope::test {
namespace {

JudgeSettings settings() {
    return {.url = "http://127.0.0.1:9/v1/",
            .model = "grader",
            .keyVariable = "STEERSCOPE_TEST_KEY",
            .timeout = std::chrono::milliseconds(2000),
            .attempts = 3,
            .pause = std::chrono::milliseconds(1)};
}

HttpReply answer(const std::string& content) {
    return {200, Json{{"choices", {{{"message", {{"content", content}}}}}}}.dump()};
}

/// Replies in the order given, the last one for ever; notes what was asked.
struct Script {
    std::deque<HttpReply> replies;
    std::vector<HttpRequest> requests;
    HttpPost post() {
        return [this](const HttpRequest& request, std::stop_token) {
            requests.push_back(request);
            const HttpReply reply = replies.front();
            if (replies.size() > 1) replies.pop_front();
            return reply;
        };
    }
};

const JudgeQuestion kQuestion{"Be a pirate.", "How are you?", "Arr \xFF, \"fine\""};

TEST(Judge, AsksOnceAndReadsTheScores) {
    Script script{{answer(R"({"attribute": 80, "coherence": 65.5})")}, {}};
    const JudgeScore score = Judge(settings(), script.post()).score(kQuestion);
    EXPECT_DOUBLE_EQ(score.attribute, 0.8);
    EXPECT_DOUBLE_EQ(score.coherence, 65.5);
    ASSERT_EQ(script.requests.size(), 1u);
    EXPECT_EQ(script.requests[0].url, "http://127.0.0.1:9/v1/chat/completions");
    const Json body = parseStrictJson(script.requests[0].body);
    EXPECT_EQ(body.at("model"), "grader");
    EXPECT_EQ(body.at("temperature"), 0);
    const Json user = parseStrictJson(body.at("messages").at(1).at("content").get<std::string>());
    EXPECT_EQ(user.at("instruction"), "Be a pirate.");
    EXPECT_EQ(user.at("answer"), "Arr \uFFFD, \"fine\"");
}

TEST(Judge, TakesTheKeyFromTheEnvironmentOnly) {
    Script script{{answer(R"({"attribute": 1, "coherence": 1})")}, {}};
    const Judge judge(settings(), script.post());
    ::unsetenv("STEERSCOPE_TEST_KEY");
    judge.score(kQuestion);
    ::setenv("STEERSCOPE_TEST_KEY", "sesame", 1);
    judge.score(kQuestion);
    ::unsetenv("STEERSCOPE_TEST_KEY");
    EXPECT_EQ(script.requests[0].key, "");
    EXPECT_EQ(script.requests[1].key, "sesame");
    EXPECT_EQ(script.requests[1].body.find("sesame"), std::string::npos);
}

TEST(Judge, TriesAgainWhenTheServiceIsBusyOrTheAnswerHasAnotherForm) {
    for (const HttpReply& first :
         {HttpReply{0, "Connection refused"}, HttpReply{429, "slow down"}, HttpReply{503, ""},
          answer("The answer is good."), answer(R"({"attribute": 120, "coherence": 1})"),
          answer(R"({"attribute": 1})"), answer(R"({"attribute": "1", "coherence": 1})"),
          answer(R"({"attribute": 1, "coherence": 1, "note": 1})"), HttpReply{200, "not JSON"},
          HttpReply{200, "{}"}, HttpReply{200, "[]"}}) {
        Script script{{first, answer(R"({"attribute": 50, "coherence": 50})")}, {}};
        EXPECT_EQ(Judge(settings(), script.post()).score(kQuestion).attribute, 0.5) << first.body;
        EXPECT_EQ(script.requests.size(), 2u);
    }
}

TEST(Judge, GivesUpWithAReason) {
    const std::vector<std::tuple<HttpReply, std::string, std::size_t>> cases = {
        {{0, "Timeout was reached"}, "JUDGE-001", 3},
        {{500, "down"}, "JUDGE-002", 3},
        {{401, "no key"}, "JUDGE-002", 1},
        {{404, "no such model"}, "JUDGE-002", 1},
        {answer("Nice!"), "JUDGE-003", 3}};
    for (const auto& [reply, code, attempts] : cases) {
        Script script{{reply}, {}};
        const Judge judge(settings(), script.post());
        const ErrorRecord record = errorOf([&] { judge.score(kQuestion); });
        EXPECT_EQ(record.code, code);
        EXPECT_FALSE(record.found.empty());
        EXPECT_FALSE(record.hint.empty());
        EXPECT_EQ(script.requests.size(), attempts) << code;
    }
}

TEST(Judge, RefusesHalfAnAddress) {
    const auto code = [](std::string url, std::string model) {
        return errorCode([&] { Judge({.url = std::move(url), .model = std::move(model)}); });
    };
    EXPECT_EQ(code("file:///etc/passwd", "m"), "JUDGE-004");
    EXPECT_EQ(code("", "m"), "JUDGE-004");
    EXPECT_EQ(code("http://localhost/v1", ""), "JUDGE-004");
    EXPECT_EQ(code("https://localhost/v1", "m"), "none");
}

TEST(Judge, StopsWhileWaiting) {
    Script script{{{0, "refused"}}, {}};
    JudgeSettings slow = settings();
    slow.pause = std::chrono::milliseconds(60'000);
    std::stop_source source;
    const Judge judge(slow, script.post());
    std::jthread stopper([&source] { source.request_stop(); });
    EXPECT_THROW(judge.score(kQuestion, source.get_token()), Cancelled);
}

/// A server on the loopback that answers every connection with the same bytes; none: it stays
/// silent until it goes away.
class LocalServer {
public:
    explicit LocalServer(std::string reply) : m_reply(std::move(reply)) {
        m_listener = ::socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        ::bind(m_listener, reinterpret_cast<sockaddr*>(&address), size);
        ::listen(m_listener, 4);
        ::getsockname(m_listener, reinterpret_cast<sockaddr*>(&address), &size);
        m_port = ntohs(address.sin_port);
        m_thread = std::jthread([this] { serve(); });
    }
    ~LocalServer() {
        ::shutdown(m_listener, SHUT_RDWR);
        m_thread.join();
        for (const int connection : m_connections)
            ::close(connection);
        ::close(m_listener);
    }
    std::string url() const { return "http://127.0.0.1:" + std::to_string(m_port) + "/v1"; }
    std::string received() {
        const std::lock_guard lock(m_mutex);
        return m_received;
    }

private:
    void serve() {
        while (true) {
            const int connection = ::accept(m_listener, nullptr, nullptr);
            if (connection < 0) return;
            m_connections.push_back(connection);
            if (m_reply.empty()) continue;
            char buffer[65536];
            const std::lock_guard lock(m_mutex);
            while (m_received.find("\"messages\"") == std::string::npos) {
                const auto count = ::recv(connection, buffer, sizeof buffer, 0);
                if (count <= 0) break;
                m_received.append(buffer, static_cast<std::size_t>(count));
            }
            ::send(connection, m_reply.data(), m_reply.size(), MSG_NOSIGNAL);
            ::shutdown(connection, SHUT_WR);
        }
    }
    std::string m_reply, m_received;
    std::mutex m_mutex; ///< Of m_received
    int m_listener = -1;
    int m_port = 0;
    std::vector<int> m_connections;
    std::jthread m_thread;
};

JudgeSettings settingsFor(const LocalServer& server) {
    JudgeSettings out = settings();
    out.url = server.url();
    return out;
}

TEST(HttpPost, SpeaksToAServer) {
    const std::string body = answer(R"({"attribute": 30, "coherence": 90})").body;
    LocalServer server("HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(body.size()) +
                       "\r\nConnection: close\r\n\r\n" + body);
    EXPECT_DOUBLE_EQ(Judge(settingsFor(server)).score(kQuestion).attribute, 0.3);
    EXPECT_NE(server.received().find("POST /v1/chat/completions HTTP/1.1"), std::string::npos);
    EXPECT_NE(server.received().find("Content-Type: application/json"), std::string::npos);
}

TEST(HttpPost, DoesNotFollowRedirects) {
    LocalServer server("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:9/\r\n"
                       "Content-Length: 0\r\nConnection: close\r\n\r\n");
    const ErrorRecord record = errorOf([&] { Judge(settingsFor(server)).score(kQuestion); });
    EXPECT_EQ(record.code, "JUDGE-002");
    EXPECT_NE(record.found.find("302"), std::string::npos);
}

TEST(HttpPost, RefusesAnEndlessReply) {
    LocalServer server("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" +
                       std::string((1u << 20) + 1000, 'x'));
    JudgeSettings once = settingsFor(server);
    once.attempts = 1;
    EXPECT_EQ(errorCode([&] { Judge(once).score(kQuestion); }), "JUDGE-001");
}

TEST(HttpPost, GivesUpOnASilentServerAndCanBeCancelled) {
    LocalServer server("");
    JudgeSettings once = settingsFor(server);
    once.attempts = 1;
    once.timeout = std::chrono::milliseconds(50);
    EXPECT_EQ(errorCode([&] { Judge(once).score(kQuestion); }), "JUDGE-001");
    once.timeout = std::chrono::milliseconds(60'000);
    std::stop_source source;
    std::jthread stopper([&source] { source.request_stop(); });
    EXPECT_THROW(Judge(once).score(kQuestion, source.get_token()), Cancelled);
}

} // namespace
} // namespace steerscope::test
