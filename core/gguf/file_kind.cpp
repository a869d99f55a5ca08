// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gguf/file_kind.h"

#include <array>
#include <cstring>
#include <string>

namespace steerscope {
namespace {

constexpr char kNeverPickle[] =
    "Files of this kind can run code when they are loaded, so Steerscope never opens them. Get the "
    "same weights as safetensors or GGUF.";
constexpr char kOpenModel[] = "Open a model in GGUF or safetensors format.";

struct KindText {
    FileKind kind;
    std::string_view name;
    std::string_view advice;
};

constexpr std::array kTexts{
    KindText{FileKind::gguf, "a GGUF model", "Open it as a model."},
    KindText{FileKind::safetensors, "a safetensors file",
             "Open it as a steering vector, or its folder as a model."},
    KindText{FileKind::torchArchive, "a torch archive with pickled Python objects", kNeverPickle},
    KindText{FileKind::pickle, "a Python pickle", kNeverPickle},
    KindText{FileKind::numpyArchive, "a NumPy archive", kNeverPickle},
    KindText{FileKind::zip, "a zip archive", "Unpack it and open the model inside."},
    KindText{FileKind::numpyArray, "a NumPy array", kOpenModel},
    KindText{FileKind::hdf5, "an HDF5 file",
             "Convert the weights to safetensors or GGUF and open the result."},
    KindText{FileKind::oldGgml, "a model in a format older than GGUF",
             "Convert the original model again with a current converter to GGUF."},
    KindText{FileKind::lfsPointer, "a Git LFS pointer, not the file itself",
             "Fetch the real file, for example with git lfs pull."},
    KindText{FileKind::html, "a web page",
             "The download probably failed; fetch the model file itself."},
    KindText{FileKind::json, "a JSON document", kOpenModel},
    KindText{FileKind::empty, "an empty file", "The download probably failed; fetch it again."},
    KindText{FileKind::unknown, "a file of an unknown kind", kOpenModel},
};

const KindText& textOf(FileKind kind) {
    const KindText& row = kTexts[static_cast<std::size_t>(kind)];
    return row.kind == kind ? row : kTexts.back();
}

constexpr bool inOrder() {
    for (std::size_t i = 0; i < kTexts.size(); ++i)
        if (static_cast<std::size_t>(kTexts[i].kind) != i) return false;
    return true;
}
static_assert(inOrder(), "one text for each kind, in the order of the enumeration");

struct Magic {
    std::string_view bytes;
    FileKind kind;
};

using namespace std::string_view_literals;
constexpr std::array kMagics{
    Magic{"GGUF"sv, FileKind::gguf},
    Magic{"lmgg"sv, FileKind::oldGgml}, // the old formats' names, stored as integers
    Magic{"fmgg"sv, FileKind::oldGgml},
    Magic{"tjgg"sv, FileKind::oldGgml},
    Magic{"algg"sv, FileKind::oldGgml},
    Magic{"\x93NUMPY"sv, FileKind::numpyArray},
    Magic{"\x89HDF\r\n\x1a\n"sv, FileKind::hdf5},
    Magic{"version https://git-lfs"sv, FileKind::lfsPointer},
    Magic{"\x80\x02"sv, FileKind::pickle}, // protocols 2 to 5 begin with their number
    Magic{"\x80\x03"sv, FileKind::pickle},
    Magic{"\x80\x04"sv, FileKind::pickle},
    Magic{"\x80\x05"sv, FileKind::pickle},
};

bool isSafetensors(std::string_view head) {
    constexpr std::uint64_t kLargestHeader = 100'000'000;
    if (head.size() < 9 || head[8] != '{') return false;
    std::uint64_t headerBytes = 0;
    std::memcpy(&headerBytes, head.data(), sizeof headerBytes);
    return headerBytes >= 2 && headerBytes <= kLargestHeader;
}

/// Tells archives apart by the name of their first entry: its length is at byte 26, itself at 30.
FileKind zipKind(std::string_view head) {
    if (head.size() < 30) return FileKind::zip;
    std::uint16_t length = 0;
    std::memcpy(&length, head.data() + 26, sizeof length);
    const std::string_view name = head.substr(30, length);
    if (name.ends_with(".npy")) return FileKind::numpyArchive;
    const bool torch = name.ends_with(".pkl") || name.ends_with("/.format_version") ||
                       name.ends_with("/version") || name.ends_with("/byteorder");
    return torch ? FileKind::torchArchive : FileKind::zip;
}

FileKind textKind(std::string_view head) {
    if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
    const std::size_t first = head.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return FileKind::unknown;
    if (head[first] == '{' || head[first] == '[') return FileKind::json;
    return head[first] == '<' ? FileKind::html : FileKind::unknown;
}

} // namespace

FileKind detectFileKind(std::span<const std::byte> head) {
    if (head.empty()) return FileKind::empty;
    const std::string_view text(reinterpret_cast<const char*>(head.data()), head.size());
    for (const Magic& magic : kMagics)
        if (text.starts_with(magic.bytes)) return magic.kind;
    if (text.starts_with("PK\x03\x04"sv)) return zipKind(text);
    return isSafetensors(text) ? FileKind::safetensors : textKind(text);
}

std::string_view fileKindName(FileKind kind) {
    return textOf(kind).name;
}

std::string_view fileKindAdvice(FileKind kind) {
    return textOf(kind).advice;
}

Error foreignFile(FileKind kind, std::string_view wanted) {
    return Error({.code = "KIND-001",
                  .problem = "This is " + std::string(fileKindName(kind)),
                  .offset = 0,
                  .field = "first bytes",
                  .found = std::string(fileKindName(kind)),
                  .allowed = std::string(wanted),
                  .hint = std::string(fileKindAdvice(kind))});
}

} // namespace steerscope
