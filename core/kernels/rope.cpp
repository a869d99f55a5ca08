// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/rope.h"

#include <cassert>
#include <cstddef>

namespace steerscope {

void rotateInterleaved(std::span<float> head, std::span<const float> cos,
                       std::span<const float> sin) {
    assert(head.size() == 2 * cos.size() && cos.size() == sin.size());
    float* x = head.data();
    for (std::size_t i = 0; i < cos.size(); ++i) {
        const float a = x[2 * i];
        const float b = x[2 * i + 1];
        x[2 * i] = a * cos.data()[i] - b * sin.data()[i];
        x[2 * i + 1] = a * sin.data()[i] + b * cos.data()[i];
    }
}

void rotateHalves(std::span<float> head, std::span<const float> cos, std::span<const float> sin) {
    assert(head.size() == 2 * cos.size() && cos.size() == sin.size());
    float* first = head.data();
    float* second = head.data() + cos.size();
    for (std::size_t i = 0; i < cos.size(); ++i) {
        const float a = first[i];
        const float b = second[i];
        first[i] = a * cos.data()[i] - b * sin.data()[i];
        second[i] = a * sin.data()[i] + b * cos.data()[i];
    }
}

} // namespace steerscope
