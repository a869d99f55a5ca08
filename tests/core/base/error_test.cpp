// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"

#include <gtest/gtest.h>

namespace steerscope::test {
namespace {

const ErrorRecord kFull{.code = "GGUF-032",
                        .problem = "A tensor reaches beyond the end of the file",
                        .file = "model.gguf",
                        .offset = 1184,
                        .field = "blk.3.attn_q.weight",
                        .found = "5000 bytes",
                        .allowed = "at most 4000",
                        .hint = "Fetch the file again."};

TEST(Error, SaysEverythingInOneLine) {
    EXPECT_EQ(describe(kFull), "GGUF-032: A tensor reaches beyond the end of the file (field "
                               "blk.3.attn_q.weight, found 5000 bytes, allowed at most 4000) in "
                               "model.gguf at byte 1184. Fetch the file again.");
    EXPECT_EQ(Error(kFull).what(), describe(kFull));
}

TEST(Error, LeavesOutWhatIsNotKnown) {
    EXPECT_EQ(describe({.problem = "It failed"}), "It failed");
    EXPECT_EQ(describe({.code = "X-001", .problem = "It failed", .hint = "Try again."}),
              "X-001: It failed. Try again.");
    EXPECT_EQ(describe({.problem = "It failed", .found = "3"}), "It failed (found 3)");
    EXPECT_EQ(describe({.problem = "It failed", .offset = 0}), "It failed at byte 0");
}

TEST(Error, TakesTheFileOnceAndKeepsTheRest) {
    const Error error({.code = "X-001", .problem = "It failed", .offset = 7});
    const Error named = error.inFile("a.bin");
    EXPECT_EQ(named.record().file, "a.bin");
    EXPECT_EQ(named.record().code, "X-001");
    EXPECT_EQ(named.record().offset, 7u);
    EXPECT_EQ(named.inFile("b.bin").record().file, "a.bin");
    EXPECT_NE(std::string(named.what()).find("in a.bin at byte 7"), std::string::npos);
}

TEST(Error, CancellationIsNotAnError) {
    EXPECT_THROW(
        {
            try {
                throw Cancelled();
            } catch (const Error&) {
                FAIL() << "caught as an error";
            }
        },
        Cancelled);
}

} // namespace
} // namespace steerscope::test
