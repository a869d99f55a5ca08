// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/file_bytes.h"
#include "core/base/user_paths.h"
#include "core/gguf/gguf_file.h"

namespace steerscope::test {

/// The metadata of a model in the user's model folder; empty when that model was never fetched.
/// Parsed once per test program.
inline const GgufFile* installedModel(const std::string& name) {
    struct Loaded {
        std::vector<std::byte> bytes;
        GgufFile file;
    };
    static std::map<std::string, std::unique_ptr<Loaded>> cache;
    auto [entry, isNew] = cache.try_emplace(name);
    if (isNew && std::filesystem::exists(userModelPath(name))) {
        auto loaded = std::make_unique<Loaded>();
        loaded->bytes = readFile(userModelPath(name));
        loaded->file = parseGguf(loaded->bytes);
        entry->second = std::move(loaded);
    }
    return entry->second ? &entry->second->file : nullptr;
}

} // namespace steerscope::test

#define STEERSCOPE_NEED_MODEL(file, name)                                                          \
    const GgufFile* file = test::installedModel(name);                                             \
    if (!file)                                                                                     \
    GTEST_SKIP() << "model " << (name) << " is not installed; packaging/fetch_model.sh " << (name) \
                 << " fetches it"
