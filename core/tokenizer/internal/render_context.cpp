// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/internal/render_context.h"

#include <algorithm>

namespace steerscope {
namespace {

/// Steps between two looks at the clock: well under a millisecond of work.
constexpr std::uint64_t kStepsPerClock = 2048;
/// What a small value costs besides its bytes: control block, reference counts, allocator.
constexpr std::size_t kValueOverhead = 64;

} // namespace

std::size_t depthOf(const Value& value) {
    if (const List* list = value.as<List>()) return (*list)->depth;
    if (const Dict* dict = value.as<Dict>()) return (*dict)->depth;
    if (const Loop* loop = value.as<Loop>()) return (*loop)->items->depth + 1;
    return 0;
}

void RenderContext::fail(std::string code, std::string problem, std::string construct,
                         std::string found, std::string allowed) const {
    failTemplate({std::move(code), std::move(problem), std::move(construct), m_line,
                  std::move(found), std::move(allowed)});
}

void RenderContext::spend(std::uint64_t steps) {
    m_steps += steps;
    if (m_steps > m_limits.steps)
        fail("TPL-012", "The chat template runs too long", "", "",
             std::to_string(m_limits.steps) + " steps");
    if (m_steps - m_stepsAtClock < kStepsPerClock) return;
    m_stepsAtClock = m_steps;
    if (std::chrono::steady_clock::now() > m_deadline)
        fail("TPL-012", "The chat template runs too long", "", "",
             std::to_string(m_limits.wall.count()) + " ms");
}

void RenderContext::requireIterable(std::uint64_t count) const {
    if (count <= m_limits.loopIterations) return;
    fail("TPL-010", "The chat template repeats too often", "loop", std::to_string(count),
         std::to_string(m_limits.loopIterations) + " loop iterations in all");
}

void RenderContext::spendIterations(std::uint64_t count) {
    requireIterable(count); // Also keeps the sum from overflowing.
    m_iterations += count;
    requireIterable(m_iterations);
}

void RenderContext::requireTextSize(std::size_t bytes) const {
    if (bytes <= m_limits.outputBytes) return;
    fail("TPL-011", "The chat template makes too long a text", "", std::to_string(bytes) + " bytes",
         "at most " + std::to_string(m_limits.outputBytes) + " bytes");
}

MemoryCharge RenderContext::charge(std::size_t bytes) {
    MemoryCharge charge(m_meter, bytes);
    if (!m_meter.add(bytes))
        fail("TPL-015", "The chat template needs too much memory", "", "",
             std::to_string(MemoryMeter::kMaxBytes) + " bytes");
    return charge;
}

std::size_t RenderContext::requireDepth(std::size_t inner) const {
    if (inner < m_limits.valueDepth) return inner + 1;
    fail("TPL-006", "The chat template nests lists too deeply", "list",
         std::to_string(inner + 1) + " levels", std::to_string(m_limits.valueDepth) + " levels");
}

Value RenderContext::text(std::string content) {
    requireTextSize(content.size());
    spendBytes(content.size());
    MemoryCharge paid = charge(content.size() + kValueOverhead);
    return Value::Held(
        std::make_shared<const TemplateText>(TemplateText{std::move(content), std::move(paid)}));
}

Value RenderContext::list(std::vector<Value> items) {
    std::size_t inner = 0;
    for (const Value& item : items)
        inner = std::max(inner, depthOf(item));
    spend(1 + items.size() / 8);
    MemoryCharge paid = charge(items.size() * sizeof(Value) + kValueOverhead);
    return Value::Held(std::make_shared<const TemplateList>(
        TemplateList{std::move(items), requireDepth(inner), std::move(paid)}));
}

Value RenderContext::dict(std::vector<std::pair<std::string, Value>> entries) {
    std::size_t inner = 0;
    std::size_t bytes = kValueOverhead;
    for (const auto& [key, value] : entries) {
        inner = std::max(inner, depthOf(value));
        bytes += key.size() + sizeof(entries.front());
    }
    spendBytes(bytes);
    MemoryCharge paid = charge(bytes);
    return Value::Held(std::make_shared<const TemplateDict>(
        TemplateDict{std::move(entries), requireDepth(inner), std::move(paid)}));
}

TemplateNamespace*
RenderContext::makeNamespace(std::vector<std::pair<std::string, Value>> entries) {
    // Namespaces live as long as the rendering, so their cost is never given back.
    if (!m_meter.add(kValueOverhead + entries.size() * sizeof(entries.front())))
        fail("TPL-015", "The chat template needs too much memory", "namespace");
    m_namespaces.push_back(
        std::make_unique<TemplateNamespace>(TemplateNamespace{std::move(entries)}));
    return m_namespaces.back().get();
}

void RenderContext::setAttribute(TemplateNamespace& target, const std::string& name, Value value) {
    if (Value* old = target.find(name)) {
        *old = std::move(value);
        return;
    }
    if (!m_meter.add(kValueOverhead + name.size()))
        fail("TPL-015", "The chat template needs too much memory", "namespace");
    target.entries.emplace_back(name, std::move(value));
}

RenderContext::NodeScope::NodeScope(RenderContext& context, int line)
    : m_context(context), m_outerLine(context.m_line) {
    context.spend(1);
    context.m_line = line;
    if (++context.m_depth <= context.m_limits.evaluationDepth) return;
    --context.m_depth; // The destructor does not run when the constructor throws.
    context.fail("TPL-006", "The chat template nests too deeply", "expression", "",
                 std::to_string(context.m_limits.evaluationDepth) + " levels in all");
}

RenderContext::NodeScope::~NodeScope() {
    --m_context.m_depth;
    m_context.m_line = m_outerLine;
}

} // namespace steerscope
