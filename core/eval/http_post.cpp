// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <curl/curl.h>
#include <memory>
#include <mutex>

#include "core/base/error.h"
#include "core/eval/judge.h"

namespace steerscope {
namespace {

constexpr std::size_t kLargestReply = 1 << 20;

template <auto Free> struct Freed {
    template <class T> void operator()(T* p) const { Free(p); }
};
using Handle = std::unique_ptr<CURL, Freed<curl_easy_cleanup>>;
using Headers = std::unique_ptr<curl_slist, Freed<curl_slist_free_all>>;

std::size_t receive(char* data, std::size_t size, std::size_t count, void* user) {
    auto& body = *static_cast<std::string*>(user);
    if (body.size() + size * count > kLargestReply) return 0; // ends the transfer
    body.append(data, size * count);
    return size * count;
}

int stopped(void* user, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    return static_cast<std::stop_token*>(user)->stop_requested() ? 1 : 0;
}

/// The list with one more header; curl copies the text.
Headers withHeader(Headers list, const std::string& header) {
    curl_slist* longer = curl_slist_append(list.get(), header.c_str());
    if (!longer) throw std::bad_alloc();
    static_cast<void>(list.release()); // it is the head, or part, of the longer one
    return Headers(longer);
}

void limit(CURL* curl, const HttpRequest& request) {
    const auto milliseconds = static_cast<long>(request.timeout.count());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L); // a redirect would carry the key along
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, milliseconds);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, milliseconds);
}

} // namespace

HttpReply httpPost(const HttpRequest& request, std::stop_token stop) {
    static std::once_flag once;
    std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
    const Handle curl(curl_easy_init());
    if (!curl) return {0, "libcurl could not be set up"};
    Headers headers = withHeader({}, "Content-Type: application/json");
    if (!request.key.empty())
        headers = withHeader(std::move(headers), "Authorization: Bearer " + request.key);
    HttpReply reply;
    limit(curl.get(), request);
    curl_easy_setopt(curl.get(), CURLOPT_URL, request.url.c_str());
    curl_easy_setopt(curl.get(), CURLOPT_HTTPHEADER, headers.get());
    curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDSIZE_LARGE,
                     static_cast<curl_off_t>(request.body.size()));
    curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDS, request.body.c_str());
    curl_easy_setopt(curl.get(), CURLOPT_WRITEFUNCTION, receive);
    curl_easy_setopt(curl.get(), CURLOPT_WRITEDATA, &reply.body);
    curl_easy_setopt(curl.get(), CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(curl.get(), CURLOPT_XFERINFOFUNCTION, stopped);
    curl_easy_setopt(curl.get(), CURLOPT_XFERINFODATA, &stop);
    const CURLcode code = curl_easy_perform(curl.get());
    if (stop.stop_requested()) throw Cancelled();
    if (code != CURLE_OK) return {0, curl_easy_strerror(code)};
    long status = 0;
    curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &status);
    reply.status = static_cast<int>(status);
    return reply;
}

} // namespace steerscope
