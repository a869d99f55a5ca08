// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/internal/frozen_linear.h"

#include <ATen/Parallel.h>
#include <torch/csrc/autograd/custom_function.h>

#include <algorithm>

#include "core/kernels/linear.h"

namespace steerscope {
namespace {

std::size_t size(std::int64_t n) {
    return static_cast<std::size_t>(n);
}

/// Calls range(first, last) for the panels of `count` columns.
template <class Range> void forPanels(std::int64_t count, const Range& range) {
    constexpr auto kPanel = static_cast<std::int64_t>(kLinearPanel);
    at::parallel_for(0, (count + kPanel - 1) / kPanel, 1,
                     [&](std::int64_t begin, std::int64_t end) {
                         range(size(begin * kPanel), size(std::min(count, end * kPanel)));
                     });
}

at::Tensor product(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias) {
    at::Tensor out = at::empty({x.size(0), weight.size(0)}, x.options());
    const LinearProduct p{.weight = weight.const_data_ptr<float>(),
                          .bias = bias.defined() ? bias.const_data_ptr<float>() : nullptr,
                          .in = x.const_data_ptr<float>(),
                          .out = out.data_ptr<float>(),
                          .rows = size(x.size(0)),
                          .inCols = size(x.size(1)),
                          .outCols = size(weight.size(0))};
    forPanels(weight.size(0),
              [&](std::size_t first, std::size_t last) { multiplyManyRows(p, first, last); });
    return out;
}

bool hasKernel(const at::Tensor& rows, const at::Tensor& weight) {
    return rows.is_cpu() && rows.scalar_type() == at::kFloat && weight.is_contiguous() &&
           weight.scalar_type() == at::kFloat;
}

at::Tensor backwards(const at::Tensor& gradient, const at::Tensor& weight) {
    at::Tensor out = at::empty({gradient.size(0), weight.size(1)}, gradient.options());
    const BackwardProduct p{.weight = weight.const_data_ptr<float>(),
                            .in = gradient.const_data_ptr<float>(),
                            .out = out.data_ptr<float>(),
                            .rows = size(gradient.size(0)),
                            .inCols = size(weight.size(1)),
                            .outCols = size(weight.size(0))};
    forPanels(weight.size(1),
              [&](std::size_t first, std::size_t last) { multiplyBackwards(p, first, last); });
    return out;
}

/// No argument of autograd's, which takes undefined tensors for mistakes.
struct FrozenMatrix {
    at::Tensor weight, bias;
};

struct FrozenLinear : torch::autograd::Function<FrozenLinear> {
    static at::Tensor forward(torch::autograd::AutogradContext* context, const at::Tensor& x,
                              const FrozenMatrix& matrix) {
        context->save_for_backward({matrix.weight});
        return product(x.contiguous(), matrix.weight, matrix.bias);
    }
    static torch::autograd::variable_list backward(torch::autograd::AutogradContext* context,
                                                   const torch::autograd::variable_list& slopes) {
        const at::Tensor weight = context->get_saved_variables()[0];
        return {backwards(slopes[0].contiguous(), weight), at::Tensor()};
    }
};

} // namespace

at::Tensor frozenLinear(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias) {
    return hasKernel(x, weight) ? FrozenLinear::apply(x, FrozenMatrix{weight, bias})
                                : at::linear(x, weight, bias);
}

at::Tensor frozenLinearGradient(const at::Tensor& gradient, const at::Tensor& weight) {
    return hasKernel(gradient, weight) ? backwards(gradient.contiguous(), weight)
                                       : at::mm(gradient, weight);
}

} // namespace steerscope
