// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gguf/file_kind.h"

#include <gtest/gtest.h>

#include "tests/core/gguf/raw_gguf.h"

namespace steerscope::test {
namespace {

using namespace std::string_literals;

/// A local zip header for an entry of this name.
std::string zip(const std::string& name) {
    return "PK\x03\x04" + std::string(22, '\0') + le(static_cast<std::uint16_t>(name.size())) +
           le<std::uint16_t>(0) + name + "content";
}

struct KindCase {
    std::string name;
    std::string head;
    FileKind kind;
};

std::vector<KindCase> kindCases() {
    return {
        {"GGUF", "GGUF\3\0\0\0"s, FileKind::gguf},
        {"safetensors", le<std::uint64_t>(2) + "{}", FileKind::safetensors},
        {"large safetensors header", le<std::uint64_t>(100'000'000) + "{\"a\"",
         FileKind::safetensors},
        {"header length too large", le<std::uint64_t>(100'000'001) + "{}", FileKind::unknown},
        {"torch archive", zip("archive/data.pkl"), FileKind::torchArchive},
        {"torch archive, other order", zip("model/version"), FileKind::torchArchive},
        {"NumPy archive", zip("arr_0.npy"), FileKind::numpyArchive},
        {"plain zip", zip("readme.txt"), FileKind::zip},
        {"cut zip", "PK\x03\x04"s, FileKind::zip},
        {"zip with a name longer than the head", zip("a").substr(0, 26) + "\xFF\xFF\0\0abc"s,
         FileKind::zip},
        {"pickle 2", "\x80\x02}q"s, FileKind::pickle},
        {"pickle 5", "\x80\x05\x95"s, FileKind::pickle},
        {"no pickle", "\x80\x01\x95"s, FileKind::unknown},
        {"NumPy array", "\x93NUMPY\x01"s, FileKind::numpyArray},
        {"HDF5", "\x89HDF\r\n\x1a\n"s, FileKind::hdf5},
        {"older formats", "tjgg\1\0\0\0"s, FileKind::oldGgml},
        {"Git LFS pointer", "version https://git-lfs.github.com/spec/v1\n"s, FileKind::lfsPointer},
        {"web page", "\n<!DOCTYPE html>"s, FileKind::html},
        {"JSON object", " {\"a\": 1}"s, FileKind::json},
        {"JSON array after a byte-order mark", "\xEF\xBB\xBF[1]"s, FileKind::json},
        {"empty", ""s, FileKind::empty},
        {"spaces", "   "s, FileKind::unknown},
        {"text", "hello"s, FileKind::unknown},
    };
}

TEST(FileKind, IsToldByTheFirstBytes) {
    for (const KindCase& c : kindCases())
        EXPECT_EQ(detectFileKind(view(c.head)), c.kind) << c.name;
}

TEST(FileKind, AnyBeginningIsTakenWithoutReadingBeyondIt) {
    for (const KindCase& c : kindCases())
        for (std::size_t size = 0; size < c.head.size(); ++size) {
            const std::string exact(c.head, 0, size); // its own buffer, for the sanitizer
            EXPECT_FALSE(fileKindName(detectFileKind(view(exact))).empty());
        }
}

TEST(FileKind, RefusalOfPicklesNamesTheSafeAlternative) {
    for (const FileKind kind : {FileKind::pickle, FileKind::torchArchive, FileKind::numpyArchive}) {
        const ErrorRecord record = foreignFile(kind, "a model in GGUF format").record();
        EXPECT_EQ(record.code, "KIND-001");
        EXPECT_EQ(record.allowed, "a model in GGUF format");
        EXPECT_NE(record.hint.find("can run code"), std::string::npos);
        EXPECT_NE(record.hint.find("safetensors or GGUF"), std::string::npos);
    }
}

} // namespace
} // namespace steerscope::test
