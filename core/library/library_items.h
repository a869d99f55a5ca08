// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/index.h"
#include "core/library/database.h"

namespace steerscope {

using RunId = Index<struct RunTag, std::int64_t>; ///< Row of the table run.
using PsrId = Index<struct PsrTag, std::int64_t>; ///< Row of the table psr.

enum class ItemKind { run, psr };

/// A run or a steering model of the library.
struct ItemId {
    ItemKind kind = ItemKind::run;
    std::int64_t value = 0;
    ItemId(RunId id) : kind(ItemKind::run), value(id.value) {} // NOLINT: implicit on purpose
    ItemId(PsrId id) : kind(ItemKind::psr), value(id.value) {} // NOLINT
};

enum class Star { unset, set };

struct TagCount {
    std::string name;
    std::int64_t uses = 0; ///< Runs and steering models that carry it and are not in the trash.
};

/// What a person attaches to runs and steering models: stars, notes, tags, and the trash. Nothing
/// is ever deleted for its age. Every verb is one transaction; LIB-020 when there is no such item,
/// LIB-021 when a tag or note cannot be kept.
class LibraryItems {
public:
    static constexpr std::size_t kMostNoteBytes = 1u << 20, kMostTagBytes = 100;

    explicit LibraryItems(Database& database) : m_database(database) {}

    void setStar(ItemId item, Star star);
    void setNote(ItemId item, const std::string& note);
    /// Tags differ by more than upper and lower case; an item carries each at most once.
    void addTag(ItemId item, const std::string& tag);
    void removeTag(ItemId item, const std::string& tag);
    std::vector<std::string> tags(ItemId item) const;
    std::vector<TagCount> allTags() const; ///< By name; those in use only.

    /// Hides an item everywhere; it can be taken back until the trash is emptied.
    void moveToTrash(ItemId item);
    void takeFromTrash(ItemId item);

private:
    void requireItem(ItemId item) const;

    Database& m_database;
};

} // namespace steerscope
