// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <stop_token>
#include <string>

namespace steerscope {

/// A part of the distillation that is done in bounded slices.
class Stage {
public:
    virtual ~Stage() = default;
    /// One slice; false when there is nothing left. Not called again after that.
    virtual bool advance(std::stop_token stop) = 0;
    virtual std::string describe() const = 0; ///< "Fitting layer 18 of 30"
    virtual std::uint64_t done() const = 0;   ///< Slices' worth of work, in the unit of total().
    virtual std::uint64_t total() const = 0;
};

} // namespace steerscope
