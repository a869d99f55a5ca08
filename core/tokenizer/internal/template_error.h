// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace steerscope {

/// What is wrong with a template, by code:
/// TPL-001 source too long, TPL-002 too many tokens, TPL-003 unreadable text inside a tag, TPL-004
/// grammar, TPL-005 construct not supported, TPL-006 nested too deeply, TPL-007 value of a wrong
/// kind, TPL-008 undefined value used, TPL-009 arithmetic, TPL-010 loop iterations, TPL-011 output
/// too long, TPL-012 time, TPL-013 macro calls, TPL-014 refused by the template itself, TPL-015
/// memory.
struct TemplateFault {
    std::string code;
    std::string problem;
    std::string construct; ///< As written in the template: "filter 'indent'".
    int line = 0;          ///< One-based; 0 when the fault has no line.
    std::string found;
    std::string allowed;
};

/// Throws the Error; its hint offers the plain ChatML format.
[[noreturn]] void failTemplate(TemplateFault fault);

} // namespace steerscope
