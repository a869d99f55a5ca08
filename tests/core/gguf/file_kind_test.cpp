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
        {"GGUF", "GGUF\3\0\0\0"s, FileKind::Gguf},
        {"safetensors", le<std::uint64_t>(2) + "{}", FileKind::Safetensors},
        {"large safetensors header", le<std::uint64_t>(100'000'000) + "{\"a\"",
         FileKind::Safetensors},
        {"header length too large", le<std::uint64_t>(100'000'001) + "{}", FileKind::Unknown},
        {"torch archive", zip("archive/data.pkl"), FileKind::TorchArchive},
        {"torch archive, other order", zip("model/version"), FileKind::TorchArchive},
        {"NumPy archive", zip("arr_0.npy"), FileKind::NumpyArchive},
        {"plain zip", zip("readme.txt"), FileKind::Zip},
        {"cut zip", "PK\x03\x04"s, FileKind::Zip},
        {"zip with a name longer than the head", zip("a").substr(0, 26) + "\xFF\xFF\0\0abc"s,
         FileKind::Zip},
        {"pickle 2", "\x80\x02}q"s, FileKind::Pickle},
        {"pickle 5", "\x80\x05\x95"s, FileKind::Pickle},
        {"no pickle", "\x80\x01\x95"s, FileKind::Unknown},
        {"NumPy array", "\x93NUMPY\x01"s, FileKind::NumpyArray},
        {"HDF5", "\x89HDF\r\n\x1a\n"s, FileKind::Hdf5},
        {"older formats", "tjgg\1\0\0\0"s, FileKind::OldGgml},
        {"Git LFS pointer", "version https://git-lfs.github.com/spec/v1\n"s, FileKind::LfsPointer},
        {"web page", "\n<!DOCTYPE html>"s, FileKind::Html},
        {"JSON object", " {\"a\": 1}"s, FileKind::Json},
        {"JSON array after a byte-order mark", "\xEF\xBB\xBF[1]"s, FileKind::Json},
        {"empty", ""s, FileKind::Empty},
        {"spaces", "   "s, FileKind::Unknown},
        {"text", "hello"s, FileKind::Unknown},
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
    for (const FileKind kind : {FileKind::Pickle, FileKind::TorchArchive, FileKind::NumpyArchive}) {
        const ErrorRecord record = foreignFile(kind, "a model in GGUF format").record();
        EXPECT_EQ(record.code, "KIND-001");
        EXPECT_EQ(record.allowed, "a model in GGUF format");
        EXPECT_NE(record.hint.find("can run code"), std::string::npos);
        EXPECT_NE(record.hint.find("safetensors or GGUF"), std::string::npos);
    }
}

} // namespace
} // namespace steerscope::test
