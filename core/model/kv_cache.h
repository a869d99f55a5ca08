// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "core/base/index.h"

namespace steerscope {

/// Keys and values of one lane. Made by LanguageModel::newCache, filled by forward; weights are
/// shared, caches are not. Valid only with the model that made it.
class KvCache {
public:
    virtual ~KvCache() = default;
    virtual Position length() const = 0;
    /// Forgets every position from `length` on; a longer `length` than the present is an error.
    virtual void truncate(Position length) = 0;
    /// Explicit because it costs memory: 2 · L · nKvHeads · headDim · length floats.
    virtual std::unique_ptr<KvCache> copy() const = 0;
};

} // namespace steerscope
