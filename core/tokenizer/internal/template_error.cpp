// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/internal/template_error.h"

#include "core/base/error.h"

namespace steerscope {

void failTemplate(TemplateFault fault) {
    std::string field = std::move(fault.construct);
    if (fault.line > 0)
        field += (field.empty() ? "line " : " in line ") + std::to_string(fault.line);
    const bool refused = fault.code == "TPL-014";
    throw Error({.code = std::move(fault.code),
                 .problem = std::move(fault.problem),
                 .field = std::move(field),
                 .found = std::move(fault.found),
                 .allowed = std::move(fault.allowed),
                 .hint = refused ? "Arrange the messages as the model's chat template asks, or use "
                                   "the plain ChatML template instead."
                                 : "Use the plain ChatML template instead of the model's own."});
}

} // namespace steerscope
