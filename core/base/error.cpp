// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"

namespace steerscope {

std::string describe(const ErrorRecord& record) {
    std::string text = record.code.empty() ? record.problem : record.code + ": " + record.problem;
    std::string details;
    const auto add = [&details](const std::string& name, const std::string& value) {
        if (value.empty()) return;
        details += (details.empty() ? "" : ", ") + name + " " + value;
    };
    add("field", record.field);
    add("found", record.found);
    add("allowed", record.allowed);
    if (!details.empty()) text += " (" + details + ")";
    if (!record.file.empty()) text += " in " + record.file;
    if (record.offset) text += " at byte " + std::to_string(*record.offset);
    if (!record.hint.empty()) text += ". " + record.hint;
    return text;
}

Error::Error(ErrorRecord record)
    : std::runtime_error(describe(record)), m_record(std::move(record)) {}

Error Error::inFile(const std::string& path) const {
    ErrorRecord copy = m_record;
    if (copy.file.empty()) copy.file = path;
    return Error(std::move(copy));
}

} // namespace steerscope
