// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "core/base/error.h"

namespace steerscope {

/// What a file is by its first bytes; its name plays no part.
enum class FileKind {
    gguf,
    safetensors,
    torchArchive, ///< Zip around a pickle, as torch writes it.
    pickle,
    numpyArchive, ///< .npz; may hold pickled objects.
    zip,
    numpyArray,
    hdf5,
    oldGgml,    ///< The formats before GGUF.
    lfsPointer, ///< A line of text that stands for the real file in a Git repository.
    html,       ///< Usually the error page of a failed download.
    json,
    empty,
    unknown,
};

/// Enough of a file to tell every kind.
inline constexpr std::size_t kFileKindBytes = 512;

/// Looks at the first bytes only: the file may still be damaged further on.
FileKind detectFileKind(std::span<const std::byte> head);

/// "a GGUF model", "a Python pickle", …
std::string_view fileKindName(FileKind kind);

/// The next step for a person who offered such a file where a model was wanted.
std::string_view fileKindAdvice(FileKind kind);

/// KIND-001: a file of `kind` where `wanted` ("a model in GGUF format") belongs. Pickles and
/// archives around them can run code when they are loaded, so they are never opened.
Error foreignFile(FileKind kind, std::string_view wanted);

} // namespace steerscope
