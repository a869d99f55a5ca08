// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>

#include "core/tokenizer/internal/template_evaluator.h"
#include "core/tokenizer/internal/template_values.h"

namespace steerscope {
namespace {

/// Friday, 26 July 2024, noon: the date the Llama 3 templates fall back to themselves.
constexpr std::pair<char, std::string_view> kFixedDate[] = {
    {'d', "26"},   {'e', "26"},     {'m', "07"},  {'b', "Jul"}, {'B', "July"},
    {'Y', "2024"}, {'y', "24"},     {'a', "Fri"}, {'H', "12"},  {'M', "00"},
    {'S', "00"},   {'A', "Friday"}, {'I', "12"},  {'p', "PM"},  {'%', "%"},
};

/// How many numbers begin, begin + step … lie before end. Differences of int64 fit into uint64.
std::uint64_t rangeCount(std::int64_t begin, std::int64_t end, std::int64_t step) {
    const auto low = static_cast<std::uint64_t>(step > 0 ? begin : end);
    const auto high = static_cast<std::uint64_t>(step > 0 ? end : begin);
    if (step > 0 ? begin >= end : begin <= end) return 0;
    const std::uint64_t stride =
        step > 0 ? static_cast<std::uint64_t>(step) : ~static_cast<std::uint64_t>(step) + 1;
    return (high - low - 1) / stride + 1;
}

} // namespace

Value callRange(RenderContext& context, const Arguments& arguments) {
    const std::size_t count = arguments.positional.size();
    if (count < 1 || count > 3 || !arguments.named.empty())
        context.fail("TPL-007", "The chat template passes arguments that do not fit", "range",
                     std::to_string(count) + " arguments", "1 to 3 numbers");
    std::array<std::int64_t, 3> numbers{0, 0, 1};
    for (std::size_t i = 0; i < count; ++i)
        numbers[count == 1 ? 1 : i] = integerOr(context, &arguments.positional[i], 0);
    const auto [begin, end, step] = numbers;
    if (step == 0)
        context.fail("TPL-009", "The chat template counts in steps of nothing", "range", "step 0");
    const std::uint64_t length = rangeCount(begin, end, step);
    context.requireIterable(length);
    std::vector<Value> items;
    items.reserve(length);
    for (std::uint64_t i = 0; i < length; ++i)
        items.push_back(Value::Held(begin + static_cast<std::int64_t>(i) * step));
    return context.list(std::move(items));
}

Value formatFixedDate(RenderContext& context, const Arguments& arguments) {
    const bool fits = arguments.positional.size() == 1 && arguments.named.empty();
    if (!fits)
        context.fail("TPL-007", "The chat template passes arguments that do not fit",
                     "strftime_now", "", "one format text");
    const std::string& format = requireText(context, arguments.positional[0]);
    std::string out;
    for (std::size_t i = 0; i < format.size(); ++i) {
        if (format[i] != '%' || i + 1 == format.size()) {
            out += format[i];
            continue;
        }
        const char wanted = format[++i];
        bool known = false;
        for (const auto& [letter, text] : kFixedDate) {
            if (letter != wanted) continue;
            out += text;
            known = true;
        }
        if (!known)
            context.fail("TPL-005", "The chat template uses a construct that is not supported",
                         std::string("strftime_now with %") + wanted);
    }
    return context.text(std::move(out));
}

} // namespace steerscope
