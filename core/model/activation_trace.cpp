// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/activation_trace.h"

#include <cassert>

namespace steerscope {

void ActivationTrace::append(const ActivationTrace& later) {
    if (layers.empty()) {
        *this = later;
        return;
    }
    assert(layers.size() == later.layers.size());
    for (std::size_t l = 0; l < layers.size(); ++l) {
        for (std::size_t t = 0; t < later.layers[l].rows(); ++t) {
            layers[l].appendRow(later.layers[l].row(t));
        }
    }
}

} // namespace steerscope
