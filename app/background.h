// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QPromise>
#include <QThreadPool>

#include <exception>
#include <memory>
#include <optional>
#include <utility>

#include "core/base/error.h"

namespace steerscope {

/// What background work came to: exactly one of the two is set.
template <class T> struct Outcome {
    std::optional<T> value;
    std::optional<ErrorRecord> error;
};

template <class Work> auto outcomeOf(Work& work) -> Outcome<decltype(work())> {
    try {
        return {work(), std::nullopt};
    } catch (const Error& error) {
        return {std::nullopt, error.record()};
    } catch (const std::exception& error) {
        ErrorRecord record;
        record.code = "APP-001";
        record.problem = "Something unexpected went wrong";
        record.found = error.what();
        record.hint = "Please try again.";
        return {std::nullopt, std::move(record)};
    }
}

/// Runs `work()` on `pool` and hands its Outcome to `done` on the thread of `context`; never calls
/// `done` once `context` is gone. For everything that reads files or makes megabytes of text.
template <class Work, class Done>
void runInBackground(QThreadPool& pool, QObject* context, Work work, Done done) {
    using Result = Outcome<decltype(work())>;
    auto promise = std::make_shared<QPromise<Result>>();
    promise->future().then(
        context, [done = std::move(done)](Result result) mutable { done(std::move(result)); });
    promise->start();
    pool.start([promise, work = std::move(work)]() mutable {
        promise->addResult(outcomeOf(work));
        promise->finish();
    });
}

} // namespace steerscope
