// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "core/tokenizer/internal/template_error.h"
#include "core/tokenizer/internal/template_value.h"

namespace steerscope {

struct RenderLimits {
    std::uint64_t steps = 20'000'000;
    std::uint64_t loopIterations = 100'000;
    std::size_t outputBytes = 4u << 20; ///< Of the output and of any single text.
    std::size_t callDepth = 32;
    std::size_t evaluationDepth = 800; ///< Of the interpreter's own recursion.
    std::size_t valueDepth = 64;
    std::chrono::milliseconds wall{200};
};

/// The budget of one rendering, and the only maker of values while it runs.
class RenderContext {
public:
    explicit RenderContext(const RenderLimits& limits = {})
        : m_limits(limits), m_deadline(std::chrono::steady_clock::now() + limits.wall) {}

    const RenderLimits& limits() const { return m_limits; }

    /// Pays for work: one step for a node, one more for every 64 bytes touched. TPL-012.
    void spend(std::uint64_t steps);
    void spendBytes(std::size_t bytes) { spend(1 + bytes / 64); }
    void spendIterations(std::uint64_t count);       ///< TPL-010; all loops together.
    void requireIterable(std::uint64_t count) const; ///< TPL-010 for a list too long to loop over.

    /// Each throws TPL-011, TPL-015 or TPL-006 when the value would exceed a limit.
    Value text(std::string content);
    Value list(std::vector<Value> items);
    Value dict(std::vector<std::pair<std::string, Value>> entries);
    TemplateNamespace* makeNamespace(std::vector<std::pair<std::string, Value>> entries);
    void setAttribute(TemplateNamespace& target, const std::string& name, Value value);
    /// Before a text of this size is built.
    void requireTextSize(std::size_t bytes) const;

    [[noreturn]] void fail(std::string code, std::string problem, std::string construct,
                           std::string found = {}, std::string allowed = {}) const;

    /// Line and depth of the node under evaluation; restored when the scope ends.
    class NodeScope {
    public:
        NodeScope(RenderContext& context, int line);
        ~NodeScope();
        NodeScope(const NodeScope&) = delete;
        NodeScope& operator=(const NodeScope&) = delete;

    private:
        RenderContext& m_context;
        int m_outerLine;
    };

private:
    MemoryCharge charge(std::size_t bytes);
    std::size_t requireDepth(std::size_t inner) const;

    RenderLimits m_limits;
    std::chrono::steady_clock::time_point m_deadline;
    std::uint64_t m_steps = 0;
    std::uint64_t m_stepsAtClock = 0;
    std::uint64_t m_iterations = 0;
    std::size_t m_depth = 0;
    int m_line = 0;
    MemoryMeter m_meter; ///< Before the values that it counts.
    std::vector<std::unique_ptr<TemplateNamespace>> m_namespaces;
};

/// How many containers lie inside one another in `value`; 0 for plain values.
std::size_t depthOf(const Value& value);

} // namespace steerscope
